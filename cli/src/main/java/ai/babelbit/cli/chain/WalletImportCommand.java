package ai.babelbit.cli.chain;

import ai.babelbit.chain.crypto.KeyUri;
import ai.babelbit.chain.crypto.Mnemonic;
import ai.babelbit.chain.crypto.SecretHex;
import ai.babelbit.chain.wallet.SecretKey;
import ai.babelbit.chain.wallet.Wallet;
import ai.babelbit.cli.config.ChainSettings;
import ai.babelbit.dialogue.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// `bb wallet import`.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Make a key's files out of its words, seed or URI.",
        footer = {
            "",
            "Examples:",
            "  bb wallet import --kind hotkey --wallet cold --hotkey hot       asks for the words",
            "  bb wallet import --kind coldkey --from words.txt --no-password"
        })
final class WalletImportCommand extends OnWallets {
    private static final int LONGEST = 1024;

    enum Kind {
        coldkey,
        hotkey
    }

    @Option(names = "--kind", required = true, paramLabel = "coldkey|hotkey", description = "What it is to be.")
    private Kind kind;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Where the words are, - for standard input (default: ask).")
    private @Nullable Path from;

    @Option(names = "--no-password", description = "Leave the coldkey's file unencrypted.")
    private boolean noPassword;

    @Override
    int run(ChainSettings settings) {
        SecretKey key = key(secret());
        Wallet made = chosen(settings);
        if (kind == Kind.coldkey) {
            made.createColdkey(key, newPassword(made.coldkey(), noPassword), RANDOM);
        } else {
            made.createHotkey(wallet.hotName(settings), key);
        }
        String address = key.pair().account().address();
        out().println(json ? JsonNodeFactory.instance.objectNode().put(kind.name(), address) : kind + " " + address);
        return 0;
    }

    private static SecretKey key(String secret) {
        if (secret.contains("/")) {
            return SecretKey.of(KeyUri.parse(secret));
        }
        return secret.startsWith("0x")
                ? SecretKey.ofSeed(SecretHex.parse(secret, "a seed"))
                : SecretKey.of(Mnemonic.parse(secret));
    }

    // Never an argument: those can be seen by everybody on the machine.
    private String secret() {
        if (from == null) {
            return Prompt.password("Words, seed or URI of the " + kind + ": ")
                    .orElseThrow(() -> new InvalidInputException("there is nobody to ask; say --from FILE"))
                    .strip();
        }
        try (InputStream in = from.toString().equals("-") ? System.in : Files.newInputStream(from)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new InvalidInputException("--from " + from + ": cannot be read", e);
        }
    }
}
