package ai.babelbit.prediction.embedding;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A text's name in the store: 128 bits of the SHA-256 of its UTF-16 units, which tell apart what UTF-8
/// would not, such as lone surrogates. Nobody can make two texts with the same name.
record TextKey(long high, long low) {
    static final int BYTES = 16;

    static TextKey of(String text) {
        ByteBuffer units = ByteBuffer.allocate(text.length() * 2);
        units.asCharBuffer().put(text);
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(units.array()));
            return new TextKey(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
