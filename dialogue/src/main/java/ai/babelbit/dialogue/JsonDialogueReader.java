package ai.babelbit.dialogue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads challenge objects and dialogue objects, one after the other, from one JSON text or from JSON lines; it
/// holds one dialogue at a time. Fields it does not know are passed over.
final class JsonDialogueReader implements DialogueReader {
    private final JsonParser json;
    private final Closeables source;
    private final String where;
    /// Names of challenges whose `challenge_uid` stands behind their dialogues, by the challenge's number in
    /// the file.
    private final Map<Integer, String> lateUids;

    private final Map<Integer, String> foundLate = new HashMap<>();
    private int challenge = -1;
    private boolean inDialogues;
    private boolean sawDialogues;
    private @Nullable String challengeUid;

    JsonDialogueReader(Reader text, String where) {
        this(text, where, Map.of());
    }

    JsonDialogueReader(Reader text, String where, Map<Integer, String> lateUids) {
        this.json = Json.MAPPER.createParser(text);
        this.source = new Closeables(json, text);
        this.where = where;
        this.lateUids = lateUids;
    }

    /// The names that came too late to be told; complete once [#next] has returned null.
    Map<Integer, String> foundLate() {
        return foundLate;
    }

    @Override
    public @Nullable Dialogue next() {
        try {
            return inDialogues ? nextInChallenge() : nextRoot();
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private @Nullable Dialogue nextRoot() {
        while (true) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return null;
            }
            require(token == JsonToken.START_OBJECT, "a challenge or dialogue object");
            challenge++;
            challengeUid = lateUids.get(challenge);
            sawDialogues = false;
            Dialogue dialogue = readObject(true);
            if (dialogue != null) {
                return dialogue;
            }
            if (inDialogues) {
                Dialogue first = nextInChallenge();
                if (first != null) {
                    return first;
                }
            } else {
                require(sawDialogues, "an object with \"dialogues\" or \"utterances\"");
            }
        }
    }

    private @Nullable Dialogue nextInChallenge() {
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_ARRAY) {
            inDialogues = false;
            readObject(true);
            return inDialogues ? nextInChallenge() : nextRoot();
        }
        require(token == JsonToken.START_OBJECT, "a dialogue object");
        Dialogue dialogue = readObject(false);
        require(dialogue != null, "a dialogue with \"utterances\"");
        return dialogue;
    }

    /// Reads fields up to the object's end, or stops inside `dialogues`. Null when the object was no dialogue.
    private @Nullable Dialogue readObject(boolean mayBeChallenge) {
        String uid = null;
        String language = null;
        List<String> utterances = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "dialogue_uid" -> uid = scalar(value);
                case "language" -> language = scalar(value);
                case "utterances" -> utterances = utterances(value);
                case "challenge_uid" -> {
                    if (mayBeChallenge) {
                        nameChallenge(scalar(value));
                    }
                }
                case "dialogues" -> {
                    if (mayBeChallenge) {
                        require(value == JsonToken.START_ARRAY, "\"dialogues\" to be a list");
                        inDialogues = true;
                        sawDialogues = true;
                        return null;
                    }
                    json.skipChildren();
                }
                default -> json.skipChildren();
            }
        }
        return utterances == null ? null : new Dialogue(challengeUid, uid, language, utterances);
    }

    private void nameChallenge(@Nullable String uid) {
        if (sawDialogues && uid != null) {
            foundLate.put(challenge, uid);
        }
        challengeUid = uid;
    }

    private List<String> utterances(JsonToken token) {
        require(token == JsonToken.START_ARRAY, "\"utterances\" to be a list");
        List<String> texts = new ArrayList<>();
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            String text = scalar(next);
            require(text != null, "an utterance to be a string");
            texts.add(text);
        }
        return texts;
    }

    /// A string, or a number as its text (files made by hand have such uids); null for null.
    private @Nullable String scalar(JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        require(token == JsonToken.VALUE_STRING || token.isNumeric(), "a string");
        return json.getString();
    }

    private void require(boolean condition, String expected) {
        if (!condition) {
            JsonToken got = json.currentToken();
            throw new InvalidInputException(
                    at() + ": expected " + expected + ", got " + (got == null ? "the end" : describe(got)));
        }
    }

    private static String describe(JsonToken token) {
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> token.name();
        };
    }

    private String at() {
        var location = json.currentTokenLocation();
        return where + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private InvalidInputException broken(JacksonException e) {
        if (e.getCause() instanceof CharacterCodingException) {
            return new InvalidInputException(at() + ": not UTF-8 text", e);
        }
        if (e.getCause() instanceof IOException io) {
            return new InvalidInputException(at() + ": cannot read on: " + io.getMessage(), e);
        }
        var location = e.getLocation();
        String place = location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
        return new InvalidInputException(where + place + ": not valid JSON: " + e.getOriginalMessage(), e);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
