package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.crypto.Drand;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import supranational.blst.P1;
import supranational.blst.P2;
import supranational.blst.SecretKey;

/// A beacon whose secret is known, so that a test may have the signature of any round.
public final class FakeBeacon {
    private static final String DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

    private final SecretKey secret = new SecretKey();
    private final Drand drand;

    /// With rounds since a time.
    public FakeBeacon(long genesisSeconds) {
        secret.keygen(new byte[32]);
        drand = new Drand(ByteString.of(new P2(secret).compress()), genesisSeconds, 3);
    }

    /// What the public knows of it.
    public Drand drand() {
        return drand;
    }

    /// What it publishes at a round.
    public ByteString signature(long round) {
        try {
            byte[] id = MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(8).putLong(round).array());
            return ByteString.of(new P1().hash_to(id, DOMAIN).sign_with(secret).compress());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
