package ai.babelbit.cli.lab;

import java.util.Set;

/// The predictors that are there to be compared with, not to win.
final class ControlNames {
    static final Set<String> ALL = Set.of("oracle", "echo", "constant", "garbage", "silent");

    private ControlNames() {}
}
