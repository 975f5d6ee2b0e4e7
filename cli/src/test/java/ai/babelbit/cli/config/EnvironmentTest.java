package ai.babelbit.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void theProcessWinsOverTheFile() throws IOException {
        Files.writeString(folder.resolve(".env"), "# comment\nBB_A=file\nBB_B=\"quoted value\"\nEMPTY=\n");
        Environment environment = Environment.load(folder, Map.of("BB_A", "process"));
        assertThat(environment.get("BB_A")).isEqualTo("process");
        assertThat(environment.get("BB_B")).isEqualTo("quoted value");
        assertThat(environment.get("EMPTY")).isNull();
        assertThat(environment.get("NEVER_SET")).isNull();
    }

    @Test
    void withoutAFileThereIsOnlyTheProcess() {
        assertThat(Environment.load(folder, Map.of("A", "1")).get("A")).isEqualTo("1");
    }

    /// Protocol section 11.
    @Test
    void theDefaultsAreThePublishedOnes() {
        ClientSettings settings = ClientSettings.from(Environment.of(Map.of()));
        assertThat(settings.engineUrl()).isEqualTo(URI.create("http://localhost:8999"));
        assertThat(settings.predictEndpoint()).isEqualTo("predict");
        assertThat(settings.apiTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.openAi()).isNull();
        assertThat(settings.completions()).isEqualTo(16);
        assertThat(settings.drawing()).isEqualTo(1);
    }

    @Test
    void everyVariableReachesItsSetting() {
        ClientSettings settings = ClientSettings.from(Environment.of(Map.of(
                "BB_UTTERANCE_ENGINE_URL", "https://engine:1",
                "BB_MINER_PREDICT_ENDPOINT", "guess",
                "BABELBIT_API_TIMEOUT_S", "2.5",
                "BB_OUTPUT_LOGS_DIR", "elsewhere",
                "OPENAI_API_BASE", "http://localhost:11434/v1",
                "OPENAI_API_KEY", "sk-secret",
                "OPENAI_MODEL", "tiny",
                "OPENAI_TEMPERATURE", "0.9",
                "CHUTE_MAX_NEW_TOKENS", "12")));
        assertThat(settings.engineUrl()).isEqualTo(URI.create("https://engine:1"));
        assertThat(settings.predictEndpoint()).isEqualTo("guess");
        assertThat(settings.apiTimeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(settings.logsFolder()).isEqualTo(Path.of("elsewhere"));
        var openAi = Objects.requireNonNull(settings.openAi());
        assertThat(openAi.base()).isEqualTo(URI.create("http://localhost:11434/v1"));
        assertThat(openAi.model()).isEqualTo("tiny");
        assertThat(openAi.temperature()).isEqualTo(0.9);
        assertThat(settings.drawing()).isEqualTo(0.9);
        assertThat(openAi.maxTokens()).isEqualTo(12);
        assertThat(Objects.requireNonNull(openAi.key()).reveal()).isEqualTo("sk-secret");
        assertThat(settings.toString()).doesNotContain("sk-secret");
    }

    @Test
    void allProblemsAreReportedTogether() {
        Environment environment = Environment.of(Map.of(
                "BB_UTTERANCE_ENGINE_URL", "not a url",
                "BABELBIT_API_TIMEOUT_S", "-1",
                "OPENAI_TEMPERATURE", "hot"));
        assertThatThrownBy(() -> ClientSettings.from(environment))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("BB_UTTERANCE_ENGINE_URL")
                .hasMessageContaining("BABELBIT_API_TIMEOUT_S")
                .hasMessageContaining("OPENAI_TEMPERATURE");
    }

    @Test
    void onlyMisspeltKeysOfOursAreUnknown() {
        Environment environment =
                Environment.of(Map.of("BB_ENABLE_DB_WRITES", "1", "BB_ENABLE_DB_WRITE", "1", "PATH", "/bin"));
        assertThat(environment.unknownKeys()).containsExactly("BB_ENABLE_DB_WRITE");
        assertThat(environment.toString()).doesNotContain("/bin");
    }

    @Test
    void theExampleFileListsExactlyTheKnownKeys() throws IOException {
        Pattern key = Pattern.compile("^#? ?([A-Z][A-Z0-9_]+)=");
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("..", "env.example"))) {
            Matcher matcher = key.matcher(line);
            if (matcher.find()) {
                listed.add(matcher.group(1));
            }
        }
        assertThat(listed).isEqualTo(new TreeSet<>(KnownKeys.ALL));
    }
}
