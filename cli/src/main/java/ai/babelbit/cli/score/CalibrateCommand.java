package ai.babelbit.cli.score;

import ai.babelbit.cli.Bb;
import ai.babelbit.cli.config.CacheSettings;
import ai.babelbit.dialogue.ChallengeFile;
import ai.babelbit.dialogue.Dialogue;
import ai.babelbit.dialogue.DialogueReader;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.scoring.Transcript;
import ai.babelbit.prediction.embedding.CachedEmbedder;
import ai.babelbit.prediction.embedding.Calibration;
import ai.babelbit.prediction.embedding.Calibrator;
import ai.babelbit.prediction.embedding.Embedders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `bb calibrate`.
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            CalibrateCommand.DESCRIPTION,
            "Prints the baseline; for an encoder of your own also writes it into its folder, where scoring finds it."
        },
        footer = {
            "",
            "Examples:",
            "  bb calibrate --challenge dialogues.jsonl.gz",
            "  bb calibrate --challenge dialogues.jsonl.gz --encoder my-encoder"
        })
public final class CalibrateCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION =
            "Measure how alike an encoder finds sentences that have nothing in common.";

    @Option(
            names = "--challenge",
            required = true,
            paramLabel = "FILE",
            description = "Where sentences come from (JSON, JSON lines or text, also .gz); may be given again.")
    private List<Path> challenges = List.of();

    @Option(names = "--texts", paramLabel = "N", description = "Sentences to draw (default ${DEFAULT-VALUE}).")
    private int texts = 10_000;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the draw (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--encoder", paramLabel = "DIR", description = "An encoder's folder (default: the built-in one).")
    private @Nullable Path encoder;

    @ParentCommand
    private Bb bb;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (texts < 2 || texts > 1_000_000) {
            throw new InvalidInputException("--texts must be from 2 to 1000000, was " + texts);
        }
        Calibrator calibrator = new Calibrator(texts, new SplittableRandom(seed));
        challenges.forEach(path -> offer(ChallengeFile.open(path), calibrator));
        long pairs = calibrator.size() * (calibrator.size() - 1L) / 2;
        if (pairs < Calibrator.LEAST_PAIRS) {
            throw new InvalidInputException("expected sentences for at least " + Calibrator.LEAST_PAIRS
                    + " pairs (448 sentences), got " + calibrator.size());
        }
        Path cache =
                CacheSettings.from(bb.environment(spec.commandLine().getErr())).embeddings();
        try (CachedEmbedder embedder = Embedders.open(encoder, cache)) {
            Calibration measured = calibrator.measure(embedder, source(), _ -> {});
            String text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(measured.toJson()) + "\n";
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            if (encoder != null) {
                Files.writeString(encoder.resolve(Calibration.FILE), text);
            }
        }
        return 0;
    }

    private static void offer(ChallengeFile file, Calibrator calibrator) {
        try (DialogueReader reader = file.reader()) {
            for (Dialogue dialogue = reader.next(); dialogue != null; dialogue = reader.next()) {
                dialogue.utterances().stream()
                        .map(Transcript::clean)
                        .filter(text -> !text.isEmpty())
                        .forEach(calibrator::offer);
            }
        } catch (IOException e) {
            throw new InvalidInputException(file.path() + ": cannot be read: " + e, e);
        }
    }

    private String source() {
        return challenges.stream()
                        .map(path -> String.valueOf(path.getFileName()))
                        .collect(Collectors.joining(", ")) + ", seed " + seed;
    }
}
