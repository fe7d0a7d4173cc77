"""Extractions against gold annotations, statement by statement: which were right, by which rule, how sure it was.

Aligned as the ruler of the shared folder (`score.py`) does it: names normalised by its own function; what the gold
marks as optional counts neither way.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from zhitu.model import Document, Entity, Extraction
from zhitu.names import normal as own_normal

__all__ = ["Judged", "judged", "ruler"]

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement that the gold decides: claim, event or observation."""

    kind: str
    rule: str
    what: str
    confidence: float
    right: bool
    #: How sure the least sure of the names is that it joins.
    name: float = 1.0
    second: float | None = None


def ruler(path: Path) -> ModuleType:
    """score.py as a module, for its `normal` and its symmetric relations."""
    spec = importlib.util.spec_from_file_location("zhitu_bench_ruler", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(document: Document, extraction: Extraction, gold: Path, score: ModuleType) -> Iterator[Judged]:
    """Every statement of the extraction that the gold calls right or wrong."""
    wanted = json.loads(gold.read_text(encoding="utf-8"))
    gold_of = _aligned(document, extraction, wanted, score)
    sure = {entity.key: entity.confidence for entity in extraction.entities}
    for kind, found in _stated(extraction, gold_of, score).items():
        required, optional = _annotated(kind, wanted, score)
        for key, statement in found:
            if key in required or key not in optional:
                rule, what, right = statement.rule or "(none)", _what(statement), key in required
                name = min(sure[e] for e in _ends(statement))
                yield Judged(kind, rule, what, statement.confidence, right, name, statement.second)


def _ends(statement: Any) -> list[str]:
    """The entities that a statement joins or is about."""
    return [getattr(statement, end) for end in ("subject", "object", "of", "about") if hasattr(statement, end)]


def _what(statement: Any) -> str:
    """The relation of a claim, the type of an event."""
    return getattr(statement, "property", None) or getattr(statement, "type", "") or ""


def _aligned(document: Document, extraction: Extraction, wanted: Any, score: ModuleType) -> dict[str, str]:
    """Gold entity of each extracted one that has one of its names; of several the one with most."""
    by_name = {score.normal(n): e["id"] for e in wanted["entities"] for n in reversed(e["names"])}
    length = {e["id"]: len(e["names"][0]) for e in wanted["entities"]}
    found = {}
    for entity in extraction.entities:
        hits = Counter(by_name[name] for name in _names(entity, document, score) if name in by_name)
        if hits:
            found[entity.key] = max(sorted(hits), key=lambda hit: (hits[hit], length[hit]))
    return found


def _names(entity: Entity, document: Document, score: ModuleType) -> set[str]:
    written = {entity.name, *entity.aliases, *(span.of(document.text) for span in entity.mentions)}
    return {score.normal(name) for name in written if own_normal(name)}


def _stated(extraction: Extraction, gold_of: dict[str, str], score: ModuleType) -> dict[str, list[tuple[Key, Any]]]:
    """Claims, events and observations by kind, each with the key by which the gold has it."""

    def of(key: str) -> str:
        return gold_of.get(key, f"extracted {key}")

    found: dict[str, list[tuple[Key, Any]]] = defaultdict(list)
    for c in extraction.claims:
        found["claim"].append((_canonical(of(c.subject), c.property, of(c.object), score), c))
    for v in extraction.events:
        found["event"].append(((of(v.of), v.type), v))
    for o in extraction.observations:
        found["observation"].append(((of(o.about), _rounded(o.value), score.normal(o.unit)), o))
    return found


def _annotated(kind: str, wanted: Any, score: ModuleType) -> tuple[set[Key], set[Key]]:
    """What the gold requires and what it allows."""
    required: set[Key] = set()
    optional: set[Key] = set()
    if kind == "claim":
        for subject, relation, obj, *rest in wanted["relations"]:
            (optional if rest else required).add(_canonical(subject, relation, obj, score))
    elif kind == "event":
        for event in wanted["events"]:
            (optional if event.get("optional") else required).add((event["of"], event["type"]))
    else:
        for figure in wanted["observations"]:
            key = (figure["about"], _rounded(figure["value"]), score.normal(figure["unit"]))
            (optional if figure.get("optional") else required).add(key)
    return required, optional


def _canonical(subject: str, relation: str, obj: str, score: ModuleType) -> Key:
    ends = sorted((subject, obj)) if relation in score.SYMMETRIC else (subject, obj)
    return (*ends, relation)


def _rounded(value: object) -> float:
    return float(f"{float(str(value)):.6g}")
