package ai.babelbit.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FinalWordsTest {
    private final FinalWords words = new FinalWords();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // utterance | predictions by step | foreseen
                "Ich habe das Buch gelesen. | Ich weiß nicht; Ich habe alles gelesen | 1",
                "Ich habe das Buch gelesen. | Ich habe es gelesen, ja | 1",
                "Ich habe das Buch gelesen. | Ich; Ich habe; Ich habe das; Ich habe das Buch | 0",
                // When it has been spoken it is too late.
                "ja gut | ja nein; ja gut | 0",
                // What was revealed is not foreseen.
                "nein nein | nein | 0",
                "nein nein | nein nein | 1",
                // No final word to wait for.
                "Ja. | Ja. | none",
                "Nein ! | Nein ! | none"
            })
    void aLastWordIsForeseenWhenAPredictionHasItBeforeItIsSpoken(
            String utterance, String predictions, String foreseen) {
        words.add(Words.split(utterance), List.of(predictions.split("; ")));
        assertThat(words.count()).isEqualTo(foreseen.equals("none") ? 0 : 1);
        assertThat(words.foreseen()).isEqualTo(foreseen.equals("1") ? 1.0 : 0.0);
    }

    @ParameterizedTest
    @CsvSource({
        "gelesen, 1",
        "gesagt, 1",
        "kommst, 1",
        "ist, 1",
        "will, 1",
        "machte, 1",
        "aufzuräumen, 1",
        "tun, 1",
        "aufsein, 1",
        "Garten, 0",
        "Zeit, 0",
        "du, 0",
        "gut?, 1",
        "ab, 0",
        "et, 0",
        "42, none"
    })
    void whatLooksLikeAGermanVerbCountsAsOne(String last, String verbs) {
        words.add(List.of("so", last), List.of("so " + last));
        assertThat(words.count()).isEqualTo(verbs.equals("none") ? 0 : 1);
        assertThat(words.verbs()).isEqualTo(verbs.equals("1") ? 1 : 0);
        assertThat(words.verbsForeseen()).isEqualTo(verbs.equals("1") ? 1.0 : 0.0);
    }

    @Test
    void sharesAreOfAllThatWereAdded() {
        assertThat(words.foreseen()).isZero();
        assertThat(words.verbsForeseen()).isZero();
        for (int i = 0; i < 4; i++) {
            words.add(List.of("wir", "gehen"), List.of(i == 0 ? "wir gehen" : "wir sehen"));
            words.add(List.of("das", "Haus"), List.of("das Haus"));
        }
        assertThat(words.count()).isEqualTo(8);
        assertThat(words.foreseen()).isEqualTo(5 / 8.0);
        assertThat(words.verbs()).isEqualTo(4);
        assertThat(words.verbsForeseen()).isEqualTo(1 / 4.0);
    }
}
