package ai.babelbit.cli.bulk;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.JsonLines;
import ai.babelbit.round.RoundLogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Scores logs utterance by utterance: one thread reads, as many as there are processors score, the
/// reader's thread writes in the logs' order. Only a few utterances are under way at any time, however long
/// the logs are. Use once.
final class BulkScorer {
    private static final int AHEAD = 32;

    private final RunLogs logs;
    private final UtteranceScorer scorer;
    private final Parts parts;
    private final Path folder;
    private final Consumer<JsonLines.Malformed> malformed;
    /// Told how many bytes of all logs are done.
    private final LongConsumer progress;

    private final Deque<Pending> pending = new ArrayDeque<>();
    private Checkpoint at;
    private long bytesBefore;

    private record Pending(Future<List<Row>> rows, long offset) {}

    /// @param from where to go on
    BulkScorer(
            RunLogs logs,
            UtteranceScorer scorer,
            Parts parts,
            Path folder,
            Checkpoint from,
            Consumer<JsonLines.Malformed> malformed,
            LongConsumer progress) {
        this.logs = logs;
        this.scorer = scorer;
        this.parts = parts;
        this.folder = folder;
        this.at = from;
        this.malformed = malformed;
        this.progress = progress;
    }

    /// Scores whatever is left; returns where that ends.
    ///
    /// @throws InvalidInputException when a log cannot be read or a part not be written
    Checkpoint run() throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("scorer-", 0).factory());
        try {
            for (int log = 0; log < logs.logs().size(); log++) {
                if (log >= at.log()) {
                    score(log, workers);
                }
                bytesBefore += logs.size(log);
            }
            parts.finish();
            at = new Checkpoint(at.plan(), logs.logs().size(), 0, parts.complete(), at.rows(), true);
            at.write(folder);
            return at;
        } catch (IOException e) {
            throw new InvalidInputException(folder + ": cannot be written: " + e, e);
        } finally {
            workers.shutdownNow();
        }
    }

    private void score(int log, ExecutorService workers) throws IOException, InterruptedException {
        long from = log == at.log() ? at.offset() : 0;
        try (RoundLogReader reader = RoundLogReader.open(logs.logs().get(log), from)) {
            String run = logs.name(log);
            for (RoundLogReader.Event event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof RoundLogReader.Event.Utterance utterance) {
                    pending.add(new Pending(
                            workers.submit(() -> scorer.score(run, reader.contestants(), utterance)), reader.offset()));
                    if (pending.size() >= AHEAD) {
                        write(log, pending.remove());
                    }
                }
            }
            while (!pending.isEmpty()) {
                write(log, pending.remove());
            }
            malformed.accept(reader.malformed());
        }
        at = new Checkpoint(at.plan(), log + 1, 0, at.parts(), at.rows(), false);
    }

    private void write(int log, Pending next) throws IOException, InterruptedException {
        List<Row> rows;
        try {
            rows = next.rows().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "an utterance of " + logs.logs().get(log) + " cannot be scored", e.getCause());
        }
        for (Row row : rows) {
            parts.add(row);
        }
        at = new Checkpoint(at.plan(), log, next.offset(), at.parts(), at.rows() + rows.size(), false);
        if (parts.isFull()) {
            parts.finish();
            at = new Checkpoint(at.plan(), log, next.offset(), parts.complete(), at.rows(), false);
            at.write(folder);
        }
        progress.accept(bytesBefore + next.offset());
    }
}
