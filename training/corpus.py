"""Dialogues as the trainer sees them: plain text in, one stream of token ids a corpus out."""

import gzip
import json
import random
from pathlib import Path

import numpy as np

BOS, EOU, EOD = "<|bos|>", "<|eou|>", "<|eod|>"
SPECIALS = [BOS, EOU, EOD]


def read_dialogues(path):
    """Yields (corpus, utterances) of a dialogue file, JSON lines (also gzipped) or the flat form of `flatten`."""
    path = Path(path)
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        first = lines.readline()
        if first.startswith("\x01"):
            yield from _read_flat(first, lines)
            return
        for line in [first, *lines]:
            record = json.loads(line)
            yield record.get("corpus", ""), [" ".join(u.split()) for u in record["utterances"]]


def _read_flat(first, lines):
    corpus, utterances = first[1:].rstrip("\n"), []
    for line in lines:
        if line.startswith("\x01"):
            yield corpus, utterances
            corpus, utterances = line[1:].rstrip("\n"), []
        else:
            utterances.append(line.rstrip("\n"))
    yield corpus, utterances


def flatten(source, target):
    """Writes a dialogue file as bare text (a \\x01 line opens a dialogue), which compresses better for transport."""
    with open(target, "w", encoding="utf-8") as out:
        for corpus, utterances in read_dialogues(source):
            out.write("\x01" + corpus + "\n")
            out.writelines(u + "\n" for u in utterances)


def encode(path, tokenizer, batch=2000):
    """Encodes a file; returns {corpus: [uint16 array a dialogue]}. A dialogue is BOS, then each utterance with a
    space before its first word and EOU after its last, then EOD."""
    bos, eou, eod = (tokenizer.token_to_id(t) for t in SPECIALS)
    encoded, pending = {}, []

    def flush():
        texts = [" " + u for _, utterances in pending for u in utterances]
        rows = iter(tokenizer.encode_batch(texts, add_special_tokens=False))
        for corpus, utterances in pending:
            ids = [bos]
            for _ in utterances:
                ids += next(rows).ids
                ids.append(eou)
            ids.append(eod)
            encoded.setdefault(corpus, []).append(np.array(ids, dtype=np.uint16))
        pending.clear()

    for dialogue in read_dialogues(path):
        pending.append(dialogue)
        if len(pending) == batch:
            flush()
    flush()
    return encoded


def weighted_epoch(encoded, weights, seed):
    """One epoch as one array: of each corpus the share `weights` says (1 where it says nothing), dialogues
    shuffled. A weight of 0.3 takes another 30 % each epoch, so that ten epochs see everything three times."""
    epoch, chosen = seed[1], []
    for corpus, dialogues in sorted(encoded.items()):
        order = list(range(len(dialogues)))
        random.Random(f"{seed[0]}-{corpus}").shuffle(order)
        take = max(1, round(len(order) * weights.get(corpus, 1.0)))
        start = epoch * take
        chosen += [dialogues[order[(start + i) % len(order)]] for i in range(take)]
    random.Random(f"{seed[0]}-{epoch}").shuffle(chosen)
    return np.concatenate(chosen)


def rows(encoded, weights, length, batch, seed):
    """Yields (epoch, int64 array of shape (batch, length + 1)) for ever; seeded, so that runs repeat exactly."""
    epoch, rest = 0, np.zeros(0, dtype=np.uint16)
    while True:
        stream = np.concatenate([rest, weighted_epoch(encoded, weights, (seed, epoch))])
        step, at = batch * length, 0
        while at + step + 1 <= len(stream):
            piece = stream[at : at + step + 1].astype(np.int64)
            index = np.arange(batch)[:, None] * length + np.arange(length + 1)[None, :]
            yield epoch, piece[index]
            at += step
        rest, epoch = stream[at:], epoch + 1
