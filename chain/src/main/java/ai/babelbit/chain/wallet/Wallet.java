package ai.babelbit.chain.wallet;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.crypto.KeyfileCipher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// A coldkey and its hotkeys in one folder.
///
/// @param folder where they are
public record Wallet(Path folder) {
    /// Its name.
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    /// The key that owns.
    public Keyfile coldkey() {
        return new Keyfile(folder.resolve("coldkey"));
    }

    /// A key that works.
    ///
    /// @throws WalletException when that is no name
    public Keyfile hotkey(String name) {
        return new Keyfile(folder.resolve("hotkeys").resolve(Wallets.name(name)));
    }

    /// Who owns; known without any password where the public file is there.
    public Optional<AccountId> owner() {
        Keyfile open = new Keyfile(folder.resolve("coldkeypub.txt"));
        if (Files.exists(open.path())) {
            return Optional.of(open.account());
        }
        return Files.exists(coldkey().path()) && !coldkey().isEncrypted()
                ? Optional.of(coldkey().account())
                : Optional.empty();
    }

    /// Makes the coldkey's files. Takes seconds with a password.
    ///
    /// @param password empty to leave it unencrypted
    /// @throws WalletException when there is one already
    public void createColdkey(SecretKey key, Optional<String> password, SecureRandom random) {
        refuseExisting(coldkey());
        byte[] plain = KeyJson.write(key);
        Keyfile.create(
                coldkey().path(),
                password.map(word -> KeyfileCipher.seal(plain, word, random)).orElse(plain));
        Keyfile.create(
                folder.resolve("coldkeypub.txt"), KeyJson.writePublic(key.pair().account()));
    }

    /// Makes a hotkey's files, not encrypted, as programs must be able to sign with it.
    ///
    /// @throws WalletException when there is one already
    public void createHotkey(String name, SecretKey key) {
        Keyfile hotkey = hotkey(name);
        refuseExisting(hotkey);
        Keyfile.create(hotkey.path(), KeyJson.write(key));
        Path open = hotkey.path().resolveSibling(name + "pub.txt");
        if (!Files.exists(open)) {
            Keyfile.create(open, KeyJson.writePublic(key.pair().account()));
        }
    }

    // Before seconds of encryption, and before a half of the files is made.
    private static void refuseExisting(Keyfile file) {
        if (Files.exists(file.path())) {
            throw new WalletException(file.path() + ": is there already and is never overwritten");
        }
    }
}
