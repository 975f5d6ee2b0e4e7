package ai.babelbit.prediction.embedding;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.Embedder;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A sentence encoder on ONNX Runtime.
///
/// Every text is a batch of its own and every call computes on the caller's thread alone: a quantised model
/// scales its activations over the whole batch, so that a text's vector would depend on its neighbours.
/// Parallel callers give the speed back. Reads the first 4,096 UTF-16 units and 128 tokens of a text.
///
/// Safe for concurrent use; nobody may be embedding when it is closed.
public final class OnnxEmbedder implements Embedder, AutoCloseable {
    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

    private final Encoder encoder;
    private final String digest;
    private final TextTokenizer tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final int dimensions;

    /// Loads the encoder and tries it once.
    ///
    /// @throws InvalidInputException when the files are no sentence encoder
    public OnnxEmbedder(Encoder encoder) {
        this.encoder = encoder;
        this.digest = EncoderDigest.of(encoder);
        this.tokenizer = new TextTokenizer(encoder.tokenizer());
        this.environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "babelbit");
        try {
            this.session = open(environment, encoder.model());
        } catch (OrtException e) {
            tokenizer.close();
            throw new InvalidInputException(encoder.name() + ": model.onnx cannot be used: " + e.getMessage(), e);
        }
        try {
            this.dimensions = dimensionsOf(encoder, session);
        } catch (OrtException | RuntimeException e) {
            close();
            throw e instanceof InvalidInputException bad
                    ? bad
                    : new InvalidInputException(encoder.name() + ": is no sentence encoder: " + e.getMessage(), e);
        }
    }

    private static OrtSession open(OrtEnvironment environment, byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setDeterministicCompute(true);
            return environment.createSession(model, options);
        }
    }

    private int dimensionsOf(Encoder encoder, OrtSession session) throws OrtException {
        if (!INPUTS.containsAll(session.getInputNames())
                || !session.getInputNames().contains("input_ids")) {
            throw new InvalidInputException(
                    encoder.name() + ": expected a model with the inputs input_ids, attention_mask"
                            + " and at most token_type_ids, got " + session.getInputNames());
        }
        int all = pooled("hello").length;
        if (encoder.truncateDim() > all) {
            throw new InvalidInputException(
                    encoder.name() + ": truncate_dim must be at most " + all + ", was " + encoder.truncateDim());
        }
        return encoder.truncateDim() == 0 ? all : encoder.truncateDim();
    }

    @Override
    public String name() {
        return encoder.name();
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public String runtime() {
        return "onnxruntime " + environment.getVersion();
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    /// @throws IllegalStateException when the runtime fails, which no text can make it do
    @Override
    public float[] embed(String text) {
        try {
            return Pooled.toUnitLength(Arrays.copyOf(pooled(text), dimensions));
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder " + encoder.name() + " failed: " + e.getMessage(), e);
        }
    }

    private float[] pooled(String text) throws OrtException {
        long[] tokens = tokenizer.tokens(text);
        long[] shape = {1, tokens.length};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                inputs.put(name, OnnxTensor.createTensor(environment, LongBuffer.wrap(input(name, tokens)), shape));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return pool((OnnxTensor) result.get(0));
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static long[] input(String name, long[] tokens) {
        if (name.equals("input_ids")) {
            return tokens;
        }
        long[] same = new long[tokens.length];
        // One text without padding: every token is attended to and all are of the first segment.
        Arrays.fill(same, name.equals("attention_mask") ? 1 : 0);
        return same;
    }

    /// From (1, tokens, dimensions), or (1, dimensions) of a model that pools by itself.
    private float[] pool(OnnxTensor output) {
        long[] shape = output.getInfo().getShape();
        FloatBuffer values = output.getFloatBuffer();
        if (shape.length == 2) {
            float[] vector = new float[(int) shape[1]];
            values.get(vector);
            return vector;
        }
        if (shape.length != 3) {
            throw new InvalidInputException(
                    encoder.name() + ": expected an output (batch, tokens, dimensions), got " + Arrays.toString(shape));
        }
        return switch (encoder.pooling()) {
            case MEAN -> Pooled.mean(values, (int) shape[1], (int) shape[2]);
            case CLS -> Pooled.mean(values, 1, (int) shape[2]);
        };
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("cannot close the encoder " + encoder.name(), e);
        }
    }
}
