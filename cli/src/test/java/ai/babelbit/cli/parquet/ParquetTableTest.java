package ai.babelbit.cli.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether somebody else's reader (Hardwood) reads what is written.
final class ParquetTableTest {
    private static final long SEED = 31;

    @TempDir
    private Path folder;

    private final List<Column> columns = List.of(
            Column.int32("whole", false),
            Column.int32("maybe_whole", true),
            Column.float64("number", false),
            Column.float64("maybe_number", true),
            Column.text("text", false),
            Column.text("maybe_text", true));

    /// Around every size at which a length needs another byte or a group of bits begins.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 63, 64, 65, 127, 128, 1_000, 20_000})
    void anotherReaderReadsWhatIsWritten(int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED + rows);
        ParquetTable table = new ParquetTable(columns, Map.of("scoring", "{}"));
        List<List<Object>> written = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<Object> row = Arrays.asList(
                    random.nextInt(),
                    random.nextInt(3) == 0 ? null : (Object) random.nextInt(),
                    random.nextDouble(),
                    random.nextBoolean() ? null : (Object) random.nextDouble(),
                    "t\u00e4xt \ud83d\ude00 " + "x".repeat(random.nextInt(40)),
                    random.nextInt(5) == 0 ? null : "");
            for (int j = 0; j < columns.size(); j++) {
                columns.get(j).add(row.get(j));
            }
            written.add(row);
        }
        assertThat(table.rows()).isEqualTo(rows);
        Path file = folder.resolve("table.parquet");
        table.write(file);
        assertThat(table.rows()).isZero();
        assertThat(read(file)).as("seed %d", SEED).isEqualTo(written);
    }

    private static List<List<Object>> read(Path file) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader row = reader.rowReader()) {
            while (row.hasNext()) {
                row.next();
                rows.add(Arrays.asList(
                        row.getInt("whole"),
                        row.isNull("maybe_whole") ? null : (Object) row.getInt("maybe_whole"),
                        row.getDouble("number"),
                        row.isNull("maybe_number") ? null : (Object) row.getDouble("maybe_number"),
                        row.getString("text"),
                        row.isNull("maybe_text") ? null : row.getString("maybe_text")));
            }
        }
        return rows;
    }

    @Test
    void whatDoesNotFitAColumnIsRefused() {
        assertThatThrownBy(() -> columns.getFirst().add(null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> columns.getFirst().add("text")).isInstanceOf(ClassCastException.class);
        columns.getFirst().add(1);
        ParquetTable uneven = new ParquetTable(columns, Map.of());
        assertThatThrownBy(() -> uneven.write(folder.resolve("never"))).isInstanceOf(IllegalStateException.class);
    }
}
