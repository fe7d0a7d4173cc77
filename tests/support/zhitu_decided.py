"""A graph of three documents, and decisions of every kind about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import zhitu_fake as fake

from zhitu.iri import Iris
from zhitu.pipeline import Adder, build_documents, create_graph, open_writer
from zhitu.pipeline.drafting import By, about, asserting, pair, rejection
from zhitu.resolve import Judgement, Passage
from zhitu.settings import Settings
from zhitu.store import Graph, sorted_nquads
from zhitu.validate import validate

IRIS = Iris()
ME = By("某人", "2024-05-01", "看过原文")
DOCUMENTS = {
    "a": "广州实验室位于广州。苹果公司与广州实验室合作。",
    "b": "苹果公司位于朝阳区。苹果公司与广州实验室合作。广州实验室有12人。",
    "c": "<script>alert(1)</script>实验室成立于2020年，与深圳合作。",
}
LAB, OTHER, FIRM = "广州实验室", "<script>alert(1)</script>实验室", "苹果公司"


def filled(path: Path) -> Path:
    """A new graph of the documents."""
    with create_graph(path) as writer:
        adder = Adder(writer, extractor=fake.make)
        for name, text in DOCUMENTS.items():
            adder.add(fake.document(name, text))
    return path


def content(path: Path) -> str:
    with Graph.open(path, read_only=True) as graph:
        assert not [f for f in validate(graph, shacl=False) if f.severity == "error"]
        return sorted_nquads(graph)


def said(text: str) -> list[str]:
    """The lines without the log."""
    return [line for line in text.split("\n") if "graph/curated#" not in line]


def ask(path: Path, pattern: str) -> bool:
    with Graph.open(path, read_only=True) as graph:
        return bool(graph.query(f"ASK {{ {pattern} }}", prefixes=graph.iris.prefixes))


def built(path: Path, log: list[Judgement], documents: dict[str, str] | None = None) -> str:
    made = [fake.document(name, text) for name, text in (DOCUMENTS if documents is None else documents).items()]
    build_documents(made, path, Settings(), extractor=fake.make, judgements=log)
    return content(path)


def replaced(path: Path, name: str, text: str) -> None:
    with open_writer(path) as writer:
        Adder(writer, extractor=fake.make).add(fake.document(name, text))


CLAIM = IRIS.claim("b", "苹果公司", "locatedIn", "朝阳区")
DRAFTS = {
    "same": pair("same", LAB, OTHER, ME),
    "reject": rejection(CLAIM, ME),
    "rename": about("rename", LAB, "穗城实验室", ME),
    "retype": about("retype", FIRM, "ResearchInstitute,School", ME),
    "link": about("link", LAB, "https://www.wikidata.org/entity/Q1", ME),
    "assert": asserting((OTHER, None), "locatedIn", ("广州市", None), ME),
    "assert with a quote": asserting(
        (LAB, None), "supports", (FIRM, None), ME, evidence=("a", "苹果公司与广州实验室合作")
    ),
}


def row(sequence: int, decision: Any, subject: Any, obj: str | None) -> Judgement:
    evidence = Passage("b", "苹果公司位于朝阳区。") if decision == "reject" else None
    return Judgement(sequence, decision, *ME, subject, object=obj, evidence=evidence)
