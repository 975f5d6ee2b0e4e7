package ai.babelbit.dialogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads plain text as one dialogue: an utterance per non-blank line, no names.
final class TextDialogueReader implements DialogueReader {
    private final BufferedReader text;
    private final String where;
    private boolean read;

    TextDialogueReader(BufferedReader text, String where) {
        this.text = text;
        this.where = where;
    }

    @Override
    public @Nullable Dialogue next() {
        if (read) {
            return null;
        }
        read = true;
        List<String> utterances = new ArrayList<>();
        try {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                String utterance = Words.strip(line);
                if (!utterance.isEmpty()) {
                    utterances.add(utterance);
                }
            }
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(where + ": not UTF-8 text after utterance " + utterances.size(), e);
        } catch (IOException e) {
            throw new InvalidInputException(where + ": cannot read on: " + e.getMessage(), e);
        }
        return new Dialogue(null, null, null, utterances);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
