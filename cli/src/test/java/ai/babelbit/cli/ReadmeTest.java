package ai.babelbit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.prediction.Predictors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What the README says must be so.
@Isolated("the sample looks for the person's home, of which a process has one")
final class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final String HOME = "user.home";

    /// The sample keeps its model at home, which here is not the person's own.
    @TempDir
    Path home;

    private final String realHome = System.getProperty(HOME);

    @BeforeEach
    void moveHome() {
        System.setProperty(HOME, home.toString());
    }

    @AfterEach
    void moveBack() {
        System.setProperty(HOME, realHome);
    }

    @Test
    void theLibrarySampleCompilesAndRunsAsWritten() throws IOException, InterruptedException {
        // sample
        Predictor predictor = Predictors.builtin();
        PredictionRequest request = new PredictionRequest(
                new UtteranceRef("session", 0, 0),
                Context.of("Hello"),
                "Hi - how",
                2,
                Deadline.in(Duration.ofSeconds(1)));
        Outcome outcome = predictor.predict(request);
        // end
        predictor.close();
        // On a machine that was asleep, 20 ms may be too short for more than the prefix.
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.prediction().text()).startsWith("Hi - how"));
        assertThat(home.resolve(".babelbit/models")).isDirectoryContaining("glob:**english.ngram");
        String here = Files.readString(Path.of("src/test/java/ai/babelbit/cli/ReadmeTest.java"));
        String sample = here.substring(here.indexOf("// sample\n") + 10, here.indexOf("        // end"));
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertThat(words(readme)).contains(words(sample));
    }

    @Test
    void everyFileThatTheReadmeLinksToExists() throws IOException {
        var links = java.util.regex.Pattern.compile("\\]\\(([^)#]+)\\)")
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(match -> ROOT.resolve(match.group(1)))
                .toList();
        assertThat(links).isNotEmpty().allMatch(Files::exists);
    }

    /// Without line breaks and indents, which the formatter and Markdown choose differently.
    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }
}
