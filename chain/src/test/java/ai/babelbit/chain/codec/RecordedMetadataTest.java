package ai.babelbit.chain.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.chain.Vectors;
import ai.babelbit.chain.crypto.KeyUri;
import ai.babelbit.chain.crypto.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Every vector that needs a real runtime's metadata, against the metadata of specs 218, 343 and 393.
@Tag("conformance")
final class RecordedMetadataTest {
    private static final AccountId ALICE = KeyUri.parse("//Alice").account();
    private static final AccountId BOB = KeyUri.parse("//Bob").account();
    private static final Map<String, Metadata> LOADED = new ConcurrentHashMap<>();
    private static final Map<Integer, String> FILES =
            Map.of(218, "metadata-218-v15.hex", 343, "metadata-343-v14.hex", 393, "metadata-393-v15.hex");

    @TestFactory
    Stream<DynamicTest> storageKeysAreThoseOfPolkadotJs() {
        return Vectors.each("/chain/storage_keys", "label", vector -> {
            String label = vector.required("label").stringValue();
            String[] parts = label.split("[.(,)]", 0);
            StorageItem item =
                    metadata("metadata-393-v15.hex").storage(parts[0], parts[1]).orElseThrow();
            Value[] keys = new Value[parts.length - 2];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = parts[i + 2].equals("//Alice") ? Value.of(ALICE) : Value.of(Long.parseLong(parts[i + 2]));
            }
            ByteString key = item.key(keys);
            assertThat(key).isEqualTo(Vectors.hex(vector, "key"));
            assertThat(item.mapKeys(key)).isEqualTo(List.of(keys));
        });
    }

    @Test
    void aPrefixIsTheOneForPaging() {
        assertThat(metadata("metadata-393-v15.hex")
                        .storage("Commitments", "RevealedCommitments")
                        .orElseThrow()
                        .key(Value.of(59)))
                .isEqualTo(ByteString.hex(Vectors.at("/chain/storage_prefix")
                        .properties()
                        .iterator()
                        .next()
                        .getValue()
                        .stringValue()));
    }

    @TestFactory
    Stream<DynamicTest> callsAreThoseOfPolkadotJsAndReadBack() {
        return Vectors.each("/chain/calls", "name", vector -> {
            Metadata metadata = of(vector);
            ByteString expected = Vectors.hex(vector, "call");
            String name = vector.required("name").stringValue();
            ByteString call = call(metadata, name);
            assertThat(call).isEqualTo(expected);
            ScaleReader in = call.reader();
            assertThat(metadata.readCall(in).toString()).contains(bareName(name));
            in.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> extrinsicsAreThoseOfPolkadotJs() {
        return Vectors.each("/chain/extrinsics", "call", vector -> {
            Metadata metadata = of(vector);
            String name = vector.required("call").stringValue();
            ByteString payload = Vectors.hex(vector, "payload_before_hash");
            ByteString call = call(metadata, name);
            Transaction transaction = Transaction.of(metadata, call, terms(vector));
            assertThat(transaction.payload()).isEqualTo(payload);
            assertThat(transaction.toSign()).isEqualTo(Vectors.hex(vector, "signed_bytes"));
            ByteString signature = Vectors.hex(vector, "signature");
            assertThat(new PublicKey(ALICE).verify(transaction.toSign(), signature))
                    .isTrue();
            ByteString signed = transaction.signed(ALICE, signature);
            assertThat(signed).isEqualTo(Vectors.hex(vector, "extrinsic"));
            assertThat(Transaction.hash(signed)).isEqualTo(Vectors.hex(vector, "extrinsic_hash"));
        });
    }

    @TestFactory
    Stream<DynamicTest> eventsOfARealRuntimeAreReadByName() {
        return Vectors.each("/real_runtime_218_capture/events", "block", vector -> {
            Metadata metadata = metadata("metadata-218-v15.hex");
            List<Event> events = metadata.events(Vectors.hex(vector, "events_scale"));
            List<String> names = events.stream()
                    .map(event -> lowerFirst(event.pallet()) + "." + event.name())
                    .toList();
            assertThat(names)
                    .isEqualTo(vector.required("decoded")
                            .valueStream()
                            .map(each -> each.required("section").stringValue() + "."
                                    + each.required("method").stringValue())
                            .toList());
            List<ModuleError> errors = events.stream()
                    .filter(event -> event.is("System", "ExtrinsicFailed"))
                    .map(event -> metadata.error(event.fields().field("dispatch_error")))
                    .toList();
            assertThat(errors.stream()
                            .map(error -> lowerFirst(error.pallet()) + "." + error.name())
                            .toList())
                    .isEqualTo(vector.required("errors")
                            .valueStream()
                            .map(each -> each.required("pallet").stringValue() + "."
                                    + each.required("name").stringValue())
                            .toList());
            assertThat(errors).noneMatch(error -> error.meaning().isEmpty());
        });
    }

    @Test
    void valuesAreReadByTheirTypes() {
        Metadata metadata = metadata("metadata-393-v15.hex");
        JsonNode axon = Vectors.at("/chain/axon_info");
        Value axonInfo =
                metadata.storage("SubtensorModule", "Axons").orElseThrow().decode(Vectors.hex(axon, "scale"));
        assertThat(axonInfo.field("ip").asLong()).isEqualTo(16909060);
        assertThat(axonInfo.field("port").asLong()).isEqualTo(8091);
        assertThat(axonInfo.field("block").asLong()).isEqualTo(6000001);
        Value account = metadata.storage("System", "Account")
                .orElseThrow()
                .decode(Vectors.hex(Vectors.at("/chain/account_info"), "scale"));
        assertThat(account.field("nonce").asLong()).isEqualTo(7);
        assertThat(account.field("data").field("free").asLong()).isEqualTo(123456789012L);
        assertThat(account.field("data").field("reserved").asLong()).isEqualTo(5);
        Value neurons = metadata.api("NeuronInfoRuntimeApi_get_neurons_lite")
                .orElseThrow()
                .result(Vectors.hex(Vectors.at("/chain/neuron_info_lite"), "vec_scale"));
        assertThat(neurons.at(0).field("hotkey").asAccount()).isEqualTo(ALICE);
        assertThat(neurons.at(0).field("last_update").asLong()).isEqualTo(6000002);
        assertThat(neurons.at(0).field("stake").at(0).at(1).asLong()).isEqualTo(123456789012L);
    }

    @Test
    void theVersionsOfMetadataOfOneRuntimeAgree() {
        Metadata old = metadata("metadata-218-v14.hex");
        Metadata newer = metadata("metadata-218-v15.hex");
        assertThat(old.version()).isEqualTo(14);
        assertThat(newer.version()).isEqualTo(15);
        assertThat(old.extensions().stream().map(SignedExtension::name))
                .isEqualTo(
                        newer.extensions().stream().map(SignedExtension::name).toList());
        assertThat(old.hasCall("SubtensorModule", "set_mechanism_weights")).isFalse();
        assertThat(metadata("metadata-343-v14.hex").hasCall("SubtensorModule", "set_mechanism_weights"))
                .isTrue();
    }

    /// The first bytes of metadata are no metadata, wherever it is cut: always this exception, soon.
    @Test
    void metadataThatIsCutOffIsRefused() {
        ByteString whole = ByteString.hex(Vectors.recorded("metadata-218-v14.hex"));
        for (int size = 0; size < whole.size(); size += size < 4000 ? 1 : 4999) {
            ByteString cut = whole.slice(0, size);
            assertThatThrownBy(() -> Metadata.decode(cut)).isInstanceOf(CodecException.class);
        }
    }

    private static Terms terms(JsonNode vector) {
        JsonNode era = vector.required("era");
        return new Terms(
                vector.required("nonce").longValue(),
                vector.required("tip").longValue(),
                era.isString()
                        ? Era.IMMORTAL
                        : Era.mortal(
                                era.required("current").longValue(),
                                era.required("period").intValue()),
                Vectors.hex(vector, "blockHash"),
                new Terms.Network(
                        Vectors.hex(vector, "genesisHash"),
                        vector.required("spec").intValue(),
                        vector.required("txVersion").intValue()));
    }

    // The arguments with which the vectors were made.
    private static ByteString call(Metadata metadata, String name) {
        Map<String, Value> weights = new TreeMap<>(Map.of(
                "netuid", Value.of(59),
                "dests", Value.of(List.of(Value.of(0), Value.of(1), Value.of(255))),
                "weights", Value.of(List.of(Value.of(65535), Value.of(32768), Value.of(1))),
                "version_key", Value.of(9012002)));
        return switch (name) {
            case "set_weights" -> metadata.call("SubtensorModule", name, weights);
            case "set_mechanism_weights" -> {
                weights.put("mecid", Value.of(0));
                yield metadata.call("SubtensorModule", name, weights);
            }
            case "serve_axon" ->
                metadata.call(
                        "SubtensorModule",
                        name,
                        Map.of(
                                "netuid", Value.of(59),
                                "version", Value.of(9012002),
                                "ip", Value.of(16909060),
                                "port", Value.of(8091),
                                "ip_type", Value.of(4),
                                "protocol", Value.of(4),
                                "placeholder1", Value.of(0),
                                "placeholder2", Value.of(0)));
            case "burned_register" ->
                metadata.call("SubtensorModule", name, Map.of("netuid", Value.of(59), "hotkey", Value.of(BOB)));
            case "set_commitment_raw" ->
                commitment(metadata, Value.variant("Raw13", Value.of(ByteString.utf8("hello-world-1"))));
            case "set_commitment_timelock" ->
                commitment(
                        metadata,
                        new Value.Variant(
                                "TimelockEncrypted",
                                new Value.Struct(Map.of("encrypted", ciphertext(), "reveal_round", Value.of(1000)))));
            case "remark" -> metadata.call("System", name, Map.of("remark", Value.of(ByteString.of((byte) 0))));
            default -> timelocked(metadata, name);
        };
    }

    private static ByteString timelocked(Metadata metadata, String name) {
        Map<String, Value> arguments = new TreeMap<>(Map.of(
                "netuid", Value.of(59),
                "commit", ciphertext(),
                "reveal_round", Value.of(1000),
                "commit_reveal_version", Value.of(4)));
        if (name.contains("mechanism")) {
            arguments.put("mecid", Value.of(0));
        }
        return metadata.call("SubtensorModule", name, arguments);
    }

    private static ByteString commitment(Metadata metadata, Value data) {
        return metadata.call(
                "Commitments",
                "set_commitment",
                Map.of("netuid", Value.of(59), "info", new Value.Struct(Map.of("fields", Value.of(List.of(data))))));
    }

    private static Value ciphertext() {
        return Value.of(Vectors.hex(Vectors.at("/timelock"), "ciphertext"));
    }

    private static String bareName(String name) {
        return name.replaceFirst("_(raw|timelock)$", "");
    }

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    private static Metadata of(JsonNode vector) {
        return metadata(Objects.requireNonNull(FILES.get(vector.required("spec").intValue())));
    }

    private static Metadata metadata(String file) {
        return LOADED.computeIfAbsent(file, name -> Metadata.decode(ByteString.hex(Vectors.recorded(name))));
    }
}
