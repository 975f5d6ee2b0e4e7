package ai.babelbit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

class ReportWriterTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private final ReportWriter writer = new ReportWriter();

    @ParameterizedTest
    @FieldSource("ai.babelbit.report.HostileTexts#ALL")
    void aHostileTextComesBackFromThePageUnchanged(String text) {
        // through UTF-8, as a file would
        String html = new String(
                writer.toHtml(SampleReport.hostile(text)).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        JsonNode data = dataOf(html);
        String expected = text.length() <= 400 ? text : text.substring(0, 399) + "…";
        assertThat(data.at("/title").stringValue()).isEqualTo(expected);
        assertThat(data.at("/challenge").stringValue()).isEqualTo(expected);
        assertThat(data.at("/predictors/0/name").stringValue()).isEqualTo(expected);
        JsonNode detail = data.at("/details/0");
        assertThat(string(data, detail.at("/dialogue"))).isEqualTo(expected);
        assertThat(string(data, detail.at("/language"))).isEqualTo(expected);
        assertThat(string(data, detail.at("/context/0"))).isEqualTo(expected);
        assertThat(string(data, detail.at("/runs/0/3/0"))).isEqualTo(expected);
        List<String> words = new ArrayList<>();
        detail.get("words").forEach(index -> words.add(string(data, index)));
        assertThat(words).isEqualTo(text.length() <= 400 ? Words.split(text) : List.of(expected));
    }

    @ParameterizedTest
    @FieldSource("ai.babelbit.report.HostileTexts#ALL")
    void noTextCanEndTheDataOrReorderItsSource(String text) {
        String html = writer.toHtml(SampleReport.hostile(text));
        Matcher data = DATA.matcher(html);
        assertThat(data.find()).isTrue();
        assertThat(data.group(1))
                .doesNotContainPattern("[<>&\\x7f-\\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200f\ufeff]");
        // the page's own two, and nothing more, whatever the text
        assertThat(html.toLowerCase(Locale.ROOT).split("</script", -1)).hasSize(3);
    }

    @Test
    void numbersKeepFourDecimalsAndOutcomesTheirNames() {
        JsonNode data = dataOf(writer.toHtml(SampleReport.hostile("hi")));
        JsonNode steps = data.at("/details/0/runs/0/3");
        assertThat(steps.size()).isEqualTo(18);
        assertThat(steps.get(1).intValue()).isEqualTo(5000);
        assertThat(steps.get(2).intValue()).isEqualTo(2500);
        assertThat(steps.get(3).intValue()).isEqualTo(3750);
        assertThat(steps.get(4).doubleValue()).isEqualTo(1.5);
        assertThat(data.at("/kinds").get(steps.get(5).intValue()).stringValue()).isEqualTo("answered");
    }

    @Test
    void thePolicyAllowsExactlyTheInlinedBlocks() throws Exception {
        String html = writer.toHtml(SampleReport.of(3));
        String policy = group(html, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");
        String style = group(html, "<style>(.*?)</style>");
        String script = group(html, "<script>(.*?)</script>");
        assertThat(policy.split("; "))
                .containsExactly(
                        "default-src 'none'",
                        "style-src '" + hash(style) + "'",
                        "script-src '" + hash(script) + "'",
                        "base-uri 'none'",
                        "form-action 'none'");
    }

    @Test
    void thePageHasNoInlineStyleHandlerOrAddress() {
        String html = writer.toHtml(SampleReport.of(3));
        String markup = html.replaceAll("(?s)<script.*?</script>|<style>.*?</style>", "");
        assertThat(markup).doesNotContainPattern("(?i)\\son\\w+=|\\sstyle=|\\ssrc=|javascript:|https?:");
        assertThat(html).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
        assertThat(group(html, "<style>(.*?)</style>")).doesNotContain("url(", "@import");
    }

    @Test
    void aRunOf200UtterancesBy8PredictorsStaysUnder2Megabytes() {
        String html = writer.toHtml(SampleReport.large(8, 200, 12));
        assertThat(dataOf(html).at("/details").size()).isEqualTo(200);
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
    }

    @Test
    void detailsOverTheLimitAreThinnedEvenly() {
        assertThat(ReportWriter.evenly(IntStream.range(0, 10).boxed().toList(), 5))
                .containsExactly(0, 2, 4, 6, 8);
        assertThat(ReportWriter.evenly(List.of(1, 2, 3), 3)).containsExactly(1, 2, 3);
        assertThat(ReportWriter.evenly(List.of(1, 2, 3), 0)).isEmpty();
        JsonNode data = dataOf(new ReportWriter(7).toHtml(SampleReport.large(2, 50, 4)));
        assertThat(data.at("/details").size()).isEqualTo(7);
        assertThat(data.at("/utterances").intValue()).isEqualTo(500);
        assertThatIllegalArgumentException().isThrownBy(() -> new ReportWriter(-1));
    }

    @Test
    void aCutNeverHalvesAPair() {
        String text = "x".repeat(398) + "\ud83d\ude00".repeat(3);
        assertThat(ReportJson.cut(text)).isEqualTo("x".repeat(398) + "…");
        assertThat(ReportJson.cut("y".repeat(400))).isEqualTo("y".repeat(400));
    }

    @Test
    void theFileIsReplacedAsAWholeAndNothingElseIsLeft(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/reports/run.html");
        writer.write(SampleReport.of(1), file);
        writer.write(SampleReport.of(2), file);
        assertThat(Files.readString(file)).isEqualTo(writer.toHtml(SampleReport.of(2)));
        assertThat(names(file.resolveSibling(""))).containsExactly("run.html");
    }

    @Test
    void aFileThatCannotBeWrittenIsAnErrorAndLeavesNothing(@TempDir Path folder) throws IOException {
        Path occupied = folder.resolve("run.html");
        Files.createDirectories(occupied.resolve("inside"));
        assertThatThrownBy(() -> writer.write(SampleReport.of(1), occupied)).isInstanceOf(IOException.class);
        assertThat(names(folder)).containsExactly("run.html");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static JsonNode dataOf(String html) {
        Matcher data = DATA.matcher(html);
        assertThat(data.find()).isTrue();
        return Json.MAPPER.readTree(data.group(1));
    }

    private static String string(JsonNode data, JsonNode index) {
        return data.at("/strings").get(index.intValue()).stringValue();
    }

    private static String group(String html, String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
        assertThat(found.find()).as(pattern).isTrue();
        String group = found.group(1);
        assertThat(found.find()).as("another " + pattern).isFalse();
        return group;
    }

    private static String hash(String block) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(block.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
