package ai.babelbit.prediction.embedding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What an encoder's vectors depend on, in one number.
final class EncoderDigest {
    private EncoderDigest() {}

    /// SHA-256 over the settings, the tokenizer and the model.
    static String of(Encoder encoder) {
        String settings = "babelbit-encoder 1\npooling " + encoder.pooling() + "\ntruncate_dim " + encoder.truncateDim()
                + "\nmax_tokens " + TextTokenizer.MAX_TOKENS + "\nmax_chars " + TextTokenizer.MAX_CHARS + "\ntokenizer "
                + encoder.tokenizer().length + "\nmodel " + encoder.model().length + "\n";
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(settings.getBytes(StandardCharsets.UTF_8));
            sha.update(encoder.tokenizer());
            sha.update(encoder.model());
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
