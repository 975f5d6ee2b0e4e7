package ai.babelbit.chain.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;

/// NaCl's secretbox: XSalsa20 and Poly1305, the tag in front.
final class SecretBox {
    static final int NONCE = 24;
    private static final int KEY = 32;
    private static final int TAG = 16;

    private SecretBox() {}

    static byte[] seal(byte[] plain, byte[] nonce, byte[] key) {
        XSalsa20Engine cipher = cipher(nonce, key);
        byte[] oneTime = next(cipher, new byte[KEY]);
        byte[] body = next(cipher, plain);
        return org.bouncycastle.util.Arrays.concatenate(tag(oneTime, body), body);
    }

    /// The plaintext, or null when the key is wrong or the box was touched.
    static byte @Nullable [] open(byte[] box, byte[] nonce, byte[] key) {
        if (box.length < TAG) {
            return null;
        }
        XSalsa20Engine cipher = cipher(nonce, key);
        byte[] oneTime = next(cipher, new byte[KEY]);
        byte[] body = Arrays.copyOfRange(box, TAG, box.length);
        byte[] tag = Arrays.copyOf(box, TAG);
        return MessageDigest.isEqual(tag, tag(oneTime, body)) ? next(cipher, body) : null;
    }

    private static XSalsa20Engine cipher(byte[] nonce, byte[] key) {
        XSalsa20Engine cipher = new XSalsa20Engine();
        cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        return cipher;
    }

    private static byte[] next(XSalsa20Engine cipher, byte[] input) {
        byte[] output = new byte[input.length];
        cipher.processBytes(input, 0, input.length, output, 0);
        return output;
    }

    private static byte[] tag(byte[] oneTime, byte[] body) {
        Poly1305 poly = new Poly1305();
        poly.init(new KeyParameter(oneTime));
        poly.update(body, 0, body.length);
        byte[] tag = new byte[TAG];
        poly.doFinal(tag, 0);
        return tag;
    }
}
