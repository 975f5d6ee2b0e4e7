package ai.babelbit.prediction.corpus;

import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the dialogues of a corpus with the `corpus` field that says where each comes from, which the challenge
/// schema does not know. JSON lines of dialogue objects are read here; every other form that [ChallengeFile]
/// accepts is left to it and has no `corpus`. Not thread-safe: one reader, one thread.
public final class CorpusReader implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final @Nullable JsonParser lines;
    private final @Nullable DialogueReader other;

    private CorpusReader(Path path, @Nullable JsonParser lines, @Nullable DialogueReader other) {
        this.path = path;
        this.lines = lines;
        this.other = other;
    }

    /// A dialogue and where it comes from.
    ///
    /// @param corpus empty when the file does not say
    public record Entry(String corpus, List<String> utterances) {}

    public static CorpusReader open(Path path) {
        String name = path.toString();
        if (!name.endsWith(".jsonl") && !name.endsWith(".jsonl.gz")) {
            return new CorpusReader(path, null, ChallengeFile.open(path).reader());
        }
        try {
            return new CorpusReader(path, Json.MAPPER.createParser(text(path)), null);
        } catch (IOException e) {
            throw Failures.unreadable(path, e);
        }
    }

    private static BufferedReader text(Path path) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            InputStream bytes = gzip ? new GZIPInputStream(raw, BUFFER) : raw;
            return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /// The next dialogue, or null after the last one.
    @Nullable
    public Entry next() {
        if (lines == null) {
            Dialogue dialogue = other == null ? null : other.next();
            return dialogue == null ? null : new Entry("", dialogue.utterances());
        }
        try {
            return next(lines);
        } catch (JacksonException e) {
            throw broken(lines, e);
        }
    }

    /// Objects nest (a challenge holds dialogues): whichever object ends and has had utterances is a dialogue.
    private @Nullable Entry next(JsonParser json) {
        String corpus = "";
        List<String> utterances = null;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            switch (token) {
                case START_OBJECT -> corpus = "";
                case END_OBJECT -> {
                    if (utterances != null) {
                        return new Entry(corpus, utterances);
                    }
                }
                case PROPERTY_NAME -> {
                    String field = json.currentName();
                    JsonToken value = json.nextToken();
                    if (field.equals("corpus") && value == JsonToken.VALUE_STRING) {
                        corpus = json.getString();
                    } else if (field.equals("utterances") && value == JsonToken.START_ARRAY) {
                        utterances = strings(json);
                    } else if (!field.equals("dialogues")) {
                        json.skipChildren();
                    }
                }
                case START_ARRAY, END_ARRAY -> {}
                default -> throw new InvalidInputException(at(json) + ": expected a dialogue object");
            }
        }
        return null;
    }

    private List<String> strings(JsonParser json) {
        List<String> texts = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
                throw new InvalidInputException(at(json) + ": expected an utterance to be a string");
            }
            texts.add(json.getString());
        }
        return texts;
    }

    private String at(JsonParser json) {
        return path + ":" + json.currentTokenLocation().getLineNr();
    }

    private InvalidInputException broken(JsonParser json, JacksonException e) {
        String why = switch (e.getCause()) {
            case CharacterCodingException _ -> "not UTF-8 text";
            case IOException io -> "cannot read on: " + io.getMessage();
            case null, default -> "not valid JSON: " + e.getOriginalMessage();
        };
        return new InvalidInputException(at(json) + ": " + why, e);
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
        if (other != null) {
            other.close();
        }
    }
}
