package ai.babelbit.chain.codec;

import ai.babelbit.chain.codec.TypeDef.Choice;
import ai.babelbit.chain.codec.TypeDef.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads values by their type. Nesting is bounded by [TypeRegistry#MAX_DEPTH], so that a hostile value cannot
/// exhaust the stack; elements by the bytes that are there.
record ValueReader(TypeRegistry types, ScaleReader in) {
    Value read(int type) {
        return read(type, 0);
    }

    private Value read(int type, int depth) {
        if (depth > TypeRegistry.MAX_DEPTH) {
            throw TypeRegistry.tooDeep();
        }
        return switch (types.type(type)) {
            case TypeDef.Composite(List<Field> fields) -> fields(fields, depth, true);
            case TypeDef.Choices choices -> choice(type, choices, depth);
            case TypeDef.Sequence(int element) ->
                types.isByte(element) ? Value.of(in.bytes()) : items(element, in.length(), depth);
            case TypeDef.Array(int length, int element) ->
                types.isByte(element) ? Value.of(in.take(length)) : array(length, element, depth);
            case TypeDef.Tuple(List<Integer> elements) -> {
                List<Value> items = new ArrayList<>(elements.size());
                for (int element : elements) {
                    items.add(read(element, depth + 1));
                }
                yield new Value.Seq(items);
            }
            case TypeDef.Compact(int of) ->
                types.compacted(of) instanceof TypeDef.Tuple ? new Value.Seq(List.of()) : Value.of(in.compact());
            case TypeDef.BitSequence _ -> bits();
            case TypeDef.Bool _ -> Value.of(in.bool());
            case TypeDef.Text _ -> new Value.Text(in.text());
            case TypeDef.Char _ -> Value.of(in.u32());
            case TypeDef.Unsigned(int size) -> Value.of(in.unsigned(size));
            case TypeDef.Signed(int size) -> Value.of(in.signed(size));
        };
    }

    private Value array(int length, int element, int depth) {
        if (length > in.remaining() && !types.isEmpty(element)) {
            throw new CodecException("expected " + length + " elements, got " + in.remaining() + " bytes");
        }
        return items(element, types.isEmpty(element) ? 0 : length, depth);
    }

    private Value items(int element, int length, int depth) {
        List<Value> items = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            items.add(read(element, depth + 1));
        }
        return new Value.Seq(items);
    }

    private Value choice(int type, TypeDef.Choices choices, int depth) {
        int index = in.u8();
        Choice choice = choices.byIndex().get(index);
        if (choice == null) {
            throw new CodecException(
                    "expected a choice of " + types.name(type) + " before byte " + in.position() + ", got " + index);
        }
        return new Value.Variant(choice.name(), fields(choice.fields(), depth, false));
    }

    private Value fields(List<Field> fields, int depth, boolean unwrap) {
        if (unwrap && fields.size() == 1 && fields.getFirst().name() == null) {
            return read(fields.getFirst().type(), depth + 1);
        }
        Map<String, Value> named = new LinkedHashMap<>();
        List<Value> items = new ArrayList<>(fields.size());
        for (Field field : fields) {
            Value value = read(field.type(), depth + 1);
            items.add(value);
            String name = field.name();
            if (name != null) {
                named.put(name, value);
            }
        }
        return named.isEmpty() ? new Value.Seq(items) : new Value.Struct(named);
    }

    // A compact number of bits, then so many bytes as they need.
    private Value bits() {
        long count = Value.of(in.compact()).asLong();
        if (count > 8L * in.remaining()) {
            throw new CodecException("expected at most " + 8L * in.remaining() + " bits, got " + count);
        }
        return Value.of(in.take((int) ((count + 7) / 8)));
    }
}
