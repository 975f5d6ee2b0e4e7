package ai.babelbit.dialogue.reveal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Engine rows as JSON: the published fields, and `kind` beside them. Safe for concurrent use.
public final class RevealJson {
    private RevealJson() {}

    /// The row as the engine sends it, without `session_id`.
    public static ObjectNode write(Reveal.Revealed reveal) {
        Position at = reveal.position();
        String token = reveal.token().wire();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("token", token);
        if (token != null) {
            row.put("word", token);
        }
        row.put("done", reveal.token() instanceof Token.ChallengeEnd);
        row.put("challenge_uid", at.challengeUid());
        row.put("dialogue_index", at.dialogueIndex());
        row.put("dialogue_uid", at.dialogueUid());
        row.put("utterance_index", at.utteranceIndex());
        row.put("token_index", at.tokenIndex());
        row.put("kind", reveal.token().kind());
        return row;
    }

    /// Understands a row of this engine or of the published one.
    ///
    /// Without `kind`, a token "EOF" may be a spoken word or the utterance's end. The index tells them apart: a
    /// word is
    /// counted in `token_index`, an end is not.
    ///
    /// @param previous the row before this one in the session; null for the first
    /// @throws IllegalArgumentException when it is not an engine row, with what is wrong
    public static Reveal.Revealed read(JsonNode row, Reveal.@Nullable Revealed previous) {
        if (!row.isObject()) {
            throw new IllegalArgumentException("expected an engine row, got " + row.getNodeType());
        }
        Position position = new Position(
                text(row, "challenge_uid"),
                index(row, "dialogue_index"),
                text(row, "dialogue_uid"),
                index(row, "utterance_index"),
                index(row, "token_index"));
        return new Reveal.Revealed(token(row, position, previous), position);
    }

    private static Token token(JsonNode row, Position at, Reveal.@Nullable Revealed previous) {
        String word = text(row, "token");
        if (word == null) {
            if (!row.path("done").asBoolean(false)) {
                throw new IllegalArgumentException("row has neither a token nor \"done\": true");
            }
            return new Token.ChallengeEnd();
        }
        String kind = text(row, "kind");
        if (kind == null) {
            return switch (word) {
                case "EOF EOF" -> new Token.DialogueEnd();
                case "EOF" -> countsAsWord(at, previous) ? new Token.Word(word) : new Token.UtteranceEnd();
                default -> new Token.Word(word);
            };
        }
        return switch (kind) {
            case "word" -> new Token.Word(word);
            case "utterance_end" -> new Token.UtteranceEnd();
            case "dialogue_end" -> new Token.DialogueEnd();
            case "done" -> new Token.ChallengeEnd();
            default -> throw new IllegalArgumentException("unknown kind of row: " + kind);
        };
    }

    private static boolean countsAsWord(Position at, Reveal.@Nullable Revealed previous) {
        if (previous == null
                || previous.position().dialogueIndex() != at.dialogueIndex()
                || previous.position().utteranceIndex() != at.utteranceIndex()) {
            return at.tokenIndex() > 0;
        }
        return at.tokenIndex() > previous.position().tokenIndex();
    }

    private static @Nullable String text(JsonNode row, String field) {
        JsonNode value = row.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isString() || value.isNumber()) {
            return value.asString();
        }
        throw new IllegalArgumentException("\"" + field + "\" must be a string or null, was " + value.getNodeType());
    }

    private static int index(JsonNode row, String field) {
        JsonNode value = row.get(field);
        if (value == null || !value.isInt() || value.intValue() < 0) {
            throw new IllegalArgumentException("\"" + field + "\" must be an index, was " + value);
        }
        return value.intValue();
    }
}
