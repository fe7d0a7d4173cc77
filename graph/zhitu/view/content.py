"""What the page shows, as plain data: nodes and edges for drawing, and what the side panel tells of each.

Claims that say the same, in different documents, are one edge; passages and documents are written once and referred to
by number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import networkx as nx

from zhitu.names import simplified
from zhitu.view.layout import Box
from zhitu.view.records import GAZETTEER
from zhitu.vocabulary import vocabulary

__all__ = ["Content", "Spelled", "Written", "box", "content", "wrapped"]

#: From a name to what may be typed for it: initials, and syllables with blanks between.
Spelled = Callable[[str], tuple[str, str]]
#: A figure as people read it, from its value, its upper end and its unit.
Written = Callable[[str, str | None, str | None], str]

_LINE, _LINES, _FONT = 11, 3, 14
#: Passages told of one edge, event or figure; the rest is counted.
_MOST_PASSAGES = 12
_NO_CLASS = {"zh": "未分类", "en": "Unclassified", "color": "#9aa3ad"}


class Content:
    """Tables of a page while it is being put together."""

    def __init__(self) -> None:
        self.documents: dict[tuple[str, ...], int] = {}
        self.passages: dict[tuple[int, str, str], int] = {}
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        self.relations = 0  # how many edges there would be without a cap

    def evidence(self, passages: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """Numbers of the passages, at most a dozen, and how many more there are."""
        numbers: dict[int, None] = {}
        for passage in passages:
            source = (passage["document"], passage.get("title", ""), passage.get("date", ""))
            document = self.documents.setdefault(source, len(self.documents))
            said = (document, passage["quote"], passage.get("by", ""))
            numbers[self.passages.setdefault(said, len(self.passages))] = None
        told: dict[str, Any] = {"quotes": list(numbers)[:_MOST_PASSAGES]}
        if len(numbers) > _MOST_PASSAGES:
            told["more"] = len(numbers) - _MOST_PASSAGES
        return told

    def tables(self) -> dict[str, Any]:
        """Everything by number, ready for JSON."""
        return {
            "nodes": self.nodes,
            "edges": self.edges,
            "documents": [{"id": i, "title": t, "date": d} for i, t, d in self.documents],
            "passages": [list(said) if said[2] else list(said[:2]) for said in self.passages],
            # what search folds; of characters that no name has it would be of no use
            "simplified": simplified("".join(name for n in self.nodes for name in (n["name"], *n["aliases"]))),
            **_words(
                {c for node in self.nodes for c in node["classes"]},
                {edge["relation"] for edge in self.edges},
                {event["type"] for node in self.nodes for event in node.get("events", ())},
            ),
        }


def content(
    network: nx.MultiDiGraph[str],
    max_edges: int | None = None,
    *,
    spelled: Spelled | None = None,
    written: Written | None = None,
) -> Content:
    """Nodes and edges of a network in a fixed order; where there are too many edges, those with most evidence."""
    made = Content()
    number = {node: place for place, node in enumerate(sorted(network))}
    for node in sorted(network):
        made.nodes.append(_node(made, number[node], node, network.nodes[node]))
        if spelled is not None and (letters := _letters(made.nodes[-1], spelled)):
            made.nodes[-1]["letters"] = letters
        for figure in made.nodes[-1].get("figures", ()):
            parts = figure["value"], figure.get("upper"), figure.get("unit")
            figure["told"] = written(*parts) if written is not None else _plain(*parts)
    groups: dict[tuple[int, int, str, str], list[Mapping[str, Any]]] = {}
    for source, target, _, data in sorted(network.edges(keys=True, data=True), key=lambda e: e[:3]):
        key = (number[source], number[target], data["relation"], data["status"])
        groups.setdefault(key, []).append(data)
    made.relations = len(groups)
    surest = {key: max(claim["confidence"] for claim in told) for key, told in groups.items()}
    ranked = sorted(groups, key=lambda k: (k[3] == GAZETTEER, -len(groups[k]), -surest[k], k))
    for place, key in enumerate(sorted(ranked[:max_edges])):
        made.edges.append(_edge(made, place, key, groups[key]))
    for key in ranked[len(made.edges) :]:
        for end in set(key[:2]) if key[3] != GAZETTEER else set[int]():
            made.nodes[end]["absent"] = made.nodes[end].get("absent", 0) + 1
    return made


def _plain(value: str, upper: str | None, unit: str | None) -> str:
    return value + (f"–{upper}" if upper else "") + (f" {unit}" if unit else "")


def _node(made: Content, number: int, iri: str, data: Mapping[str, Any]) -> dict[str, Any]:
    told = {
        "id": number,
        "iri": iri,
        "name": data["label"],
        "classes": data["classes"] or [""],
        "aliases": data["aliases"],
        "mentions": data["mentions"],
        "size": round(8 + 4.5 * math.log1p(data.get("degree", 0)), 1),
    }
    if "absent" in data:
        told["absent"] = data["absent"]
    for kind in ("events", "figures"):
        if kind in data:
            told[kind] = [_record(made, record) for record in data[kind]]
    return told


def _letters(node: Mapping[str, Any], spelled: Spelled) -> list[str]:
    """Initials and pinyin of a node's names, without blanks."""
    ways = {way.replace(" ", "") for name in (node["name"], *node["aliases"]) for way in spelled(name.lower())}
    return sorted(ways - {""})


