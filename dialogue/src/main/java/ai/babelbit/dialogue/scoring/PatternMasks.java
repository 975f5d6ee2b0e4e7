package ai.babelbit.dialogue.scoring;

/// For every code point, at which places of a pattern it stands: one bit a place, in blocks of 64.
final class PatternMasks {
    private static final int ASCII = 128;

    private final int blocks;
    /// (rows, blocks): a row for each ASCII code point, one for everything that does not occur, then one for each
    /// other.
    private final long[] masks;
    /// Open addressing from a code point outside ASCII to its row; 0 marks a free place. Sized to be at most
    /// half full.
    private final int[] keys;

    private final int[] rows;

    PatternMasks(int[] pattern) {
        blocks = Math.max(1, (pattern.length + 63) >>> 6);
        int others = 0;
        for (int codePoint : pattern) {
            others += codePoint >= ASCII ? 1 : 0;
        }
        int capacity = others == 0 ? 1 : Integer.highestOneBit(others) << 2;
        keys = new int[capacity];
        rows = new int[capacity];
        masks = new long[(ASCII + 1 + others) * blocks];
        int next = ASCII + 1;
        for (int i = 0; i < pattern.length; i++) {
            int codePoint = pattern[i];
            int row = codePoint;
            if (codePoint >= ASCII) {
                int slot = slot(codePoint);
                if (keys[slot] == 0) {
                    keys[slot] = codePoint;
                    rows[slot] = next++;
                }
                row = rows[slot];
            }
            masks[row * blocks + (i >>> 6)] |= 1L << i;
        }
    }

    int blocks() {
        return blocks;
    }

    /// The mask of a pattern that has only one block.
    long of(int codePoint) {
        return codePoint < ASCII ? masks[codePoint] : masks[row(codePoint)];
    }

    int row(int codePoint) {
        if (codePoint < ASCII) {
            return codePoint;
        }
        int slot = slot(codePoint);
        return keys[slot] == codePoint ? rows[slot] : ASCII;
    }

    long at(int row, int block) {
        return masks[row * blocks + block];
    }

    private int slot(int codePoint) {
        int mask = keys.length - 1;
        int slot = ((codePoint * 0x9E3779B9) >>> 16) & mask;
        while (keys[slot] != 0 && keys[slot] != codePoint) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
