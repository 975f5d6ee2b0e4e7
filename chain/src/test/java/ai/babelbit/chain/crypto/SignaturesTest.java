package ai.babelbit.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.chain.Vectors;
import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

final class SignaturesTest {
    @TestFactory
    Stream<DynamicTest> signaturesOfPolkadotJsHold() {
        return Vectors.each("/sr25519_verify", "label", vector -> {
            ByteString message = Vectors.hex(vector, "message");
            ByteString signature = Vectors.hex(vector, "signature");
            boolean isWrapped = vector.required("label").stringValue().contains("wrapped");
            assertThat(key(vector).verify(message, signature)).isEqualTo(!isWrapped);
            assertThat(key(vector).verifyAlsoWrapped(message, signature)).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> whatPolkadotJsRefusesIsRefused() {
        return Vectors.each(
                "/sr25519_negative",
                "label",
                vector -> assertThat(key(vector)
                                .verifyAlsoWrapped(Vectors.hex(vector, "message"), Vectors.hex(vector, "signature")))
                        .isFalse());
    }

    @Test
    void merlinAnswersItsPublishedChallenge() {
        Transcript transcript = new Transcript("test protocol").append("some label", Transcript.utf8("some data"));
        assertThat(ByteString.of(transcript.challenge("challenge", 32)))
                .isEqualTo(ByteString.hex(Vectors.at("/merlin_known/challenge").stringValue()));
    }

    @Test
    void anyFlippedBitBreaksASignature() {
        KeyPair key = KeyUri.parse("//Alice");
        ByteString message = ByteString.utf8("message");
        byte[] signature = key.sign(message).toArray();
        for (int bit = 0; bit < 512; bit++) {
            byte[] broken = signature.clone();
            broken[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(key.publicKey().verify(message, ByteString.of(broken)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    /// Some are refused as points, some as scalars, some by their length; none may throw.
    @Test
    void randomBytesAreNoSignature() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            byte[] account = new byte[32];
            random.nextBytes(account);
            assertThat(new PublicKey(new AccountId(ByteString.of(account)))
                            .verify(ByteString.of(bytes), ByteString.of(bytes)))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    /// With a generator that always says the same, equal nonces for two messages would give the key away.
    @Test
    void aBrokenGeneratorDoesNotRepeatNonces() {
        SecureRandom broken = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 7);
            }
        };
        KeyPair key = KeyUri.parse("//Alice");
        ByteString one = key.sign(ByteString.utf8("one"), broken);
        ByteString other = key.sign(ByteString.utf8("other"), broken);
        assertThat(one.slice(0, 32)).isNotEqualTo(other.slice(0, 32));
        assertThat(key.publicKey().verify(ByteString.utf8("one"), one)).isTrue();
    }

    private static PublicKey key(JsonNode vector) {
        return new PublicKey(new AccountId(Vectors.hex(vector, "publicKey")));
    }
}
