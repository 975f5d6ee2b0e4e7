package ai.babelbit.cli;

import ai.babelbit.cli.bulk.ScoreCommand;
import ai.babelbit.cli.chain.ChainCommand;
import ai.babelbit.cli.chain.CommitCommand;
import ai.babelbit.cli.chain.DoctorCommand;
import ai.babelbit.cli.chain.RegisterCommand;
import ai.babelbit.cli.chain.ServeAxonCommand;
import ai.babelbit.cli.chain.SetWeightsCommand;
import ai.babelbit.cli.chain.TestMetagraphCommand;
import ai.babelbit.cli.chain.WalletCommand;
import ai.babelbit.cli.compare.CompareCommand;
import ai.babelbit.cli.complete.CompleteCommand;
import ai.babelbit.cli.eval.EvalCommand;
import ai.babelbit.cli.lab.LabCommand;
import ai.babelbit.cli.lab.RescoreCommand;
import ai.babelbit.cli.score.CalibrateCommand;
import ai.babelbit.cli.score.ScoreChallengeCommand;
import ai.babelbit.cli.score.ScoreDialogueCommand;
import ai.babelbit.cli.train.IndexCommand;
import ai.babelbit.cli.train.TrainCommand;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The subcommands. Reading a command's options by reflection takes longer than all the rest of a start, so
/// only the one that was asked for is made; the others are known by name and description.
enum Commands {
    LAB("lab", LabCommand.DESCRIPTION, LabCommand::new),
    EVAL("eval", EvalCommand.DESCRIPTION, EvalCommand::new),
    TRAIN("train", TrainCommand.DESCRIPTION, TrainCommand::new),
    INDEX("index", IndexCommand.DESCRIPTION, IndexCommand::new),
    ENGINE("engine", EngineCommand.DESCRIPTION, EngineCommand::new),
    COMPLETE("complete", CompleteCommand.DESCRIPTION, CompleteCommand::new),
    SCORE_DIALOGUE("score-dialogue", ScoreDialogueCommand.DESCRIPTION, ScoreDialogueCommand::new),
    SCORE_CHALLENGE("score-challenge", ScoreChallengeCommand.DESCRIPTION, ScoreChallengeCommand::new),
    SCORE("score", ScoreCommand.DESCRIPTION, ScoreCommand::new),
    RESCORE("rescore", RescoreCommand.DESCRIPTION, RescoreCommand::new),
    COMPARE("compare", CompareCommand.DESCRIPTION, CompareCommand::new),
    CALIBRATE("calibrate", CalibrateCommand.DESCRIPTION, CalibrateCommand::new),
    CHAIN("chain", ChainCommand.DESCRIPTION, ChainCommand::new),
    WALLET("wallet", WalletCommand.DESCRIPTION, WalletCommand::new),
    REGISTER("register", RegisterCommand.DESCRIPTION, RegisterCommand::new),
    SERVE_AXON("serve-axon", ServeAxonCommand.DESCRIPTION, ServeAxonCommand::new),
    COMMIT("commit", CommitCommand.DESCRIPTION, CommitCommand::new),
    SET_WEIGHTS("set-weights", SetWeightsCommand.DESCRIPTION, SetWeightsCommand::new),
    TEST_METAGRAPH("test-metagraph", TestMetagraphCommand.DESCRIPTION, TestMetagraphCommand::new),
    DOCTOR("doctor", DoctorCommand.DESCRIPTION, DoctorCommand::new),
    COMPLETION("completion", CompletionCommand.DESCRIPTION, CompletionCommand::new);

    private final String command;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // a constructor, which has no state
    private final Supplier<Object> maker;

    Commands(String command, String description, Supplier<Object> maker) {
        this.command = command;
        this.description = description;
        this.maker = maker;
    }

    /// Adds all of them to `bb`.
    ///
    /// @param arguments what the person typed
    static void addTo(CommandLine bb, String... arguments) {
        List<String> typed = List.of(arguments);
        // The completion script lists the options of all.
        boolean all = typed.contains(COMPLETION.command);
        for (Commands each : values()) {
            bb.addSubcommand(
                    each.command,
                    all || typed.contains(each.command) ? new CommandLine(each.maker.get()) : each.nameOnly());
        }
    }

    private CommandLine nameOnly() {
        CommandSpec spec = CommandSpec.create().name(command);
        spec.usageMessage().description(description);
        return new CommandLine(spec);
    }
}
