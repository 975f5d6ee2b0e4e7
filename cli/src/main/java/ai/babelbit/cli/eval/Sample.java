package ai.babelbit.cli.eval;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Words;
import ai.babelbit.prediction.corpus.CorpusReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// An utterance to be predicted.
///
/// @param corpus where it comes from; empty when the file does not say
/// @param dialogue the index of its dialogue in the file
/// @param number its own index in the dialogue
/// @param context what was said before
/// @param words at least one
record Sample(String corpus, int dialogue, int number, Context context, List<String> words) {
    String text() {
        return String.join(" ", words);
    }

    /// Draws so many utterances of a file, each as likely as any other, in the file's order. Reads the file once
    /// and keeps only the dialogues of what is drawn (reservoir sampling; J. Vitter, 1985).
    static List<Sample> draw(Path file, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sample> reservoir = new ArrayList<>();
        long met = 0;
        try (CorpusReader reader = CorpusReader.open(file)) {
            int dialogue = 0;
            for (CorpusReader.Entry entry = reader.next(); entry != null; entry = reader.next(), dialogue++) {
                Context context = Context.empty();
                int number = 0;
                for (String utterance : entry.utterances()) {
                    List<String> words = Words.split(utterance);
                    if (words.isEmpty()) {
                        continue;
                    }
                    met++;
                    long place = reservoir.size() < count ? reservoir.size() : random.nextLong(met);
                    if (place < count) {
                        Sample sample = new Sample(entry.corpus(), dialogue, number, context, words);
                        if (place == reservoir.size()) {
                            reservoir.add(sample);
                        } else {
                            reservoir.set((int) place, sample);
                        }
                    }
                    context = context.plus(String.join(" ", words));
                    number++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
        reservoir.sort(Comparator.comparingInt(Sample::dialogue).thenComparingInt(Sample::number));
        return reservoir;
    }
}
