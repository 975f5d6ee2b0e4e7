package ai.babelbit.prediction.neural;

import ai.babelbit.dialogue.InvalidInputException;

/// The tokens that stand for no text: where a dialogue begins and where an utterance ends.
///
/// @param start token before everything
/// @param end token after an utterance
record Marks(int start, int end) {
    /// Special tokens' numbers by their names, -1 where there is none.
    interface Named {
        int number(String name);
    }

    /// Ours where they are there; otherwise the model's own start, and the line feed that ends a line of plain text.
    static Marks of(Named named, Shape shape, Tokenizer tokens, String file) {
        int start = named.number("<|bos|>");
        int end = named.number("<|eou|>");
        if (start < 0) {
            start = named.number("<|begin_of_text|>");
        }
        if (end < 0) {
            end = tokens.encode("\n").getFirst();
        }
        start = start < 0 ? end : start;
        if (Math.max(start, end) >= shape.vocabulary() || tokens.size() > shape.vocabulary()) {
            throw new InvalidInputException(
                    file + ": its tokenizer has more tokens than its vocabulary of " + shape.vocabulary());
        }
        return new Marks(start, end);
    }
}
