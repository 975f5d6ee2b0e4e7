"""Records what the Java inference must reproduce: a tiny random model with its logits, and tokenizer vectors.

    python vectors.py --out ../prediction/src/test/resources/ai/babelbit/prediction/neural --tokenizer tokenizer.json

`--tokenizer` is the one of the tiny model; a vocabulary of a few hundred keeps the file small. Float32, on the CPU.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from export import int8_tensors, write_safetensors
from model import Decoder, Shape

TEXTS = [
    " Hello there, how are you?",
    " don't won't I'm they've rock'n'roll",
    " 12345 67 8.9% $10,000",
    " naïve café — “quoted” … 😀👩‍👩‍👧 日本語",
    " a  b   c",
    "",
    " ?!?! -- (well) [sic] ''quoted'' O'Brien's",
    "no leading space",
    " ٣٤٥ Ⅷ ½ x²",
    " tab\tand\nline",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("--tokenizer", required=True)
    given = parser.parse_args()
    out = Path(given.out)
    out.mkdir(parents=True, exist_ok=True)
    text = Path(given.tokenizer).read_text(encoding="utf-8")
    tokenizer = Tokenizer.from_str(text)
    torch.manual_seed(11)
    shape = Shape(tokenizer.get_vocab_size(), 48, 2, 6, 2, 80, length=128)
    model = Decoder(shape).eval()
    for parameter in model.parameters():  # large enough that logits differ and every path matters
        torch.nn.init.normal_(parameter, mean=1.0 if parameter.ndim == 1 else 0.0, std=0.15)
    config = json.dumps(shape.hugging_face())
    state = model.hugging_face_state()
    metadata = {"format": "pt", "config": config, "tokenizer": text}
    floats = {name: weight.numpy() for name, weight in state.items()}
    write_safetensors(out / "tiny-f32.safetensors", floats, metadata)
    write_safetensors(out / "tiny-int8.safetensors", int8_tensors(state), metadata)
    ids = np.random.default_rng(5).integers(0, shape.vocabulary, 40)
    with torch.no_grad():
        logits = model(torch.from_numpy(ids)[None])[0]
    recorded = {
        "torch": torch.__version__,
        "ids": ids.tolist(),
        "logits": {str(at): [round(float(x), 6) for x in logits[at]] for at in (0, 1, 17, 39)},
        "texts": [{"text": t, "ids": tokenizer.encode(t, add_special_tokens=False).ids} for t in TEXTS],
    }
    (out / "recorded.json").write_text(json.dumps(recorded, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
