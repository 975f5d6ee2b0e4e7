package ai.babelbit.chain.crypto;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys by URI: a mnemonic or a hexadecimal seed, then `//hard` and `/soft` steps, then `///passphrase`.
/// Nothing in front of the steps means the well-known development phrase, so `//Alice` is the key that
/// every test chain knows.
public final class KeyUri {
    private static final String DEVELOPMENT = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
    private static final Pattern STEP = Pattern.compile("/(/?)([^/]+)");
    private static final int MAX_LENGTH = 1024;

    private KeyUri() {}

    /// The key.
    ///
    /// @throws CryptoException when it is no such URI; the message shows nothing of it
    public static KeyPair parse(String uri) {
        if (uri.length() > MAX_LENGTH) {
            throw new CryptoException("expected a key URI of at most " + MAX_LENGTH + " characters");
        }
        int password = uri.indexOf("///");
        String passphrase = password < 0 ? "" : uri.substring(password + 3);
        String plain = password < 0 ? uri : uri.substring(0, password);
        int path = plain.indexOf('/');
        String phrase = (path < 0 ? plain : plain.substring(0, path)).strip();
        KeyPair key = root(phrase, passphrase, path >= 0);
        for (Junction junction : junctions(path < 0 ? "" : plain.substring(path))) {
            key = junction.derive(key);
        }
        return key;
    }

    private static KeyPair root(String phrase, String passphrase, boolean hasPath) {
        if (phrase.isEmpty() && !hasPath) {
            throw new CryptoException("expected a key URI such as //Alice, a mnemonic or a seed, got nothing");
        }
        if (phrase.startsWith("0x")) {
            byte[] seed = SecretHex.parse(phrase, "a seed in the key URI");
            return KeyPair.fromSeed(seed);
        }
        return KeyPair.fromSeed(
                Mnemonic.parse(phrase.isEmpty() ? DEVELOPMENT : phrase).seed(passphrase));
    }

    private static List<Junction> junctions(String path) {
        List<Junction> junctions = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.find() && step.start() == end) {
            junctions.add(Junction.of(step.group(2), !step.group(1).isEmpty()));
            end = step.end();
        }
        if (end != path.length()) {
            throw new CryptoException("expected steps //hard or /soft in the key URI, got something else at character "
                    + (end + 1) + " of its path");
        }
        return junctions;
    }
}
