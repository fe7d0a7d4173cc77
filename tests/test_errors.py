"""Messages say what is wrong and what to do about it, in one line, to programs as on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhitu.api import OpenGraph
from zhitu.errors import AmbiguousName, BadValue, UnknownName
from zhitu.query.lookup import find_record

LOOK = "; look for it with: zhitu search GRAPH TEXT"
ASKED: list[tuple[Callable[[OpenGraph], object], str]] = [
    (lambda g: g.show("不存在"), f"no entity named '不存在'{LOOK}"),
    (lambda g: g.history("不存在"), f"no entity named '不存在'{LOOK}"),
    (lambda g: g.conflicts("不存在"), f"no entity named '不存在'{LOOK}"),
    (lambda g: g.networkx(around="不存在"), f"no entity named '不存在'{LOOK}"),
    (lambda g: g.ask("laboratories-in", place="不存在"), f"no entity named '不存在'{LOOK}"),
    (lambda g: g.ask("没有这个问题"), "no question named '没有这个问题'; see all with: zhitu ask GRAPH --list"),
    (lambda g: g.validate("不存在"), f"no document named '不存在'{LOOK} --quotes"),
    (
        lambda g: find_record(g.graph, "不存在"),
        "no claim, event or observation named '不存在'; zhitu review and zhitu show --ids print those that there are",
    ),
    (lambda g: g.show("广州实"), "no entity named '广州实'; nearest: 广州"),
]


@pytest.mark.parametrize(("ask", "told"), ASKED)
def test_who_names_what_is_not_there_is_told_how_to_find_it(
    tiny_path: Path, ask: Callable[[OpenGraph], object], told: str
) -> None:
    with OpenGraph(tiny_path) as graph, pytest.raises(UnknownName) as caught:
        ask(graph)
    assert str(caught.value).startswith(told)
    assert str(caught.value).startswith(caught.value.said)
    assert LOOK not in caught.value.said


def test_where_something_is_near_it_is_the_remedy() -> None:
    for error in (UnknownName("entity", "a", ["b"]), AmbiguousName("entity", "a", ["b"]), BadValue("date", "a", ["b"])):
        assert str(error) == error.said
    assert str(UnknownName("format", "a")) == "no format named 'a'"
