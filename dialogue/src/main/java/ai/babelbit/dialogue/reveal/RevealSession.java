package ai.babelbit.dialogue.reveal;

import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.Words;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One play of a challenge: the words of an utterance, its end, and after the last utterance's end the
/// dialogue's end; then the next dialogue. A dialogue without utterances plays as one with a single blank
/// utterance, as the published engine has it. Holds one dialogue at a time. Not thread-safe.
public final class RevealSession implements TokenSource {
    private static final List<String> ONE_BLANK = List.of("");

    private final String session;
    private final Iterator<Dialogue> dialogues;
    private @Nullable String challengeUid;
    private int dialogueIndex = -1;
    private @Nullable Dialogue dialogue;
    private List<String> utterances = List.of();
    private int utteranceIndex;
    private List<String> words = List.of();
    private int revealed;

    /// Plays the dialogues that the iterator yields, which is asked for the next one only when the last is over.
    public RevealSession(String session, Iterator<Dialogue> dialogues) {
        this.session = session;
        this.dialogues = dialogues;
        enterNextDialogue();
    }

    @Override
    public String session() {
        return session;
    }

    /// The next token and where it stands.
    public Reveal.Revealed next() {
        Dialogue current = dialogue;
        if (current == null) {
            return row(new Token.ChallengeEnd(), null, 0, 0);
        }
        if (utteranceIndex == utterances.size()) {
            Reveal.Revealed end = row(new Token.DialogueEnd(), current.uid(), utteranceIndex, 0);
            enterNextDialogue();
            return end;
        }
        if (revealed < words.size()) {
            revealed++;
            return row(new Token.Word(words.get(revealed - 1)), current.uid(), utteranceIndex, revealed);
        }
        Reveal.Revealed end = row(new Token.UtteranceEnd(), current.uid(), utteranceIndex, revealed);
        enterUtterance(utteranceIndex + 1);
        return end;
    }

    @Override
    public Reveal.Revealed next(String prediction) {
        return next();
    }

    private Reveal.Revealed row(Token token, @Nullable String dialogueUid, int utterance, int tokenIndex) {
        return new Reveal.Revealed(
                token, new Position(challengeUid, dialogueIndex, dialogueUid, utterance, tokenIndex));
    }

    private void enterNextDialogue() {
        dialogueIndex++;
        dialogue = null;
        if (dialogues.hasNext()) {
            Dialogue next = dialogues.next();
            dialogue = next;
            challengeUid = next.challengeUid();
            utterances = next.utterances().isEmpty() ? ONE_BLANK : next.utterances();
            enterUtterance(0);
        }
    }

    private void enterUtterance(int index) {
        utteranceIndex = index;
        revealed = 0;
        words = index < utterances.size() ? Words.split(utterances.get(index)) : List.of();
    }
}
