package ai.babelbit.chain.codec;

import java.util.List;

/// A function of the runtime that can be asked through `state_call`. Immutable, safe for concurrent use.
public final class RuntimeApi {
    private final TypeRegistry types;
    private final String name;
    private final List<Integer> inputs;
    private final int output;

    RuntimeApi(TypeRegistry types, String name, List<Integer> inputs, int output) {
        this.types = types;
        this.name = name;
        this.inputs = inputs;
        this.output = output;
    }

    /// Its name for `state_call`.
    public String name() {
        return name;
    }

    /// The arguments as bytes.
    ///
    /// @throws CodecException when they do not fit
    public ByteString arguments(Value... arguments) {
        if (arguments.length != inputs.size()) {
            throw new CodecException(name + " takes " + inputs.size() + " arguments, got " + arguments.length);
        }
        ScaleWriter out = new ScaleWriter();
        for (int i = 0; i < arguments.length; i++) {
            new ValueWriter(types, out).write(inputs.get(i), arguments[i]);
        }
        return out.done();
    }

    /// Reads the answer.
    ///
    /// @throws CodecException when it is not one
    public Value result(ByteString answer) {
        ScaleReader in = answer.reader();
        Value value = new ValueReader(types, in).read(output);
        in.end();
        return value;
    }
}
