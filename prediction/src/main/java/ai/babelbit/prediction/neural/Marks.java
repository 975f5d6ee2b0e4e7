package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;
import tools.jackson.databind.JsonNode;

/// The tokens that stand for no text: where a dialogue begins and where an utterance ends.
///
/// @param start token before everything
/// @param end token after an utterance
record Marks(int start, int end) {
    /// Ours where they are there; otherwise the model's own start, and the line feed that ends a line of plain text.
    static Marks of(JsonNode tokenizer, Shape shape, Tokenizer tokens, String name) {
        int start = TokenizerJson.special(tokenizer, "<|bos|>");
        int end = TokenizerJson.special(tokenizer, "<|eou|>");
        if (start < 0) {
            start = TokenizerJson.special(tokenizer, "<|begin_of_text|>");
        }
        if (end < 0) {
            end = tokens.encode("\n").getFirst();
        }
        start = start < 0 ? end : start;
        if (Math.max(start, end) >= shape.vocabulary() || tokens.size() > shape.vocabulary()) {
            throw new InvalidInputException(
                    name + ": its tokenizer has more tokens than its vocabulary of " + shape.vocabulary());
        }
        return new Marks(start, end);
    }
}
