package ai.babelbit.round.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.ForwardingEmbedder;
import ai.babelbit.dialogue.scoring.HashEmbedder;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.dialogue.scoring.Similarity;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

final class RoundWatchTest {
    private static final long SEED = 23;
    private static final int UTTERANCES = 40;

    /// From the known words and the truth to an answer.
    private final Map<String, BiFunction<String, String, String>> contestants = new LinkedHashMap<>();

    private static String guess(String prefix, long author) {
        return prefix + " " + words(new SplittableRandom(prefix.hashCode() + author), 3);
    }

    @Test
    void whoMakesTheSameMistakesIsClusteredAndHonestOnesAreNot() {
        contestants.put("first", (prefix, _) -> guess(prefix, 1));
        contestants.put("honest", (prefix, _) -> guess(prefix, 2));
        contestants.put("copy", (prefix, _) -> guess(prefix, 1));
        contestants.put("half copy", (prefix, _) -> guess(prefix, Math.floorMod(prefix.hashCode(), 3) == 0 ? 3 : 1));
        // All four find the truth at times, which proves nothing.
        contestants.replaceAll(
                (_, answer) -> (prefix, truth) -> truth.length() % 2 == 0 ? truth : answer.apply(prefix, truth));
        List<Finding> findings = watch(ScoringRule.classic()).findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().kind()).isEqualTo(Finding.Kind.COPIES);
        assertThat(findings.getFirst().contestants()).containsExactly("first", "copy", "half copy");
        assertThat(findings.getFirst().share()).isEqualTo(1);
        assertThat(findings.getFirst().evidence().toString())
                .contains("both say")
                .contains("first and copy");
    }

    @Test
    void manyWhoAreRightAreNoCopies() {
        contestants.put("a", (_, truth) -> truth);
        contestants.put("b", (_, truth) -> truth);
        contestants.put("c", (prefix, _) -> prefix);
        contestants.put("d", (prefix, _) -> prefix);
        assertThat(watch(ScoringRule.classic()).findings())
                .extracting(Finding::kindName)
                .containsExactly("echo", "echo");
    }

    @Test
    void whoMeansTheSameWithOtherWordsIsClusteredByMeaning() {
        contestants.put("first", (prefix, _) -> guess(prefix, 1));
        contestants.put("paraphrase", (prefix, _) -> guess(prefix, 1) + "!");
        contestants.put("honest", (prefix, _) -> guess(prefix, 2));
        // An encoder that does not see the mark.
        HashEmbedder hash = new HashEmbedder();
        RoundWatch watch =
                new RoundWatch(List.copyOf(contestants.keySet()), ScoringRule.classic(), new Unpunctuated(hash));
        play(watch, ScoringRule.classic());
        assertThat(watch.findings()).hasSize(1);
        assertThat(watch.findings().getFirst().contestants()).containsExactly("first", "paraphrase");
        assertThat(watch.findings().getFirst().evidence().getFirst()).contains("mean cosine 1.000");
    }

    @Test
    void everyTrickIsNamedWithItsEvidence() {
        contestants.put("echo", (prefix, _) -> prefix);
        contestants.put("constant", (_, _) -> "fine, thank you");
        contestants.put(
                "canned",
                (prefix, _) -> List.of("yes", "no", "maybe").get(Math.floorMod(prefix.hashCode(), 3)) + " it is so");
        contestants.put(
                "short", (prefix, _) -> prefix.contains(" ") ? prefix.substring(0, prefix.lastIndexOf(' ')) : "x");
        contestants.put("silent", (_, _) -> "");
        contestants.put("honest", (prefix, _) -> guess(prefix, 1));
        Map<String, String> found = new LinkedHashMap<>();
        watch(ScoringRule.classic())
                .findings()
                .forEach(finding -> found.put(finding.contestants().getFirst(), finding.kindName()));
        assertThat(found)
                .isEqualTo(Map.of("echo", "echo", "constant", "constant", "canned", "canned", "short", "truncated"));
    }

    @Test
    void theControlsAreSoundUnderSoundRules() {
        contestants.put("honest", (prefix, _) -> guess(prefix, 1));
        ControlCheck check = watch(ScoringRule.classic()).controls();
        assertThat(check.problem()).isEmpty();
        assertThat(check.means().getFirst()).isEqualTo(1);
        assertThat(check.utterances()).isEqualTo(UTTERANCES);
    }

    /// Lessons 3c 1: the published runner once gave everybody the same score, and nobody noticed for weeks.
    @Test
    void aScorerThatTellsNothingApartShowsAtOnce() {
        contestants.put("honest", (prefix, _) -> guess(prefix, 1));
        assertThat(watch(new ScoringRule(0, always(0.5))).controls().isSound()).isFalse();
        assertThat(watch(new ScoringRule(0, always(1))).controls().problem()).contains("random letters");
        assertThat(watch(new ScoringRule(0, always(1.5))).controls().problem()).contains("outside");
    }

    private static Similarity always(double value) {
        return new Similarity() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Truth against(String groundTruth) {
                return _ -> value;
            }
        };
    }

    private RoundWatch watch(ScoringRule rule) {
        RoundWatch watch = new RoundWatch(List.copyOf(contestants.keySet()), rule, null);
        play(watch, rule);
        return watch;
    }

    private void play(RoundWatch watch, ScoringRule rule) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < UTTERANCES; i++) {
            String truth = words(random, 5 + random.nextInt(4));
            String[] known = truth.split(" ");
            List<PlayedUtterance.Result> results = new ArrayList<>();
            for (BiFunction<String, String, String> contestant : contestants.values()) {
                List<String> texts = new ArrayList<>();
                for (int step = 1; step <= known.length; step++) {
                    texts.add(contestant.apply(String.join(" ", java.util.Arrays.copyOf(known, step)), truth));
                }
                results.add(new PlayedUtterance.Result(
                        texts.stream()
                                .map(text -> new Step(Outcome.Answered.of(text), 0))
                                .toList(),
                        rule.score(i, truth, texts)));
            }
            watch.utteranceEnded(
                    new PlayedUtterance(new Position(null, 0, null, i, known.length), Context.empty(), truth, results));
        }
    }

    private static String words(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(' ').append(Integer.toString(random.nextInt(36 * 36), 36));
        }
        return text.toString().strip();
    }

    private static final class Unpunctuated extends ForwardingEmbedder {
        Unpunctuated(Embedder inner) {
            super(inner);
        }

        @Override
        public float[] embed(String text) {
            return inner().embed(text.replace("!", ""));
        }
    }
}
