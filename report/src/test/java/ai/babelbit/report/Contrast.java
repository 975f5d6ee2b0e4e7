package ai.babelbit.report;

/// Measures in the browser how well texts stand out, by the formula of WCAG 2.
final class Contrast {
    /// Gives one line for each text on the page whose contrast is under 4.5, the AA limit for body text. A colour is
    /// drawn on a
    /// canvas to learn its red, green and blue, whatever notation the browser reports it in.
    static final String TOO_LOW = """
            const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const rgba = (colour) => {
              pen.clearRect(0, 0, 1, 1);
              pen.fillStyle = colour;
              pen.fillRect(0, 0, 1, 1);
              return [...pen.getImageData(0, 0, 1, 1).data];
            };
            const luminance = (colour) => {
              const [r, g, b] = rgba(colour).slice(0, 3).map((v) => v / 255)
                .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const behind = (node) => {
              const own = getComputedStyle(node).backgroundColor;
              return rgba(own)[3] > 250 || node.parentElement === null ? own : behind(node.parentElement);
            };
            const low = [];
            for (const node of document.querySelectorAll('body *:not(script, noscript, noscript *, svg *, option)')) {
              const speaks = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== '');
              if (!speaks || !node.checkVisibility()) {
                continue;
              }
              const a = luminance(getComputedStyle(node).color);
              const b = luminance(behind(node));
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (ratio < 4.5) {
                low.push(`${node.className || node.tagName} "${node.textContent.slice(0, 20)}" ${ratio.toFixed(2)}`);
              }
            }
            return low;
            """;

    private Contrast() {}
}
