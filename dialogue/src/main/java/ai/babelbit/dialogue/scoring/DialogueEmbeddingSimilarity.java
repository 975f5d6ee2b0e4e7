package ai.babelbit.dialogue.scoring;

import java.util.Collection;
import tools.jackson.databind.node.ObjectNode;

/// See [Similarity#embeddingByDialogue].
record DialogueEmbeddingSimilarity(Embedder embedder) implements Similarity {
    @Override
    public String name() {
        return EmbeddingSimilarity.NAME;
    }

    @Override
    public void describe(ObjectNode json) {
        EmbeddingSimilarity.describe(json, embedder);
        json.putObject("baseline").put("kind", Baseline.DIALOGUE);
    }

    @Override
    public boolean needsDialogue() {
        return true;
    }

    @Override
    public Similarity within(Collection<String> truths) {
        embedder.prepare(truths.stream().filter(truth -> !truth.isEmpty()).toList());
        PairMean mean = new PairMean(embedder.dimensions());
        for (String truth : truths) {
            if (!truth.isEmpty()) {
                mean.add(embedder.embed(truth));
            }
        }
        // A dialogue that says one sentence again and again has nothing to be told apart by.
        double value = mean.value();
        return new EmbeddingSimilarity(embedder, new Baseline(Baseline.DIALOGUE, value < 1 ? value : 0));
    }

    @Override
    public Truth against(String groundTruth) {
        throw new IllegalStateException("a baseline by dialogue needs the whole dialogue first: call within()");
    }
}
