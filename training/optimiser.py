"""Muon for the matrices, AdamW for the rest, at one learning rate.

Muon orthogonalises the momentum of each matrix by a Newton-Schulz iteration (K. Jordan, 2024); the factor
0.2 sqrt(max(rows, columns)) gives its update AdamW's size, so that both share rate and decay (Moonlight, 2025).
"""

import torch


def orthogonalise(stack, steps=5):
    """Nearest semi-orthogonal matrices, roughly; stack: (matrices, rows, columns)."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = stack.bfloat16() if stack.is_cuda else stack
    tall = x.shape[-2] > x.shape[-1]
    x = x.transpose(-1, -2) if tall else x
    x = x / (x.flatten(1).norm(dim=1)[:, None, None] + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(-1, -2)
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.transpose(-1, -2) if tall else x


class Muon(torch.optim.Optimizer):
    def __init__(self, matrices, momentum=0.95, weight_decay=0.1):
        by_shape = {}
        for matrix in matrices:
            by_shape.setdefault(tuple(matrix.shape), []).append(matrix)
        groups = [{"params": group} for group in by_shape.values()]
        super().__init__(groups, {"lr": 0.0, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            momentum, rate, weights = group["momentum"], group["lr"], group["params"]
            updates = [self._nesterov(weight, momentum) for weight in weights]
            size = 0.2 * max(weights[0].shape) ** 0.5
            for weight, update in zip(weights, orthogonalise(torch.stack(updates))):
                weight.mul_(1 - rate * group["weight_decay"]).add_(update.to(weight.dtype), alpha=-rate * size)

    def _nesterov(self, weight, momentum):
        state = self.state[weight]
        if "momentum" not in state:
            state["momentum"] = torch.zeros_like(weight)
        gathered = state["momentum"].mul_(momentum).add_(weight.grad)
        return weight.grad.add(gathered, alpha=momentum)


def optimisers(model, weight_decay):
    matrices = [p for n, p in model.named_parameters() if p.ndim == 2 and "embed" not in n]
    embedding = [p for n, p in model.named_parameters() if "embed" in n]
    norms = [p for p in model.parameters() if p.ndim == 1]
    adam = torch.optim.AdamW(
        [{"params": embedding, "weight_decay": 0.01}, {"params": norms, "weight_decay": 0.0}],
        lr=0.0,
        betas=(0.9, 0.98),
    )
    return [Muon(matrices, weight_decay=weight_decay), adam]
