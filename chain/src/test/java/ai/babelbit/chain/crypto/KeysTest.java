package ai.babelbit.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.chain.Vectors;
import ai.babelbit.chain.codec.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysTest {
    @TestFactory
    Stream<DynamicTest> mnemonicsMakeTheSeedsAndKeysOfBtwalletAndPolkadotJs() {
        return Vectors.each("/mnemonic", "ss58_42", vector -> {
            Mnemonic mnemonic = Mnemonic.parse(vector.required("mnemonic").stringValue());
            byte[] seed = mnemonic.seed("");
            KeyPair key = KeyPair.fromSeed(seed);
            assertThat(ByteString.of(seed)).isEqualTo(Vectors.hex(vector, "miniSecret_secretSeed"));
            assertThat(key.account().key()).isEqualTo(Vectors.hex(vector, "publicKey"));
            assertThat(key.account().address())
                    .isEqualTo(vector.required("ss58_42").stringValue());
            assertThat(ByteString.of(key.revealSecret()))
                    .isEqualTo(Vectors.hex(vector, "privateKey_btwallet_canonical64"));
            assertThat(KeyPair.fromEd25519Secret(Vectors.hex(vector, "secretKey_polkadotjs_ed25519style64")
                                    .toArray())
                            .account())
                    .isEqualTo(key.account());
            assertThat(ByteString.of(mnemonic.seed("test")))
                    .isEqualTo(Vectors.hex(vector, "miniSecretWithPassword_test"));
            assertThat(mnemonic.reveal()).isEqualTo(vector.required("mnemonic").stringValue());
        });
    }

    @TestFactory
    Stream<DynamicTest> seedsMakeTheKeysOfPolkadotJs() {
        return Vectors.each("/seedToPair", "ss58_42", vector -> {
            KeyPair key = KeyPair.fromSeed(Vectors.hex(vector, "miniSecret").toArray());
            assertThat(ByteString.of(key.revealSecret()))
                    .isEqualTo(Vectors.hex(vector, "privateKey_btwallet_canonical64"));
            assertThat(key.account().address())
                    .isEqualTo(vector.required("ss58_42").stringValue());
        });
    }

    @TestFactory
    Stream<DynamicTest> urisMakeTheKeysOfPolkadotJs() {
        return Vectors.each(
                "/uri",
                "uri",
                vector -> assertThat(KeyUri.parse(vector.required("uri").stringValue())
                                .account()
                                .key())
                        .isEqualTo(Vectors.hex(vector, "publicKey")));
    }

    @TestFactory
    Stream<DynamicTest> chainCodesAreThoseOfPolkadotJs() {
        return Vectors.each("/junction_chaincodes", "junction_after_first_slash_hard", vector -> {
            Junction junction = Junction.of(
                    vector.required("junction_after_first_slash_hard").stringValue(), true);
            assertThat(junction.chainCode()).isEqualTo(Vectors.hex(vector, "chainCode"));
        });
    }

    @Test
    void aPrivateKeyHasThePublicKeyOfBtwalletsOwnTest() {
        var vector = Vectors.at("/sr25519_known");
        assertThat(KeyPair.fromSecret(Vectors.hex(vector, "privateKey").toArray())
                        .account()
                        .key())
                .isEqualTo(Vectors.hex(vector, "publicKey"));
    }

    @Test
    void aKeyByASoftStepSigns() {
        KeyPair key = KeyUri.parse("//1/2");
        ByteString message = ByteString.utf8("message");
        assertThat(key.publicKey().verify(message, key.sign(message))).isTrue();
    }

    @Test
    void newMnemonicsReadBack() {
        for (int count = 12; count <= 24; count += 3) {
            Mnemonic made = Mnemonic.random(count, new SecureRandom());
            assertThat(made.reveal().split(" ")).hasSize(count);
            assertThat(Mnemonic.parse(made.reveal()).seed("")).isEqualTo(made.seed(""));
        }
    }

    @Test
    void spacingAndCaseOfAMnemonicDoNotMatter() {
        String words = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
        assertThat(Mnemonic.parse(
                                "  " + words.toUpperCase(java.util.Locale.ROOT).replace(" ", "\n "))
                        .reveal())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bottom",
                "bottom drive obey lake curtain smoke basket hold race lonely fit fit",
                "bottom drive obey lake curtain smoke basket hold race lonely fit wolk",
                "0x1234",
                "0xzz",
                "/",
                "//",
                "//Alice/",
                "bottom drive obey lake curtain smoke basket hold race lonely fit walk extra//Alice"
            })
    void whatIsNoKeyUriIsRefusedWithoutShowingIt(String uri) {
        assertThatThrownBy(() -> KeyUri.parse(uri))
                .isInstanceOf(CryptoException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("bottom", "1234", "wolk"));
    }

    @Test
    void secretsNeverPrint() {
        KeyPair key = KeyUri.parse("//Alice");
        String secret = ByteString.of(key.revealSecret()).toString();
        assertThat(key.toString()).contains(key.account().address()).doesNotContain(secret.substring(2, 20));
        assertThat(Mnemonic.random(12, new SecureRandom()).toString()).isEqualTo("Mnemonic of 12 words");
    }

    /// The hash of the list in the Bitcoin repository.
    @Test
    void theWordListIsTheOneOfBip39() throws IOException, NoSuchAlgorithmException {
        try (InputStream in = Objects.requireNonNull(Mnemonic.class.getResourceAsStream("english.txt"))) {
            assertThat(ByteString.of(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes())))
                    .hasToString("0x2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
        }
    }
}
