package ai.babelbit.chain.codec;

import ai.babelbit.chain.codec.TypeDef.Choice;
import ai.babelbit.chain.codec.TypeDef.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the type registry at the front of metadata (`scale-info`). The same for V14, V15 and V16.
record TypesReader(ScaleReader in) {
    TypeRegistry read() {
        int count = in.length();
        List<TypeDef> types = new ArrayList<>(count);
        List<List<String>> paths = new ArrayList<>(count);
        for (int id = 0; id < count; id++) {
            int given = id();
            if (given != id) {
                throw new CodecException("expected type " + id + " in the registry, got " + given);
            }
            paths.add(texts());
            for (int parameters = in.length(); parameters > 0; parameters--) {
                in.text();
                if (in.bool()) {
                    id();
                }
            }
            types.add(definition());
            texts();
        }
        return new TypeRegistry(types, paths);
    }

    /// A type's number.
    int id() {
        long id = Value.of(in.compact()).asLong();
        if (id > Integer.MAX_VALUE) {
            throw new CodecException("expected a type's number, got " + id);
        }
        return (int) id;
    }

    @Nullable
    Integer optionalId() {
        return in.bool() ? id() : null;
    }

    List<String> texts() {
        int count = in.length();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.text());
        }
        return texts;
    }

    private TypeDef definition() {
        int kind = in.u8();
        return switch (kind) {
            case 0 -> new TypeDef.Composite(fields());
            case 1 -> choices();
            case 2 -> new TypeDef.Sequence(id());
            case 3 -> array();
            case 4 -> {
                List<Integer> elements = new ArrayList<>();
                for (int count = in.length(); count > 0; count--) {
                    elements.add(id());
                }
                yield new TypeDef.Tuple(List.copyOf(elements));
            }
            case 5 -> primitive();
            case 6 -> new TypeDef.Compact(id());
            case 7 -> {
                id();
                id();
                yield new TypeDef.BitSequence();
            }
            default -> throw new CodecException("expected a kind of type from 0 to 7, got " + kind);
        };
    }

    private TypeDef array() {
        long length = in.u32();
        if (length > Integer.MAX_VALUE) {
            throw new CodecException("expected an array that fits into memory, got a length of " + length);
        }
        return new TypeDef.Array((int) length, id());
    }

    private TypeDef choices() {
        Map<Integer, Choice> byIndex = new HashMap<>();
        Map<String, Choice> byName = new HashMap<>();
        for (int count = in.length(); count > 0; count--) {
            String name = in.text();
            List<Field> fields = fields();
            int index = in.u8();
            Choice choice =
                    new Choice(index, name, fields, String.join(" ", texts()).strip());
            byIndex.put(index, choice);
            byName.put(name, choice);
        }
        return new TypeDef.Choices(Map.copyOf(byIndex), Map.copyOf(byName));
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (int count = in.length(); count > 0; count--) {
            String name = in.bool() ? in.text() : null;
            int type = id();
            if (in.bool()) {
                in.text();
            }
            texts();
            fields.add(new Field(name, type));
        }
        return List.copyOf(fields);
    }

    private TypeDef primitive() {
        int kind = in.u8();
        return switch (kind) {
            case 0 -> new TypeDef.Bool();
            case 1 -> new TypeDef.Char();
            case 2 -> new TypeDef.Text();
            case 3, 4, 5, 6, 7, 8 -> new TypeDef.Unsigned(1 << (kind - 3));
            case 9, 10, 11, 12, 13, 14 -> new TypeDef.Signed(1 << (kind - 9));
            default -> throw new CodecException("expected a primitive type from 0 to 14, got " + kind);
        };
    }
}
