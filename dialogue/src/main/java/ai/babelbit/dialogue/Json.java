package ai.babelbit.dialogue;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one JSON mapper for files and wires, with limits that a hostile document cannot exceed. Safe for
/// concurrent use.
public final class Json {
    /// The longest string that is read, in characters: far beyond any utterance, far below what could fill the
    /// heap.
    public static final int MAX_STRING = 16 << 20;

    /// The deepest nesting that is read.
    public static final int MAX_DEPTH = 64;

    /// Reads and writes trees and streams; never closes a stream that it was given.
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_STRING)
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}
}
