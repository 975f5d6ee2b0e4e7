package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.ChainException;
import ai.babelbit.chain.Submission;
import ai.babelbit.chain.codec.CodecException;
import ai.babelbit.chain.crypto.CryptoException;
import ai.babelbit.chain.wallet.Passwords;
import ai.babelbit.chain.wallet.WalletException;
import ai.babelbit.cli.Bb;
import ai.babelbit.cli.config.ChainSettings;
import ai.babelbit.cli.config.Environment;
import ai.babelbit.dialogue.InvalidInputException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// What the commands on the chain have in common: the connection, and one line for whatever goes wrong.
abstract class OnChain implements Callable<Integer> {
    @Mixin
    ChainOptions options;

    @Spec
    CommandSpec spec;

    /// Does it with an open chain and returns the exit code.
    abstract int run(Chain chain, ChainSettings settings) throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        ChainSettings settings = ChainSettings.from(environment());
        try (Chain chain = options.open(settings)) {
            return run(chain, settings);
        } catch (ChainException e) {
            err().println(spec.qualifiedName() + ": " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } catch (WalletException | CryptoException | CodecException | IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }

    Environment environment() {
        return environment(spec);
    }

    static Environment environment(CommandSpec spec) {
        return ((Bb) spec.root().userObject()).environment(spec.commandLine().getErr());
    }

    Passwords passwords() {
        return Prompt.passwords(environment());
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// Tells the outcome of a transaction; 0 when what it should do is so.
    int print(Submission submission) {
        boolean isDone = submission instanceof Submission.Included || submission instanceof Submission.AlreadySo;
        if (options.json()) {
            out().println(SubmissionJson.of(submission));
        } else {
            (isDone ? out() : err()).println(spec.qualifiedName() + ": " + submission.summary());
        }
        return isDone ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    void print(ObjectNode json, String text) {
        if (options.json()) {
            out().println(json);
        } else {
            out().print(text);
            out().flush();
        }
    }
}
