"""A network of statements made wider: it says what it said, and has room to learn more.

Of the documents that it was trained on, the narrow network found six relations in ten: it had no room for more.
Paragraphs are learned narrow, which takes less time. After Net2Net (Chen, Goodfellow, Shlens 2016), but the new rows
begin at random, and what was there hears only what it heard.
"""

from __future__ import annotations

import torch
from torch import Tensor

from training.classifier import WIDTHS, Classifier, Hints

__all__ = ["widened"]


def widened(
    hints: Hints, statements: Classifier, told: int, width: int, *, layers: int = 5
) -> tuple[Hints, Classifier]:
    """Both with `told` hints for each character and rows of `width`, which has to be even, as have those before.

    The new rows begin at random, as they do in a network that has learned nothing.
    """
    new_hints, new = Hints(told), Classifier(told, width, layers)
    had, half = hints.smaller.out_features, statements.mixed.out_features // 2
    new_hints.load_state_dict(
        {k: _put(v, hints.state_dict()[k], range(had)) for k, v in new_hints.state_dict().items()}
    )
    # the two directions of the recurrent layer stand side by side and are added to its rows
    rows = [*range(half), *range(width // 2, width // 2 + half)]
    gates = [gate * (width // 2) + k for gate in range(3) for k in range(half)]
    heard = [*range(had), *range(told, told + sum(WIDTHS))]
    ends = [part * width + k for part in range(3) for k in rows] + [
        3 * width + k for k in range(new.kind.embedding_dim)
    ]
    square = (rows, rows)
    at: dict[str, tuple[list[int] | None, list[int] | None]] = {
        "first": (rows, heard), "convolutions": square, "item": (rows, ends), "source": square, "target": square,
        "between": square, "mixed": square, "gaps": (None, rows), "relation": (None, rows),
        "reader.item": (None, rows), "reader.word": (None, rows),
        "both_ways.weight_ih": (gates, rows), "both_ways.weight_hh": (gates, list(range(half))),
        "both_ways.bias": (gates, None),
    }  # fmt: skip
    old = statements.state_dict()
    made = {}
    for name, value in new.state_dict().items():
        where = next((at[key] for key in at if name.startswith(key)), (None, None))
        made[name] = _put(value, old[name], *(where if value.dim() > 1 else where[:1]))
    new.load_state_dict(made)
    return new_hints, new


def _put(new: Tensor, old: Tensor, *places: range | list[int] | None) -> Tensor:
    """`old` put into `new` at these places of each dimension; what is new there is not heard by what was there."""
    at = [
        torch.tensor(list(range(size) if where is None else where))
        for size, where in zip(old.shape, (*places, *[None] * old.dim()), strict=False)
    ]
    found = new.clone()
    if old.dim() > 1 and old.shape[1] != new.shape[1]:
        found[at[0]] = 0
    found[torch.meshgrid(*at, indexing="ij")] = old
    return found
