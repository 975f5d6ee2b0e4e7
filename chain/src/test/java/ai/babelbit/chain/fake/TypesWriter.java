package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.ScaleWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes a type registry as `scale-info` lays it down; each method gives the new type's number. Written
/// beside the reader of the main code, not with it.
final class TypesWriter {
    static final int BOOL = 0;
    static final int STR = 2;
    static final int U8 = 3;
    static final int U16 = 4;
    static final int U32 = 5;
    static final int U64 = 6;
    static final int U128 = 7;

    /// One choice of an enumeration.
    record Choice(String name, int index, String docs, List<Object> namesAndTypes) {
        static Choice of(String name, int index, Object... namesAndTypes) {
            return new Choice(name, index, "", List.of(namesAndTypes));
        }
    }

    private final List<ByteString> types = new ArrayList<>();
    private final Map<Integer, Integer> primitives = new HashMap<>();

    int primitive(int kind) {
        Integer known = primitives.get(kind);
        if (known == null) {
            known = add("", new ScaleWriter().u8(5).u8(kind));
            primitives.put(kind, known);
        }
        return known;
    }

    /// A struct of named fields, or of one without a name when the name is "".
    int composite(String path, Object... namesAndTypes) {
        return add(path, fields(new ScaleWriter().u8(0), List.of(namesAndTypes)));
    }

    int choices(String path, List<Choice> choices) {
        ScaleWriter body = new ScaleWriter().u8(1).compact(choices.size());
        for (Choice choice : choices) {
            fields(body.text(choice.name()), choice.namesAndTypes()).u8(choice.index());
            body.compact(choice.docs().isEmpty() ? 0 : 1);
            if (!choice.docs().isEmpty()) {
                body.text(choice.docs());
            }
        }
        return add(path, body);
    }

    int option(int of) {
        return choices("Option", List.of(Choice.of("None", 0), Choice.of("Some", 1, "", of)));
    }

    int sequence(int of) {
        return add("", new ScaleWriter().u8(2).compact(of));
    }

    int array(int length, int of) {
        return add("", new ScaleWriter().u8(3).u32(length).compact(of));
    }

    int tuple(int... of) {
        ScaleWriter body = new ScaleWriter().u8(4).compact(of.length);
        for (int each : of) {
            body.compact(each);
        }
        return add("", body);
    }

    int compact(int of) {
        return add("", new ScaleWriter().u8(6).compact(of));
    }

    ByteString done() {
        ScaleWriter out = new ScaleWriter().compact(types.size());
        types.forEach(out::raw);
        return out.done();
    }

    private int add(String path, ScaleWriter definition) {
        int id = types.size();
        ScaleWriter out = new ScaleWriter().compact(id).compact(path.isEmpty() ? 0 : 2);
        if (!path.isEmpty()) {
            out.text("fake").text(path);
        }
        types.add(out.compact(0).raw(definition.done()).compact(0).done());
        return id;
    }

    private static ScaleWriter fields(ScaleWriter out, List<Object> namesAndTypes) {
        out.compact(namesAndTypes.size() / 2);
        for (int i = 0; i < namesAndTypes.size(); i += 2) {
            String name = (String) namesAndTypes.get(i);
            out.bool(!name.isEmpty());
            if (!name.isEmpty()) {
                out.text(name);
            }
            out.compact((Integer) namesAndTypes.get(i + 1)).bool(false).compact(0);
        }
        return out;
    }
}
