package ai.babelbit.chain.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/// A key as 12 to 24 English words. It prints as its number of words only. Immutable, safe for concurrent
/// use.
///
/// See [BIP 39](https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki); the seed is made as
/// Substrate makes it, out of the entropy and not of the sentence.
public final class Mnemonic {
    private static final int BITS = 11;
    private static final int ROUNDS = 2048;
    private static final List<String> WORDS = words();

    private final byte[] entropy;

    private Mnemonic(byte[] entropy) {
        this.entropy = entropy;
    }

    /// New words.
    ///
    /// @param count 12, 15, 18, 21 or 24
    public static Mnemonic random(int count, SecureRandom random) {
        if (count < 12 || count > 24 || count % 3 != 0) {
            throw new IllegalArgumentException("count must be 12, 15, 18, 21 or 24, was " + count);
        }
        byte[] entropy = new byte[count / 3 * 4];
        random.nextBytes(entropy);
        return new Mnemonic(entropy);
    }

    /// Reads words, in any case and spacing.
    ///
    /// @throws CryptoException when their number, one of them or the checksum is wrong; the message names
    ///     no word
    public static Mnemonic parse(String phrase) {
        List<String> typed = List.of(Normalizer.normalize(phrase, Normalizer.Form.NFKD)
                .strip()
                .toLowerCase(Locale.ROOT)
                .split("\\s+"));
        int count = typed.size();
        if (count < 12 || count > 24 || count % 3 != 0) {
            throw new CryptoException("expected a mnemonic of 12, 15, 18, 21 or 24 words, got " + count);
        }
        byte[] bits = new byte[(count * BITS + 7) / 8];
        for (int i = 0; i < count; i++) {
            int index = Collections.binarySearch(WORDS, typed.get(i));
            if (index < 0) {
                throw new CryptoException("word " + (i + 1) + " of the mnemonic is not in the English BIP 39 list");
            }
            for (int b = 0; b < BITS; b++) {
                int at = i * BITS + b;
                bits[at / 8] |= (byte) (((index >> (BITS - 1 - b)) & 1) << (7 - at % 8));
            }
        }
        byte[] entropy = Arrays.copyOf(bits, count / 3 * 4);
        if (!Arrays.equals(bits, checked(entropy))) {
            throw new CryptoException("the mnemonic's checksum is wrong; is a word mistyped or out of order?");
        }
        return new Mnemonic(entropy);
    }

    /// The seed of its key.
    ///
    /// @param passphrase often empty
    public byte[] seed(String passphrase) {
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA512Digest());
        // Not normalised, unlike BIP 39 has it: Substrate takes the passphrase as it is.
        String salt = "mnemonic" + passphrase;
        generator.init(entropy, salt.getBytes(StandardCharsets.UTF_8), ROUNDS);
        byte[] derived = ((KeyParameter) generator.generateDerivedParameters(8 * 64)).getKey();
        return Arrays.copyOf(derived, KeyPair.SEED_SIZE);
    }

    /// The words themselves; only to show them once or to write a wallet.
    public String reveal() {
        byte[] bits = checked(entropy);
        List<String> chosen = new ArrayList<>();
        for (int at = 0; at + BITS <= entropy.length * 8 + entropy.length / 4; at += BITS) {
            int index = 0;
            for (int b = at; b < at + BITS; b++) {
                index = (index << 1) | ((bits[b / 8] >> (7 - b % 8)) & 1);
            }
            chosen.add(WORDS.get(index));
        }
        return String.join(" ", chosen);
    }

    @Override
    public String toString() {
        return "Mnemonic of " + entropy.length / 4 * 3 + " words";
    }

    /// The entropy and a bit of its hash for every 32 of its own.
    private static byte[] checked(byte[] entropy) {
        byte[] bits = Arrays.copyOf(entropy, entropy.length + 1);
        int mask = 0xff << (8 - entropy.length / 4);
        bits[entropy.length] = (byte) (sha256(entropy)[0] & mask);
        return bits;
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> words() {
        try (InputStream in = Mnemonic.class.getResourceAsStream("english.txt")) {
            if (in == null) {
                throw new IllegalStateException("english.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
