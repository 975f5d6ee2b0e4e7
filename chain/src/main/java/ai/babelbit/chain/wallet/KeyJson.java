package ai.babelbit.chain.wallet;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.CodecException;
import ai.babelbit.chain.crypto.CryptoException;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.Mnemonic;
import ai.babelbit.chain.crypto.SecretHex;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is in a key file: JSON, or in very old ones only the words or digits.
final class KeyJson {
    private static final int SR25519 = 1;

    private KeyJson() {}

    /// A file's secret, or only its address.
    record Content(@Nullable SecretKey secret, AccountId account) {}

    /// Reads a file's text.
    ///
    /// @throws CryptoException or CodecException when it is no key; the message shows nothing of it
    static Content read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") ? object(text) : bare(text);
    }

    private static Content bare(String text) {
        SecretKey key = switch (text.replaceFirst("^0x", "").length()) {
            case 2 * KeyPair.SEED_SIZE -> SecretKey.ofSeed(SecretHex.parse(text, "a seed"));
            case 2 * KeyPair.SECRET_SIZE -> SecretKey.of(KeyPair.fromSecret(SecretHex.parse(text, "a private key")));
            default -> SecretKey.of(Mnemonic.parse(text));
        };
        return new Content(key, key.pair().account());
    }

    private static Content object(String text) {
        JsonNode node;
        try {
            node = JsonMapper.shared().readTree(text);
        } catch (JacksonException _) {
            // Without a cause: its message shows the text around the error.
            throw new CodecException("expected JSON");
        }
        int type = node.path("cryptoType").asInt(SR25519);
        if (type != SR25519) {
            throw new CodecException("expected an sr25519 key (cryptoType 1), got cryptoType " + type);
        }
        Optional<AccountId> address = field(node, "ss58Address")
                .or(() -> field(node, " ss58Address"))
                .or(() -> field(node, "publicKey"))
                .map(AccountId::parse);
        Optional<SecretKey> secret = secret(node, address);
        if (secret.isPresent()
                && address.isPresent()
                && !secret.get().pair().account().equals(address.get())) {
            throw new CodecException("the file says " + address.get() + ", but its secret is that of "
                    + secret.get().pair().account());
        }
        AccountId account = secret.map(key -> key.pair().account())
                .or(() -> address)
                .orElseThrow(() -> new CodecException(
                        "expected one of secretPhrase, secretSeed, privateKey and ss58Address, found none"));
        return new Content(secret.orElse(null), account);
    }

    private static Optional<SecretKey> secret(JsonNode node, Optional<AccountId> address) {
        Optional<String> phrase = field(node, "secretPhrase");
        if (phrase.isPresent()) {
            return Optional.of(SecretKey.of(Mnemonic.parse(phrase.get())));
        }
        Optional<String> seed = field(node, "secretSeed");
        if (seed.isPresent()) {
            return Optional.of(SecretKey.ofSeed(SecretHex.parse(seed.get(), "secretSeed")));
        }
        return field(node, "privateKey").map(digits -> SecretKey.of(privateKey(digits, address)));
    }

    // polkadot-js writes the scalar eight times as large; the address tells which form it is.
    private static KeyPair privateKey(String digits, Optional<AccountId> address) {
        byte[] bytes = SecretHex.parse(digits, "privateKey");
        try {
            KeyPair plain = KeyPair.fromSecret(bytes);
            if (address.isEmpty() || plain.account().equals(address.get())) {
                return plain;
            }
        } catch (CryptoException e) {
            if (address.isEmpty()) {
                throw e;
            }
        }
        return KeyPair.fromEd25519Secret(bytes);
    }

    private static Optional<String> field(JsonNode node, String name) {
        String value = node.path(name).asString("");
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /// The file of a key, secret and all.
    static byte[] write(SecretKey key) {
        ObjectNode node = address(key.pair().account());
        HexFormat hex = HexFormat.of();
        node.put("privateKey", "0x" + hex.formatHex(key.pair().revealSecret()));
        key.mnemonic().ifPresent(words -> node.put("secretPhrase", words.reveal()));
        key.seed().ifPresent(seed -> node.put("secretSeed", "0x" + hex.formatHex(seed)));
        return utf8(node);
    }

    /// The file beside it, which anybody may see.
    static byte[] writePublic(AccountId account) {
        return utf8(address(account));
    }

    private static ObjectNode address(AccountId account) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("accountId", account.key().toString())
                .put("publicKey", account.key().toString())
                .put("ss58Address", account.address());
    }

    private static byte[] utf8(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
