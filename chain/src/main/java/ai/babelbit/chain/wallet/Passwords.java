package ai.babelbit.chain.wallet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where the password of an encrypted key file comes from.
@FunctionalInterface
public interface Passwords {
    /// The password of a key file; empty when there is none to be had.
    ///
    /// @throws WalletException when there is one that cannot be read
    Optional<String> of(Path keyfile);

    /// No passwords at all.
    static Passwords none() {
        return _ -> Optional.empty();
    }

    /// This one, or else another.
    default Passwords or(Passwords other) {
        return keyfile -> of(keyfile).or(() -> other.of(keyfile));
    }

    /// btcli's variable for each key file, which holds the password as base 64 of its bytes mixed with the
    /// variable's name. That hides it from a glance and from nobody else.
    static Passwords environment(Map<String, String> variables) {
        return keyfile -> unmixed(variables, keyfile).or(() -> unmixed(variables, underTilde(keyfile)));
    }

    // btcli names the variable after the path as it was given, which often begins with a tilde.
    private static Path underTilde(Path keyfile) {
        Path home = Path.of(System.getProperty("user.home"));
        return keyfile.startsWith(home) ? Path.of("~").resolve(home.relativize(keyfile)) : keyfile;
    }

    /// The name of btcli's variable for a key file.
    static String variable(Path keyfile) {
        return "BT_PW_" + keyfile.toString().replaceAll("[/.]", "_").toUpperCase(Locale.ROOT);
    }

    private static Optional<String> unmixed(Map<String, String> variables, Path keyfile) {
        return Optional.ofNullable(variables.get(variable(keyfile))).map(value -> unmixed(keyfile, value));
    }

    private static String unmixed(Path keyfile, String value) {
        byte[] name = variable(keyfile).getBytes(StandardCharsets.UTF_8);
        byte[] mixed;
        try {
            mixed = Base64.getDecoder().decode(value.strip());
        } catch (IllegalArgumentException _) {
            throw new WalletException(variable(keyfile) + ": expected base 64");
        }
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] ^= name[i % name.length];
        }
        return new String(mixed, StandardCharsets.UTF_8);
    }
}
