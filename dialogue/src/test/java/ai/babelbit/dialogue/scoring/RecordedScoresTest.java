package ai.babelbit.dialogue.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

final class RecordedScoresTest {
    @TestFactory
    Stream<DynamicTest> theFixturesScoreAsThePythonScorerScoredThem() throws IOException {
        return tests(Path.of("src/test/resources/conformance/scoring-fixtures"), 10);
    }

    @TestFactory
    @Tag("conformance")
    Stream<DynamicTest> theCorpusScoresAsThePythonScorerScoredIt() throws IOException {
        return tests(Path.of(System.getProperty("babelbit.shared"), "conformance", "scoring-corpus"), 16);
    }

    private static Stream<DynamicTest> tests(Path folder, int atLeast) throws IOException {
        List<RecordedScores> cases = RecordedScores.in(folder);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(atLeast);
        return cases.stream()
                .map(scores ->
                        DynamicTest.dynamicTest(scores.expected().getFileName().toString(), scores::check));
    }
}
