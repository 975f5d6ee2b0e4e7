package ai.babelbit.dialogue;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A challenge on disk, read as a stream as often as needed. Accepted forms: a challenge object, a dialogue
/// object, JSON lines with one of either a line, plain text with an utterance per non-blank line, and any of
/// these compressed with gzip.
///
/// Opening reads the whole file once, so that what is wrong with it is known before anything is played.
public final class ChallengeFile {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Map<Integer, String> lateUids;
    private final @Nullable String uid;
    private final int dialogues;
    private final long utterances;
    private final long words;

    private ChallengeFile(Path path, Map<Integer, String> lateUids, Survey survey) {
        this.path = path;
        this.lateUids = lateUids;
        this.uid = survey.uid;
        this.dialogues = survey.dialogues;
        this.utterances = survey.utterances;
        this.words = survey.words;
    }

    /// Reads the file through once and keeps its figures.
    ///
    /// @throws InvalidInputException when it cannot be read, is none of the accepted forms, or holds no utterance
    public static ChallengeFile open(Path path) {
        Survey survey = new Survey();
        Map<Integer, String> lateUids = Map.of();
        try (DialogueReader reader = reader(path, Map.of())) {
            for (Dialogue dialogue = reader.next(); dialogue != null; dialogue = reader.next()) {
                survey.add(dialogue);
            }
            if (reader instanceof JsonDialogueReader json) {
                lateUids = Map.copyOf(json.foundLate());
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        if (survey.utterances == 0) {
            throw new InvalidInputException(path + ": expected at least one utterance, found none");
        }
        if (survey.uid == null) {
            survey.uid = lateUids.get(0);
        }
        return new ChallengeFile(path, lateUids, survey);
    }

    /// Starts again at the first dialogue.
    public DialogueReader reader() {
        try {
            return reader(path, lateUids);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// Where it lies.
    public Path path() {
        return path;
    }

    /// The name of its first challenge; null when it has none.
    public @Nullable String uid() {
        return uid;
    }

    /// How many dialogues it holds; at least 1.
    public int dialogues() {
        return dialogues;
    }

    /// How many utterances it holds.
    public long utterances() {
        return utterances;
    }

    /// How many words it holds.
    public long words() {
        return words;
    }

    private static DialogueReader reader(Path path, Map<Integer, String> lateUids) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            BufferedReader text = text(raw);
            return startsAsObject(path, text)
                    ? new JsonDialogueReader(text, path.toString(), lateUids)
                    : new TextDialogueReader(text, path.toString());
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static BufferedReader text(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        InputStream bytes = gzip ? new GZIPInputStream(raw, BUFFER) : raw;
        // A decoder made from the charset itself would replace what is malformed; this one reports it.
        BufferedReader text =
                new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), BUFFER);
        skipByteOrderMark(text);
        return text;
    }

    private static void skipByteOrderMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != 0xfeff) {
            text.reset();
        }
    }

    private static boolean startsAsObject(Path path, BufferedReader text) throws IOException {
        if (path.toString().endsWith(".txt") || path.toString().endsWith(".txt.gz")) {
            return false;
        }
        int first;
        do {
            text.mark(1);
            first = text.read();
        } while (first >= 0 && Words.isSpace((char) first));
        if (first >= 0) {
            text.reset();
        }
        return first == '{' || first == '[';
    }

    private static InvalidInputException unreadable(Path path, IOException e) {
        String why = switch (e) {
            case java.nio.file.NoSuchFileException _ -> "no such file";
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.charset.CharacterCodingException _ -> "not UTF-8 text";
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
        return new InvalidInputException(path + ": cannot be read as a challenge: " + why, e);
    }

    private static final class Survey {
        private @Nullable String uid;
        private int dialogues;
        private long utterances;
        private long words;

        void add(Dialogue dialogue) {
            if (dialogues == 0) {
                uid = dialogue.challengeUid();
            }
            dialogues++;
            utterances += dialogue.utterances().size();
            for (String utterance : dialogue.utterances()) {
                words += Words.split(utterance).size();
            }
        }
    }
}
