package ai.babelbit.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The pictures of `docs/scoring.md`.
final class Pictures {
    private static final String BLUE = "#0067b1";
    private static final String RED = "#cf5300";
    private static final String GREY = "#888888";
    private static final int LEFT = 70;
    private static final int TOP = 60;
    private static final int SIDE = 400;

    private Pictures() {}

    /// A field of squares, the darker the more there are.
    ///
    /// @param counts (x, y)
    static String field(long[][] counts, String x, String y, String title) {
        Svg svg = new Svg(LEFT + SIDE + 30, TOP + SIDE + 60);
        long most = Arrays.stream(counts).flatMapToLong(Arrays::stream).max().orElse(1);
        double cell = (double) SIDE / counts.length;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts[i].length; j++) {
                if (counts[i][j] > 0) {
                    double shade = Math.log1p((double) counts[i][j]) / Math.log1p((double) most);
                    svg.rect(
                            LEFT + i * cell,
                            TOP + SIDE - (j + 1) * cell,
                            cell - 1,
                            cell - 1,
                            BLUE,
                            0.08 + 0.92 * shade);
                }
            }
        }
        svg.line(LEFT, TOP + SIDE, LEFT + SIDE, TOP, GREY, 1);
        axes(svg);
        svg.text(LEFT + SIDE / 2.0, 24, "middle", 15, title);
        svg.text(LEFT + SIDE / 2.0, TOP + SIDE + 45, "middle", 13, x);
        svg.text(LEFT - 40, TOP - 16, "start", 13, y);
        return svg.document(title + ": " + x + " against " + y);
    }

    private static void axes(Svg svg) {
        svg.line(LEFT, TOP, LEFT, TOP + SIDE, GREY, 1);
        svg.line(LEFT, TOP + SIDE, LEFT + SIDE, TOP + SIDE, GREY, 1);
        for (int i = 0; i <= 4; i++) {
            String tick = String.format(Locale.ROOT, "%.2f", i / 4.0);
            svg.text(LEFT + i * SIDE / 4.0, TOP + SIDE + 20, "middle", 12, tick);
            svg.text(LEFT - 8, TOP + SIDE - i * SIDE / 4.0 + 4, "end", 12, tick);
        }
    }

    /// One bar a value, sorted, with a line across at `level`.
    static String bars(List<Double> values, double level, String title, String name) {
        Svg svg = new Svg(LEFT + SIDE + 30, 300);
        List<Double> sorted = values.stream().sorted().toList();
        double most = Math.max(0.3, sorted.isEmpty() ? 0 : sorted.getLast());
        double width = (double) SIDE / Math.max(1, sorted.size());
        double bottom = 260;
        double scale = 200 / most;
        for (int i = 0; i < sorted.size(); i++) {
            double height = Math.max(0, sorted.get(i)) * scale;
            svg.rect(LEFT + i * width, bottom - height, Math.max(0.5, width - 1), height, BLUE, 0.8);
        }
        for (double tick = 0; tick <= most; tick += 0.1) {
            svg.text(LEFT - 8, bottom - tick * scale + 4, "end", 12, String.format(Locale.ROOT, "%.1f", tick));
        }
        svg.line(LEFT, bottom, LEFT + SIDE, bottom, GREY, 1);
        svg.line(LEFT, bottom - level * scale, LEFT + SIDE, bottom - level * scale, RED, 2);
        String line = String.format(Locale.ROOT, "line: %s baseline %.3f", name, level);
        svg.text(LEFT + SIDE / 2.0, 44, "middle", 13, line);
        svg.text(LEFT + SIDE / 2.0, 24, "middle", 15, title);
        svg.text(
                LEFT + SIDE / 2.0,
                bottom + 25,
                "middle",
                13,
                sorted.size() + " dialogues, from the most varied to the most alike");
        return svg.document(title);
    }
}
