package ai.babelbit.cli.lab;

import ai.babelbit.round.watch.ControlCheck;
import ai.babelbit.round.watch.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How far a round's figures can be believed.
///
/// @param winner who leads and how surely; null when only controls played
/// @param controls how the controls beside the round scored
/// @param findings what looks odd about contestants
record Verdict(@Nullable Winner winner, ControlCheck controls, List<Finding> findings) {
    /// The findings that are about others than controls, which do what they are there for.
    List<Finding> notable() {
        return findings.stream()
                .filter(finding -> !finding.contestants().stream().allMatch(ControlNames::contains))
                .toList();
    }

    /// The controls in one line.
    String describeControls() {
        String means = IntStream.range(0, controls.names().size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%s %.4f",
                        controls.names().get(i),
                        controls.means().get(i)))
                .collect(Collectors.joining(", "));
        String over = means + " over " + controls.utterances() + " utterances";
        return controls.isSound() ? over : controls.problem() + ": " + over;
    }
}
