package ai.babelbit.cli.config;

import ai.babelbit.chain.Network;
import ai.babelbit.dialogue.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes typed values out of an environment and remembers what is wrong, so that a person hears of everything
/// at once. Not thread-safe.
final class SettingsReader {
    private final Environment environment;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Environment environment) {
        this.environment = environment;
    }

    @Nullable
    String text(String key) {
        return environment.get(key);
    }

    String text(String key, String otherwise) {
        String value = environment.get(key);
        return value == null ? otherwise : value;
    }

    /// A number of seconds over zero, at most a day.
    Duration seconds(String key, double otherwise) {
        double seconds = number(key, otherwise, 0.001, 86_400);
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    double number(String key, double otherwise, double low, double high) {
        String value = environment.get(key);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same sentence as a number out of range.
        }
        problems.add(
                String.format(Locale.ROOT, "%s must be a number from %s to %s, was \"%s\"", key, low, high, value));
        return otherwise;
    }

    URI url(String key, String otherwise) {
        String value = text(key, otherwise);
        try {
            URI url = new URI(value);
            String scheme = url.getScheme();
            if (url.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Falls through to the same sentence as a URL of another kind.
        }
        problems.add(key + " must be an http or https URL, was \"" + value + "\"");
        return URI.create(otherwise);
    }

    /// A chain by name or URL; the key is only for the message.
    Network network(String key, String value) {
        try {
            return Network.of(value);
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
            return Network.FINNEY;
        }
    }

    /// Throws when anything was wrong, with all of it in one line.
    void check() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(String.join("; ", problems));
        }
    }
}
