package ai.babelbit.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A headless Chromium with an empty profile. The programs `chromium` and `chromedriver` come from the PATH or from
/// the system properties `babelbit.chromium` and `babelbit.chromedriver`; without them the tests fail. Not
/// thread-safe.
final class Browser implements AutoCloseable {
    private final ChromeDriver driver;

    /// Starts it with a folder for its profile, which the caller removes after [#close].
    Browser(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium").toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
    }

    private static Path program(String name) {
        String given = System.getProperty("babelbit." + name);
        if (given != null) {
            return Path.of(given);
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder, name);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError("browser tests need " + name + " on the PATH or -Dbabelbit." + name + "=FILE");
    }

    /// Loads a page afresh, with nothing remembered from an earlier one.
    void open(Path page, String hash) {
        driver.get("about:blank");
        driver.get(page.toUri() + hash);
        driver.executeScript("localStorage.clear()");
    }

    /// The size of the window, and of a phone when asked.
    void viewport(int width, int height, boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    }

    /// What the system says that the reader prefers: `light` or `dark`, and no motion.
    void prefer(String scheme, boolean reducedMotion) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", reducedMotion ? "reduce" : ""))));
    }

    /// What the page wrote to the console or was refused by its policy since the last call.
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> findAll(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    String text(String css) {
        return Objects.requireNonNull(find(css).getText());
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    @Nullable
    Object script(String source, Object... arguments) {
        return driver.executeScript(source, arguments);
    }

    String url() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    WebDriverWait await() {
        return new WebDriverWait(driver, Duration.ofSeconds(10));
    }

    /// Keeps what the window shows, or the whole page when asked.
    void screenshot(Path file, boolean wholePage) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        if (wholePage) {
            Object data = driver.executeCdpCommand(
                            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                    .get("data");
            Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
        } else {
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
