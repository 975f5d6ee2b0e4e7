package ai.babelbit.prediction.corpus;

/// Where words stand in an open-addressing table by the hash of their UTF-8 bytes, two thirds full.
final class WordIndex {
    /// Marks an unused slot; it is the number of a token that is not a word.
    static final int FREE = Tokens.END;

    private WordIndex() {}

    static int slots(int words) {
        return words + (words >> 1) + 1;
    }

    /// Where to begin looking.
    static int slot(byte[] utf8, int slots) {
        int hash = 0x811C9DC5;
        for (byte b : utf8) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >>> 13;
        return (int) ((Integer.toUnsignedLong(hash) * slots) >>> 32);
    }

    static int next(int slot, int slots) {
        return slot + 1 == slots ? 0 : slot + 1;
    }
}
