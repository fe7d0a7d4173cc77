"""Registered names of firms, and what the gazetteer has of them."""

from __future__ import annotations

from zhitu.names import normal
from zhitu.resolve.firms import two_firms
from zhitu.resources import table

#: Companies of shares that call themselves a group.
_GROUPS = {"鸿海精密工业股份有限公司", "比亚迪股份有限公司", "温氏股份"}


def test_the_gazetteer_has_a_group_and_its_company_of_shares_as_two() -> None:
    rows = [row for row in table("gazetteer/bodies") if row["name"] not in _GROUPS]
    pairs = [(row["name"], form) for row in rows for form in row["aliases"].split("|")]
    assert [pair for pair in pairs if two_firms(*map(normal, pair))] == []
