package ai.babelbit.report;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What the records of a report ask of their components.
final class Checks {
    /// The published kinds of outcome, in the order in which the page names them.
    static final List<String> OUTCOMES =
            List.of("answered", "timed_out", "refused", "malformed", "unreachable", "dropped");

    private Checks() {}

    static void unit(String what, double value) {
        // written so that NaN fails
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must be in [0, 1], was " + value);
        }
    }

    static void millis(String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be finite and not negative, was " + value);
        }
    }

    static void notNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must not be negative, was " + value);
        }
    }

    static void counts(String what, Collection<Long> values) {
        for (long value : values) {
            notNegative(what, value);
        }
    }

    static void size(String what, Collection<?> values, int expected) {
        if (values.size() != expected) {
            throw new IllegalArgumentException(what + " must have " + expected + " entries, had " + values.size());
        }
    }

    static void notBlank(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
    }

    static void outcome(String kind) {
        if (!OUTCOMES.contains(kind)) {
            throw new IllegalArgumentException("outcome must be one of " + OUTCOMES + ", was " + kind);
        }
    }

    static void distinct(String what, Collection<String> names) {
        if (Set.copyOf(names).size() != names.size()) {
            throw new IllegalArgumentException(what + " must be distinct, were " + names);
        }
    }
}
