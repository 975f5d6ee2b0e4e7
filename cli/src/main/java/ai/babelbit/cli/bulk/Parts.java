package ai.babelbit.cli.bulk;

import ai.babelbit.cli.parquet.Column;
import ai.babelbit.cli.parquet.ParquetTable;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The results in numbered parts, each as JSON lines and as Parquet. A part is complete or will be made
/// again. Not thread-safe.
final class Parts implements Closeable {
    private static final long MOST_BYTES = 16L << 20;

    private final Path folder;
    private final int rowsPerPart;
    private final List<Column> columns = List.of(
            Column.text("run", false),
            Column.text("challenge_uid", true),
            Column.text("dialogue_uid", true),
            Column.int32("dialogue_index", false),
            Column.int32("utterance_index", false),
            Column.text("contestant", false),
            Column.int32("words", false),
            Column.int32("best_step", false),
            Column.float64("u_best", false),
            Column.float64("lexical", false),
            Column.float64("semantic", false),
            Column.int32("lead_words", true),
            Column.text("prediction", false),
            Column.text("ground_truth", false));
    private final ParquetTable table;
    private int complete;
    private @Nullable BufferedWriter lines;

    /// @param complete how many parts are already there; what lies beyond them is removed
    /// @param scoring how it was scored, for the files' metadata
    Parts(Path folder, int complete, int rowsPerPart, String scoring) throws IOException {
        this.folder = folder;
        this.complete = complete;
        this.rowsPerPart = rowsPerPart;
        this.table = new ParquetTable(columns, Map.of("scoring", scoring));
        int part = complete;
        while (Files.exists(lines(part)) || Files.exists(parquet(part))) {
            // Left by a run that was cut off.
            Files.deleteIfExists(lines(part));
            Files.deleteIfExists(parquet(part));
            part++;
        }
    }

    Path lines(int part) {
        return folder.resolve(String.format(Locale.ROOT, "part-%05d.jsonl", part));
    }

    private Path parquet(int part) {
        return folder.resolve(String.format(Locale.ROOT, "part-%05d.parquet", part));
    }

    void add(Row row) throws IOException {
        BufferedWriter open = lines;
        if (open == null) {
            open = Files.newBufferedWriter(lines(complete));
            lines = open;
        }
        open.write(row.toJson().toString());
        open.newLine();
        Object[] values = {
            row.run(),
            row.challenge(),
            row.dialogue(),
            row.dialogueIndex(),
            row.utterance(),
            row.contestant(),
            row.words(),
            row.bestStep(),
            row.best(),
            row.lexical(),
            row.semantic(),
            row.lead(),
            row.prediction(),
            row.truth()
        };
        for (int i = 0; i < values.length; i++) {
            columns.get(i).add(values[i]);
        }
    }

    /// Whether it is time to complete the part.
    boolean isFull() {
        return table.rows() >= rowsPerPart || table.bytes() >= MOST_BYTES;
    }

    /// Completes the running part, if it has any rows.
    void finish() throws IOException {
        BufferedWriter open = lines;
        if (open != null) {
            open.close();
            lines = null;
            table.write(parquet(complete));
            complete++;
        }
    }

    /// How many parts are complete.
    int complete() {
        return complete;
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
