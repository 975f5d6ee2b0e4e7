package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.Value;
import java.util.List;

/// What a hotkey committed to last.
///
/// @param block when
/// @param content what to
public record Commitment(long block, Content content) {
    /// What a commitment holds in its first field.
    public sealed interface Content {
        /// Bytes that anybody can read; most are text.
        ///
        /// @param bytes at most 128, or 512 on newer runtimes
        record Plain(ByteString bytes) implements Content {}

        /// Bytes that nobody can read before a beacon's round.
        ///
        /// @param encrypted the ciphertext
        /// @param round of the beacon
        record Locked(ByteString encrypted, long round) implements Content {}

        /// Anything else that the runtime allows, by its name.
        ///
        /// @param kind the runtime's name
        record Other(String kind) implements Content {}
    }

    static Commitment of(Value registration) {
        List<Value> fields = registration.field("info").field("fields").asItems();
        return new Commitment(
                registration.field("block").asLong(),
                fields.isEmpty() ? new Content.Other("None") : content(fields.getFirst()));
    }

    private static Content content(Value data) {
        if (!(data instanceof Value.Variant(String kind, Value payload))) {
            return new Content.Other("unknown");
        }
        if (kind.startsWith("Raw") || kind.equals("BigRaw")) {
            return new Content.Plain(payload.at(0).asBytes());
        }
        return kind.equals("TimelockEncrypted")
                ? new Content.Locked(
                        payload.field("encrypted").asBytes(),
                        payload.field("reveal_round").asLong())
                : new Content.Other(kind);
    }
}
