package ai.babelbit.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.scoring.LeadTime;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.Step;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class StandingsTest {
    private static final String TRUTH = "one two three";

    private final Standings standings =
            new Standings(List.of("oracle", "good", "echo #2", "bad"), new LeadTime(LeadTime.THRESHOLD));

    private void play(int dialogue, String good, String bad) {
        List<PlayedUtterance.Result> results = List.of(result(TRUTH), result(good), result("one"), result(bad));
        Position at = new Position(null, dialogue, null, 0, 1);
        standings.utteranceEnded(new PlayedUtterance(at, Context.empty(), TRUTH, results));
        standings.dialogueEnded(at);
    }

    private static PlayedUtterance.Result result(String text) {
        return new PlayedUtterance.Result(
                List.of(new Step(Outcome.Answered.of(text), 0)),
                ScoringRule.classic().score(0, TRUTH, List.of(text)));
    }

    private Winner winner() {
        return Objects.requireNonNull(standings.winner(1));
    }

    @Test
    void theWinnerIsNoControlAndSaysHowSureItIs() {
        play(0, "one two", "one");
        assertThat(winner().name()).isEqualTo("good");
        assertThat(winner().rivals()).isEqualTo(2);
        assertThat(winner().chance()).isEmpty();
        assertThat(winner().describe()).contains("too few");
        for (int dialogue = 1; dialogue < 8; dialogue++) {
            play(dialogue, "one two", "one");
        }
        assertThat(winner().chance().orElseThrow()).isEqualTo(1, Offset.offset(1e-9));
    }

    @Test
    void twoEqualsAreAheadWithHalfAProbabilityEach() {
        for (int dialogue = 0; dialogue < 8; dialogue++) {
            play(dialogue, "one two", "one two");
        }
        assertThat(winner().chance().orElseThrow()).isEqualTo(0.5, Offset.offset(1e-9));
        assertThat(new Standings(List.of("echo", "silent"), new LeadTime(0.8)).winner(1))
                .isNull();
    }
}
