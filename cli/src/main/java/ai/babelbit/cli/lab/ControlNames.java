package ai.babelbit.cli.lab;

import java.util.Set;

/// The predictors that are there to be compared with, not to win.
final class ControlNames {
    private static final Set<String> ALL = Set.of("oracle", "echo", "constant", "garbage", "silent");

    private ControlNames() {}

    /// Whether this contestant is one, the second of its kind (`echo #2`) among them.
    static boolean contains(String contestant) {
        return ALL.contains(contestant.replaceFirst(" #\\d+$", ""));
    }
}
