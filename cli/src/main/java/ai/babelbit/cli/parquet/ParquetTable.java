package ai.babelbit.cli.parquet;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A table of columns that are filled side by side and then written into one file. Not thread-safe.
public final class ParquetTable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int GZIP = 2;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int UTF8 = 0;
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;

    private final List<Column> columns;
    private final Map<String, String> metadata;

    private record Chunk(Column column, long offset, int plainBytes, int storedBytes) {}

    /// @param columns at least one
    /// @param metadata goes into the file's footer
    public ParquetTable(List<Column> columns, Map<String, String> metadata) {
        this.columns = List.copyOf(columns);
        this.metadata = Map.copyOf(metadata);
    }

    /// How many rows it has.
    public int rows() {
        return columns.getFirst().size();
    }

    /// How many bytes its values take in memory.
    public long bytes() {
        return columns.stream().mapToLong(Column::bytes).sum();
    }

    /// Writes all rows into a file, replacing it, and forgets them.
    ///
    /// @throws IllegalStateException when the columns are not equally long
    public void write(Path file) throws IOException {
        if (columns.stream().anyMatch(column -> column.size() != rows())) {
            throw new IllegalStateException("columns must be equally long");
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(MAGIC);
            long at = MAGIC.length;
            List<Chunk> chunks = new ArrayList<>();
            for (Column column : columns) {
                byte[] plain = column.page();
                byte[] stored = gzip(plain);
                byte[] header = pageHeader(column, plain.length, stored.length);
                out.write(header);
                out.write(stored);
                chunks.add(new Chunk(column, at, header.length + plain.length, header.length + stored.length));
                at += header.length + stored.length;
            }
            byte[] footer = footer(chunks);
            out.write(footer);
            out.write(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(footer.length)
                    .array());
            out.write(MAGIC);
        }
        columns.forEach(Column::clear);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(stored)) {
            gzip.write(plain);
        }
        return stored.toByteArray();
    }

    private static byte[] pageHeader(Column column, int plainBytes, int storedBytes) {
        return new ThriftCompact()
                .struct(header -> header.i32(1, 0)
                        .i32(2, plainBytes)
                        .i32(3, storedBytes)
                        .struct(
                                5,
                                page -> page.i32(1, column.size())
                                        .i32(2, PLAIN)
                                        .i32(3, RLE)
                                        .i32(4, RLE)))
                .bytes();
    }

    private byte[] footer(List<Chunk> chunks) {
        return new ThriftCompact()
                .struct(file -> {
                    file.i32(1, 1);
                    schema(file);
                    file.i64(3, rows());
                    file.structs(4, List.of(chunks), this::rowGroup);
                    file.structs(
                            5,
                            List.copyOf(metadata.entrySet()),
                            (entry, each) -> entry.text(1, each.getKey()).text(2, each.getValue()));
                    file.text(6, "babelbit");
                })
                .bytes();
    }

    private void schema(ThriftCompact file) {
        List<Runnable> elements = new ArrayList<>();
        elements.add(() -> file.text(4, "table").i32(5, columns.size()));
        for (Column column : columns) {
            elements.add(() -> {
                file.i32(1, column.type().number());
                file.i32(3, column.isOptional() ? OPTIONAL : REQUIRED);
                file.text(4, column.name());
                if (column.type() == Column.Type.TEXT) {
                    file.i32(6, UTF8);
                }
            });
        }
        file.structs(2, elements, (_, element) -> element.run());
    }

    private void rowGroup(ThriftCompact group, List<Chunk> chunks) {
        group.structs(
                1,
                chunks,
                (column, chunk) -> column.i64(2, chunk.offset())
                        .struct(
                                3,
                                meta -> meta.i32(1, chunk.column().type().number())
                                        .i32s(2, PLAIN, RLE)
                                        .texts(3, List.of(chunk.column().name()))
                                        .i32(4, GZIP)
                                        .i64(5, chunk.column().size())
                                        .i64(6, chunk.plainBytes())
                                        .i64(7, chunk.storedBytes())
                                        .i64(9, chunk.offset())));
        group.i64(2, chunks.stream().mapToLong(Chunk::plainBytes).sum());
        group.i64(3, rows());
    }
}
