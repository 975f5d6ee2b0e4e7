"""Trains the model: the teacher first where the configuration has one, then the student.

    python train.py --config config/shipped.toml --tokenizer tokenizer.json \\
        --data train.jsonl.gz --valid valid.jsonl.gz --out run

Deterministic but for the GPU's own sums. Stopped and started again, it goes on from its last checkpoint. Each line of
`run/log.jsonl` has step, loss and rate; every `evaluate_every` steps also the loss on the validation file, in nats a
token, overall and per corpus.
"""

import argparse
import json
import math
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from corpus import EOU, encode, rows
from model import Decoder, describe, shape_of
from optimiser import optimisers

FIRST, LATE, LATE_FROM = 0.1, 0.4, 24  # weights by place in the utterance; see `contest_weights`


def contest_weights(ids, eou):
    """What each target counts towards the contest: an utterance's first token is always revealed before anything is
    asked, and what comes after its 24th is rarely reached by the early steps that score.

    ids: (batch, length + 1); the answer: (batch, length), for the targets ids[:, 1:]."""
    places = torch.arange(ids.shape[1], device=ids.device).expand_as(ids)
    ends = torch.where(ids == eou, places, torch.full_like(places, -1))
    last_end = torch.cummax(ends, 1).values[:, :-1]
    place = places[:, 1:] - last_end  # 1 for the first token after an end
    weights = torch.ones(place.shape, device=ids.device)
    weights[place > LATE_FROM] = LATE
    weights[place == 1] = FIRST
    return weights


def loss_of(logits, targets, weights, teacher_logits, distil):
    """Weighted cross-entropy, mixed with that against the teacher's distribution; all (batch, length, ...)."""
    log_probabilities = F.log_softmax(logits.float(), -1)
    losses = -log_probabilities.gather(-1, targets[..., None])[..., 0]
    if teacher_logits is not None:
        soft = -(F.softmax(teacher_logits.float(), -1) * log_probabilities).sum(-1)
        losses = (1 - distil) * losses + distil * soft
    return (losses * weights).sum() / weights.sum()


@torch.no_grad()
def evaluate(model, encoded, device, most=120):
    """Mean loss over the first dialogues of each corpus: by corpus, and the plain mean over corpora."""
    was = model.training
    model.eval()
    by_corpus = {}
    for corpus, dialogues in sorted(encoded.items()):
        total, count = 0.0, 0
        for at in range(0, min(most, len(dialogues)), 12):
            picked = [d[: model.shape.length].astype(np.int64) for d in dialogues[at : at + 12]]
            ids = torch.full((len(picked), model.shape.length), -1)
            for row, dialogue in enumerate(picked):
                ids[row, : len(dialogue)] = torch.from_numpy(dialogue)
            ids = ids.to(device)
            with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
                logits = model(ids[:, :-1].clamp(min=0))
            losses = F.cross_entropy(logits.float().transpose(1, 2), ids[:, 1:], ignore_index=-1, reduction="sum")
            total, count = total + losses.item(), count + (ids[:, 1:] >= 0).sum().item()
        by_corpus[corpus] = round(total / count, 4)
    model.train(was)
    return {"mean": round(sum(by_corpus.values()) / len(by_corpus), 4), **by_corpus}


def rate_at(step, steps, peak, training):
    warm = min(1.0, (step + 1) / training["warm_up"])
    left = (steps - step) / (steps * training["decay"])
    return peak * min(warm, left, 1.0)


