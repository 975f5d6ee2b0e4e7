package ai.babelbit.prediction.embedding;

import java.nio.FloatBuffer;

/// Arithmetic on pooled vectors.
final class Pooled {
    private Pooled() {}

    /// The mean of the first rows.
    ///
    /// @param values (rows or more, columns), row by row
    static float[] mean(FloatBuffer values, int rows, int columns) {
        float[] sum = new float[columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                sum[column] += values.get(row * columns + column);
            }
        }
        for (int column = 0; column < columns; column++) {
            sum[column] /= rows;
        }
        return sum;
    }

    /// Scales the vector, in place, to Euclidean length 1; one of length 0 or without one (not finite)
    /// becomes zeros, which are like nothing.
    static float[] toUnitLength(float[] vector) {
        double square = 0;
        for (float each : vector) {
            square += (double) each * each;
        }
        double scale = square > 0 && square < Double.POSITIVE_INFINITY ? 1 / Math.sqrt(square) : 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = scale == 0 ? 0 : (float) (vector[i] * scale);
        }
        return vector;
    }
}
