package ai.babelbit.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.chain.Vectors;
import ai.babelbit.chain.codec.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/// Alone, since half a gibibyte of heap leaves little to others.
@Isolated
final class KeyfileCipherTest {
    private static final JsonNode VECTOR = Vectors.at("/nacl_keyfile");

    @Test
    void theSecretboxIsTheOneOfLibsodium() {
        byte[] key = Vectors.hex(VECTOR, "derived_key").toArray();
        byte[] nonce = Vectors.hex(VECTOR, "nonce").toArray();
        byte[] plain = VECTOR.required("plaintext_json").stringValue().getBytes(StandardCharsets.UTF_8);
        byte[] file = Vectors.hex(VECTOR, "file_hex").toArray();
        byte[] box = Arrays.copyOfRange(file, 5 + 24, file.length);
        assertThat(SecretBox.seal(plain, nonce, key)).isEqualTo(box);
        assertThat(Objects.requireNonNull(SecretBox.open(box, nonce, key))).isEqualTo(plain);
        box[20] ^= 1;
        assertThat(SecretBox.open(box, nonce, key)).isNull();
        assertThat(SecretBox.open(new byte[3], nonce, key)).isNull();
    }

    @Test
    void argon2iIsTheOneOfLibsodium() {
        JsonNode small = Vectors.at("/argon2i_small");
        assertThat(ByteString.of(PasswordHash.derive(
                        small.required("password").stringValue(),
                        small.required("iterations").intValue(),
                        small.required("memKiB").intValue())))
                .isEqualTo(Vectors.hex(small, "key"));
    }

    /// Half a gibibyte and seconds, hence not in every build.
    @Test
    @Timeout(300)
    @Tag("conformance")
    void aColdkeyOfBtcliOpens() throws IOException {
        byte[] file = Files.readAllBytes(
                Path.of(System.getProperty("babelbit.shared"), "conformance", "chain", "coldkey.nacl"));
        assertThat(ByteString.of(file)).isEqualTo(Vectors.hex(VECTOR, "file_hex"));
        assertThat(KeyfileCipher.isEncrypted(file)).isTrue();
        assertThat(new String(
                        KeyfileCipher.open(file, VECTOR.required("password").stringValue()), StandardCharsets.UTF_8))
                .isEqualTo(VECTOR.required("plaintext_json").stringValue());
    }
}
