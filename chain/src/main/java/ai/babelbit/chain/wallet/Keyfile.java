package ai.babelbit.chain.wallet;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.CodecException;
import ai.babelbit.chain.crypto.CryptoException;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.KeyfileCipher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// One key file.
///
/// @param path where it is
public record Keyfile(Path path) {
    private static final int LONGEST = 64 << 10;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /// Whether a password is needed to read it.
    ///
    /// @throws WalletException when it cannot be read
    public boolean isEncrypted() {
        byte[] bytes = bytes();
        return KeyfileCipher.isEncrypted(bytes) || KeyfileCipher.isEncryptedOtherwise(bytes);
    }

    /// The key that signs. Takes seconds when it is encrypted.
    ///
    /// @throws WalletException when there is none in it, or no password for it
    public KeyPair signing(Passwords passwords) {
        SecretKey secret = content(passwords).secret();
        if (secret == null) {
            throw new WalletException(path + ": expected a secret key, found only an address");
        }
        return secret.pair();
    }

    /// Whose key it is.
    ///
    /// @throws WalletException when it is no key file or is encrypted
    public AccountId account() {
        return content(Passwords.none()).account();
    }

    private KeyJson.Content content(Passwords passwords) {
        byte[] bytes = bytes();
        try {
            if (KeyfileCipher.isEncryptedOtherwise(bytes)) {
                throw new WalletException(
                        path + ": is encrypted in an old way that is not supported; let btcli rewrite it");
            }
            return KeyJson.read(KeyfileCipher.isEncrypted(bytes) ? opened(bytes, passwords) : bytes);
        } catch (CodecException | CryptoException e) {
            throw new WalletException(path + ": " + e.getMessage(), e);
        }
    }

    private byte[] opened(byte[] bytes, Passwords passwords) {
        String password = passwords
                .of(path)
                .orElseThrow(() -> new WalletException(path + ": is encrypted, and there is no password for it (set "
                        + Passwords.variable(path) + ")"));
        return KeyfileCipher.open(bytes, password);
    }

    private byte[] bytes() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new WalletException(path + ": expected a key file, got more than " + LONGEST + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new WalletException(path + ": cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    /// Makes the file, readable by its owner only.
    ///
    /// @throws WalletException when there is one already, or it cannot be made
    static void create(Path path, byte[] bytes) {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = isPosix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0];
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (SeekableByteChannel out = Files.newByteChannel(
                    path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    out.write(left);
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new WalletException(path + ": is there already and is never overwritten", e);
        } catch (IOException e) {
            throw new WalletException(path + ": cannot be written: " + e, e);
        }
    }
}
