"""Brings the sample up to date: a person's assertions for what the extractor misses, and the answers of all questions.

    python tests/support/refresh_sample.py [--judgements-only]

Writes graph/zhitu/sample/judgements.jsonl and the `expected` rows of ontology/questions.yaml; the parameters there
are kept. The same extractor gives the same bytes. Run by `scripts/refresh-sample`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from sample_evidence import passage, row_of
from sample_gold import KINDS, SAMPLE, Brief, Item, briefs, stated

import zhitu
from zhitu.model import Entity
from zhitu.names import normal
from zhitu.query import answer
from zhitu.resolve import Judgement, write_judgements
from zhitu.resolve.judgement import Figure, Happening, Passage, Thing
from zhitu.resolve.kinds import compatible
from zhitu.resources import ontology_path, table
from zhitu.store import Graph

JUDGEMENTS = SAMPLE / "judgements.jsonl"
QUESTIONS = ontology_path() / "questions.yaml"
WHO, WHEN = "知图编辑", "2024-07-20"
BECAUSE = {
    "entity": "抽取未认出，依原句补录实体",
    "relation": "抽取未得出，依原句补录关系",
    "event": "抽取未得出，依原句补录事件",
    "observation": "抽取未得出，依原句补录数据",
}
FAULTY = {
    "event": "抽取的日期与原句不符，依原句补录",
    "observation": "抽取的指标或时间与原句不符，依原句补录",
}


def judgements(corpus: list[Brief]) -> list[Judgement]:
    """An assertion for everything that the gold asks for and the extractor misses, in the order of the briefs."""
    wanted = [(brief, item, BECAUSE[item.kind]) for brief in corpus for item in brief.missed]
    wanted += [(brief, item, FAULTY[item.kind]) for brief in corpus for item in brief.faulty]
    order = {brief.document.id: number for number, brief in enumerate(corpus)}
    wanted.sort(key=lambda w: (order[w[0].document.id], KINDS.index(w[1].kind)))
    return [_assertion(number, *each) for number, each in enumerate(wanted, start=1)]


def _assertion(number: int, brief: Brief, item: Item, because: str) -> Judgement:
    row, claim = item.row, item.kind == "relation"
    gold = (row_of(brief, item) or {}).get("gold", ())
    return Judgement(
        sequence=number,
        decision="assert",
        who=WHO,
        when=WHEN,
        because=because,
        subject=_thing(brief, row["subject"] if claim else item.of),
        predicate=row["predicate"] if claim else None,
        object=_thing(brief, row["object"]) if claim else None,
        role=gold[3] if claim and len(gold) > 3 else None,
        event=Happening(row["type"], row["date"]) if item.kind == "event" else None,
        observation=_figure(row) if item.kind == "observation" else None,
        status=row.get("status", "occurred"),
        evidence=Passage(brief.document.id, passage(brief, item)),
    )


def _figure(row: dict[str, Any]) -> Figure:
    value = Decimal(str(row["value"]))
    return Figure(row["indicator"], value, row["unit"], row.get("bound", "exactly"), row["period"])


def _thing(brief: Brief, key: str) -> Thing:
    """The entity as a person names it: as the extractor does where it found it, so that both are one thing."""
    gold = brief.entities[key]
    classes = (gold["type"],) if isinstance(gold["type"], str) else tuple(gold["type"])
    preferred = {row["gold"] for row in stated(optional=True) if row["kind"] == "entity"}
    for entity in brief.aligned[key]:
        if any(compatible(a, b) for a in entity.classes for b in classes):
            known = set(brief.names(entity)) - _elsewhere(brief, entity)
            shared = [name for name in gold["names"] if normal(name) in known]
            used = {name for other in brief.extraction.entities for name in brief.names(other)}
            more = [name for name in gold["names"] if name in preferred and normal(name) not in used]
            if shared:
                return Thing(shared[0], classes[:1], tuple(more))
    bare = {row["head"] for row in table("lexicon/heads")}
    names = [name for name in gold["names"] if normal(name) not in bare and len(name) > 1] or gold["names"]
    first = next((name for name in names if name in preferred), names[0])
    return Thing(first, classes[:1], tuple(name for name in names if name != first))


def _elsewhere(brief: Brief, entity: Entity) -> set[str]:
    """Names that other extracted entities of the brief have too."""
    return {name for other in brief.extraction.entities if other is not entity for name in brief.names(other)}


def build_sample(path: Path) -> Path:
    """The graph of the sample with its judgements; AssertionError where something of it did not get through."""
    report = zhitu.build([SAMPLE / "manifest.json"], path, judgements=JUDGEMENTS)
    assert not report.failures, report.failures
    assert not report.warnings, report.warnings
    return path


def rows(graph: Graph, name: str, parameters: dict[str, str]) -> list[list[str | None]]:
    """The answer to a question without its sources, sorted: where a query orders by less than all, ties are free."""
    found = answer(graph, name, parameters)
    return [list(row) for row in sorted({r.cells for r in found.rows}, key=lambda r: [cell or "" for cell in r])]


def answers(graph: Graph, asked: dict[str, Any]) -> str:
    """The text of questions.yaml with the answers that the graph gives."""
    lines = [line for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for name, entry in asked.items():
        given = ", ".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in entry["params"].items())
        lines += [f"{name}:", f"  params: {{{given}}}"]
        found = [json.dumps(row, ensure_ascii=False) for row in rows(graph, name, entry["params"])]
        lines += ["  expected:", *(f"    - {row}" for row in found)] if found else ["  expected: []"]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Write both files and say what was found."""
    corpus = briefs()
    wanted = Counter(item.kind for brief in corpus for item in brief.required)
    missed = Counter(item.kind for brief in corpus for item in brief.missed)
    faulty = Counter(item.kind for brief in corpus for item in brief.faulty)
    for kind in KINDS:
        found, all_, wrong = wanted[kind] - missed[kind], wanted[kind], faulty[kind]
        print(f"{kind:12} {found:3} of {all_:3} found, {wrong:2} of them faulty; {missed[kind] + wrong:3} asserted")
    write_judgements(JUDGEMENTS, judgements(corpus))
    if "--judgements-only" in arguments:
        return
    asked = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder, Graph.open(build_sample(Path(folder) / "sample.db")) as graph:
        text = answers(graph, asked)
    QUESTIONS.write_text(text, encoding="utf-8", newline="\n")
    empty = [name for name, entry in yaml.safe_load(text).items() if not entry["expected"]]
    print(f"{len(asked)} questions, without an answer: {', '.join(empty) or 'none'}")


if __name__ == "__main__":
    main(sys.argv[1:])
