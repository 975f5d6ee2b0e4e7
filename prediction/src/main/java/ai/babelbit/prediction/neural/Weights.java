package ai.babelbit.prediction.neural;

import ai.babelbit.prediction.neural.kernel.Matrix;
import java.util.ArrayList;
import java.util.List;

/// A decoder's parameters.
///
/// @param embedding (vocabulary, width)
/// @param norm (width)
/// @param output (vocabulary, width); the embedding itself where the two are tied
@SuppressWarnings("ArrayRecordComponent") // read in every pass and written by nobody
record Weights(Matrix embedding, List<Layer> layers, float[] norm, Matrix output) {
    /// @param attentionNorm (width)
    /// @param query (heads x headWidth, width)
    /// @param key,value (kvHeads x headWidth, width)
    /// @param merge (width, heads x headWidth)
    /// @param feedForwardNorm (width)
    /// @param gate,up (feedForward, width)
    /// @param down (width, feedForward)
    @SuppressWarnings("ArrayRecordComponent")
    record Layer(
            float[] attentionNorm,
            Matrix query,
            Matrix key,
            Matrix value,
            Matrix merge,
            float[] feedForwardNorm,
            Matrix gate,
            Matrix up,
            Matrix down) {}

    /// What tensors are called: `%d` is the layer's number.
    record Names(String embedding, String norm, String output, String layer, List<String> parts) {
        static final Names HUGGING_FACE = new Names(
                "model.embed_tokens.weight",
                "model.norm.weight",
                "lm_head.weight",
                "model.layers.%d.%s.weight",
                List.of(
                        "input_layernorm",
                        "self_attn.q_proj",
                        "self_attn.k_proj",
                        "self_attn.v_proj",
                        "self_attn.o_proj",
                        "post_attention_layernorm",
                        "mlp.gate_proj",
                        "mlp.up_proj",
                        "mlp.down_proj"));

        static final Names GGUF = new Names(
                "token_embd.weight",
                "output_norm.weight",
                "output.weight",
                "blk.%d.%s.weight",
                List.of(
                        "attn_norm",
                        "attn_q",
                        "attn_k",
                        "attn_v",
                        "attn_output",
                        "ffn_norm",
                        "ffn_gate",
                        "ffn_up",
                        "ffn_down"));

        String of(int layer, int part) {
            return layer().formatted(layer, parts.get(part));
        }
    }

    static Weights of(TensorFile file, Shape s, Names names) {
        Matrix embedding = file.matrix(names.embedding(), s.vocabulary(), s.width());
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < s.layers(); i++) {
            layers.add(new Layer(
                    file.vector(names.of(i, 0), s.width()),
                    file.matrix(names.of(i, 1), s.queryWidth(), s.width()),
                    file.matrix(names.of(i, 2), s.kvWidth(), s.width()),
                    file.matrix(names.of(i, 3), s.kvWidth(), s.width()),
                    file.matrix(names.of(i, 4), s.width(), s.queryWidth()),
                    file.vector(names.of(i, 5), s.width()),
                    file.matrix(names.of(i, 6), s.feedForward(), s.width()),
                    file.matrix(names.of(i, 7), s.feedForward(), s.width()),
                    file.matrix(names.of(i, 8), s.width(), s.feedForward())));
        }
        Matrix output = file.has(names.output()) ? file.matrix(names.output(), s.vocabulary(), s.width()) : embedding;
        return new Weights(embedding, List.copyOf(layers), file.vector(names.norm(), s.width()), output);
    }
}