class Run:
    """One model's training, from wherever its folder says it stopped."""

    def __init__(self, name, shape, training, out, device, compiled):
        torch.manual_seed(training["seed"])
        self.name, self.training, self.out, self.device = name, training, out, device
        self.model = Decoder(shape).to(device)
        self.optimisers = optimisers(self.model, training["weight_decay"])
        self.forward = torch.compile(self.model) if compiled else self.model
        self.loss = torch.compile(loss_of) if compiled else loss_of
        self.step = 0
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, map_location=device)
            self.model.load_state_dict(state["model"])
            for optimiser, saved in zip(self.optimisers, state["optimisers"]):
                optimiser.load_state_dict(saved)
            self.step = state["step"]

    @property
    def checkpoint(self):
        return self.out / f"{self.name}.pt"

    def save(self):
        state = {
            "model": self.model.state_dict(),
            "optimisers": [o.state_dict() for o in self.optimisers],
            "step": self.step,
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        part.rename(self.checkpoint)

    def log(self, **line):
        with open(self.out / "log.jsonl", "a") as log:
            log.write(json.dumps({"model": self.name, "step": self.step, **line}) + "\n")
        print(self.name, self.step, line, flush=True)

    def train(self, steps, peak, encoded, weights, valid, eou, teacher=None):
        training, since = self.training, time.time()
        batches = rows(encoded, weights, training["length"], training["batch"], training["seed"])
        for _ in range(self.step):
            next(batches)
        self.model.train()
        while self.step < steps:
            epoch, batch = next(batches)
            loss = self.one_step(torch.from_numpy(batch), steps, peak, eou, teacher)
            self.step += 1
            if self.step % 50 == 0:
                shown = loss.item()
                if not math.isfinite(shown):
                    raise SystemExit(f"{self.name}: loss is {shown} at step {self.step}")
                speed = round(50 * training["batch"] * training["length"] / (time.time() - since))
                self.log(loss=round(shown, 4), epoch=epoch, tokens_a_second=speed)
                since = time.time()
            if self.step % training["evaluate_every"] == 0 or self.step == steps:
                self.log(valid=evaluate(self.model, valid, self.device))
                self.save()
                since = time.time()

    def one_step(self, batch, steps, peak, eou, teacher):
        device, training = self.device, self.training
        ids = batch.to(device, non_blocking=True)
        rate = rate_at(self.step, steps, peak, training)
        for optimiser in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = rate
        inputs, targets = ids[:, :-1].contiguous(), ids[:, 1:].contiguous()
        contest = self.step >= training["contest_from"] * steps
        weights = contest_weights(ids, eou) if contest else torch.ones(targets.shape, device=device)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            with torch.no_grad():
                soft = teacher(inputs) if teacher is not None else None
            logits = self.forward(inputs)
        loss = self.loss(logits, targets, weights, soft, training["distil"])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimiser in self.optimisers:
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        return loss.detach()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("config", "tokenizer", "data", "valid", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--steps", type=int, help="instead of the configuration's, for a try")
    parser.add_argument("--no-compile", action="store_true")
    return parser.parse_args()


def main():
    given = arguments()
    with open(given.config, "rb") as file:
        config = tomllib.load(file)
    training, out, device = config["training"], Path(given.out), torch.device(given.device)
    out.mkdir(parents=True, exist_ok=True)
    if device.type == "cuda":
        torch.set_float32_matmul_precision("high")
    compiled = device.type == "cuda" and not given.no_compile
    tokenizer = Tokenizer.from_file(given.tokenizer)
    eou = tokenizer.token_to_id(EOU)
    encoded, valid = encode(given.data, tokenizer), encode(given.valid, tokenizer)
    tokens = {corpus: sum(map(len, dialogues)) for corpus, dialogues in encoded.items()}
    print("tokens", sum(tokens.values()), tokens, flush=True)

    teacher = None
    if "teacher" in config:
        shape = shape_of(config, "teacher")
        run = Run("teacher", shape, training, out, device, compiled)
        run.log(**describe(shape))
        steps = given.steps or training["teacher_steps"]
        run.train(steps, training["teacher_learning_rate"], encoded, config["weights"], valid, eou)
        run.model.eval().requires_grad_(False)
        run.optimisers = []
        teacher = run.forward
    shape = shape_of(config, "model")
    run = Run("student", shape, training, out, device, compiled)
    run.log(**describe(shape))
    run.train(
        given.steps or training["steps"], training["learning_rate"], encoded, config["weights"], valid, eou, teacher
    )


if __name__ == "__main__":
    main()
