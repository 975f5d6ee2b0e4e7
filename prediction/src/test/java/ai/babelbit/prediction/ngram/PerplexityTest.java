package ai.babelbit.prediction.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PerplexityTest {
    @TempDir
    Path folder;

    @Test
    void itIsTheGeometricMeanOfTheInverseProbabilities() throws IOException {
        NgramModel model = Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK);
        KneserNeyOracle oracle = new KneserNeyOracle(3, Corpora.TINY);
        Path text = Corpora.write(folder.resolve("text.jsonl"), "c", List.of(List.of("the dog", "no")));
        double product = oracle.probability(List.of("START"), "the")
                * oracle.probability(List.of("START", "the"), "dog")
                * oracle.probability(List.of("the", "dog"), "END")
                * oracle.probability(List.of("dog", "END"), "no")
                * oracle.probability(List.of("END", "no"), "END");
        Perplexity perplexity = Perplexity.of(model, text);
        assertThat(perplexity.known()).isCloseTo(Math.pow(product, -1 / 5.0), within(0.02));
        assertThat(perplexity.all()).isEqualTo(perplexity.known());
        assertThat(perplexity.words()).isEqualTo(5);
        assertThat(perplexity.unknown()).isZero();
    }

    @Test
    void unknownWordsCountOnlyWhereAllWordsDo() throws IOException {
        NgramModel model = Corpora.train(folder, Corpora.TINY, Corpora.TEXTBOOK);
        Path text = Corpora.write(folder.resolve("text.jsonl"), "c", List.of(List.of("the xyzzy", "no")));
        Perplexity perplexity = Perplexity.of(model, text);
        assertThat(perplexity.unknown()).isEqualTo(1);
        assertThat(perplexity.all()).isGreaterThan(perplexity.known());
    }
}
