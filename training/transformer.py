"""The first layers of a transformer whose weights are given, and the states of characters that it learns to tell."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.pretrained import Pretrained
from zhitu.extract.text.encoder import PLACES
from zhitu.extract.text.models import ENCODER

__all__ = ["Transformer"]


class _Layer(nn.Module):
    """Attention and what follows it, as BERT has them."""

    def __init__(self, model: Pretrained, number: int) -> None:
        super().__init__()
        width, inner = model.width, model.inner
        self.heads = model.heads
        self.asked = _linear(model, number, ("q", "k", "v"), width)
        self.told = _linear(model, number, ("ao",), width)
        self.inside, self.outside = _linear(model, number, ("fi",), width), _linear(model, number, ("fo",), inner)
        self.first, self.second = _norm(model, f"l{number}.aln"), _norm(model, f"l{number}.oln")

    def forward(self, x: Tensor, inside: Tensor | None) -> Tensor:
        texts, length, width = x.shape
        parts = self.asked(x).view(texts, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        near = parts[0] @ parts[1].transpose(-1, -2) * (width // self.heads) ** -0.5
        if inside is not None:
            near = near.masked_fill(~inside[:, None, None, :], -1e4)
        heard = (near.softmax(-1).to(x.dtype) @ parts[2].to(x.dtype)).transpose(1, 2).reshape(x.shape)
        x = self.first(x + self.told(heard))
        found: Tensor = self.second(x + self.outside(functional.gelu(self.inside(x))))
        return found


def _linear(model: Pretrained, layer: int, names: Sequence[str], given: int) -> nn.Linear:
    weights = torch.cat([torch.from_numpy(model.weights(f"l{layer}.{name}.w", given)) for name in names])
    made = nn.Linear(given, len(weights))
    made.weight.data = weights
    made.bias.data = torch.cat([torch.from_numpy(model.numbers(f"l{layer}.{name}.b")) for name in names])
    return made


def _norm(model: Pretrained, name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(model.width, model.least)
    made.weight.data, made.bias.data = (torch.from_numpy(model.numbers(f"{name}.{k}")) for k in "wb")
    return made


class Transformer(nn.Module):
    """Pieces, of which one each character is and where in it → states of characters.

    Tables of pieces and places are left as they were given: what is not in the corpus keeps its place beside what is.
    """

    def __init__(self, model: Pretrained, rows: Sequence[int], layers: int) -> None:
        super().__init__()
        words = torch.from_numpy(model.weights("emb.word", model.width)[list(rows)])
        self.words = nn.Embedding.from_pretrained(words)
        places = model.numbers("emb.pos").reshape(-1, model.width) + model.numbers("emb.type")[: model.width]
        self.places = nn.Embedding.from_pretrained(torch.from_numpy(places))
        self.first = _norm(model, "emb.ln")
        self.layers = nn.ModuleList(_Layer(model, k) for k in range(layers))
        self.last, self.at = nn.Linear(model.width, ENCODER), nn.Embedding(PLACES, ENCODER)
        nn.init.normal_(self.at.weight, std=0.1)
        self.lose = nn.Dropout(0.1)

    def pretrained(self) -> list[nn.Parameter]:
        """What was learned before, and is only moved a little."""
        new = {id(p) for part in (self.last, self.at) for p in part.parameters()}
        return [p for p in self.parameters() if p.requires_grad and id(p) not in new]

    def forward(self, pieces: Tensor, of: Tensor, at: Tensor, inside: Tensor | None = None) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            x = self.lose(self.first(self.words(pieces) + self.places(torch.arange(pieces.shape[1]))))
            for layer in self.layers:
                x = layer(x, inside)
        x = torch.gather(x.float(), 1, of.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        return torch.tanh(self.last(x) + self.at(at))
