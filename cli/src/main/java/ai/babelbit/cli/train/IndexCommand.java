package ai.babelbit.cli.train;

import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.index.CorpusIndexer;
import ai.babelbit.prediction.index.IndexReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bb index`.
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = {
            IndexCommand.DESCRIPTION,
            "A predictor with an index finds utterances that begin alike in dialogues that resemble the running one."
        },
        footer = {
            "",
            "Examples:",
            "  bb index --corpus talk.jsonl.gz --out talk.index",
            "  bb lab --predictor builtin+index:talk.index",
            "  bb eval --data other.jsonl --predictor builtin+index:talk.index"
        })
public final class IndexCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Index a corpus of one's own for the predictor to search.";

    @Option(
            names = "--corpus",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Dialogues: JSON, JSON lines or text, also .gz.")
    private List<Path> corpora;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to make.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object instead of a sentence.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (StageProgress progress = new StageProgress()) {
            print(CorpusIndexer.build(corpora, out, progress));
        }
        return 0;
    }

    private void print(IndexReport report) {
        PrintWriter stdout = spec.commandLine().getOut();
        double seconds = report.took().toMillis() / 1000.0;
        if (json) {
            stdout.println(Json.MAPPER
                    .createObjectNode()
                    .put("out", out.toString())
                    .put("bytes", report.bytes())
                    .put("seconds", seconds)
                    .put("dialogues", report.corpus().dialogues())
                    .put("utterances", report.corpus().utterances())
                    .put("words", report.corpus().words())
                    .put("different_words", report.corpus().differentWords())
                    .put("scenes", report.scenes()));
            return;
        }
        stdout.printf(
                Locale.ROOT,
                "%s: %,d words in %,d utterances of %,d dialogues, %.1f MiB in %.1f s%n",
                out,
                report.corpus().words(),
                report.corpus().utterances(),
                report.corpus().dialogues(),
                report.bytes() / 1048576.0,
                seconds);
    }
}
