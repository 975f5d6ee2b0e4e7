package ai.babelbit.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.chain.Vectors;
import ai.babelbit.chain.codec.ByteString;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Both ways against independent implementations, with fresh keys and messages.
@Tag("conformance")
final class NpmPeerTest {
    private static final int ROUNDS = 25;

    private final long seed = 20261124;
    private final SplittableRandom random = new SplittableRandom(seed);
    private final NpmPeer peer = new NpmPeer();

    @AfterEach
    void end() {
        peer.close();
    }

    @Test
    void eachVerifiesWhatTheOtherSigns() {
        for (int i = 0; i < ROUNDS; i++) {
            String uri = uri();
            KeyPair key = KeyUri.parse(uri);
            ByteString message = message(i * 17);
            String account = key.account().key().toString();
            assertThat(peer.ask("publicKey", "uri", uri).asString())
                    .as("%s, seed %d", uri, seed)
                    .isEqualTo(account);
            ByteString ours = key.sign(message);
            assertThat(verifies(account, message, ours))
                    .as("seed %d, round %d", seed, i)
                    .isTrue();
            assertThat(verifies(account, message(40), ours)).isFalse();
            ByteString theirs = ByteString.hex(
                    peer.ask("sign", "uri", uri, "message", message.toString()).asString());
            assertThat(key.publicKey().verify(message, theirs))
                    .as("seed %d, round %d", seed, i)
                    .isTrue();
            assertThat(key.publicKey().verify(message(40), theirs)).isFalse();
        }
    }

    @Test
    void newMnemonicsMakeTheSameKeys() {
        for (int words = 12; words <= 24; words += 3) {
            Mnemonic mnemonic = Mnemonic.random(words, new SecureRandom());
            assertThat(peer.ask("address", "uri", mnemonic.reveal()).asString())
                    .isEqualTo(KeyPair.fromSeed(mnemonic.seed("")).account().address());
        }
    }

    /// With the beacon's real signature of round 1000.
    @Test
    void whatIsLockedHereOpensThere() {
        Timelock timelock = new Timelock(Drand.QUICKNET);
        String signature = Vectors.hex(Vectors.at("/timelock"), "signature").toString();
        for (int size : new int[] {0, 1, 16, 778, 2000}) {
            ByteString message = message(size);
            ByteString locked = timelock.encrypt(message, 1000, new SecureRandom());
            assertThat(peer.ask("unlock", "ciphertext", locked.toString(), "signature", signature)
                            .asString())
                    .as("%d bytes, seed %d", size, seed)
                    .isEqualTo(message.toString());
        }
    }

    private boolean verifies(String publicKey, ByteString message, ByteString signature) {
        return peer.ask(
                        "verify",
                        "publicKey",
                        publicKey,
                        "message",
                        message.toString(),
                        "signature",
                        signature.toString())
                .asBoolean();
    }

    private String uri() {
        return switch (random.nextInt(4)) {
            case 0 -> "//key" + random.nextInt();
            case 1 -> "//" + random.nextLong(0, Long.MAX_VALUE) + "/soft" + random.nextInt(100);
            case 2 -> "/a//b/" + "é".repeat(random.nextInt(1, 40));
            default -> "//" + "x".repeat(random.nextInt(1, 60)) + "/7///päss";
        };
    }

    private ByteString message(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return ByteString.of(bytes);
    }
}
