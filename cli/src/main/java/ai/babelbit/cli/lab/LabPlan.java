package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.scoring.LeadTime;
import ai.babelbit.round.Pacing;
import ai.babelbit.round.Round;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is to be played and how.
///
/// @param challengeUid the challenge's name; null when it has none
/// @param utterances how many will be played
/// @param rules pacing, scoring, failures
/// @param lead when a prediction is adequate
/// @param speakingRate words a second, by which leads become seconds
/// @param http whether words and predictions go through real loopback HTTP
/// @param seed of everything random
/// @param out the folder for log, scores and report; must exist
record LabPlan(
        @Nullable String challengeUid,
        long utterances,
        Round.Rules rules,
        LeadTime lead,
        double speakingRate,
        boolean http,
        long seed,
        Path out) {
    /// The pacing as people read it.
    String describePacing() {
        return switch (rules.pacing()) {
            case Pacing.Lockstep lockstep -> "lockstep, " + lockstep.deadline().toMillis() + " ms a step";
            case Pacing.Spoken spoken ->
                String.format(
                        Locale.ROOT,
                        "spoken, %.2f words a second",
                        1e9 / spoken.perWord().toNanos());
        };
    }
}
