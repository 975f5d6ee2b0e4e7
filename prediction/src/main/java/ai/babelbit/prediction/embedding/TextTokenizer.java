package ai.babelbit.prediction.embedding;

import ai.babelbit.dialogue.InvalidInputException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/// Text to token numbers, special ones included. Safe for concurrent use until closed.
final class TextTokenizer implements AutoCloseable {
    /// The length that the built-in model was trained on and its tokenizer states; an utterance of 60 words
    /// has about 80 tokens.
    static final int MAX_TOKENS = 128;
    /// No more UTF-16 units than this are looked at. 128 tokens of anything people say end long before.
    static final int MAX_CHARS = 4_096;

    static {
        // The library would look whether it runs in a certain cloud and report so, and fetch builds for GPUs.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_OFFLINE", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    private final HuggingFaceTokenizer tokenizer;

    TextTokenizer(byte[] definition) {
        try {
            tokenizer = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(definition),
                    Map.of(
                            "truncation", "true",
                            "maxLength", Integer.toString(MAX_TOKENS),
                            "padding", "false"));
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException("tokenizer.json: cannot be used: " + e.getMessage(), e);
        }
    }

    /// (tokens): at most [#MAX_TOKENS] numbers.
    long[] tokens(String text) {
        Encoding encoding = tokenizer.encode(sound(text));
        return encoding.getIds();
    }

    /// What crosses into the native library must be whole: no half of a surrogate pair and no NUL, which
    /// ends a string there.
    static String sound(String text) {
        String cut = text;
        if (text.length() > MAX_CHARS) {
            boolean splits = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1));
            cut = text.substring(0, splits ? MAX_CHARS - 1 : MAX_CHARS);
        }
        if (cut.codePoints().noneMatch(TextTokenizer::isBroken)) {
            return cut;
        }
        StringBuilder sound = new StringBuilder(cut.length());
        cut.codePoints().map(each -> isBroken(each) ? 0xFFFD : each).forEach(sound::appendCodePoint);
        return sound.toString();
    }

    private static boolean isBroken(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
