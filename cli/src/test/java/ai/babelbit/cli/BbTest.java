package ai.babelbit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BbTest {
    @TempDir
    Path folder;

    /// Lessons 3c 2: every command at least starts.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lab",
                "eval",
                "train",
                "index",
                "engine",
                "complete",
                "score-dialogue",
                "score-challenge",
                "completion",
                "chain",
                "wallet",
                "register",
                "serve-axon",
                "commit",
                "set-weights",
                "test-metagraph",
                "doctor"
            })
    void everyCommandExplainsItselfWithAnExample(String command) {
        Terminal terminal = Terminal.bb(folder, command, "--help");
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).contains("Usage: bb " + command).contains("Example");
    }

    @Test
    void withoutACommandTheUsageIsShownAndItIsAnError() {
        Terminal terminal = Terminal.bb(folder);
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("Usage: bb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lab --nonsense | Unknown option",
                "nonsense | Unmatched argument",
                "lab --limit 0 | --limit must be at least 1, was 0",
                "lab --limit x | is not a long",
                "lab --pace -1 | --pace must be over 0",
                "lab --deadline 0 | --deadline must be over 0",
                "lab --lex-weight 1.5 | --lex-weight must be from 0 to 1, was 1.5",
                "lab --predictor nobody | was \"nobody\"",
                "lab --predictor openai | OPENAI_MODEL must be set",
                "lab --predictor builtin+openai | OPENAI_MODEL must be set",
                "lab --challenge missing.json | no such file",
                "engine --port 70000 | --port must be from 0 to 65535",
                "engine --allow-path missing | --allow-path must be a folder",
                "complete --engine-url nowhere | --engine-url must be",
                "score-dialogue --jsonl missing.jsonl | missing.jsonl: cannot be read",
                "score-dialogue | Missing required option"
            })
    void badInputIsOneLineAndExitCodeTwo(String line, String said) {
        Terminal terminal = Terminal.bb(folder, line.split(" "));
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err().lines()).singleElement().asString().contains(said);
        assertThat(terminal.err()).doesNotContain("\tat ");
    }

    @Test
    void anEngineThatIsNotThereIsOneLineAndExitCodeOne() {
        Terminal terminal = Terminal.bb(folder, "complete", "--engine-url", "http://127.0.0.1:9");
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err().lines()).singleElement().asString().contains("127.0.0.1:9");
    }

    @Test
    void aMisspeltVariableIsWarnedAboutAndSecretsNeverPrint() throws IOException {
        Files.writeString(folder.resolve(".env"), "BB_UTERANCE_ENGINE_URL=http://x\nOPENAI_API_KEY=sk-do-not-print\n");
        Terminal terminal = Terminal.bb(
                folder,
                Map.of("BABELBIT_API_TIMEOUT_S", "soon", "OPENAI_TEMPERATURE", "9"),
                "complete",
                "--engine-url",
                "http://127.0.0.1:9",
                "-vv");
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("warning: BB_UTERANCE_ENGINE_URL")
                .contains("BABELBIT_API_TIMEOUT_S must be a number")
                .contains("OPENAI_TEMPERATURE must be a number")
                .doesNotContain("sk-do-not-print");
    }

    @Test
    void theCompletionScriptKnowsEveryCommand() {
        assertThat(Terminal.bb(folder, "completion").out())
                .contains("score-challenge")
                .contains("--pace")
                .contains("complete -F");
    }
}