def _record(made: Content, record: Mapping[str, Any]) -> dict[str, Any]:
    return {**{k: v for k, v in record.items() if k not in ("id", "evidence")}, **made.evidence(record["evidence"])}


def _edge(made: Content, place: int, key: tuple[int, int, str, str], claims: list[Mapping[str, Any]]) -> dict[str, Any]:
    source, target, relation, status = key
    told = {
        "id": place,
        "from": source,
        "to": target,
        "relation": relation,
        "status": status,
        "confidence": max(claim["confidence"] for claim in claims),
        **made.evidence(passage for claim in claims for passage in claim["evidence"]),
    }
    if len(claims) > 1:
        told["claims"] = len(claims)
    for name in ("role", "date"):
        values = dict.fromkeys(claim[name] for claim in claims if name in claim)
        if values:
            told[name] = "、".join(values)
    return told


def _words(classes: set[str], relations: set[str], events: set[str]) -> dict[str, Any]:
    """Labels in both languages, in the order of the ontology; colours of the classes.

    What the ontology does not know, a user's own relation, is called by its name.
    """
    known = vocabulary()
    legend: dict[str, dict[str, str]] = {
        name: {"zh": c.zh, "en": c.en, "color": c.color} for name, c in known.classes.items() if name in classes
    }
    if "" in classes:
        legend[""] = _NO_CLASS
    return {
        "classes": [{"name": name, **words} for name, words in legend.items()],
        "relations": [
            {"name": n, "zh": r.zh, "en": r.en, "symmetric": r.symmetric}
            for n, r in known.relations.items()
            if n in relations
        ]
        + [{"name": n, "zh": n, "en": n, "symmetric": False} for n in sorted(relations - known.relations.keys())],
        "events": {n: {"zh": n, "en": n} for n in sorted(events)}
        | {t.name: {"zh": t.zh, "en": t.en} for t in known.event_types.values()},
    }


def wrapped(name: str) -> str:
    """A name in lines of at most eleven characters, three of them at most, about equally long.

    >>> wrapped("云岭省推动远洋渔业和海上风电融合发展行动方案"), wrapped("江湾临空现代服务业合作区")
    ('云岭省推动远洋渔业和海\\n上风电融合发展行动方案', '江湾临空现代\\n服务业合作区')
    """
    if len(name) > _LINE * _LINES:
        name = name[: _LINE * _LINES - 1] + "…"
    count = max(1, math.ceil(len(name) / _LINE))
    length = max(1, math.ceil(len(name) / count))
    return "\n".join(name[i : i + length] for i in range(0, len(name), length))


def box(name: str, size: float) -> Box:
    """Room that a node takes with its label below: wide characters are a font size wide, others about half."""
    lines = wrapped(name).split("\n")
    widest = max(sum(1.0 if ord(c) > 0x2E7F else 0.58 for c in line) for line in lines)
    return max(widest * _FONT, 2 * size), 2 * size + 6 + 1.25 * _FONT * len(lines)
