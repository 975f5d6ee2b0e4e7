package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.prediction.neural.kernel.Matrix;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Named tensors where they lie in a file.
///
/// @param name for messages
record TensorFile(String name, Map<String, Tensor> tensors) {
    /// @param data exactly the tensor's bytes
    record Tensor(Matrix.Type type, int rows, int columns, MemorySegment data) {}

    TensorFile {
        tensors = Map.copyOf(tensors);
    }

    /// A matrix of exactly this shape.
    ///
    /// @throws InvalidInputException when there is none
    Matrix matrix(String tensor, int rows, int columns) {
        Tensor found = require(tensor);
        if (found.rows != rows || found.columns != columns) {
            throw new InvalidInputException("%s: tensor \"%s\" must be %d x %d, is %d x %d"
                    .formatted(name, tensor, rows, columns, found.rows, found.columns));
        }
        if (found.type == Matrix.Type.I8) {
            return Matrix.int8(rows, columns, found.data, vector(tensor + ".scale", rows));
        }
        return Matrix.of(found.type, rows, columns, found.data);
    }

    /// A vector of exactly this length, as floats.
    ///
    /// @throws InvalidInputException when there is none
    float[] vector(String tensor, int length) {
        Tensor found = require(tensor);
        if (found.rows != 1 || found.columns != length || found.type == Matrix.Type.I8) {
            throw new InvalidInputException("%s: tensor \"%s\" must be %d floats, is %d x %d of %s"
                    .formatted(name, tensor, length, found.rows, found.columns, found.type));
        }
        float[] out = new float[length];
        Matrix.of(found.type, 1, length, found.data).read(0, out, 0);
        return out;
    }

    boolean has(String tensor) {
        return tensors.containsKey(tensor);
    }

    private Tensor require(String tensor) {
        @Nullable Tensor found = tensors.get(tensor);
        if (found == null) {
            throw new InvalidInputException(name + ": has no tensor \"" + tensor + "\"");
        }
        return found;
    }
}
