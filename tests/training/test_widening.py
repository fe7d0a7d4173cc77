"""A wider network says the same until it has learned more."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: only training needs it")


def test_a_wider_network_says_the_same_and_can_learn() -> None:
    from training.classifier import Classifier, Hints
    from training.widening import widened

    from zhitu.extract.network.passages import FIGURE, GAPS, TABLES
    from zhitu.extract.text.models import STATES

    torch.manual_seed(3)
    hints, statements = Hints(8).eval(), Classifier(8, 12, layers=2).eval()
    wider = [part.eval() for part in widened(hints, statements, 16, 24, layers=2)]
    states, characters, items = torch.randn(1, 20, STATES), 20, 4
    tables = torch.stack([torch.randint(1, rows, (1, characters)) for rows in TABLES], -1)
    kinds = torch.randint(0, FIGURE + 1, (1, items))
    places = torch.tensor([[[0, 3], [5, 7], [9, 10], [12, 20]]])
    gaps = torch.stack([torch.randint(0, rows, (1, items, items)) for rows in GAPS], -1)
    told = statements(hints(states), tables, kinds, places, gaps)
    again = wider[1](wider[0](states), tables, kinds, places, gaps)
    for one, other in zip(told, again, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-4)
    sum(part.sum() for part in again).backward()
    heard = wider[1].relation.weight.grad.abs().sum(0) > 0
    assert heard.sum() > statements.mixed.out_features
