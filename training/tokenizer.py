"""Trains the byte-level BPE and writes it as `tokenizer.json`.

    python tokenizer.py --data train.jsonl.gz --config config/shipped.toml --out tokenizer.json
"""

import argparse
import random
import tomllib

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from corpus import SPECIALS, read_dialogues

# A word keeps its apostrophes (don't, that's are one piece); digits go by threes; marks stand apart.
PIECES = r" ?\p{L}+(?:'\p{L}+)*| ?\p{N}{1,3}| ?[^\s\p{L}\p{N}]+|\s+"


def new_tokenizer():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PIECES), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def train(path, weights, size, seed):
    """Learns merges from a share of each corpus, so that one corpus' jargon does not take the vocabulary."""
    chance = random.Random(seed)
    tokenizer = new_tokenizer()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=SPECIALS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    texts = (
        " " + utterance
        for corpus, utterances in read_dialogues(path)
        if chance.random() < weights.get(corpus, 1.0)
        for utterance in utterances
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--config", required=True)
    arguments.add_argument("--out", required=True)
    given = arguments.parse_args()
    with open(given.config, "rb") as file:
        config = tomllib.load(file)
    size, seed = config["model"]["vocabulary"], config["training"]["seed"]
    train(given.data, config["weights"], size, seed).save(given.out, pretty=False)


if __name__ == "__main__":
    main()
