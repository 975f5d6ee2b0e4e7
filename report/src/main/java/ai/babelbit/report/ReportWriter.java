package ai.babelbit.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Writes a report as one HTML file that needs no network: styles, scripts and data are inside, and its content
/// security policy lets the browser run and load nothing else. Whatever predictors answered is shown as text, never
/// as markup. Safe for concurrent use.
public final class ReportWriter {
    /// How many utterances can be looked into unless said otherwise; keeps a page of 8 predictors under 2 MB.
    public static final int DEFAULT_MAX_DETAILS = 200;

    private static final List<String> STYLES = List.of("base.css", "leaderboard.css", "charts.css", "unfolding.css");

    private final int maxDetails;

    /// Keeps at most [#DEFAULT_MAX_DETAILS] utterances.
    public ReportWriter() {
        this(DEFAULT_MAX_DETAILS);
    }

    /// Keeps at most this many utterances, taken evenly across the run; the page says how many there were.
    ///
    /// @throws IllegalArgumentException if the number is negative
    public ReportWriter(int maxDetails) {
        Checks.notNegative("maxDetails", maxDetails);
        this.maxDetails = maxDetails;
    }

    /// Writes the page to a file, which is the whole new page or what was there before at every moment. Missing
    /// folders above it are made.
    ///
    /// @throws IOException if the file cannot be written; nothing of it is left then
    public void write(LabReport report, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.resolveSibling(""));
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeSynced(temporary, toHtml(report));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// The whole page. Its text survives UTF-8 whatever the report holds.
    public String toHtml(LabReport report) {
        Page page = Page.of("report.html", STYLES, "main");
        return page.html(ReportJson.of(report, evenly(report.details(), maxDetails)));
    }

    static <T> List<T> evenly(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> kept = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            kept.add(all.get((int) ((long) i * all.size() / most)));
        }
        return kept;
    }

    private static void writeSynced(Path file, String html) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
