package ai.babelbit.cli.compare;

import ai.babelbit.dialogue.InvalidInputException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `bb compare`.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            CompareCommand.DESCRIPTION,
            "Pairs the runs by utterance and resamples whole dialogues. Of two folders, predictors of the same name are"
                    + " compared; RUN#NAME takes one."
        },
        footer = {
            "",
            "Examples:",
            "  bb compare lab-runs/before lab-runs/after",
            "  bb compare lab-runs/after#ngram lab-runs/after#echo"
        })
public final class CompareCommand implements Callable<Integer> {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION = "Say whether one run is better than another, or only luckier.";

    @Parameters(
            index = "0",
            paramLabel = "RUN_A",
            description = "A run's folder, or one of its scored utterances files.")
    private String first;

    @Parameters(index = "1", paramLabel = "RUN_B", description = "Another one of the same challenge.")
    private String second;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the resampling (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private record Named(String name, PairedRuns pair) {}

    @Override
    public Integer call() {
        List<Named> pairs = pairs(ScoredRun.of(first), ScoredRun.of(second));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            ArrayNode list = all.putArray("comparisons");
            pairs.forEach(named -> list.add(report(named).toJson()));
            out.println(all);
        } else {
            pairs.forEach(named -> report(named).print(out));
        }
        return 0;
    }

    private PairReport report(Named named) {
        return new PairReport(
                named.name(), named.pair(), named.pair().bootstrap().difference(0, 1, new SplittableRandom(seed)));
    }

    private static List<Named> pairs(ScoredRun a, ScoredRun b) {
        List<Named> pairs = new ArrayList<>();
        if (a.files().size() == 1 && b.files().size() == 1) {
            Map.Entry<String, Path> one = a.files().entrySet().iterator().next();
            Map.Entry<String, Path> other = b.files().entrySet().iterator().next();
            String name =
                    one.getKey().equals(other.getKey()) ? one.getKey() : one.getKey() + " against " + other.getKey();
            pairs.add(named(name, one.getValue(), other.getValue()));
            return pairs;
        }
        a.files().forEach((name, file) -> {
            Path other = b.files().get(name);
            if (other != null) {
                pairs.add(named(name, file, other));
            }
        });
        if (pairs.isEmpty()) {
            throw new InvalidInputException("expected a predictor in both runs, got "
                    + a.files().keySet() + " and " + b.files().keySet() + "; name two as RUN#NAME");
        }
        return pairs;
    }

    private static Named named(String name, Path a, Path b) {
        PairedRuns pair = new PairedRuns(a, b);
        pair.read();
        if (pair.pairs() == 0) {
            throw new InvalidInputException(
                    a + " and " + b + ": expected runs of the same dialogues, have none in common");
        }
        return new Named(name, pair);
    }
}
