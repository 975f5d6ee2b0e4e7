package ai.babelbit.chain.crypto;

import java.security.SecureRandom;

/// The machine's randomness, which blocks only while the machine boots.
final class Randomness {
    static final SecureRandom SYSTEM = new SecureRandom();

    private Randomness() {}
}
