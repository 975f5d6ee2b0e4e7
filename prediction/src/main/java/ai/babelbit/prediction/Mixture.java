package ai.babelbit.prediction;

import ai.babelbit.dialogue.Json;
import ai.babelbit.prediction.index.Cue;
import ai.babelbit.prediction.index.CueWeights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How much each source counts, and how what is expected of an answer turns into what is obtained. Learnt on
/// held-out dialogues by `bench/run tune`. Immutable, safe for concurrent use.
///
/// @param factors by source; what a source gives is multiplied by it
/// @param cues what makes a place of an index suitable
/// @param calibrations by step from 0; later steps use the last one
public record Mixture(Map<String, Double> factors, CueWeights cues, List<Calibration> calibrations) {
    private static final Mixture TUNED = load();

    /// Copies both; refuses a factor that is not finite and over 0.
    public Mixture {
        factors = Map.copyOf(factors);
        calibrations = List.copyOf(calibrations);
        for (Map.Entry<String, Double> factor : factors.entrySet()) {
            if (!(factor.getValue() > 0) || factor.getValue().isInfinite()) {
                throw new IllegalArgumentException(
                        "the factor of " + factor.getKey() + " must be finite and over 0, was " + factor.getValue());
            }
        }
        if (calibrations.isEmpty()) {
            throw new IllegalArgumentException("there must be a calibration");
        }
    }

    /// What did best on held-out dialogues.
    public static Mixture tuned() {
        return TUNED;
    }

    /// The factor of a source; 1 for one that is not named.
    public double factor(String source) {
        return factors.getOrDefault(source, 1.0);
    }

    /// How to read an expectation at a step.
    ///
    /// @param step 0-based
    public Calibration calibration(int step) {
        return calibrations.get(Math.min(step, calibrations.size() - 1));
    }

    private static Mixture load() {
        try (InputStream in = Mixture.class.getResourceAsStream("mixture.json")) {
            if (in == null) {
                throw new IllegalStateException("mixture.json is not on the class path");
            }
            JsonNode json = Json.MAPPER.readTree(in);
            Map<String, Double> factors = new HashMap<>();
            json.get("factors")
                    .properties()
                    .forEach(entry ->
                            factors.put(entry.getKey(), entry.getValue().doubleValue()));
            List<Calibration> calibrations = json.get("calibrations")
                    .valueStream()
                    .map(one -> new Calibration(numbers(one.get("expected")), numbers(one.get("obtained"))))
                    .toList();
            Map<Cue, Double> cues = new EnumMap<>(Cue.class);
            json.get("cues")
                    .properties()
                    .forEach(entry -> cues.put(
                            Cue.valueOf(entry.getKey().toUpperCase(Locale.ROOT)),
                            entry.getValue().doubleValue()));
            return new Mixture(factors, new CueWeights(cues), calibrations);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read mixture.json on the class path", e);
        }
    }

    private static List<Double> numbers(JsonNode array) {
        return Arrays.asList(array.valueStream().map(JsonNode::doubleValue).toArray(Double[]::new));
    }
}
