package ai.babelbit.round.watch;

import java.util.List;

/// Something about one or more contestants that a person should look at. It accuses nobody by itself.
///
/// @param kind what it looks like
/// @param contestants whom it is about; for copies in the round's order, so that the first one may be the
/// original
/// @param share how much of what was looked at looks so, in [0, 1]
/// @param of how many answers were looked at
/// @param evidence what was seen, to be read by people; examples among it, shortened
public record Finding(Kind kind, List<String> contestants, double share, long of, List<String> evidence) {
    /// What it looks like.
    public enum Kind {
        /// Two or more make the same mistakes, or mean the same with them.
        COPIES,
        /// Repeats the words that are already known.
        ECHO,
        /// Always says the same.
        CONSTANT,
        /// Has a small stock of answers.
        CANNED,
        /// Says less than is already known.
        TRUNCATED
    }

    /// Copies the lists.
    public Finding {
        contestants = List.copyOf(contestants);
        evidence = List.copyOf(evidence);
    }

    /// The kind in documents, such as `copies`.
    public String kindName() {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
