"""Whole documents are learned as their gold files say, wherever in them the network finds it said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from training.documents import Document, documents
from training.statements import Paragraph

from zhitu.extract.network.passages import EVENTS, RELATIONS
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.vocabulary import vocabulary

FOLDER = Path(__file__).parents[2] / "training" / "documents"
GOLD = sorted(FOLDER.glob("*.gold.json"))

TEXT = """柳湖大学的康复中心
柳湖大学在云台市建成康复中心，投资3亿元。
去年，中心与云台医院、柳湖大学合作，今年又有3亿元到位。
"""
SAID = {
    "doc": "a",
    "entities": [
        {"id": "u", "type": "School", "names": ["柳湖大学"]},
        {"id": "c", "type": ["Facility", "Hospital"], "names": ["康复中心", "中心"]},
        {"id": "h", "type": "Hospital", "names": ["云台医院"]},
        {"id": "y", "type": "City", "names": ["云台市"]},
    ],
    "relations": [["u", "builds", "c"], ["h", "cooperatesWith", "u"], ["c", "locatedIn", "y", "optional"]],
    "events": [{"of": "c", "type": "completed", "date": None}],
    "observations": [{"about": "c", "indicator": "投资", "value": 300000000, "unit": "元"}],
}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.gold.json").write_text(json.dumps(SAID), encoding="utf-8")
    (made,) = documents(folder, RuleExtractor(make_tagger("lac")))
    return made


def sure_of(n: int, document: Document) -> Any:
    """A network that sees everything in one paragraph, and there in what stands last."""

    def verdict(paragraph: Paragraph) -> tuple[Any, Any]:
        told = document.told[document.paragraphs.index(paragraph)]
        shapes = told.relations.shape, told.events.shape
        here = paragraph is document.paragraphs[n]
        return tuple(np.linspace(0, 1, int(np.prod(s))).reshape(s) * here for s in shapes)  # type: ignore[return-value]

    return verdict


@pytest.mark.parametrize("n", [0, 1])
def test_a_relation_is_learned_where_the_network_finds_it(document: Document, n: int) -> None:
    document.choose(sure_of(n, document))
    row = RELATIONS.index("builds")
    right = [(k, *place) for k, t in enumerate(document.told) for place in np.argwhere(t.relations[..., row]).tolist()]
    assert [k for k, *_ in right] == [n]
    for k, told in enumerate(document.told):
        source, target = 0, 2 if k == 1 else 1
        assert told.counted[source, target, row] == (k == n)


def test_of_a_pair_both_ways_are_right_and_what_may_be_so_counts_neither_way(document: Document) -> None:
    document.choose(sure_of(2, document))
    told = document.told[2]
    assert np.argwhere(told.relations[..., RELATIONS.index("cooperatesWith")]).tolist() == [[1, 2], [2, 1]]
    located = RELATIONS.index("locatedIn")
    assert not any(t.relations[..., located].any() for t in document.told)
    assert not document.told[1].counted[2, 1, located]
    assert document.told[1].counted[0, 1, located]


def test_events_and_figures_are_learned_once_each(document: Document) -> None:
    document.choose(sure_of(1, document))
    happened = [np.argwhere(t.events).tolist() for t in document.told]
    assert happened == [[], [[2, EVENTS.index("completed")]], []]
    measured = [np.argwhere(t.relations[..., -1]).tolist() for t in document.told]
    assert measured == [[], [[3, 2]], [[3, 0]]]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_documents_are_whole_and_their_statements_are_of_things_that_they_name(path: Path) -> None:
    said = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    things = {entity["id"] for entity in said["entities"]}
    assert any(name in text for entity in said["entities"] for name in entity["names"])
    assert {x for source, _, target, *_ in said["relations"] for x in (source, target)} <= things
    assert {name for _, name, *_ in said["relations"]} <= set(vocabulary().relations)
    assert {event["of"] for event in said["events"]} | {o["about"] for o in said["observations"]} <= things
    assert {event["type"] for event in said["events"]} <= set(vocabulary().event_types)
