package ai.babelbit.chain.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.chain.Vectors;
import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.KeyUri;
import ai.babelbit.chain.crypto.Mnemonic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Alone, since half a gibibyte of heap leaves little to others.
@Isolated
final class WalletsTest {
    private static final String WORDS =
            "old leopard transfer rib spatial phone calm indicate online fire caution review";
    private static final String ADDRESS = "5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX";

    @TempDir
    private Path root;

    /// The plaintext that btwallet itself wrote.
    @Test
    void aFileIsWrittenAsBtwalletWritesIt() throws IOException {
        Wallet wallet = new Wallets(root).wallet("cold");
        wallet.createHotkey("hot", SecretKey.of(Mnemonic.parse(WORDS)));
        JsonNode written = JsonMapper.shared()
                .readTree(Files.readString(wallet.hotkey("hot").path()));
        JsonNode expected = JsonMapper.shared()
                .readTree(Vectors.at("/nacl_keyfile/plaintext_json").stringValue());
        assertThat(written).isEqualTo(expected);
        JsonNode open = JsonMapper.shared().readTree(Files.readString(root.resolve("cold/hotkeys/hotpub.txt")));
        assertThat(open.propertyNames()).containsExactlyInAnyOrder("accountId", "publicKey", "ss58Address");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(wallet.hotkey("hot").path())))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingIsEverOverwritten() throws IOException {
        Wallet wallet = new Wallets(root).wallet("cold");
        SecretKey key = SecretKey.of(KeyUri.parse("//Alice"));
        wallet.createHotkey("hot", key);
        wallet.createColdkey(key, Optional.empty(), new SecureRandom());
        String before = Files.readString(wallet.hotkey("hot").path());
        assertThatThrownBy(() -> wallet.createHotkey("hot", SecretKey.of(KeyUri.parse("//Bob"))))
                .isInstanceOf(WalletException.class)
                .hasMessageContaining("never overwritten");
        assertThatThrownBy(() -> wallet.createColdkey(key, Optional.empty(), new SecureRandom()))
                .isInstanceOf(WalletException.class);
        assertThat(Files.readString(wallet.hotkey("hot").path())).isEqualTo(before);
    }

    @Test
    void walletsAreListedWithOwnersAndHotkeys() {
        Wallets wallets = new Wallets(root);
        SecretKey key = SecretKey.of(KeyUri.parse("//Alice"));
        wallets.wallet("b").createHotkey("y", key);
        wallets.wallet("b").createHotkey("x", key);
        wallets.wallet("a").createColdkey(key, Optional.empty(), new SecureRandom());
        assertThat(wallets.list())
                .containsExactly(
                        new Wallets.Listed(wallets.wallet("a"), List.of()),
                        new Wallets.Listed(wallets.wallet("b"), List.of("x", "y")));
        assertThat(wallets.wallet("a").owner()).contains(key.pair().account());
        assertThat(wallets.wallet("b").owner()).isEmpty();
    }

    @Test
    void aWrongNameTellsWhatThereIs() {
        Wallets wallets = new Wallets(root);
        assertThatThrownBy(() -> wallets.hotkey("default", "default")).hasMessageContaining("no wallets in " + root);
        wallets.wallet("cold").createHotkey("hot", SecretKey.of(KeyUri.parse("//Alice")));
        assertThatThrownBy(() -> wallets.hotkey("cold", "default"))
                .isInstanceOf(WalletException.class)
                .hasMessageContaining("no hotkey \"default\" in wallet \"cold\"")
                .hasMessageContaining("cold/hot");
        assertThatThrownBy(() -> wallets.hotkey("../cold", "hot")).hasMessageContaining("expected a wallet's");
    }

    @Test
    void theRootMayBeAKeyFileItself() {
        Wallets wallets = new Wallets(root);
        wallets.wallet("cold").createHotkey("hot", SecretKey.of(Mnemonic.parse(WORDS)));
        Keyfile file = new Wallets(root.resolve("cold/hotkeys/hot")).hotkey("any", "any");
        assertThat(file.signing(Passwords.none()).account()).hasToString(ADDRESS);
    }

    /// Whatever of the secret is there suffices, in every form that has been seen.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"secretPhrase\":\"WORDS\"}",
                "{\"secretPhrase\":null,\"secretSeed\":\"0xSEED\",\"other\":[1]}",
                "{\"secretSeed\":\"SEED\",\" ss58Address\":\"ADDRESS\"}",
                "{\"privateKey\":\"0xPRIVATE\"}",
                "{\"privateKey\":\"0xPRIVATE\",\"ss58Address\":\"ADDRESS\",\"cryptoType\":1}",
                "{\"privateKey\":\"0xPOLKADOT\",\"ss58Address\":\"ADDRESS\"}",
                "WORDS",
                "0xSEED",
                "SEED",
                "0xPRIVATE"
            })
    void everyFormOfAKeyFileIsRead(String text) throws IOException {
        assertThat(file(text).signing(Passwords.none()).account()).hasToString(ADDRESS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"ss58Address\":\"ADDRESS\"} | only an address",
                "{\"secretSeed\":\"0x1234\"} | a seed of 32 bytes, got 2",
                "{\"secretSeed\":\"0xSEED\",\"ss58Address\":\"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY\"} | but its secret is that of 5HDvhV",
                "{\"secretSeed\":\"0xSEED\",\"cryptoType\":0} | got cryptoType 0",
                "{\"secretPhrase\":\"old leopard\"} | got 2",
                "{} | found none",
                "{\"secretSeed\": | expected JSON",
                "$ANSIBLE_VAULT;1.1 | is encrypted in an old way",
                "$NACLxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx | there is no password",
                "nonsense | expected a mnemonic"
            })
    void whatIsNoKeyFileIsRefusedInOneLineThatShowsNothing(String text, String said) throws IOException {
        Keyfile file = file(text);
        assertThatThrownBy(() -> file.signing(Passwords.none()))
                .isInstanceOf(WalletException.class)
                .hasMessageContaining(file.path().toString())
                .hasMessageContaining(said)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("da3cf5b1", "leopard", "\n"));
    }

    @Test
    void aHugeFileIsNotReadIntoTheHeap() throws IOException {
        Path huge = root.resolve("huge");
        Files.write(huge, new byte[1 << 20]);
        assertThatThrownBy(() -> new Keyfile(huge).account()).hasMessageContaining("more than 65536 bytes");
        assertThatThrownBy(() -> new Keyfile(root.resolve("none")).account()).hasMessageContaining("cannot be read");
    }

    @Test
    void passwordsComeFromBtclisVariable() {
        JsonNode vector = Vectors.at("/password_env");
        Path file = Path.of(vector.required("example_keyfile_path").stringValue());
        assertThat(Passwords.variable(file)).isEqualTo(vector.required("name").stringValue());
        Passwords passwords = Passwords.environment(
                Map.of(Passwords.variable(file), vector.required("value_base64").stringValue()));
        assertThat(passwords.of(file)).contains(vector.required("password").stringValue());
        assertThat(passwords.or(_ -> Optional.of("asked")).of(root)).contains("asked");
        assertThatThrownBy(() -> Passwords.environment(Map.of(Passwords.variable(file), "%"))
                        .of(file))
                .isInstanceOf(WalletException.class);
    }

    /// Half a gibibyte and seconds, hence not in every build.
    @Test
    @Timeout(300)
    @Tag("conformance")
    void anEncryptedColdkeyIsWrittenAndRead() {
        Wallet wallet = new Wallets(root).wallet("cold");
        KeyPair key = KeyUri.parse("//Alice");
        wallet.createColdkey(SecretKey.of(key), Optional.of("pä55"), new SecureRandom());
        assertThat(wallet.owner()).contains(key.account());
        assertThat(wallet.coldkey().isEncrypted()).isTrue();
        assertThat(wallet.coldkey().signing(_ -> Optional.of("pä55")).account()).isEqualTo(key.account());
        assertThatThrownBy(() -> wallet.coldkey().signing(_ -> Optional.of("pass")))
                .isInstanceOf(WalletException.class)
                .hasMessageContaining("password is wrong");
    }

    private Keyfile file(String text) throws IOException {
        JsonNode vector = Vectors.at("/mnemonic/0");
        Path file = root.resolve("key");
        Files.writeString(
                file,
                text.replace("WORDS", WORDS)
                        .replace("SEED", digits(vector, "miniSecret_secretSeed"))
                        .replace("PRIVATE", digits(vector, "privateKey_btwallet_canonical64"))
                        .replace("POLKADOT", digits(vector, "secretKey_polkadotjs_ed25519style64"))
                        .replace("ADDRESS", ADDRESS));
        return new Keyfile(file);
    }

    private static String digits(JsonNode vector, String field) {
        ByteString bytes = Vectors.hex(vector, field);
        return bytes.toString().substring(2);
    }
}
