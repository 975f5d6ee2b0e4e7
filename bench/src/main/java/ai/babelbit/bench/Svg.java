package ai.babelbit.bench;

import java.util.Locale;

/// A picture in numbers of pixels, as text. Not thread-safe.
final class Svg {
    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
        rect(0, 0, width, height, "#ffffff", 1);
    }

    void rect(double x, double y, double w, double h, String colour, double opacity) {
        add(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" fill-opacity=\"%.3f\"/>",
                x,
                y,
                w,
                h,
                colour,
                opacity));
    }

    void line(double x1, double y1, double x2, double y2, String colour, double thickness) {
        add(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
                x1,
                y1,
                x2,
                y2,
                colour,
                thickness));
    }

    /// @param anchor `start`, `middle` or `end`
    void text(double x, double y, String anchor, int size, String text) {
        add(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"#222222\">%s</text>",
                x,
                y,
                anchor,
                size,
                escape(text)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String element) {
        body.append(element).append('\n');
    }

    /// The whole document.
    ///
    /// @param title for those who cannot see it
    String document(String title) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" role=\"img\">%n"
                        + "<title>%s</title>%n%s</svg>%n",
                width,
                height,
                escape(title),
                body);
    }
}
