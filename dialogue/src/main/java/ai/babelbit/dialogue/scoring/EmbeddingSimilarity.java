package ai.babelbit.dialogue.scoring;

import java.util.Collection;
import tools.jackson.databind.node.ObjectNode;

/// See [Similarity#embedding].
record EmbeddingSimilarity(Embedder embedder, Baseline baseline) implements Similarity {
    static final String NAME = "embedding";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void describe(ObjectNode json) {
        describe(json, embedder);
        json.putObject("baseline").put("kind", baseline.kind()).put("cosine", baseline.value());
    }

    static void describe(ObjectNode json, Embedder embedder) {
        json.putObject("encoder")
                .put("name", embedder.name())
                .put("sha256", embedder.digest())
                .put("dimensions", embedder.dimensions())
                .put("runtime", embedder.runtime());
    }

    @Override
    public void prepare(Collection<String> texts) {
        embedder.prepare(texts.stream().filter(text -> !text.isEmpty()).toList());
    }

    @Override
    public Truth against(String groundTruth) {
        if (groundTruth.isEmpty()) {
            return prediction -> prediction.isEmpty() ? 1 : 0;
        }
        float[] truth = embedder.embed(groundTruth);
        return prediction -> {
            if (prediction.equals(groundTruth)) {
                return 1;
            }
            // The encoder gives a direction even to nothing at all; saying nothing must not look like a guess.
            return prediction.isEmpty() ? 0 : baseline.calibrate(Embedder.cosine(truth, embedder.embed(prediction)));
        };
    }
}
