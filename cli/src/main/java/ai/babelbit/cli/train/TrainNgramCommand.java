package ai.babelbit.cli.train;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.ngram.NgramOptions;
import ai.babelbit.prediction.ngram.NgramTrainer;
import ai.babelbit.prediction.ngram.TrainingReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `bb train ngram`.
@Command(
        name = "ngram",
        mixinStandardHelpOptions = true,
        description = {
            "Learn an n-gram model: interpolated modified Kneser-Ney, with topics, in one file.",
            "Needs about 170 bytes of memory a word; equal input gives an equal file."
        },
        footer = {
            "",
            "Examples:",
            "  bb train ngram --corpus talk.jsonl.gz --out talk.ngram",
            "  bb train ngram --corpus a.txt --corpus b.jsonl --weight podcasts=0.3 --max-mib 12 --out mine.ngram",
            "  bb lab --predictor ngram:mine.ngram"
        })
final class TrainNgramCommand implements Callable<Integer> {
    private static final NgramOptions DEFAULTS = NgramOptions.defaults();

    @Option(
            names = "--corpus",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Dialogues: JSON, JSON lines (which may name a corpus) or text, also .gz.")
    private List<Path> corpora;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "The file to write.")
    private Path out;

    @Option(
            names = "--weight",
            paramLabel = "CORPUS=W",
            description = "How much an occurrence in the corpus of this name counts (default 1).")
    private Map<String, Double> weights = Map.of();

    @Option(names = "--order", paramLabel = "N", description = "Words in an n-gram, 2 to 6 (default ${DEFAULT-VALUE}).")
    private int order = DEFAULTS.order();

    @Option(
            names = "--cutoff",
            paramLabel = "N",
            description = "Leave out what was seen less often than this (default ${DEFAULT-VALUE}).")
    private int cutoff = DEFAULTS.cutoff();

    @Option(
            names = "--max-mib",
            paramLabel = "MIB",
            description = "Leave out what helps least until the file is no larger (default ${DEFAULT-VALUE}).")
    private double maxMebibytes = 28;

    @Option(
            names = "--topics",
            paramLabel = "N",
            description = "Groups of dialogues to tell apart, 0 to 255 (default ${DEFAULT-VALUE}).")
    private int topics = DEFAULTS.topics();

    @Option(names = "--json", description = "Print one JSON object instead of sentences.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        NgramOptions options;
        try {
            options = new NgramOptions(order, cutoff, Math.round(maxMebibytes * (1 << 20)), topics, weights);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
        try (StageProgress progress = new StageProgress()) {
            print(NgramTrainer.train(corpora, out, options, progress));
        }
        return 0;
    }

    private void print(TrainingReport report) {
        PrintWriter stdout = spec.commandLine().getOut();
        double seconds = report.took().toMillis() / 1000.0;
        if (json) {
            ObjectNode object = Json.MAPPER.createObjectNode();
            object.put("out", out.toString()).put("bytes", report.bytes()).put("seconds", seconds);
            object.put("dialogues", report.corpus().dialogues())
                    .put("utterances", report.corpus().utterances());
            object.put("words", report.corpus().words())
                    .put("different_words", report.corpus().differentWords());
            report.seen().forEach(object.putArray("ngrams_seen")::add);
            report.kept().forEach(object.putArray("ngrams_kept")::add);
            stdout.println(object);
            return;
        }
        stdout.printf(
                Locale.ROOT,
                "%,d words in %,d utterances of %,d dialogues; n-grams kept by order: %s%n",
                report.corpus().words(),
                report.corpus().utterances(),
                report.corpus().dialogues(),
                report.kept().stream()
                        .map(kept -> String.format(Locale.ROOT, "%,d", kept))
                        .collect(Collectors.joining(" + ")));
        stdout.printf(Locale.ROOT, "%s: %.1f MiB in %.1f s%n", out, report.bytes() / 1048576.0, seconds);
    }
}
