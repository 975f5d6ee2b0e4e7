package ai.babelbit.prediction.neural;

import tools.jackson.databind.JsonNode;

/// Rotary positions: each pair of a head's numbers is turned by an angle that grows with the position.
/// Immutable, safe for concurrent use.
final class Rotation {
    /// @param theta base of the frequencies
    /// @param interleaved pairs are neighbours (GGUF's Llama) instead of half a head apart (Hugging Face's)
    /// @param factor Llama 3's stretching of low frequencies; 1 is none
    /// @param low,high Llama 3's bounds, in turns within `original` positions
    record Settings(double theta, boolean interleaved, double factor, double low, double high, int original) {
        Settings {
            if (!(theta > 1) || !(factor >= 1) || !(low > 0) || !(high > low) || original < 1) {
                throw new IllegalArgumentException("rotary positions need theta over 1, factor at least 1,"
                        + " 0 < low < high and a length, were " + theta + ", " + factor + ", " + low + ", " + high
                        + " and " + original);
            }
        }

        static Settings plain(double theta, boolean interleaved) {
            return new Settings(theta, interleaved, 1, 1, 4, 1);
        }

        static Settings of(JsonNode config) {
            // Newer files keep all of it in rope_parameters.
            JsonNode nested = config.path("rope_parameters");
            JsonNode scaling = nested.isObject() ? nested : config.path("rope_scaling");
            double theta =
                    nested.path("rope_theta").asDouble(config.path("rope_theta").asDouble(10000));
            String type =
                    scaling.path("rope_type").asString(scaling.path("type").asString("default"));
            return switch (type) {
                case "default" -> plain(theta, false);
                case "llama3" ->
                    new Settings(
                            theta,
                            false,
                            scaling.path("factor").asDouble(8),
                            scaling.path("low_freq_factor").asDouble(1),
                            scaling.path("high_freq_factor").asDouble(4),
                            scaling.path("original_max_position_embeddings").asInt(8192));
                default ->
                    throw new IllegalArgumentException("rope_type must be default or llama3, is \"" + type + "\"");
            };
        }

        /// Radians a position that the given pair turns by.
        double frequency(int pair, int headWidth) {
            double plain = Math.pow(theta, -2.0 * pair / headWidth);
            if (factor == 1) {
                return plain;
            }
            double turns = original * plain / (2 * Math.PI);
            double keep = Math.clamp((turns - low) / (high - low), 0, 1);
            return plain * (keep + (1 - keep) / factor);
        }
    }

    private final int headWidth;
    private final boolean interleaved;
    /// (positions, headWidth / 2)
    private final float[] cos;
    /// (positions, headWidth / 2)
    private final float[] sin;

    Rotation(Settings settings, int headWidth, int positions) {
        this.headWidth = headWidth;
        this.interleaved = settings.interleaved;
        int half = headWidth / 2;
        this.cos = new float[positions * half];
        this.sin = new float[positions * half];
        for (int pair = 0; pair < half; pair++) {
            double frequency = settings.frequency(pair, headWidth);
            for (int position = 0; position < positions; position++) {
                cos[position * half + pair] = (float) Math.cos(position * frequency);
                sin[position * half + pair] = (float) Math.sin(position * frequency);
            }
        }
    }

    /// Turns `heads` heads at `x[at...]` in place.
    void turn(float[] x, int at, int heads, int position) {
        int half = headWidth / 2;
        int table = position * half;
        int apart = interleaved ? 1 : half;
        int stride = interleaved ? 2 : 1;
        for (int head = at; head < at + heads * headWidth; head += headWidth) {
            for (int pair = 0; pair < half; pair++) {
                int i = head + pair * stride;
                float a = x[i];
                float b = x[i + apart];
                x[i] = a * cos[table + pair] - b * sin[table + pair];
                x[i + apart] = b * cos[table + pair] + a * sin[table + pair];
            }
        }
    }
}
