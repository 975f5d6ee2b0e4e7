package ai.babelbit.chain.codec;

/// What [Value] needs beside itself.
final class Values {
    private static final int MAX_SHOWN = 120;

    private Values() {}

    static CodecException wrong(String expected, Value got) {
        return new CodecException("expected " + expected + ", got " + shown(got));
    }

    static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
