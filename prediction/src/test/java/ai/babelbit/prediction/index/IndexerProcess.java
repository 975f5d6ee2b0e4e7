package ai.babelbit.prediction.index;

import ai.babelbit.dialogue.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;

/// Indexing in a process of its own, which limits can be set for and which can be stopped.
final class IndexerProcess {
    private IndexerProcess() {}

    /// Takes a corpus, a folder and a stage, prints the stage when it is reached and waits for a line there; exits
    /// with 2, and says why, when it cannot be done.
    public static void main(String[] args) {
        try {
            CorpusIndexer.build(List.of(Path.of(args[0])), Path.of(args[1]), (stage, _, _) -> {
                if (stage.equals(args[2])) {
                    System.out.println(stage);
                    new Scanner(System.in, StandardCharsets.UTF_8).nextLine();
                }
            });
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
