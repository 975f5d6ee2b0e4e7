package ai.babelbit.chain.codec;

import java.math.BigInteger;
import java.util.Arrays;

/// Base 58 with Bitcoin's alphabet. Only for short texts: its cost grows with the square of the length.
final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(58);
    private static final int MAX_LENGTH = 64;

    private Base58() {}

    static String encode(ByteString data) {
        byte[] bytes = data.toArray();
        StringBuilder digits = new StringBuilder();
        BigInteger value = new BigInteger(1, bytes);
        while (value.signum() > 0) {
            BigInteger[] parts = value.divideAndRemainder(RADIX);
            digits.append(ALPHABET.charAt(parts[1].intValue()));
            value = parts[0];
        }
        // Every leading zero byte is a leading '1'.
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            digits.append(ALPHABET.charAt(0));
        }
        return digits.reverse().toString();
    }

    static ByteString decode(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new CodecException("expected at most " + MAX_LENGTH + " base-58 digits, got " + text.length());
        }
        BigInteger value = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new CodecException("expected base-58 digits, got '" + text.charAt(i) + "'");
            }
            value = value.multiply(RADIX).add(BigInteger.valueOf(digit));
            if (value.signum() == 0) {
                zeros++;
            }
        }
        byte[] magnitude = value.signum() == 0 ? new byte[0] : value.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
        return ByteString.of(Arrays.copyOf(bytes, bytes.length));
    }
}
