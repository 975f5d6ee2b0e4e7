package ai.babelbit.prediction.index;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.CandidateSource.Candidate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexSourceTest {
    @TempDir
    Path folder;

    @Test
    void anUtteranceAfterATurnLikeTheLastOneCountsMore() throws IOException {
        List<List<String>> dialogues = List.of(
                List.of("hello you", "would you like some tea ?", "yes with milk"),
                List.of("hello you", "is the train late again ?", "yes by an hour"),
                List.of("hello you", "did they win on sunday ?", "yes three nil"),
                List.of("hello you", "has anyone fed the cat ?", "yes this morning"));
        IndexSource source = IndexSource.of(Indexes.build(folder, dialogues));
        for (List<String> dialogue : dialogues) {
            Map<String, Double> weights = weights(source, Context.of("well", dialogue.get(1)), "yes");
            assertThat(weights).hasSize(4);
            assertThat(Collections.max(weights.entrySet(), Map.Entry.comparingByValue())
                            .getKey())
                    .isEqualTo(dialogue.get(2));
        }
    }

    @Test
    void whatOpensLikeThePrefixCountsMoreThanWhatOnlyGoesOnLikeItsEnd() throws IOException {
        IndexSource source =
                IndexSource.of(Indexes.build(folder, List.of(List.of("we walk home"), List.of("then we walk away"))));
        Map<String, Double> weights = weights(source, Context.empty(), "we walk");
        assertThat(weights).containsOnlyKeys("we walk home", "we walk away");
        assertThat(weights.get("we walk home")).isGreaterThan(weights.get("we walk away"));
    }

    @Test
    void caseAndPunctuationDoNotHideAnOpening() throws IOException {
        IndexSource source = IndexSource.of(Indexes.build(folder, List.of(List.of("Well, i never did"))));
        assertThat(weights(source, Context.empty(), "well I")).containsOnlyKeys("well I never did");
    }

    @Test
    void aLongUtteranceIsCutAndWhatHoldsNoWordIsLeftOut() throws IOException {
        String book = "once " + "upon ".repeat(30_000) + "a time";
        String broken = "once " + "x".repeat(70) + " more";
        IndexSource source = IndexSource.of(Indexes.build(folder, List.of(List.of(book, broken, "once again"))));
        List<String> texts =
                new ArrayList<>(weights(source, Context.of(book), "once").keySet());
        assertThat(texts).contains("once again").noneMatch(text -> text.contains("xxx"));
        assertThat(texts).hasSize(2).allMatch(text -> Words.split(text).size() <= 101);
    }

    private static Map<String, Double> weights(IndexSource source, Context context, String prefix) {
        return source.open(context, 1).propose(prefix, 20, Deadline.in(Duration.ofMinutes(1))).stream()
                .collect(Collectors.toMap(Candidate::text, Candidate::weight, Double::sum));
    }
}
