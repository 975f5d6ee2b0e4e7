package ai.babelbit.cli.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;

/// Columns for people, as wide as their widest cell. What a chain says may hold anything, so control
/// characters do not reach the terminal.
final class Table {
    private final Ansi ansi;
    private final List<List<String>> rows = new ArrayList<>();

    Table(Ansi ansi, String... heads) {
        this.ansi = ansi;
        rows.add(List.of(heads));
    }

    Table row(Object... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> harmless(String.valueOf(cells[i])))
                .toList());
        return this;
    }

    String print() {
        StringBuilder out = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder();
            List<String> row = rows.get(r);
            for (int c = 0; c < row.size(); c++) {
                line.append(c == 0 ? "" : "  ").append(row.get(c));
                line.append(
                        " ".repeat(c + 1 < row.size() ? width(c) - row.get(c).length() : 0));
            }
            boolean isHead = r == 0 && ansi.enabled();
            out.append(isHead ? "\u001b[1m" + line + "\u001b[0m" : line).append(System.lineSeparator());
        }
        return out.toString();
    }

    static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+", " ");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
