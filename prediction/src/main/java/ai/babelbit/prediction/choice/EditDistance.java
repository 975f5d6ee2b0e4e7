package ai.babelbit.prediction.choice;

import java.util.Arrays;

/// Levenshtein's distance from one text to many others, bit-parallel [1] [2], with two of the others at a time
/// where the first fits one machine word: each is a chain of operations that wait for one another, and a
/// processor has room for two. Not thread-safe.
///
/// [1] H. Hyyrö: Explaining and extending the bit-parallel approximate string matching algorithm of Myers. 2001.
/// [2] G. Myers: A fast bit-vector algorithm for approximate string matching based on dynamic programming.
///   JACM 46(3), 1999.
final class EditDistance {
    private char[] pattern = new char[0];
    private int blocks;
    /// (symbols, blocks): at which places of the pattern a symbol stands
    private long[] masks = new long[0];

    private long[] positive = new long[1];
    private long[] negative = new long[1];

    /// Prepares a text of symbols under `symbols`.
    void from(char[] text, int symbols) {
        for (char symbol : pattern) {
            Arrays.fill(masks, symbol * blocks, (symbol + 1) * blocks, 0);
        }
        blocks = Math.max(1, (text.length + 63) >>> 6);
        if (masks.length < symbols * blocks) {
            masks = new long[symbols * blocks];
        }
        pattern = text;
        for (int i = 0; i < text.length; i++) {
            masks[text[i] * blocks + (i >>> 6)] |= 1L << i;
        }
    }

    /// The distance to one other text.
    int to(char[] text) {
        if (pattern.length == 0) {
            return text.length;
        }
        return blocks == 1 ? step(text, 0, -1, 0, pattern.length) : inBlocks(text);
    }

    /// Writes the distances to the first `count` of some texts.
    void toEach(char[][] texts, int count, int[] distances) {
        int i = 0;
        if (blocks == 1 && pattern.length > 0) {
            for (; i + 1 < count; i += 2) {
                toBoth(texts[i], texts[i + 1], distances, i);
            }
        }
        for (; i < count; i++) {
            distances[i] = to(texts[i]);
        }
    }

    private void toBoth(char[] a, char[] b, int[] distances, int at) {
        long last = 1L << (pattern.length - 1);
        long pa = -1;
        long na = 0;
        long pb = -1;
        long nb = 0;
        int da = pattern.length;
        int db = pattern.length;
        int both = Math.min(a.length, b.length);
        for (int i = 0; i < both; i++) {
            long ma = masks[a[i]];
            long mb = masks[b[i]];
            long va = ma | na;
            long vb = mb | nb;
            long ha = (((ma & pa) + pa) ^ pa) | ma;
            long hb = (((mb & pb) + pb) ^ pb) | mb;
            long ua = na | ~(ha | pa);
            long ub = nb | ~(hb | pb);
            long wa = pa & ha;
            long wb = pb & hb;
            da += ((ua & last) != 0 ? 1 : 0) - ((wa & last) != 0 ? 1 : 0);
            db += ((ub & last) != 0 ? 1 : 0) - ((wb & last) != 0 ? 1 : 0);
            ua = (ua << 1) | 1;
            ub = (ub << 1) | 1;
            pa = (wa << 1) | ~(va | ua);
            pb = (wb << 1) | ~(vb | ub);
            na = ua & va;
            nb = ub & vb;
        }
        distances[at] = step(a, both, pa, na, da);
        distances[at + 1] = step(b, both, pb, nb, db);
    }

    /// Goes on from a column of the matrix to the end of the text.
    private int step(char[] text, int from, long columnPositive, long columnNegative, int soFar) {
        long last = 1L << (pattern.length - 1);
        long p = columnPositive;
        long n = columnNegative;
        int distance = soFar;
        for (int i = from; i < text.length; i++) {
            long match = masks[text[i]];
            long vertical = match | n;
            long horizontal = (((match & p) + p) ^ p) | match;
            long up = n | ~(horizontal | p);
            long down = p & horizontal;
            distance += ((up & last) != 0 ? 1 : 0) - ((down & last) != 0 ? 1 : 0);
            up = (up << 1) | 1;
            p = (down << 1) | ~(vertical | up);
            n = up & vertical;
        }
        return distance;
    }

    private int inBlocks(char[] text) {
        if (positive.length < blocks) {
            positive = new long[blocks];
            negative = new long[blocks];
        }
        Arrays.fill(positive, 0, blocks, -1);
        Arrays.fill(negative, 0, blocks, 0);
        long last = 1L << (pattern.length - 1);
        int distance = pattern.length;
        for (char symbol : text) {
            int row = symbol * blocks;
            // Row 0 of the matrix grows by one with every symbol; what leaves a block enters the next.
            long upIn = 1;
            long downIn = 0;
            for (int block = 0; block < blocks; block++) {
                long p = positive[block];
                long n = negative[block];
                long match = masks[row + block] | downIn;
                long vertical = masks[row + block] | n;
                long horizontal = (((match & p) + p) ^ p) | match;
                long up = n | ~(horizontal | p);
                long down = p & horizontal;
                if (block == blocks - 1) {
                    distance += ((up & last) != 0 ? 1 : 0) - ((down & last) != 0 ? 1 : 0);
                }
                long upOut = up >>> 63;
                long downOut = down >>> 63;
                up = (up << 1) | upIn;
                down = (down << 1) | downIn;
                positive[block] = down | ~(vertical | up);
                negative[block] = up & vertical;
                upIn = upOut;
                downIn = downOut;
            }
        }
        return distance;
    }
}
