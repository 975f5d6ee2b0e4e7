package ai.babelbit.chain.wallet;

import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.Mnemonic;
import java.util.Optional;

/// A key with what it was made of, as far as that is known. Prints as its address. Immutable.
public final class SecretKey {
    private final KeyPair pair;
    private final byte[] seed;
    private final Optional<Mnemonic> mnemonic;

    private SecretKey(KeyPair pair, byte[] seed, Optional<Mnemonic> mnemonic) {
        this.pair = pair;
        this.seed = seed;
        this.mnemonic = mnemonic;
    }

    /// Made of words.
    public static SecretKey of(Mnemonic mnemonic) {
        byte[] seed = mnemonic.seed("");
        return new SecretKey(KeyPair.fromSeed(seed), seed, Optional.of(mnemonic));
    }

    /// Made of a seed.
    ///
    /// @throws ai.babelbit.chain.crypto.CryptoException when it is not 32 bytes
    public static SecretKey ofSeed(byte[] seed) {
        return new SecretKey(KeyPair.fromSeed(seed), seed.clone(), Optional.empty());
    }

    /// Made of nothing known, such as one that was derived by a soft step.
    public static SecretKey of(KeyPair pair) {
        return new SecretKey(pair, new byte[0], Optional.empty());
    }

    /// The key itself.
    public KeyPair pair() {
        return pair;
    }

    Optional<byte[]> seed() {
        return seed.length == 0 ? Optional.empty() : Optional.of(seed.clone());
    }

    Optional<Mnemonic> mnemonic() {
        return mnemonic;
    }

    @Override
    public String toString() {
        return "SecretKey[" + pair.account() + "]";
    }
}
