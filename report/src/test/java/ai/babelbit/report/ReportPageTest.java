package ai.babelbit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// The page as a reader meets it, in a real browser from a file.
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class ReportPageTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ReportWriter writer = new ReportWriter();
    private Browser browser;
    private Path folder;
    private Path page;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        browser = new Browser(temporary.resolve("profile"));
        page = folder.resolve("sample.html");
        writer.write(SampleReport.of(6), page);
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @BeforeEach
    void aLaptopByDay() {
        browser.viewport(1280, 800, false);
        browser.prefer("light", false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12})
    void aReportOfAnyNumberOfPredictorsDrawsWithoutComplaint(int predictors) throws IOException {
        open(SampleReport.of(predictors), "");
        assertThat(browser.findAll(".board tbody tr")).hasSize(predictors);
        assertThat(browser.findAll(".multiple")).hasSize(3 * predictors);
        assertThat(browser.findAll(".plot polyline")).hasSize(predictors);
        assertThat(browser.findAll(".guess")).hasSize(predictors);
        assertThat(browser.findAll(".heat tbody tr")).hasSize(predictors);
        assertThat(browser.console()).isEmpty();
        browser.screenshot(SCREENSHOTS.resolve("predictors-" + predictors + ".png"), true);
    }

    @Test
    void aReportWithoutDetailsSaysSo() throws IOException {
        Path bare = folder.resolve("bare.html");
        new ReportWriter(0).write(SampleReport.of(2), bare);
        browser.open(bare, "");
        assertThat(browser.text("#unfolding .note")).contains("without utterances");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void scrubbingChangesTheStepTheWordsAndTheGuesses() {
        browser.open(page, "#u=0&s=0");
        assertThat(heard()).isEqualTo(1);
        List<String> before = guesses();
        browser.script("const s = document.getElementById('step'); s.value = 4; s.dispatchEvent(new Event('input'))");
        assertThat(browser.text("#said"))
                .contains("Step 4")
                .contains("word 5 of 10")
                .contains("0.200");
        assertThat(heard()).isEqualTo(5);
        assertThat(guesses()).isNotEqualTo(before);
        assertThat(browser.findAll(".heat th.now")).hasSize(1);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void theKeyboardStepsChoosesAndPlays() {
        browser.open(page, "#u=1&s=0");
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT);
        assertThat(browser.text("#said")).contains("Step 2");
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.text(".places")).contains("3 / 29");
        assertThat(browser.text("#said")).contains("Step 0");
        browser.press(Keys.ARROW_UP);
        assertThat(browser.text(".places")).contains("2 / 29");
        browser.press(Keys.SPACE);
        assertThat(browser.text(".play")).isEqualTo("Pause");
        browser.await().until(driver -> !browser.text("#said").contains("Step 0"));
        browser.press(Keys.SPACE);
        assertThat(browser.text(".play")).isEqualTo("Play");
    }

    @Test
    void playingEndsAtTheLastWordByItself() {
        browser.open(page, "#u=7&s=0");
        browser.find(".play").click();
        browser.await().until(driver -> browser.text(".play").equals("Play"));
        assertThat(browser.text("#said")).contains("word 5 of 5");
    }

    @Test
    void anAddressLeadsToItsUtteranceAndStepAndFollowsTheReader() {
        browser.open(page, "#u=12&s=3");
        assertThat(browser.text(".truth")).startsWith("sure do you want");
        assertThat(browser.text("#said")).contains("Step 3");
        browser.press(Keys.ARROW_RIGHT);
        browser.await().until(driver -> browser.url().endsWith("#u=12&s=4"));
        browser.script("location.hash = '#u=2&s=1'");
        browser.await().until(driver -> browser.text(".truth").startsWith("that only gives"));
        browser.open(page, "#u=999999&s=999999");
        assertThat(browser.text(".truth")).startsWith("deal but");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void theListCanBeSearchedFilteredAndSorted() {
        browser.open(page, "");
        assertThat(browser.findAll(".entries li")).hasSize(29);
        assertThat(browser.text(".scope")).isEqualTo("Showing 29 of 29 utterances");
        browser.find(".filters input").sendKeys("photographs");
        assertThat(browser.findAll(".entries li")).hasSize(2);
        assertThat(browser.text(".scope")).isEqualTo("Showing 29 of 29 utterances; 2 match");
        browser.findAll(".entries button").get(1).click();
        assertThat(browser.text(".truth")).startsWith("you know I am");
        browser.find(".filters input").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        browser.find(".filters label:nth-of-type(1) option:nth-child(5)").click();
        assertThat(browser.findAll(".entries li")).hasSize(4);
        assertThat(browser.text(".entries li:first-child")).startsWith("perdone");
    }

    @Test
    void theLeaderboardSortsByAnyColumn() {
        browser.open(page, "");
        String best = browser.text(".board tbody tr:first-child .is-name");
        browser.find(".board .is-p50 button").click();
        assertThat(browser.find(".board thead .is-p50").getDomAttribute("aria-sort"))
                .isEqualTo("ascending");
        assertThat(browser.text(".board tbody tr:last-child .is-name")).isEqualTo(best);
        browser.find(".board .is-p50 button").click();
        assertThat(browser.text(".board tbody tr:first-child .is-name")).isEqualTo(best);
    }

    @ParameterizedTest
    @FieldSource("ai.babelbit.report.HostileTexts#ALL")
    void aHostileTextStaysText(String text) throws IOException {
        browser.viewport(360, 740, true);
        open(SampleReport.hostile(text), "#u=0&s=1");
        // an open alert would make every one of these calls fail
        assertThat(browser.findAll("img, iframe, object, embed, b[onerror]")).isEmpty();
        assertThat(browser.findAll("script")).hasSize(2);
        assertThat(browser.console()).isEmpty();
        assertThat(overflow()).isZero();
        assertThat(number("document.querySelector('.board .is-name bdi').textContent.length"))
                .isEqualTo(Math.min(text.length(), 400));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void nothingOverflowsAPhoneOf360Pixels(int predictors) throws IOException {
        browser.viewport(360, 740, true);
        open(SampleReport.of(predictors), "#u=16&s=4");
        assertThat(overflow()).isZero();
        open(SampleReport.large(predictors, 3, 80), "#u=1&s=60");
        assertThat(overflow()).isZero();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void darkFollowsTheSystemAndTheToggleOverrulesIt() {
        browser.open(page, "");
        assertThat(background()).isEqualTo("rgb(245, 246, 248)");
        browser.prefer("dark", false);
        assertThat(background()).isEqualTo("rgb(19, 20, 24)");
        browser.find("#theme").click();
        assertThat(background()).isEqualTo("rgb(245, 246, 248)");
        browser.find("#theme").click();
        assertThat(background()).isEqualTo("rgb(19, 20, 24)");
        browser.script("return localStorage.clear(), 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextStandsOutAsAccessibilityAsks(String scheme) throws IOException {
        // colours fade otherwise
        browser.prefer(scheme, true);
        open(SampleReport.of(12), "#u=4&s=3");
        // every shade of the map, whether or not the sample has it
        browser.script("""
                document.querySelectorAll('.heat tbody tr').forEach((row, i) => {
                  row.children[1].className = `heat-${Math.min(i, 10)}`;
                });
                """);
        assertThat(browser.script(Contrast.TOO_LOW)).isEqualTo(List.of());
    }

    @Test
    void arrowsWorkWithoutAClickWhileTheStageIsInSight() {
        browser.open(page, "");
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.text("#said")).contains("Step 0");
        browser.script("document.getElementById('stage').scrollIntoView()");
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(browser.text("#said")).contains("Step 2");
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.text(".places")).contains("2 / 29");
    }

    @Test
    void theListFollowsTheReader() {
        browser.open(page, "#u=25&s=0");
        Object seen = browser.script("""
                const list = document.querySelector('.entries').getBoundingClientRect();
                const entry = document.querySelector('.entries [aria-current]').getBoundingClientRect();
                return entry.top >= list.top && entry.bottom <= list.bottom;
                """);
        assertThat(seen).isEqualTo(true);
    }

    @Test
    void motionStopsWhenTheSystemAsksForIt() {
        browser.open(page, "");
        assertThat(transition()).isNotEqualTo("0s");
        browser.prefer("light", true);
        assertThat(transition()).isEqualTo("0s");
    }

    @Test
    void screenshotsAreKept() throws IOException {
        browser.open(page, "#u=10&s=4");
        browser.screenshot(SCREENSHOTS.resolve("laptop-unfolding.png"), false);
        browser.script("scrollTo(0, 0)");
        browser.screenshot(SCREENSHOTS.resolve("laptop-top.png"), false);
        browser.screenshot(SCREENSHOTS.resolve("laptop-whole.png"), true);
        browser.prefer("dark", false);
        browser.screenshot(SCREENSHOTS.resolve("laptop-dark-whole.png"), true);
        browser.viewport(390, 844, true);
        browser.open(page, "#u=10&s=4");
        browser.screenshot(SCREENSHOTS.resolve("phone-dark-whole.png"), true);
        browser.prefer("light", false);
        browser.screenshot(SCREENSHOTS.resolve("phone-whole.png"), true);
        browser.open(page, "#u=21&s=5");
        browser.screenshot(SCREENSHOTS.resolve("phone-arabic.png"), false);
        open(SampleReport.hostile(HostileTexts.ALL.getFirst()), "#u=0&s=1");
        browser.screenshot(SCREENSHOTS.resolve("phone-hostile.png"), true);
        assertThat(Files.size(SCREENSHOTS.resolve("phone-whole.png"))).isPositive();
    }

    private void open(LabReport report, String hash) throws IOException {
        Path file = folder.resolve("other.html");
        writer.write(report, file);
        browser.open(file, hash);
    }

    private int heard() {
        return browser.findAll(".word.heard").size();
    }

    private List<String> guesses() {
        return browser.findAll(".guess-text").stream().map(WebElement::getText).toList();
    }

    private int overflow() {
        return number("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private String background() {
        return String.valueOf(browser.script("return getComputedStyle(document.documentElement).backgroundColor"));
    }

    private String transition() {
        return String.valueOf(
                browser.script("return getComputedStyle(document.querySelector('.word')).transitionDuration"));
    }

    private int number(String expression) {
        return Integer.parseInt(String.valueOf(browser.script("return " + expression)));
    }
}
