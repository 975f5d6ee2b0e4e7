package ai.babelbit.round.watch;

import java.util.List;

/// How the controls scored.
///
/// @param names of the controls
/// @param means their mean U
/// @param utterances over how many utterances
/// @param problem what that says about the scorer, in one line; empty when all is well
public record ControlCheck(List<String> names, List<Double> means, int utterances, String problem) {
    /// Copies the lists.
    public ControlCheck {
        names = List.copyOf(names);
        means = List.copyOf(means);
    }

    /// Whether the scorer can be believed, as far as controls can tell.
    public boolean isSound() {
        return problem.isEmpty();
    }
}
