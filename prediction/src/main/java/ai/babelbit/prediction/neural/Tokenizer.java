package ai.babelbit.prediction.neural;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Byte-level byte-pair encoding, exactly as Hugging Face's tokenizers and GPT-2 do it: text is cut into pieces by a
/// pattern, a piece's UTF-8 bytes are joined pairwise, the earliest learnt pair first. Every text has tokens.
/// Safe for concurrent use.
final class Tokenizer {
    /// Pieces longer than this are cut, since joining takes quadratic time; no word is.
    private static final int MAX_PIECE = 512;

    /// Pieces remembered; the most frequent words of a language are far fewer.
    private static final int MAX_REMEMBERED = 50_000;

    private final Pattern pieces;
    /// Tokens by their bytes, one character a byte
    private final Map<String, Integer> numbers;
    /// Each token's bytes
    private final byte[][] bytes;
    /// Rank of a pair, by its two halves
    private final Map<Pair, Integer> ranks;

    private final ConcurrentHashMap<String, int[]> remembered = new ConcurrentHashMap<>();

    /// Two neighbouring tokens' bytes, one character a byte.
    record Pair(String left, String right) {}

    /// @param tokens token numbers by their bytes, one character a byte; all 256 single bytes among them
    /// @param count of tokens, special ones included
    Tokenizer(Pattern pieces, Map<String, Integer> tokens, Map<Pair, Integer> ranks, int count) {
        this.pieces = pieces;
        this.numbers = Map.copyOf(tokens);
        this.ranks = Map.copyOf(ranks);
        this.bytes = new byte[count][0];
        numbers.forEach((text, number) -> bytes[number] = text.getBytes(StandardCharsets.ISO_8859_1));
        for (int b = 0; b < 256; b++) {
            if (!numbers.containsKey(String.valueOf((char) b))) {
                throw new IllegalArgumentException("has no token for byte " + b);
            }
        }
    }

    /// How many tokens there are, special ones included.
    int size() {
        return bytes.length;
    }

    /// A token's bytes; none for special tokens. Do not change them.
    byte[] bytes(int token) {
        return bytes[token];
    }

    /// The text's tokens in order.
    List<Integer> encode(String text) {
        List<Integer> tokens = new ArrayList<>();
        Matcher matcher = pieces.matcher(text);
        int end = 0;
        while (matcher.find()) {
            // What no piece takes is one by itself, as "isolated" splitting has it.
            add(text.substring(end, matcher.start()), tokens);
            add(matcher.group(), tokens);
            end = matcher.end();
        }
        add(text.substring(end), tokens);
        return tokens;
    }

    private void add(String piece, List<Integer> tokens) {
        int[] known = remembered.get(piece);
        if (known == null) {
            known = join(new String(piece.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            if (remembered.size() < MAX_REMEMBERED && piece.length() < 64) {
                remembered.put(piece, known);
            }
        }
        for (int token : known) {
            tokens.add(token);
        }
    }

    private int[] join(String piece) {
        List<String> parts = new ArrayList<>(piece.length());
        List<Integer> out = new ArrayList<>();
        for (int start = 0; start < piece.length(); start += MAX_PIECE) {
            parts.clear();
            piece.substring(start, Math.min(piece.length(), start + MAX_PIECE))
                    .chars()
                    .forEach(b -> parts.add(String.valueOf((char) b)));
            boolean joined = true;
            while (joined) {
                joined = joinFirst(parts);
            }
            parts.forEach(part -> out.add(number(part)));
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean joinFirst(List<String> parts) {
        int best = Integer.MAX_VALUE;
        int at = -1;
        for (int i = 0; i + 1 < parts.size(); i++) {
            @Nullable Integer rank = ranks.get(new Pair(parts.get(i), parts.get(i + 1)));
            if (rank != null && rank < best) {
                best = rank;
                at = i;
            }
        }
        if (at < 0) {
            return false;
        }
        parts.set(at, parts.get(at) + parts.remove(at + 1));
        return true;
    }

    private int number(String part) {
        @Nullable Integer number = numbers.get(part);
        if (number == null) {
            throw new IllegalStateException("joined to a token that is not there");
        }
        return number;
    }
}
