"""The network of statements and its training: how names are joined, what happens to each, whose a figure is."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.statements import Told
from zhitu.extract.statements.passages import EVENTS, FIGURE, GAPS, RELATIONS, TABLES
from zhitu.extract.text.models import STATES

__all__ = ["Classifier", "Hints", "trained"]

_BATCH = 16
_WIDTHS = (12, 16, 8, 8)


class Hints(nn.Module):
    """The tagger's states, so much smaller that those of a long document can be kept."""

    def __init__(self, width: int = 48) -> None:
        super().__init__()
        self.smaller = nn.Linear(STATES, width, bias=False)

    def forward(self, states: Tensor) -> Tensor:
        return torch.tanh(self.smaller(states))


class Classifier(nn.Module):
    """Hints, tables, items → logits of items × items × (relations, whose figure) and of items × events."""

    def __init__(self, hints: int = 48, width: int = 80, layers: int = 5, drop: float = 0.2) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(n, w) for n, w in zip(TABLES, _WIDTHS, strict=True))
        self.first = nn.Linear(hints + sum(_WIDTHS), width)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(width, width, 3, padding=2**k, dilation=2**k) for k in range(layers)
        )
        self.both_ways = nn.GRU(width, width // 2, batch_first=True, bidirectional=True)
        self.kind = nn.Embedding(FIGURE + 1, 24)
        self.item = nn.Linear(3 * width + 24, width)
        self.source, self.target = nn.Linear(width, width), nn.Linear(width, width, bias=False)
        self.between = nn.Linear(width, width, bias=False)
        self.gaps = nn.ModuleList(nn.Embedding(n, width) for n in GAPS)
        for gap in self.gaps:
            nn.init.normal_(gap.weight, std=0.1)
        self.mixed = nn.Linear(width, width)
        self.relation, self.event = nn.Linear(width, len(RELATIONS) + 1), nn.Linear(width, len(EVENTS))
        for last in (self.relation, self.event):
            nn.init.constant_(last.bias, -3.0)
        self.lose, self.blur = nn.Dropout(drop), nn.Dropout(0.2)

    def forward(
        self, hints: Tensor, tables: Tensor, kinds: Tensor, places: Tensor, gaps: Tensor
    ) -> tuple[Tensor, Tensor]:
        inside = (tables[..., 0] > 0).unsqueeze(1).to(hints.dtype)
        parts = [hints, *(table(tables[..., k]) for k, table in enumerate(self.tables))]
        x = functional.relu(self.first(torch.cat([self.blur(part) for part in parts], -1))).transpose(1, 2) * inside
        for convolution in self.convolutions:
            x = (x + functional.relu(convolution(self.lose(x)))) * inside
        x = self.lose(x.transpose(1, 2))
        x = x + self.lose(self.both_ways(x)[0]) * inside.transpose(1, 2)
        summed = functional.pad(x.cumsum(1), (0, 0, 1, 0))
        first, end = places[..., 0], places[..., 1]
        ends = [_at(x, first), _at(x, end - 1), _mean(summed, first, end), self.kind(kinds)]
        item = self.lose(functional.relu(self.item(torch.cat(ends, -1))))
        low = torch.minimum(end.unsqueeze(2), end.unsqueeze(1))
        high = torch.maximum(low, torch.maximum(first.unsqueeze(2), first.unsqueeze(1)))
        pair = self.source(item).unsqueeze(2) + self.target(item).unsqueeze(1) + self.between(_mean(summed, low, high))
        for k, gap in enumerate(self.gaps):
            pair = pair + gap(gaps[..., k])
        pair = self.lose(functional.relu(pair))
        pair = pair + functional.relu(self.mixed(pair))
        return self.relation(pair), self.event(item)


def _at(rows: Tensor, places: Tensor) -> Tensor:
    """Rows of a batch at places of any shape."""
    width = rows.shape[-1]
    flat = places.flatten(1).unsqueeze(-1).expand(-1, -1, width)
    return torch.gather(rows, 1, flat).unflatten(1, places.shape[1:])


def _mean(summed: Tensor, first: Tensor, end: Tensor) -> Tensor:
    """Means of stretches of rows from the rows' running sums; of none 0."""
    return (_at(summed, end) - _at(summed, first)) / (end - first).clamp(min=1).unsqueeze(-1)


def trained(told: Sequence[Told], epochs: int, seed: int, **sizes: float) -> tuple[Hints, Classifier]:
    """Networks trained on passages with what they state."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    smaller, network = Hints(), Classifier(**sizes)
    weights = [*smaller.parameters(), *network.parameters()]
    learner = torch.optim.AdamW(weights, weight_decay=0.02)
    pace = torch.optim.lr_scheduler.OneCycleLR(learner, 2e-3, total_steps=epochs * (len(told) // _BATCH + 1))
    network.train()
    for _ in range(epochs):
        for states, given, asked in _batches(told, chance):
            relations, events = network(smaller(states), *given)
            loss = _loss(relations, *asked[:2]) + _loss(events, *asked[2:])
            learner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 5.0)
            learner.step()
            pace.step()
    return smaller.eval(), network.eval()


def _loss(logits: Tensor, right: Tensor, counts: Tensor) -> Tensor:
    """Of a batch's passages on average; what does not count is left out."""
    each = functional.binary_cross_entropy_with_logits(logits, right, reduction="none")
    return (each * counts).sum() / len(logits)


def _batches(told: Sequence[Told], chance: random.Random) -> Iterator[tuple[Tensor, list[Tensor], list[Tensor]]]:
    """All passages once, those of like lengths together."""
    order = sorted(range(len(told)), key=lambda k: len(told[k].states) + 30 * chance.random())
    batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
    chance.shuffle(batches)
    for batch in batches:
        some = [told[k] for k in batch]
        asked = [(t.relations, t.counted, t.events, t.happening) for t in some]
        given = [(t.passage.tables, t.passage.kinds, t.passage.places, t.passage.gaps) for t in some]
        states = _padded([t.states.astype(np.float32) for t in some])
        inputs = [_padded(list(rows)) for rows in zip(*given, strict=True)]
        inputs[2][..., 1].clamp_(min=1)  # items that fill up are somewhere too
        yield states, inputs, [_padded(list(rows)).float() for rows in zip(*asked, strict=True)]


def _padded(rows: Sequence[np.ndarray]) -> Tensor:
    """Arrays of one rank, filled up with 0 to one shape."""
    shape = tuple(max(1, *(row.shape[k] for row in rows)) for k in range(rows[0].ndim))
    found = np.zeros((len(rows), *shape), dtype=rows[0].dtype)
    for k, row in enumerate(rows):
        found[(k, *(slice(0, size) for size in row.shape))] = row
    return torch.from_numpy(found)
