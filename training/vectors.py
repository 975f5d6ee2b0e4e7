"""Records what the Java inference must reproduce: a tiny random model with its logits, and tokenizer vectors.

    python vectors.py --out ../prediction/src/test/resources/ai/babelbit/prediction/neural --tokenizer tokenizer.json

`--tokenizer` is the one of the tiny model; a vocabulary of a few hundred keeps the file small. Float32, on the CPU.
"""

import argparse
import json
import struct
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from export import int8_tensors, write_parts, write_safetensors
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


def gguf_value(value):
    """(type number, bytes) of a metadata value."""
    if isinstance(value, str):
        return 8, struct.pack("<Q", len(value.encode())) + value.encode()
    if isinstance(value, list):
        inner = [gguf_value(one) for one in value]
        return 9, struct.pack("<IQ", inner[0][0], len(inner)) + b"".join(data for _, data in inner)
    if isinstance(value, float):
        return 6, struct.pack("<f", value)
    return 4, struct.pack("<I", value)


def gguf_name(name):
    """GGUF's name for a tensor that Hugging Face's Llama calls `name`."""
    parts = {
        "input_layernorm": "attn_norm",
        "self_attn.q_proj": "attn_q",
        "self_attn.k_proj": "attn_k",
        "self_attn.v_proj": "attn_v",
        "self_attn.o_proj": "attn_output",
        "post_attention_layernorm": "ffn_norm",
        "mlp.gate_proj": "ffn_gate",
        "mlp.up_proj": "ffn_up",
        "mlp.down_proj": "ffn_down",
    }
    whole = {"model.embed_tokens.weight": "token_embd.weight", "model.norm.weight": "output_norm.weight"}
    if name in whole:
        return whole[name]
    _, _, layer, rest = name.split(".", 3)
    return f"blk.{layer}.{parts[rest.removesuffix('.weight')]}.weight"


def write_gguf(path, shape, floats, tokenizer):
    """Matrices as F16, norms as F32; queries and keys in the order of rows that GGUF's Llama has."""
    model = json.loads(tokenizer)["model"]
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    merges = [m if isinstance(m, str) else " ".join(m) for m in model["merges"]]
    metadata = {
        "general.architecture": "llama",
        "llama.embedding_length": shape.width,
        "llama.block_count": shape.layers,
        "llama.attention.head_count": shape.heads,
        "llama.attention.head_count_kv": shape.kv_heads,
        "llama.feed_forward_length": shape.feed_forward,
        "llama.context_length": shape.length,
        "llama.attention.layer_norm_rms_epsilon": shape.norm_epsilon,
        "llama.rope.freq_base": shape.rope_theta,
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "gpt-2",
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.token_type": [3 if t.startswith("<|") else 1 for t in tokens],
        "tokenizer.ggml.merges": merges,
    }
    header, blob = b"", b""
    for name, array in floats.items():
        if "q_proj" in name or "k_proj" in name:
            heads = len(array) // shape.head_width
            halves = array.reshape(heads, 2, shape.head_width // 2, -1)
            array = halves.swapaxes(1, 2).reshape(array.shape)
        kind = 0 if array.ndim == 1 else 1
        data = np.ascontiguousarray(array, np.float32 if kind == 0 else np.float16)
        text = gguf_name(name).encode()
        header += struct.pack("<Q", len(text)) + text + struct.pack("<I", data.ndim)
        header += b"".join(struct.pack("<Q", n) for n in reversed(data.shape))
        header += struct.pack("<IQ", kind, len(blob))
        blob += data.tobytes() + b"\0" * (-data.nbytes % 32)
    start = struct.pack("<4sIQQ", b"GGUF", 3, len(floats), len(metadata))
    for key, value in metadata.items():
        kind, data = gguf_value(value)
        start += struct.pack("<Q", len(key)) + key.encode() + struct.pack("<I", kind) + data
    start += header
    path.write_bytes(start + b"\0" * (-len(start) % 32) + blob)


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
    write_parts(out / "folder", state, shape.hugging_face(), most_bytes=60 << 10)
    (out / "folder" / "tokenizer.json").write_text(text, encoding="utf-8")
    write_gguf(out / "tiny.gguf", shape, floats, text)
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
