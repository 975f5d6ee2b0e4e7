package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class EmbeddingSimilarityTest {
    private static final long SEED = 5;

    /// Directions whose cosines are plain: 1, 0.6 and 0 with `east`.
    private static final Embedder COMPASS = new TableEmbedder(Map.of(
            "east", new float[] {1, 0},
            "also east", new float[] {1, 0},
            "mostly east", new float[] {0.6f, 0.8f},
            "north", new float[] {0, 1},
            "west", new float[] {-1, 0}));

    /// Protocol section 5: `clamp01((c - b) / (1 - b))`.
    @Test
    void theCosineIsCalibratedAndClamped() {
        Similarity.Truth raw = Similarity.embedding(COMPASS, Baseline.fixed(0)).against("east");
        assertThat(raw.to("mostly east")).isCloseTo(0.6, Offset.offset(1e-6));
        Similarity.Truth calibrated =
                Similarity.embedding(COMPASS, Baseline.fixed(0.2)).against("east");
        assertThat(calibrated.to("mostly east")).isCloseTo(0.5, Offset.offset(1e-6));
        assertThat(calibrated.to("also east")).isEqualTo(1);
        assertThat(calibrated.to("north")).isZero();
        assertThat(calibrated.to("west")).isZero();
        assertThat(Similarity.embedding(COMPASS, Baseline.fixed(-0.5))
                        .against("east")
                        .to("north"))
                .isCloseTo(1.0 / 3, Offset.offset(1e-6));
    }

    @Test
    void equalTextsAreAlikeAndNothingIsLikeOnlyNothing() {
        Similarity similarity = Similarity.embedding(COMPASS, Baseline.fixed(0.3));
        assertThat(similarity.against("east").to("east")).isEqualTo(1);
        assertThat(similarity.against("").to("")).isEqualTo(1);
        assertThat(similarity.against("").to("east")).isZero();
        assertThat(similarity.against("east").to("")).isZero();
    }

    @Test
    void aBaselineOfOneOrNoNumberIsRefused() {
        for (double bad : new double[] {1, 1.5, -1.01, Double.NaN}) {
            assertThatThrownBy(() -> Baseline.fixed(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theMeanOverAllPairsIsThatOfTheDoubleLoop() {
        SplittableRandom random = new SplittableRandom(SEED);
        int dimensions = 12;
        float[][] vectors = new float[40][dimensions];
        for (float[] vector : vectors) {
            for (int i = 0; i < dimensions; i++) {
                vector[i] = (float) random.nextDouble(-1, 1);
            }
        }
        PairMean mean = new PairMean(dimensions);
        double sum = 0;
        for (int i = 0; i < vectors.length; i++) {
            mean.add(vectors[i]);
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < dimensions; k++) {
                    sum += (double) vectors[i][k] * vectors[j][k];
                }
            }
        }
        assertThat(mean.pairs()).isEqualTo(780);
        assertThat(mean.value()).as("seed %d", SEED).isCloseTo(sum / 780, Offset.offset(1e-9));
        assertThat(new PairMean(3).value()).isZero();
    }

    /// Protocol section 5: `b` is the mean cosine over pairs of the dialogue's own ground truths, 0 with
    /// fewer than two.
    @Test
    void theBaselineByDialogueIsTheMeanOverItsOwnPairs() {
        Similarity byDialogue = Similarity.embeddingByDialogue(COMPASS);
        // Cosines 0.6 (east, mostly east), 0 (east, north), 0.8 (mostly east, north).
        double b = (0.6 + 0 + 0.8) / 3;
        assertThat(byDialogue
                        .within(List.of("east", "mostly east", "north"))
                        .against("east")
                        .to("mostly east"))
                .isCloseTo((0.6 - b) / (1 - b), Offset.offset(1e-6));
        assertThat(byDialogue.within(List.of("east")).against("east").to("mostly east"))
                .isCloseTo(0.6, Offset.offset(1e-6));
        assertThat(byDialogue
                        .within(List.of("east", "also east"))
                        .against("east")
                        .to("mostly east"))
                .isCloseTo(0.6, Offset.offset(1e-6));
        assertThatThrownBy(() -> byDialogue.against("east")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLogIsScoredWithTheBaselineOfItsDialogue() {
        DialogueLog log = new DialogueLog();
        List<String> truths = List.of("east", "mostly east", "north");
        for (int i = 0; i < truths.size(); i++) {
            log.add(new DialogueEvent.Predicted(i, 0, "east"));
            log.add(new DialogueEvent.Completed(i, truths.get(i)));
        }
        double b = 1.4 / 3;
        DialogueScore score = log.score(new ScoringRule(0, Similarity.embeddingByDialogue(COMPASS)));
        assertThat(score.utterances().get(1).best().orElseThrow()).isCloseTo((0.6 - b) / (1 - b), Offset.offset(1e-6));
    }

    @Test
    void aDocumentSaysWhatTheNumbersDependOn() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Similarity.embedding(COMPASS, Baseline.fixed(0.25)).describe(json);
        assertThat(json.toString())
                .isEqualTo(
                        "{\"encoder\":{\"name\":\"table\",\"sha256\":\"" + COMPASS.digest()
                                + "\",\"dimensions\":2,\"runtime\":\"java\"},\"baseline\":{\"kind\":\"fixed\",\"cosine\":0.25}}");
        ObjectNode classic = JsonNodeFactory.instance.objectNode();
        Similarity.jaccard().describe(classic);
        assertThat(classic.isEmpty()).isTrue();
    }
}
