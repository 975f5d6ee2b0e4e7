package ai.babelbit.chain.codec;

import ai.babelbit.chain.codec.TypeDef.Choice;
import ai.babelbit.chain.codec.TypeDef.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes values by their type. Whatever does not fit the type (a missing or unknown field, a number too
/// large, a choice that this runtime lacks) is a [CodecException].
record ValueWriter(TypeRegistry types, ScaleWriter out) {
    void write(int type, Value value) {
        switch (types.type(type)) {
            case TypeDef.Composite(List<Field> fields) -> composite(fields, value);
            case TypeDef.Choices _ -> choice(type, value);
            case TypeDef.Sequence(int element) -> {
                if (types.isByte(element)) {
                    out.bytes(value.asBytes());
                } else {
                    out.compact(value.asItems().size());
                    value.asItems().forEach(item -> write(element, item));
                }
            }
            case TypeDef.Array(int length, int element) -> {
                if (types.isByte(element)) {
                    out.raw(sized(value.asBytes(), length));
                } else {
                    sized(value.asItems(), length).forEach(item -> write(element, item));
                }
            }
            case TypeDef.Tuple(List<Integer> elements) -> {
                List<Value> items = sized(value.asItems(), elements.size());
                for (int i = 0; i < items.size(); i++) {
                    write(elements.get(i), items.get(i));
                }
            }
            case TypeDef.Compact(int of) -> {
                if (!(types.compacted(of) instanceof TypeDef.Tuple)) {
                    out.compact(value.asInt());
                }
            }
            case TypeDef.BitSequence _ -> throw new CodecException("bit sequences cannot be written");
            case TypeDef.Bool _ -> out.bool(value.asBool());
            case TypeDef.Text _ -> out.bytes(value.asBytes());
            case TypeDef.Char _ -> out.u32(value.asLong());
            case TypeDef.Unsigned(int size) -> out.little(value.asInt(), size);
            case TypeDef.Signed(int size) -> out.signed(value.asInt(), size);
        }
    }

    private void composite(List<Field> fields, Value value) {
        if (fields.size() == 1 && fields.getFirst().name() == null) {
            write(fields.getFirst().type(), value);
        } else {
            fields(fields, value);
        }
    }

    private void choice(int type, Value value) {
        if (!(value instanceof Value.Variant(String name, Value payload))) {
            throw Values.wrong("a choice of " + types.name(type), value);
        }
        Choice choice = types.choice(type, name)
                .orElseThrow(() -> new CodecException(types.name(type) + " has no choice \"" + name + "\" here"));
        out.u8(choice.index());
        fields(choice.fields(), payload);
    }

    private void fields(List<Field> fields, Value value) {
        if (value instanceof Value.Struct(Map<String, Value> given)) {
            Set<String> names =
                    fields.stream().map(field -> String.valueOf(field.name())).collect(Collectors.toSet());
            if (!names.equals(given.keySet())) {
                throw new CodecException("expected the fields " + names + ", got " + given.keySet());
            }
            fields.forEach(field -> write(field.type(), value.field(String.valueOf(field.name()))));
        } else {
            List<Value> items = sized(value.asItems(), fields.size());
            for (int i = 0; i < items.size(); i++) {
                write(fields.get(i).type(), items.get(i));
            }
        }
    }

    private static ByteString sized(ByteString value, int size) {
        if (value.size() != size) {
            throw new CodecException("expected " + size + " bytes, got " + value.size());
        }
        return value;
    }

    private static List<Value> sized(List<Value> items, int size) {
        if (items.size() != size) {
            throw new CodecException("expected " + size + " elements, got " + items.size());
        }
        return items;
    }
}
