package ai.babelbit.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.chain.Vectors;
import ai.babelbit.chain.codec.ByteString;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import supranational.blst.P2;
import supranational.blst.PT;
import supranational.blst.Scalar;
import tools.jackson.databind.JsonNode;

/// Against every intermediate value of two other implementations, and a ciphertext that a third one made.
final class TimelockTest {
    private static final JsonNode VECTOR = Vectors.at("/timelock");

    private final Timelock timelock = new Timelock(Drand.QUICKNET);
    private final long round = VECTOR.required("round").longValue();
    private final ByteString signature = Vectors.hex(VECTOR, "signature");

    @Test
    void theBeaconIsTheOneOfTheVectors() {
        assertThat(Drand.QUICKNET.publicKey()).isEqualTo(Vectors.hex(VECTOR, "drand_pk"));
    }

    @Test
    void everyStepIsTheSame() {
        byte[] sigma = Vectors.hex(VECTOR, "sigma").toArray();
        byte[] key = Vectors.hex(VECTOR, "esk").toArray();
        Scalar r = Timelock.scalar(sigma, key);
        assertThat(ByteString.of(Timelock.identity(round).compress()))
                .isEqualTo(Vectors.hex(VECTOR, "q_id_g1_compressed"));
        assertThat(ByteString.of(r.to_bendian())).isEqualTo(Vectors.hex(VECTOR, "r_scalar_be_hex"));
        assertThat(ByteString.of(P2.generator().mult(r).compress())).isEqualTo(Vectors.hex(VECTOR, "u_g2_compressed"));
        PT shared = Timelock.pairing(
                Timelock.identity(round),
                new P2(Drand.QUICKNET.publicKey().toArray()).mult(Timelock.scalar(sigma, key)));
        assertThat(ByteString.of(Timelock.serialize(shared)))
                .isEqualTo(Vectors.hex(VECTOR, "gt_pairing_r_serialized_ark_le_576"));
        ByteString message = ByteString.utf8(VECTOR.required("message_utf8").stringValue());
        byte[] nonce = Vectors.hex(VECTOR, "aes_nonce").toArray();
        assertThat(timelock.encrypt(message, round, key, sigma, nonce)).isEqualTo(Vectors.hex(VECTOR, "ciphertext"));
    }

    @Test
    void whatRustLockedOpens() {
        assertThat(timelock.decrypt(Vectors.hex(VECTOR, "ciphertext_from_rust_wasm_random_sigma"), signature)
                        .toText())
                .isEqualTo(VECTOR.required("message_utf8").stringValue());
    }

    @Test
    void whatWasLockedOpensAndIsLongerByTheOverhead() {
        ByteString message = ByteString.utf8("x".repeat(778));
        ByteString locked = timelock.encrypt(message, round, new SecureRandom());
        assertThat(locked.size()).isEqualTo(778 + Timelock.OVERHEAD);
        assertThat(timelock.decrypt(locked, signature)).isEqualTo(message);
    }

    @Test
    void anotherRoundAndEveryDamagedPartAreRefused() {
        ByteString locked = timelock.encrypt(ByteString.utf8("secret"), round, new SecureRandom());
        for (int at = 0; at < locked.size(); at += 7) {
            byte[] broken = locked.toArray();
            broken[at] ^= 1;
            assertThatThrownBy(() -> timelock.decrypt(ByteString.of(broken), signature))
                    .isInstanceOf(CryptoException.class);
        }
        ByteString later = timelock.encrypt(ByteString.utf8("secret"), round + 1, new SecureRandom());
        assertThatThrownBy(() -> timelock.decrypt(later, signature)).isInstanceOf(CryptoException.class);
        assertThatThrownBy(() -> timelock.decrypt(locked.slice(0, 100), signature))
                .isInstanceOf(CryptoException.class);
    }

    /// jblst decodes points outside the subgroup; half of all damaged encodings would pass.
    @Test
    void pointsOutsideTheSubgroupAreRefused() {
        byte[] key = Drand.QUICKNET.publicKey().toArray();
        int decoded = 0;
        for (int bit = 0; bit < 256; bit++) {
            byte[] broken = key.clone();
            broken[95 - bit / 8] ^= (byte) (1 << (bit % 8));
            try {
                new P2(broken);
                decoded++;
            } catch (RuntimeException e) {
                assertThat(e).isNotNull();
            }
            assertThatThrownBy(() -> new Timelock(new Drand(ByteString.of(broken), 0, 3)))
                    .isInstanceOf(CryptoException.class);
        }
        assertThat(decoded).isPositive();
    }
}
