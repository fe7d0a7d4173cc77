"""The network of names: which characters are in one, and of what class it is."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from zhitu.extract.text.models import STATES

__all__ = ["Network"]

#: Rows and width of each table: gazetteer, head, then tag and class of the accepted and of the refused candidates.
_TABLES = ((40, 16), (64, 16), (5, 8), (26, 12), (5, 8), (26, 12))
#: Of the convolutions, and how many there are.
_WIDTH, _LAYERS = 128, 3


class Network(nn.Module):
    """Features of characters → logarithms of the probabilities of their tags and of their classes."""

    def __init__(self, characters: int) -> None:
        super().__init__()
        self.characters = nn.Embedding(characters, 32)
        nn.init.normal_(self.characters.weight, std=0.1)
        self.tables = nn.ModuleList(nn.Embedding(*size) for size in _TABLES)
        self.first = nn.Linear(STATES + 32 + sum(size for _, size in _TABLES), _WIDTH)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(_WIDTH, _WIDTH, 3, padding=2**k, dilation=2**k) for k in range(_LAYERS)
        )
        self.tag, self.kind = nn.Linear(_WIDTH, 5), nn.Linear(_WIDTH, 24)
        self.lose, self.blur = nn.Dropout(0.3), nn.Dropout(0.2)

    def forward(self, states: Tensor, characters: Tensor, tables: Tensor) -> tuple[Tensor, Tensor]:
        parts = [states, self.characters(characters)]
        parts += [table(tables[..., k]) for k, table in enumerate(self.tables)]
        x = functional.relu(self.first(torch.cat([self.blur(part) for part in parts], -1))).transpose(1, 2)
        for convolution in self.convolutions:
            x = x + functional.relu(convolution(self.lose(x)))
        x = self.lose(x.transpose(1, 2))
        return functional.log_softmax(self.tag(x), -1), functional.log_softmax(self.kind(x), -1)
