package ai.babelbit.prediction.index;

/// The files of an index, each an array of little-endian 32-bit numbers but for the vocabulary.
///
/// With N tokens, U utterances, S scenes and V words. A scene is a dialogue, or a part of a long one.
enum IndexParts {
    /// Words, see [VocabularyFile].
    VOCABULARY("vocabulary.bin"),
    /// (N) `START w w END w END` by dialogue.
    TOKENS("tokens.bin"),
    /// (words in the text) places of words in `TOKENS`, sorted by what follows.
    SUFFIXES("suffixes.bin"),
    /// (V + 1) where the places of each word begin in `SUFFIXES`.
    FIRSTS("firsts.bin"),
    /// (U) utterances sorted by their text.
    OPENINGS("openings.bin"),
    /// (U + 1) the place of each utterance's first word in `TOKENS`; the last is behind the last utterance's end.
    UTTERANCES("utterances.bin"),
    /// (N / 64 + 1) the utterance that holds place 64 i.
    BLOCKS("blocks.bin"),
    /// (U) the scene of each utterance.
    SCENE_OF("scene-of.bin"),
    /// (S + 1) the first utterance of each scene.
    SCENES("scenes.bin"),
    /// (V + 1) where the postings of each word begin in `POSTINGS`.
    POSTING_STARTS("posting-starts.bin"),
    /// `scene << 8 | weight` for each scene that a word occurs in, by word.
    POSTINGS("postings.bin");

    private final String file;

    IndexParts(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }
}
