"""The network of statements as extraction asks it: of one passage, and only of pairs that may be joined."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.classifier import APART, Classifier, apart
from training.statements import Told
from zhitu.extract.network.passages import GAPS, pairs

__all__ = ["Single", "asked", "difference"]


class Single(nn.Module):
    """Hints, tables, items, pairs of these and their gaps → how sure it is of pairs × relations and of items × events,
    and at which character each event is said.

    What it says is what the trained network says of a batch of one; but rows are picked whole, which is much faster.
    """

    begins: Tensor

    def __init__(self, network: Classifier) -> None:
        super().__init__()
        self.network = network
        self.gaps = nn.Parameter(torch.cat([gap.weight for gap in network.gaps]).detach())
        self.register_buffer("begins", torch.tensor([0, *accumulate(GAPS[:-1])]))
        far, items, signs = (table.weight for table in network.reader.apart)
        #: What the reader's three tables say together, so that a row is picked once.
        self.parted = nn.Parameter((far[:, None, None] + items[:, None] + signs).flatten(0, 2).detach())

    def forward(
        self,
        hints: Tensor,
        tables: Tensor,
        kinds: Tensor,
        places: Tensor,
        sources: Tensor,
        targets: Tensor,
        gaps: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        network = self.network
        x = self._characters(hints, tables.unbind(1))
        summed = functional.pad(x.cumsum(0), (0, 0, 1, 0))
        first, end = places.unbind(1)
        ends = [_at(x, first), _at(x, end - 1), _mean(summed, first, end), _at(network.kind.weight, kinds)]
        item = functional.relu(network.item(torch.cat(ends, -1)))
        low, high = _at(end, torch.minimum(sources, targets)), _at(first, torch.maximum(sources, targets))
        pair = _at(network.source(item), sources) + _at(network.target(item), targets)
        pair = pair + network.between(_mean(summed, low, high))
        pair = functional.relu(pair + self.gaps[gaps + self.begins].sum(1))
        pair = pair + functional.relu(network.mixed(pair))
        far, items, signs = apart(tables, first, end).unbind(-1)
        parted = self.parted[(far * APART[1] + items) * APART[2] + signs]
        said = network.reader(item, x, parted, (tables[:, 0] > 0).to(hints.dtype))
        return torch.sigmoid(network.relation(pair)), torch.sigmoid(said.logsumexp(1)), said.argmax(1)

    def _characters(self, hints: Tensor, tables: tuple[Tensor, ...]) -> Tensor:
        """What is known of each character; of blanks, which are in no word, nothing."""
        network = self.network
        inside = (tables[0] > 0).to(hints.dtype)
        parts = [hints, *(_at(table.weight, rows) for table, rows in zip(network.tables, tables, strict=True))]
        x = functional.relu(network.first(torch.cat(parts, -1))).T.unsqueeze(0) * inside
        for convolution in network.convolutions:
            x = (x + functional.relu(convolution(x))) * inside
        rows = x.squeeze(0).T
        return rows + network.both_ways(rows)[0] * inside.unsqueeze(1)


def _at(rows: Tensor, places: Tensor) -> Tensor:
    return rows.index_select(0, places)


def _mean(summed: Tensor, first: Tensor, end: Tensor) -> Tensor:
    """Means of stretches of rows from the rows' running sums; of none 0."""
    return (_at(summed, end) - _at(summed, first)) / (end - first).clamp(min=1).unsqueeze(-1)


@torch.no_grad()
def asked(told: Told, hints: Tensor) -> dict[str, np.ndarray]:
    """What extraction asks of a passage."""
    seen, chosen = told.passage, pairs(told.passage)
    given = {"hints": hints.numpy(), "tables": seen.tables, "kinds": seen.kinds, "places": seen.places}
    given |= {"sources": chosen.sources, "targets": chosen.targets}
    return given | {"gaps": seen.gaps[chosen.sources, chosen.targets]}


@torch.no_grad()
def difference(told: Told, hints: Tensor, network: Classifier) -> float:
    """How far what a single passage is told lies at most from what the trained network says of it."""
    given, seen = {name: torch.from_numpy(rows) for name, rows in asked(told, hints).items()}, told.passage
    rows = map(torch.from_numpy, (seen.tables, seen.kinds, seen.places, seen.gaps))
    right = [torch.sigmoid(logits[0]) for logits in network(given["hints"][None], *(row[None] for row in rows))]
    relations, events, _ = Single(network)(*given.values())
    differences = (right[0][given["sources"], given["targets"]] - relations, right[1] - events)
    return max((float(found.abs().max()) for found in differences if found.numel()), default=0.0)
