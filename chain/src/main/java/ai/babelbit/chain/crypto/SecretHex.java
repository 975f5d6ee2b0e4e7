package ai.babelbit.chain.crypto;

import java.util.HexFormat;

/// Hexadecimal secrets, whose errors show nothing of them.
public final class SecretHex {
    private SecretHex() {}

    /// Reads hexadecimal digits, with or without `0x`.
    ///
    /// @param what for the error message
    /// @throws CryptoException when it is not hexadecimal
    public static byte[] parse(String text, String what) {
        try {
            return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
        } catch (IllegalArgumentException _) {
            // Without a cause: its message shows digits.
            throw new CryptoException("expected " + what + " in hexadecimal digits");
        }
    }
}
