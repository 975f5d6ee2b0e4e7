package ai.babelbit.prediction.control;

import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.dialogue.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// See [Controls#oracle]. Reads the challenge along with the play, one dialogue at a time.
final class OraclePredictor implements Predictor {
    private final Supplier<DialogueReader> dialogues;
    private @Nullable DialogueReader reader;
    private @Nullable Dialogue current;
    private int index = -1;

    OraclePredictor(Supplier<DialogueReader> dialogues) {
        this.dialogues = dialogues;
    }

    @Override
    public String name() {
        return "oracle";
    }

    @Override
    public synchronized Outcome predict(PredictionRequest request) {
        UtteranceRef at = request.utterance();
        Dialogue dialogue = dialogue(at.dialogueIndex());
        List<String> utterances = dialogue == null ? List.of() : dialogue.utterances();
        if (at.utteranceIndex() >= utterances.size()) {
            return new Outcome.Refused(
                    "the challenge has no utterance " + at.utteranceIndex() + " in dialogue " + at.dialogueIndex());
        }
        return Outcome.Answered.of(String.join(" ", Words.split(utterances.get(at.utteranceIndex()))));
    }

    private @Nullable Dialogue dialogue(int wanted) {
        if (wanted < index) {
            close();
        }
        DialogueReader open = reader;
        if (open == null) {
            open = dialogues.get();
            reader = open;
        }
        while (index < wanted) {
            current = open.next();
            index++;
            if (current == null) {
                index = wanted;
            }
        }
        return current;
    }

    @Override
    public synchronized void close() {
        DialogueReader open = reader;
        reader = null;
        current = null;
        index = -1;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the oracle's challenge", e);
            }
        }
    }
}
