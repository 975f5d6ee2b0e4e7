package ai.babelbit.chain.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A folder of wallets, such as `~/.bittensor/wallets`.
///
/// @param root where they are
public record Wallets(Path root) {
    private static final int MOST_LISTED = 1000;

    /// One wallet with the names of its hotkeys, sorted.
    ///
    /// @param wallet which
    /// @param hotkeys names of the hotkeys' files
    public record Listed(Wallet wallet, List<String> hotkeys) {}

    /// A wallet by name, be it there or not.
    ///
    /// @throws WalletException when that is no name
    public Wallet wallet(String name) {
        return new Wallet(root.resolve(name(name)));
    }

    /// All wallets, sorted by name; none when the folder is not there.
    ///
    /// @throws WalletException when it cannot be read
    public List<Listed> list() {
        List<Listed> found = new ArrayList<>();
        for (Path folder : children(root)) {
            boolean isWallet = Files.exists(folder.resolve("coldkey"))
                    || Files.exists(folder.resolve("coldkeypub.txt"))
                    || Files.isDirectory(folder.resolve("hotkeys"));
            if (isWallet) {
                found.add(new Listed(
                        new Wallet(folder),
                        children(folder.resolve("hotkeys")).stream()
                                .map(file -> String.valueOf(file.getFileName()))
                                .filter(name -> !name.endsWith("pub.txt"))
                                .toList()));
            }
        }
        return found;
    }

    /// A hotkey's file. The root may be such a file itself.
    ///
    /// @throws WalletException when it is not there; the message tells which ones are
    public Keyfile hotkey(String cold, String hot) {
        return Files.isRegularFile(root)
                ? new Keyfile(root)
                : existing(wallet(cold).hotkey(hot), "hotkey \"" + hot + "\" in wallet \"" + cold + "\"");
    }

    /// A coldkey's file. The root may be such a file itself.
    ///
    /// @throws WalletException when it is not there; the message tells which ones are
    public Keyfile coldkey(String cold) {
        return Files.isRegularFile(root)
                ? new Keyfile(root)
                : existing(wallet(cold).coldkey(), "coldkey in wallet \"" + cold + "\"");
    }

    private Keyfile existing(Keyfile file, String what) {
        if (!Files.isRegularFile(file.path())) {
            throw new WalletException("no " + what + " at " + file.path() + "; " + whatThereIs());
        }
        return file;
    }

    private String whatThereIs() {
        List<Listed> all = list();
        if (all.isEmpty()) {
            return "there are no wallets in " + root;
        }
        List<String> names = all.stream()
                .flatMap(each -> each.hotkeys().isEmpty()
                        ? Stream.of(each.wallet().name() + " (no hotkeys)")
                        : each.hotkeys().stream().map(hot -> each.wallet().name() + "/" + hot))
                .toList();
        return "there are in " + root + ": " + String.join(", ", names);
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.limit(MOST_LISTED).sorted().toList();
        } catch (IOException e) {
            throw new WalletException(folder + ": cannot be read: " + e, e);
        }
    }

    /// Checks that a name stays in its folder.
    static String name(String name) {
        if (name.isBlank()
                || name.startsWith(".")
                || name.contains("/")
                || name.contains("\\")
                || name.contains("\0")) {
            throw new WalletException("expected a wallet's or key's name, got \"" + name + "\"");
        }
        return name;
    }
}
