"""Writes a trained checkpoint as safetensors under Hugging Face's Llama names.

    python export.py --weights run/student.pt --config config/shipped.toml --tokenizer tokenizer.json --out model [--int8]

--weights takes a checkpoint or a folder that an earlier export without --int8 wrote.

Without --int8: float16 in parts of at most 15 MiB with an index, and `config.json`. With it: one file, matrices as
I8 rows with `NAME.scale` (F32, one a row; value = int8 * scale), norms as F32, and the configuration and the tokenizer in the
file's metadata (keys `config` and `tokenizer`), so that one file is the whole model.
"""

import argparse
import json
import tomllib
from pathlib import Path

import numpy as np
import torch

from model import Decoder, shape_of

FROM_TYPES = {"F16": np.float16, "F32": np.float32, "I8": np.int8}
TYPES = {np.dtype(np.int8): "I8", np.dtype(np.float16): "F16", np.dtype(np.float32): "F32"}


def write_safetensors(path, tensors, metadata=None):
    """tensors: {name: array}; the layout of the safetensors specification, data aligned to 64 bytes."""
    header, at = {"__metadata__": metadata} if metadata else {}, 0
    # The widest types first, so that every tensor starts at a multiple of its element's size.
    names = sorted(tensors, key=lambda name: (-tensors[name].dtype.itemsize, name))
    for name in names:
        array = tensors[name]
        header[name] = {
            "dtype": TYPES[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [at, at + array.nbytes],
        }
        at += array.nbytes
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as out:
        out.write(len(text).to_bytes(8, "little") + text)
        for name in names:
            out.write(np.ascontiguousarray(tensors[name]).tobytes())


def read_safetensors(path):
    """{name: array} of a file whose types `write_safetensors` writes."""
    data = Path(path).read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + size + offset for offset in entry["data_offsets"])
        tensors[name] = np.frombuffer(data[start:end], FROM_TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def load(weights, config):
    """The model of a configuration with the weights of a checkpoint or of an exported folder."""
    with open(config, "rb") as file:
        model = Decoder(shape_of(tomllib.load(file), "model"))
    weights = Path(weights)
    if weights.is_dir():
        state = {}
        for part in sorted(weights.glob("*.safetensors")):
            for name, array in read_safetensors(part).items():
                state[name.removeprefix("model.")] = torch.from_numpy(array.astype(np.float32))
    else:
        state = torch.load(weights, map_location="cpu")["model"]
    model.load_state_dict(state)
    return model.eval()


def quantise(matrix):
    """Rows of float32 to int8 and their scales; an all-zero row keeps scale 1."""
    most = np.abs(matrix).max(1)
    scale = np.where(most > 0, most / 127, 1.0).astype(np.float32)
    return np.rint(matrix / scale[:, None]).clip(-127, 127).astype(np.int8), scale


def int8_tensors(state):
    tensors = {}
    for name, weight in state.items():
        array = weight.float().cpu().numpy()
        if array.ndim == 2:
            tensors[name], tensors[name + ".scale"] = quantise(array)
        else:
            tensors[name] = array
    return tensors


def write_parts(folder, state, config, most_bytes=15 << 20):
    """Float16 in parts of at most `most_bytes` (a tensor is never cut)."""
    parts, size = [{}], 0
    for name, weight in state.items():
        array = weight.float().cpu().numpy().astype(np.float16)
        if size + array.nbytes > most_bytes and parts[-1]:
            parts.append({})
            size = 0
        parts[-1][name] = array
        size += array.nbytes
    folder.mkdir(parents=True, exist_ok=True)
    index = {}
    for number, part in enumerate(parts, 1):
        file = f"model-{number:05}-of-{len(parts):05}.safetensors"
        write_safetensors(folder / file, part, {"format": "pt"})
        index.update({name: file for name in part})
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": index}))
    (folder / "config.json").write_text(json.dumps(config, indent=1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("weights", "config", "tokenizer", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--int8", action="store_true")
    given = parser.parse_args()
    model = load(given.weights, given.config)
    config = {**model.shape.hugging_face(), "torch_dtype": "float16"}
    if given.int8:
        tokenizer = Path(given.tokenizer).read_text(encoding="utf-8")
        metadata = {"format": "pt", "config": json.dumps(config), "tokenizer": tokenizer}
        write_safetensors(given.out, int8_tensors(model.hugging_face_state()), metadata)
    else:
        write_parts(Path(given.out), model.hugging_face_state(), config)
        (Path(given.out) / "tokenizer.json").write_text(Path(given.tokenizer).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
