package ai.babelbit.dialogue.scoring;

/// Levenshtein's distance from one text to many, bit-parallel: 64 rows of the dynamic-programming matrix in one
/// machine word.
///
/// A column of the matrix is kept as two bit vectors, the places where the value rises by one to the next row
/// (`positive`) and where it falls by one (`negative`). One code point of the other text moves the whole column
/// one step with a dozen word operations [1]. Patterns over 64 code points are cut into blocks, and the change
/// along a block's last row is handed to the next block as its input [2].
///
/// [1] H. Hyyrö, Explaining and extending the bit-parallel approximate string matching algorithm of Myers, 2001.
/// [2] G. Myers, A fast bit-vector algorithm for approximate string matching based on dynamic programming, JACM
///   46(3), 1999.
///
/// Counts Unicode code points; an unpaired surrogate is one. Immutable, safe for concurrent use.
public final class LevenshteinPattern {
    private final int length;
    private final PatternMasks masks;
    private final long lastRow;

    /// Prepares a text of any length.
    public LevenshteinPattern(String pattern) {
        int[] codePoints = pattern.codePoints().toArray();
        this.length = codePoints.length;
        this.masks = new PatternMasks(codePoints);
        this.lastRow = 1L << (length - 1);
    }

    /// The pattern's length in code points.
    public int length() {
        return length;
    }

    /// How many code points must be inserted, removed or replaced to turn the pattern into the text.
    public int distance(String text) {
        if (length == 0) {
            return text.codePointCount(0, text.length());
        }
        return masks.blocks() == 1 ? distanceInOneWord(text) : distanceInBlocks(text);
    }

    private int distanceInOneWord(String text) {
        long positive = -1;
        long negative = 0;
        int distance = length;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            long match = masks.of(codePoint);
            long vertical = match | negative;
            long horizontal = (((match & positive) + positive) ^ positive) | match;
            long up = negative | ~(horizontal | positive);
            long down = positive & horizontal;
            if ((up & lastRow) != 0) {
                distance++;
            } else if ((down & lastRow) != 0) {
                distance--;
            }
            // Row 0 of the matrix grows by one with every code point of the text, hence the 1 shifted in.
            up = (up << 1) | 1;
            down <<= 1;
            positive = down | ~(vertical | up);
            negative = up & vertical;
        }
        return distance;
    }

    private int distanceInBlocks(String text) {
        int blocks = masks.blocks();
        long[] positive = new long[blocks];
        java.util.Arrays.fill(positive, -1);
        long[] negative = new long[blocks];
        int distance = length;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            int row = masks.row(codePoint);
            int carry = 1;
            for (int block = 0; block < blocks; block++) {
                carry = advance(positive, negative, block, masks.at(row, block), carry, block == blocks - 1);
            }
            distance += carry;
        }
        return distance;
    }

    /// Moves one block by one code point and returns how its last row changed: -1, 0 or 1.
    private int advance(long[] positive, long[] negative, int block, long match, int carry, boolean last) {
        long pv = positive[block];
        long mv = negative[block];
        long vertical = match | mv;
        long eq = carry < 0 ? match | 1 : match;
        long horizontal = (((eq & pv) + pv) ^ pv) | eq;
        long up = mv | ~(horizontal | pv);
        long down = pv & horizontal;
        long bottom = last ? lastRow : Long.MIN_VALUE;
        int out = (up & bottom) != 0 ? 1 : (down & bottom) != 0 ? -1 : 0;
        up = (up << 1) | (carry > 0 ? 1 : 0);
        down = (down << 1) | (carry < 0 ? 1 : 0);
        positive[block] = down | ~(vertical | up);
        negative[block] = up & vertical;
        return out;
    }
}
