"""The network and its training, with PyTorch, which only this needs."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.examples import IGNORED, Example
from zhitu.extract.text.models import STATES

__all__ = ["Network", "trained"]

_BATCH = 32
#: Rows and width of each table: gazetteer, head, then tag and class of the accepted and of the refused candidates.
_TABLES = ((40, 16), (64, 16), (5, 8), (26, 12), (5, 8), (26, 12))
_FORGOTTEN = 0.1


class Network(nn.Module):
    """Features of characters → logarithms of the probabilities of their tags and of their classes."""

    def __init__(self, characters: int, width: int = 128, layers: int = 3) -> None:
        super().__init__()
        self.characters = nn.Embedding(characters, 32)
        nn.init.normal_(self.characters.weight, std=0.1)
        self.tables = nn.ModuleList(nn.Embedding(*size) for size in _TABLES)
        self.first = nn.Linear(STATES + 32 + sum(size for _, size in _TABLES), width)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(width, width, 3, padding=2**k, dilation=2**k) for k in range(layers)
        )
        self.tag, self.kind = nn.Linear(width, 5), nn.Linear(width, 24)
        self.lose, self.blur = nn.Dropout(0.3), nn.Dropout(0.2)

    def forward(self, states: Tensor, characters: Tensor, tables: Tensor) -> tuple[Tensor, Tensor]:
        parts = [states, self.characters(characters)]
        parts += [table(tables[..., k]) for k, table in enumerate(self.tables)]
        x = functional.relu(self.first(torch.cat([self.blur(part) for part in parts], -1))).transpose(1, 2)
        for convolution in self.convolutions:
            x = x + functional.relu(convolution(self.lose(x)))
        x = self.lose(x.transpose(1, 2))
        return functional.log_softmax(self.tag(x), -1), functional.log_softmax(self.kind(x), -1)


def trained(examples: Sequence[Example], numbers: dict[str, int], epochs: int, seed: int, **sizes: int) -> Network:
    """A network trained on the examples; `numbers` are those of the characters from 1 on."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    network = Network(len(numbers) + 1, **sizes)
    learner = torch.optim.AdamW(network.parameters(), weight_decay=0.01)
    steps = epochs * (len(examples) // _BATCH + 1)
    pace = torch.optim.lr_scheduler.OneCycleLR(learner, 2e-3, total_steps=steps)
    network.train()
    for _ in range(epochs):
        for states, characters, tables, tags, kinds in _batches(examples, numbers, chance):
            characters[torch.rand(characters.shape) < _FORGOTTEN] = 0
            told, classes = network(states, characters, tables)
            loss = functional.nll_loss(told.flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
            loss = loss + 0.5 * functional.nll_loss(classes.flatten(0, 1), kinds.flatten(), ignore_index=IGNORED)
            learner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            learner.step()
            pace.step()
    return network.eval()


def _batches(examples: Sequence[Example], numbers: dict[str, int], chance: random.Random) -> Iterator[Any]:
    """All examples once, those of like lengths together."""
    order = sorted(range(len(examples)), key=lambda k: len(examples[k].text) + 8 * chance.random())
    batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
    chance.shuffle(batches)
    for batch in batches:
        some = [examples[k] for k in batch]
        longest = max(len(example.text) for example in some)
        characters = [np.array([numbers.get(c, 0) for c in example.text]) for example in some]
        yield (
            _padded([example.states.astype(np.float32) for example in some], longest, 0),
            _padded(characters, longest, 0),
            _padded([example.tables for example in some], longest, 0),
            _padded([example.tags for example in some], longest, IGNORED),
            _padded([example.kinds for example in some], longest, IGNORED),
        )


def _padded(rows: Sequence[np.ndarray[Any, Any]], length: int, filler: int) -> Tensor:
    shape = (len(rows), length, *rows[0].shape[1:])
    found = np.full(shape, filler, dtype=rows[0].dtype)
    for k, row in enumerate(rows):
        found[k, : len(row)] = row
    return torch.from_numpy(found)
