package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Vectors that independent implementations made: polkadot-js, libsodium, noble curves, the Rust timelock
/// library, a real runtime of spec 218.
public final class Vectors {
    private static final JsonNode ALL = load();

    private Vectors() {}

    /// The vectors under a JSON pointer.
    public static JsonNode at(String pointer) {
        JsonNode node = ALL.at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("no vectors at " + pointer);
        }
        return node;
    }

    /// A test for each element of an array.
    public static Stream<DynamicTest> each(String pointer, String label, Consumer<JsonNode> check) {
        return at(pointer)
                .valueStream()
                .map(vector -> DynamicTest.dynamicTest(
                        "\"" + (vector.isString() ? vector : vector.path(label)).asString("") + "\"",
                        () -> check.accept(vector)));
    }

    /// A hexadecimal field.
    public static ByteString hex(JsonNode vector, String field) {
        return ByteString.hex(vector.required(field).stringValue());
    }

    /// A recorded file beside the checkout; only in the conformance run.
    public static String recorded(String name) {
        Path file = Path.of(System.getProperty("babelbit.shared"), "conformance", "chain", name);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode load() {
        try (InputStream in =
                Objects.requireNonNull(Vectors.class.getResourceAsStream("/conformance/chain/vectors.json"))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
