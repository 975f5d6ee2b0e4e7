package ai.babelbit.cli;

import ai.babelbit.cli.config.Environment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The `bb` command.
@Command(
        name = "bb",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "BabelBit: predict how an utterance ends, word by word, and see who does it best.",
        footer = {
            "",
            "Examples:",
            "  bb lab                                  play the built-in challenge and write a report",
            "  bb lab --challenge talk.txt --pace 2.5  play your own text at speaking speed",
            "  bb engine --challenge talk.txt          reveal it to others, word by word, over HTTP",
            "  bb COMMAND --help                       every option of a command, with examples"
        })
public final class Bb {
    @Option(
            names = "-v",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Say more: -v tells what is done, -vv every detail and stack traces.")
    private boolean[] verbosity = {};

    private final Path folder;
    private final Map<String, String> process;

    private Bb(Path folder, Map<String, String> process) {
        this.folder = folder;
        this.process = process;
    }

    /// Runs a command and exits with its code.
    public static void main(String[] arguments) {
        System.exit(run(
                Path.of(""),
                System.getenv(),
                new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
                arguments));
    }

    /// Runs a command in a given world and returns its exit code: 0 for success, 2 for bad input, 1 for a world
    /// that failed.
    ///
    /// @param folder where `.env` is looked for
    /// @param process the process's variables
    static int run(Path folder, Map<String, String> process, PrintWriter out, PrintWriter err, String... arguments) {
        Bb bb = new Bb(folder, process);
        CommandLine line = new CommandLine(bb);
        // First of all: what is set on the command reaches only the subcommands that it already has.
        Commands.addTo(line, arguments);
        line.setOut(out).setErr(err);
        Failures failures = new Failures(bb);
        line.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
        line.setExecutionStrategy(parsed -> {
            Logging.set(bb.verbosity());
            return parsed.subcommand() == null && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()
                    ? usage(line)
                    : new CommandLine.RunLast().execute(parsed);
        });
        return line.execute(arguments);
    }

    /// 0, 1 or 2.
    int verbosity() {
        return Math.min(2, verbosity.length);
    }

    /// The variables, with a warning for each that looks misspelt.
    public Environment environment(PrintWriter err) {
        Environment environment = Environment.load(folder, process);
        environment
                .unknownKeys()
                .forEach(key -> err.println("bb: warning: " + key + " is set but nothing reads it; is it misspelt?"));
        return environment;
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
