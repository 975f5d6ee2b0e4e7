package ai.babelbit.prediction.choice;

import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.scoring.Similarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Texts that begin with the words revealed so far, each once, with what each source gives for it, and how
/// similar every two of them are. When the prefix grows, the texts that still fit stay, and so do their
/// similarities, since those do not depend on the prefix. Not thread-safe.
public final class CandidatePool {
    /// More texts than this are turned away.
    public static final int CAPACITY = 320;

    /// A text longer than this is turned away: nobody says that much in an utterance.
    private static final int MAX_CHARS_BEYOND_PREFIX = 2_000;

    /// No more texts once there are so many different characters: tables over them must stay small.
    private static final int MAX_SYMBOLS = 8_192;

    private final Utility utility;
    private final int sources;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final EditDistance distance = new EditDistance();
    private final int[] distances = new int[CAPACITY];
    private final char[][] tails = new char[CAPACITY][];
    private List<Entry> entries = new ArrayList<>();
    /// By entry, for a similarity without a short cut.
    private final Map<Integer, Similarity.Truth> meanings = new TreeMap<>();

    private int settled;
    private String prefix = "";
    private Symbols symbols = new Symbols();
    private TailWords words = new TailWords("");

    /// An empty pool.
    ///
    /// @param sources how many sources will add to it
    public CandidatePool(Utility utility, int sources) {
        this.utility = utility;
        this.sources = sources;
    }

    /// Goes on to a longer prefix and forgets what does not begin with its words or was not settled.
    public void narrow(String longerPrefix) {
        prefix = longerPrefix;
        symbols = new Symbols();
        words = new TailWords(prefix);
        List<Entry> before = entries.subList(0, settled);
        entries = new ArrayList<>();
        numbers.clear();
        meanings.clear();
        int[] kept = new int[before.size()];
        for (int i = 0; i < before.size(); i++) {
            Entry entry = before.get(i);
            if (fits(entry.text) && entry.hasWeight()) {
                float[] row = new float[entries.size()];
                for (int j = 0; j < row.length; j++) {
                    row[j] = entry.row[kept[j]];
                }
                entry.row = row;
                kept[entries.size()] = i;
                register(entry);
            }
        }
        settled = entries.size();
    }

    private boolean fits(String text) {
        return text.startsWith(prefix) && (text.length() == prefix.length() || text.charAt(prefix.length()) == ' ');
    }

    private void register(Entry entry) {
        int number = entries.size();
        entry.tail = symbols.of(entry.text, prefix.length());
        entry.words = words.of(entry.text);
        tails[number] = entry.tail;
        entries.add(entry);
        numbers.put(entry.text, number);
    }

    /// Forgets what a source has given, to hear it anew.
    public void forget(int source) {
        for (Entry entry : entries) {
            entry.weights[source] = 0;
            entry.counts[source] = 0;
        }
    }

    /// Adds what a source gives for a text to what it has given. A text that does not begin with the prefix's
    /// words, is far too long or finds the pool full is passed over.
    public void add(int source, String text, double weight) {
        Integer known = numbers.get(text);
        Entry entry;
        if (known != null) {
            entry = entries.get(known);
        } else if (entries.size() < CAPACITY
                && symbols.size() <= MAX_SYMBOLS
                && fits(text)
                && text.length() - prefix.length() <= MAX_CHARS_BEYOND_PREFIX) {
            entry = new Entry(text, sources);
            register(entry);
        } else {
            return;
        }
        entry.weights[source] += weight;
        entry.counts[source]++;
    }

    /// How many texts are settled and count; they have the numbers below this.
    public int size() {
        return settled;
    }

    /// A text by its number.
    ///
    /// @param number from 0, below [#size]
    public String text(int number) {
        return entries.get(number).text;
    }

    /// What a source gives for a text; 0 when nothing.
    public double weight(int number, int source) {
        return entries.get(number).weights[source];
    }

    /// How often a source proposed a text.
    public int count(int number, int source) {
        return entries.get(number).counts[source];
    }

    /// Works out the similarities of texts that were added since, one after the other, for as long as there is
    /// time; at least of the first.
    public void settle(Deadline deadline) {
        while (settled < entries.size() && (settled == 0 || !deadline.hasPassed())) {
            entries.get(settled).row = row(settled);
            settled++;
        }
    }

    /// How similar two texts are, in [0, 1].
    public float similarity(int a, int b) {
        return a == b ? 1 : a > b ? entries.get(a).row[b] : entries.get(b).row[a];
    }

    /// Writes how similar the settled texts are to another one, which need not begin as they do, or raises what is
    /// there to that.
    ///
    /// @param factor what the similarity is multiplied by
    /// @param best (size at least)
    public void raise(String other, double factor, float[] best) {
        Similarity.Truth lexical = Similarity.lexical().against(other);
        Similarity.Truth semantic = utility.semantic().against(other);
        for (int i = 0; i < settled; i++) {
            String text = text(i);
            double similarity =
                    utility.lexicalWeight() * lexical.to(text) + (1 - utility.lexicalWeight()) * semantic.to(text);
            best[i] = Math.max(best[i], (float) (factor * similarity));
        }
    }

    float[] settledRow(int number) {
        return entries.get(number).row;
    }

    private float[] row(int number) {
        Entry entry = entries.get(number);
        distance.from(entry.tail, symbols.size());
        distance.toEach(tails, number, distances);
        float[] row = new float[number];
        for (int i = 0; i < number; i++) {
            Entry other = entries.get(i);
            int longer = Math.max(entry.length, other.length);
            double lexical = longer == 0 ? 1 : 1 - (double) distances[i] / longer;
            double semantic = utility.isJaccard() ? words.jaccard(entry.words, other.words) : meaning(i, entry);
            row[i] = (float) (utility.lexicalWeight() * lexical + (1 - utility.lexicalWeight()) * semantic);
        }
        return row;
    }

    private double meaning(int other, Entry entry) {
        return meanings.computeIfAbsent(other, number -> utility.semantic().against(text(number)))
                .to(entry.text);
    }
}
