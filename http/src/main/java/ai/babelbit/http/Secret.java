package ai.babelbit.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/// A key, token or password. It prints as `***`, so that it cannot reach a log, an error or a file by accident.
/// Immutable, safe for concurrent use.
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /// Wraps the value as it is.
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value));
    }

    /// The value itself; only for the moment in which it is sent or checked.
    public String reveal() {
        return value;
    }

    /// Whether there is nothing in it.
    public boolean isBlank() {
        return value.isBlank();
    }

    /// Compares in a time that does not depend on where the values differ.
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8(value), utf8(secret.value));
    }

    /// The same for every secret, since a hash of it would be a hint.
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
