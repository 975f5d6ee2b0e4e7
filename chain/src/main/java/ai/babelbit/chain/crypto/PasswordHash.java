package ai.babelbit.chain.crypto;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Turns a password into the key of a key file: Argon2i 1.3 over half a gibibyte, which is meant to be
/// dear. One at a time, and only where the heap has room, so that it cannot bring a whole program down.
/// Safe for concurrent use.
final class PasswordHash {
    private static final byte[] SALT = SecretHex.parse("137183dff15a09bc9c90b5518739e9b1", "the salt");
    private static final int PASSES = 8;
    private static final int KIBIBYTES = 524_288;
    private static final int KEY = 32;
    // Beside the blocks themselves: the arrays' headers and what else lives in the heap.
    private static final long ROOM = (KIBIBYTES * 1024L) / 16 * 17;
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private PasswordHash() {}

    /// Takes seconds.
    ///
    /// @throws CryptoException when the heap has too little room
    static byte[] key(String password) {
        ONE_AT_A_TIME.lock();
        try {
            Runtime runtime = Runtime.getRuntime();
            if (free(runtime) < ROOM) {
                System.gc();
            }
            if (free(runtime) < ROOM) {
                throw new CryptoException("an encrypted key file needs " + (ROOM >> 20) + " MB of free heap, got "
                        + (free(runtime) >> 20) + " MB; give the program more (bb: BB_JAVA_OPTS=-Xmx1g)");
            }
            return derive(password, PASSES, KIBIBYTES);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    static byte[] derive(String password, int passes, int kibibytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_i)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(SALT)
                .withIterations(passes)
                .withMemoryAsKB(kibibytes)
                .withParallelism(1)
                .build());
        byte[] key = new byte[KEY];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), key);
        return key;
    }

    private static long free(Runtime runtime) {
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
