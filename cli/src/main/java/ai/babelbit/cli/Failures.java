package ai.babelbit.cli;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.round.RoundLogException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Turns what goes wrong into one line on standard error and an exit code.
record Failures(Bb bb) implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        line.getErr().println(command + ": " + firstLine(e) + " (see " + command + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        String command = line.getCommandSpec().qualifiedName();
        if (bb.verbosity() >= 2) {
            e.printStackTrace(err);
        }
        switch (e) {
            case InvalidInputException bad -> {
                err.println(command + ": " + bad.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            case RoundLogException broken -> err.println(command + ": " + broken.getMessage());
            default -> err.println(command + ": internal error, please report it: " + e + " (-vv shows where)");
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message.lines().findFirst().orElse("");
    }
}
