"""The network of statements: how names are joined, what happens to each, whose a figure is."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from zhitu.extract.network.passages import EVENTS, FIGURE, GAPS, RELATIONS, SIGN, TABLES
from zhitu.extract.text.models import STATES

__all__ = ["APART", "WIDTHS", "Classifier", "Hints", "Reader", "apart"]

#: What the tables of characters say, by table.
WIDTHS = (12, 16, 8, 8)
_FARTHEST, _MOST_ITEMS, _MOST_SIGNS = 12, 4, 5
#: Rows of the tables by how far a character is from an item: in characters, in items and in signs, before and behind.
APART = (2 * _FARTHEST + 1, 2 * _MOST_ITEMS + 1, 2 * _MOST_SIGNS + 1)
#: What each character says at first, and what no character outside a sentence says.
_SELDOM, _NEVER = -8.0, -30.0
#: Width of what an item and a character say together.
_READ = 64


class Hints(nn.Module):
    """The tagger's states, so much smaller that those of a long document can be kept."""

    def __init__(self, width: int = 64) -> None:
        super().__init__()
        self.smaller = nn.Linear(STATES, width, bias=False)

    def forward(self, states: Tensor) -> Tensor:
        return torch.tanh(self.smaller(states))


class Reader(nn.Module):
    """Items × characters → items × characters × events: whether the word at a character says this of the item.

    A word and a name are read together, since nothing else tells whose word it is: 甲开工，乙建成.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.item, self.word = nn.Linear(width, _READ), nn.Linear(width, _READ, bias=False)
        self.apart = nn.ModuleList(nn.Embedding(n, _READ) for n in APART)
        for table in self.apart:
            nn.init.normal_(table.weight, std=0.1)
        self.event = nn.Linear(_READ, len(EVENTS))
        nn.init.constant_(self.event.bias, _SELDOM)
        self.lose = nn.Dropout(0.2)

    def forward(self, items: Tensor, words: Tensor, apart: Tensor, inside: Tensor) -> Tensor:
        """`apart` is what the tables say of items × characters, `inside` 1 of characters that are in a sentence."""
        read = functional.relu(self.item(items).unsqueeze(-2) + self.word(words).unsqueeze(-3) + apart)
        said: Tensor = self.event(self.lose(read))
        return said + _NEVER * (1 - inside).unsqueeze(-1).unsqueeze(-3)


def apart(tables: Tensor, first: Tensor, end: Tensor) -> Tensor:
    """Rows of the three tables of what parts items from characters: … × items × characters × 3."""
    at = torch.arange(tables.shape[-2]).expand(*first.shape, tables.shape[-2])
    first, end = first.unsqueeze(-1), end.unsqueeze(-1)
    away = torch.where(at < first, at - first, (at - end + 1).clamp(min=0))
    far = away.sign() * (1 + (away.abs().clamp(min=1).float().log2() * 1.5).long()).clamp(max=_FARTHEST)
    rows = [far + _FARTHEST]
    begun = (tables[..., 1] % 2, tables[..., 0] == SIGN)
    for begins, most in zip(begun, (_MOST_ITEMS, _MOST_SIGNS), strict=True):
        passed = begins.long().cumsum(-1).unsqueeze(-2).expand(at.shape)
        rows.append((passed - torch.gather(passed, -1, first)).clamp(-most, most) + most)
    return torch.stack(rows, -1)


class Classifier(nn.Module):
    """Hints, tables, items → logits of items × items × (relations, whose figure) and of items × events."""

    def __init__(self, hints: int = 64, width: int = 96, layers: int = 5) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(n, w) for n, w in zip(TABLES, WIDTHS, strict=True))
        self.first = nn.Linear(hints + sum(WIDTHS), width)
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
        self.relation = nn.Linear(width, len(RELATIONS) + 1)
        nn.init.constant_(self.relation.bias, -3.0)
        self.reader = Reader(width)
        self.lose, self.blur = nn.Dropout(0.2), nn.Dropout(0.2)

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
        rows = apart(tables, first, end)
        parted = torch.stack([table(rows[..., k]) for k, table in enumerate(self.reader.apart)]).sum(0)
        said = self.reader(item, x, parted, inside.squeeze(1))
        return self.relation(pair), said.logsumexp(-2)


def _at(rows: Tensor, places: Tensor) -> Tensor:
    """Rows of a batch at places of any shape."""
    width = rows.shape[-1]
    flat = places.flatten(1).unsqueeze(-1).expand(-1, -1, width)
    return torch.gather(rows, 1, flat).unflatten(1, places.shape[1:])


def _mean(summed: Tensor, first: Tensor, end: Tensor) -> Tensor:
    """Means of stretches of rows from the rows' running sums; of none 0."""
    return (_at(summed, end) - _at(summed, first)) / (end - first).clamp(min=1).unsqueeze(-1)
