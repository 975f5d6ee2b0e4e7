package ai.babelbit.chain.codec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How values of one type are laid out; other types are named by their number in the registry.
sealed interface TypeDef {
    /// A field; without a name in tuples and wrappers.
    record Field(@Nullable String name, int type) {}

    record Choice(int index, String name, List<Field> fields, String docs) {}

    record Composite(List<Field> fields) implements TypeDef {}

    record Choices(Map<Integer, Choice> byIndex, Map<String, Choice> byName) implements TypeDef {}

    record Sequence(int element) implements TypeDef {}

    record Array(int length, int element) implements TypeDef {}

    record Tuple(List<Integer> elements) implements TypeDef {}

    record Compact(int type) implements TypeDef {}

    record BitSequence() implements TypeDef {}

    record Bool() implements TypeDef {}

    record Text() implements TypeDef {}

    record Char() implements TypeDef {}

    record Unsigned(int size) implements TypeDef {}

    record Signed(int size) implements TypeDef {}
}
