package ai.babelbit.prediction.ngram;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.corpus.CorpusFigures;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// What stands at the beginning of a model file: what kind of file it is and how large each of its parts is.
///
/// @param textBytes how long all words are together, in UTF-8
/// @param entries (order + 1) n-grams by order; place 0 is not used, place 1 is the number of words
/// @param parents (order) n-grams, by order, that longer ones begin with
/// @param topics how many topics
/// @param topicWords how many of the most frequent words have a share in them
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record ModelHeader(
        int order, long textBytes, int[] entries, int[] parents, int topics, int topicWords, CorpusFigures corpus) {
    static final int BYTES = 160;
    static final int MAX_ORDER = 6;

    private static final long MAGIC = 0x314d4152474e4242L; // "BBNGRAM1" read as a little-endian number
    private static final int VERSION = 2;
    private static final int CHECKSUM_AT = BYTES - Integer.BYTES;
    private static final int BODY_CHECKSUM_AT = CHECKSUM_AT - Integer.BYTES;
    /// A buffer cannot be larger than an int can say.
    private static final long PIECE = 1 << 30;

    /// Writes it at the beginning of a file whose body is complete.
    void write(byte[] file) {
        byte[] header = write(file.length, bodyChecksum(MemorySegment.ofArray(file)));
        System.arraycopy(header, 0, file, 0, header.length);
    }

    private byte[] write(long fileBytes, int bodyChecksum) {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MAGIC).putInt(VERSION).putInt(order).putLong(fileBytes).putLong(textBytes);
        for (int n = 1; n <= MAX_ORDER; n++) {
            out.putInt(n <= order ? entries[n] : 0);
            out.putInt(n < order ? parents[n] : 0);
        }
        out.putInt(topics).putInt(topicWords);
        out.putLong(corpus.dialogues()).putLong(corpus.utterances());
        out.putLong(corpus.words()).putLong(corpus.differentWords());
        out.putInt(BODY_CHECKSUM_AT, bodyChecksum);
        out.putInt(CHECKSUM_AT, checksum(out.array()));
        return out.array();
    }

    private static int checksum(byte[] header) {
        CRC32 crc = new CRC32();
        crc.update(header, 0, CHECKSUM_AT);
        return (int) crc.getValue();
    }

    private static int bodyChecksum(MemorySegment file) {
        CRC32C crc = new CRC32C();
        for (long at = BYTES; at < file.byteSize(); at += PIECE) {
            crc.update(file.asSlice(at, Math.min(PIECE, file.byteSize() - at)).asByteBuffer());
        }
        return (int) crc.getValue();
    }

    /// Reads it back, and all of the file once to see that it is as it was written.
    ///
    /// @throws InvalidInputException when this is no model, one of another version, damaged, or not all of one
    static ModelHeader read(MemorySegment file, String name) {
        long fileBytes = file.byteSize();
        byte[] header = file.asSlice(0, Math.min(BYTES, fileBytes)).toArray(ValueLayout.JAVA_BYTE);
        ModelHeader read = read(header, fileBytes, name);
        if (ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(BODY_CHECKSUM_AT) != bodyChecksum(file)) {
            throw new InvalidInputException(name + ": damaged, its content does not match its checksum");
        }
        return read;
    }

    private static ModelHeader read(byte[] header, long fileBytes, String name) {
        ByteBuffer in = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        if (header.length < Long.BYTES || in.getLong() != MAGIC) {
            throw new InvalidInputException(name + ": not an n-gram model");
        }
        if (header.length < BYTES) {
            throw new InvalidInputException(name + ": cut off after " + fileBytes + " bytes");
        }
        int version = in.getInt();
        if (version != VERSION) {
            throw new InvalidInputException(
                    name + ": an n-gram model of version " + version + ", expected version " + VERSION);
        }
        if (in.getInt(CHECKSUM_AT) != checksum(header)) {
            throw new InvalidInputException(name + ": damaged, its header does not match its checksum");
        }
        int order = in.getInt();
        if (order < 1 || order > MAX_ORDER) {
            throw new InvalidInputException(name + ": expected an order from 1 to " + MAX_ORDER + ", found " + order);
        }
        long expectedBytes = in.getLong();
        if (expectedBytes != fileBytes) {
            throw new InvalidInputException(
                    name + ": expected " + expectedBytes + " bytes, found " + fileBytes + "; it may be cut off");
        }
        long textBytes = in.getLong();
        int[] entries = new int[order + 1];
        int[] parents = new int[order];
        for (int n = 1; n <= MAX_ORDER; n++) {
            int entry = in.getInt();
            int parent = in.getInt();
            if (n <= order) {
                entries[n] = entry;
            }
            if (n < order) {
                parents[n] = parent;
            }
        }
        int topics = in.getInt();
        int topicWords = in.getInt();
        CorpusFigures corpus = new CorpusFigures(in.getLong(), in.getLong(), in.getLong(), in.getLong());
        return new ModelHeader(order, textBytes, entries, parents, topics, topicWords, corpus);
    }
}
