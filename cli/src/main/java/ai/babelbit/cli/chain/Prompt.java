package ai.babelbit.cli.chain;

import ai.babelbit.chain.wallet.Passwords;
import ai.babelbit.cli.config.Environment;
import java.io.Console;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the person at the terminal, if there is one.
final class Prompt {
    private Prompt() {}

    // It is null where standard input is no terminal, whatever the checker believes.
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable Console terminal() {
        Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }

    /// Passwords out of btcli's variables, then from the person.
    static Passwords passwords(Environment environment) {
        return Passwords.environment(environment.startingWith("BT_PW_"))
                .or(keyfile -> password("Password of " + keyfile + ": "));
    }

    /// A password; empty when nobody is there to ask.
    static Optional<String> password(String question) {
        Console console = terminal();
        char[] typed = console == null ? null : console.readPassword("%s", question);
        if (typed == null) {
            return Optional.empty();
        }
        String password = new String(typed);
        Arrays.fill(typed, ' ');
        return Optional.of(password);
    }

    /// Whether the person says yes; empty when nobody is there to ask.
    static Optional<Boolean> yes(String question) {
        Console console = terminal();
        String answer = console == null ? null : console.readLine("%s [y/N] ", question);
        return Optional.ofNullable(answer)
                .map(text -> text.strip().toLowerCase(Locale.ROOT).startsWith("y"));
    }
}
