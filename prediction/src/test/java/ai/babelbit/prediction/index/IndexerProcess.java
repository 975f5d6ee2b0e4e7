package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.corpus.TrainingProgress;
import java.nio.file.Path;
import java.util.List;

/// Indexing in a process of its own, which limits can be set for.
final class IndexerProcess {
    private IndexerProcess() {}

    /// Takes a corpus and a folder; exits with 2, and says why, when it cannot be done.
    public static void main(String[] args) {
        try {
            CorpusIndexer.build(List.of(Path.of(args[0])), Path.of(args[1]), TrainingProgress.none());
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
