package ai.babelbit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.prediction.control.Controls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What the README says must be so.
final class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void theLibrarySampleCompilesAndRunsAsWritten() throws IOException, InterruptedException {
        // sample
        Predictor predictor = Controls.echo();
        PredictionRequest request = new PredictionRequest(
                new UtteranceRef("session", 0, 0),
                Context.of("Hello"),
                "Hi - how",
                2,
                Deadline.in(Duration.ofSeconds(1)));
        Outcome outcome = predictor.predict(request);
        // end
        assertThat(outcome).isEqualTo(Outcome.Answered.of("Hi - how"));
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
