package ai.babelbit.chain.codec;

import ai.babelbit.chain.codec.TypeDef.Choice;
import ai.babelbit.chain.codec.TypeDef.Field;
import java.util.List;
import java.util.Optional;

/// The types of a runtime. Numbers out of range and types that contain themselves without end are a
/// [CodecException]. Immutable, safe for concurrent use.
final class TypeRegistry {
    /// Deeper than any type of a runtime, shallower than a stack.
    static final int MAX_DEPTH = 64;

    private final List<TypeDef> types;
    private final List<List<String>> paths;

    /// @param types by number
    /// @param paths the path of each, by the same number
    TypeRegistry(List<TypeDef> types, List<List<String>> paths) {
        this.types = List.copyOf(types);
        this.paths = List.copyOf(paths);
    }

    TypeDef type(int id) {
        if (id < 0 || id >= types.size()) {
            throw new CodecException("expected a type from 0 below " + types.size() + ", got " + id);
        }
        return types.get(id);
    }

    /// The type behind wrappers around a single unnamed field.
    TypeDef bare(int id) {
        TypeDef type = type(id);
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            if (!(type instanceof TypeDef.Composite(List<Field> fields))
                    || fields.size() != 1
                    || fields.getFirst().name() != null) {
                return type;
            }
            type = type(fields.getFirst().type());
        }
        throw tooDeep();
    }

    /// What a compact number stands for: behind wrappers with or without a name.
    TypeDef compacted(int id) {
        TypeDef type = type(id);
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            if (!(type instanceof TypeDef.Composite(List<Field> fields)) || fields.size() != 1) {
                return type;
            }
            type = type(fields.getFirst().type());
        }
        throw tooDeep();
    }

    boolean isByte(int id) {
        return bare(id) instanceof TypeDef.Unsigned(int size) && size == 1;
    }

    /// Whether its values take no bytes at all.
    boolean isEmpty(int id) {
        return isEmpty(id, 0);
    }

    private boolean isEmpty(int id, int depth) {
        if (depth > MAX_DEPTH) {
            throw tooDeep();
        }
        return switch (type(id)) {
            case TypeDef.Composite(List<Field> fields) ->
                fields.stream().allMatch(field -> isEmpty(field.type(), depth + 1));
            case TypeDef.Tuple(List<Integer> elements) ->
                elements.stream().allMatch(element -> isEmpty(element, depth + 1));
            case TypeDef.Array(int length, int element) -> length == 0 || isEmpty(element, depth + 1);
            case TypeDef.Compact(int type) -> isEmpty(type, depth + 1);
            case TypeDef.Choices _,
                    TypeDef.Sequence _,
                    TypeDef.BitSequence _,
                    TypeDef.Bool _,
                    TypeDef.Text _,
                    TypeDef.Char _,
                    TypeDef.Unsigned _,
                    TypeDef.Signed _ -> false;
        };
    }

    /// The choice of an enumeration by its number, if the type is one and has it.
    Optional<Choice> choice(int id, int index) {
        return type(id) instanceof TypeDef.Choices choices
                ? Optional.ofNullable(choices.byIndex().get(index))
                : Optional.empty();
    }

    /// The choice of an enumeration by its name, if the type is one and has it.
    Optional<Choice> choice(int id, String name) {
        return type(id) instanceof TypeDef.Choices choices
                ? Optional.ofNullable(choices.byName().get(name))
                : Optional.empty();
    }

    String name(int id) {
        List<String> path = id >= 0 && id < paths.size() ? paths.get(id) : List.of();
        return path.isEmpty() ? "type " + id : path.getLast();
    }

    static CodecException tooDeep() {
        return new CodecException("types are nested deeper than " + MAX_DEPTH);
    }
}
