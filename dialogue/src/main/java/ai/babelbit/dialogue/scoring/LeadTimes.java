package ai.babelbit.dialogue.scoring;

import java.util.OptionalInt;

/// The distribution of the words won over many utterances, in constant space. Not thread-safe.
public final class LeadTimes {
    /// Leads from this many words on are counted together.
    public static final int MOST = 200;

    private final LeadTime rule;
    private final long[] counts = new long[MOST + 1];
    private long never;
    private long words;
    private long utterances;

    /// Nothing was added yet.
    public LeadTimes(LeadTime rule) {
        this.rule = rule;
    }

    /// Adds an utterance and returns its words won: 0 when it never becomes adequate.
    public int add(UtteranceScore score) {
        OptionalInt won = rule.wordsWon(score);
        utterances++;
        if (won.isEmpty()) {
            never++;
            return 0;
        }
        counts[Math.min(won.getAsInt(), MOST)]++;
        words += won.getAsInt();
        return won.getAsInt();
    }

    /// How many utterances were added.
    public long utterances() {
        return utterances;
    }

    /// How many of them never became adequate.
    public long never() {
        return never;
    }

    /// The mean words won over all utterances, those that never become adequate counting 0; 0 before the
    /// first.
    public double meanWords() {
        return utterances == 0 ? 0 : (double) words / utterances;
    }

    /// The words won that the share `q` of all utterances does not exceed, at most [#MOST].
    ///
    /// @param q in [0, 1]
    public int quantile(double q) {
        long rank = (long) Math.ceil(q * utterances);
        long below = never;
        int won = 0;
        while (won < MOST && below + counts[won] < rank) {
            below += counts[won];
            won++;
        }
        return won;
    }

    /// How many utterances won 0, 1, ... words, the last count for all longer leads; those that never
    /// become adequate are not among them.
    ///
    /// @param bins at least 1
    public long[] histogram(int bins) {
        long[] histogram = new long[bins];
        for (int won = 0; won <= MOST; won++) {
            histogram[Math.min(won, bins - 1)] += counts[won];
        }
        return histogram;
    }
}
