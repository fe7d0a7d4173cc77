"""Checks that SHACL Core cannot express, or not fast: texts and offsets, plain triples and claims, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from zhitu.edtf import bounds, is_edtf
from zhitu.iri import ZT
from zhitu.names import nearest
from zhitu.validate.contents import Contents, name
from zhitu.validate.findings import Finding
from zhitu.vocabulary import vocabulary

__all__ = ["LONGEST", "check"]

#: Characters that evidence may have at most.
LONGEST = 300
_FRAGMENT = re.compile(r"#char=(\d+),(\d+)\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_PARTS = ("subject", "predicate", "object")
_Problems = Iterator[tuple[str, str]]


def check(contents: Contents, where: str, texts: Mapping[str, str]) -> Iterator[Finding]:
    """All findings in a graph; `texts` are those of the documents that its quotes are from, by IRI, where kept."""
    for problems in (_quotes(contents, texts), *(checked(contents) for checked in _CHECKS)):
        for focus, message in problems:
            yield Finding(where, focus, message)


def _documents(contents: Contents) -> _Problems:
    for document in contents.of_class("Document"):
        if document != contents.graph:
            yield document, "a document outside the graph of its own name; build the graph anew"
        if not _SHA256.match(contents.value(document, "sha256") or ""):
            yield document, "zt:sha256 is no SHA-256 in hexadecimal; build the graph anew"
        if not contents.value(document, "dcterms:identifier"):
            yield document, "no dcterms:identifier; build the graph anew"


def _quotes(contents: Contents, texts: Mapping[str, str]) -> _Problems:
    for quote in contents.of_class("Quote"):
        try:
            start, end = (int(contents.value(quote, key) or "") for key in ("start", "end"))
        except ValueError:
            yield quote, "zt:start or zt:end is missing or no number; build the graph anew"
            continue
        words, document = contents.value(quote, "quote"), contents.value(quote, "document")
        fragment = _FRAGMENT.search(quote)
        if not fragment or (int(fragment[1]), int(fragment[2])) != (start, end):
            yield quote, f"zt:start {start} and zt:end {end} are not those of the IRI; build the graph anew"
        if words is None or document is None:
            yield quote, "no zt:quote or no zt:document; build the graph anew"
        elif not 0 <= start < end or len(words) != end - start:
            yield quote, f"{len(words)} characters from {start} to {end}; build the graph anew"
        elif document in texts and texts[document][start:end] != words:
            there = texts[document][start:end]
            yield quote, f"the text has {there[:40]!r} where the quote has {words[:40]!r}; build the graph anew"


def _evidence(contents: Contents) -> _Problems:
    for kind in ("Claim", "Event", "Observation"):
        for record in contents.of_class(kind):
            evidence = contents.values(record, "evidence")
            if not evidence:
                yield record, "no zt:evidence; a statement without its passage is to be dropped"
            for quote in evidence:
                words = contents.value(quote, "quote")
                if words is None:
                    yield record, f"its evidence {quote} is no quote of this graph; build the graph anew"
                elif len(words) > LONGEST:
                    yield (
                        quote,
                        f"evidence of {len(words)} characters, {LONGEST} at most; the extractor must shorten it",
                    )
                elif "\n" in words.strip():
                    yield quote, "evidence from more than one paragraph; the extractor must shorten it"


def _plain_triples(contents: Contents) -> _Problems:
    """The plain triple stands exactly while some claim, or a judgement without evidence, says that it has occurred."""
    claimed = {
        _statement(contents, claim)
        for claim in contents.of_class("Claim")
        if ZT + "occurred" in contents.values(claim, "status")
    }
    allowed = claimed | {_statement(contents, judgement) for judgement in contents.of_class("Judgement")}
    plain = {
        (subject, ZT + relation, obj)
        for subject, node in contents.nodes.items()
        for relation in node.keys() & vocabulary().relations.keys()
        for obj in node[relation]
    }
    for subject, predicate, obj in sorted(plain - allowed):
        yield subject, f"{name(predicate)} {obj} without a claim that has occurred; build the graph anew"
    for subject, predicate, obj in sorted(claimed - plain):
        yield subject, f"the plain triple of a claim, {name(predicate)} {obj}, is missing; build the graph anew"


def _inverses(contents: Contents) -> _Problems:
    """An inverse is read from the other end, or inferred, and never stands beside what is stated."""
    inverses = vocabulary().inverses
    for subject, node in sorted(contents.nodes.items()):
        for inverse in sorted(node.keys() & inverses.keys()):
            yield subject, f"{inverse} is never asserted; state {inverses[inverse]} from the other end instead"


def _terms(contents: Contents) -> _Problems:
    """Properties, classes and relations of claims that have a name of the ontology which it does not define."""
    known = vocabulary().terms
    for subject, node in sorted(contents.nodes.items()):
        types = (v for role in ("rdf:type", "rdf:predicate") for v in node.get(role, ()) if v.startswith(ZT))
        used = {predicate for predicate in node if ":" not in predicate} | set(map(name, types))
        for term in sorted(used - known):
            meant = nearest(term, known, count=1)
            remedy = f"meant is perhaps zt:{meant[0]}" if meant else "build the graph anew"
            yield subject, f"zt:{term} is no term of the ontology; {remedy}"


def _days(contents: Contents) -> _Problems:
    """First and last day follow from the date or period."""
    for subject, node in sorted(contents.nodes.items()):
        stated = [value for role in ("date", "period") for value in node.get(role, ())]
        if len(stated) != 1 or not is_edtf(stated[0]):
            continue  # which shapes tell
        for role, day in zip(("earliest", "latest"), bounds(stated[0]), strict=True):
            wrong = next((value for value in node.get(role, ()) if value != day.isoformat()), None)
            if wrong is not None:
                yield subject, f"zt:{role} of {stated[0]} is {day}, not {wrong}; build the graph anew"


def _statement(contents: Contents, record: str) -> tuple[str, str, str]:
    """Subject, predicate and object of a claim or judgement; empty where they are missing, which SHACL reports."""
    subject, predicate, obj = (contents.value(record, f"rdf:{part}") or "" for part in _PARTS)
    return subject, predicate, obj


def _entities(contents: Contents) -> _Problems:
    used = {
        iri
        for node in contents.nodes.values()
        for role in ("mentions", "of", "about", "rdf:subject", "rdf:object")
        for iri in node.get(role, ())
    }
    records = {iri for kind in ("Claim", "Event", "Observation") for iri in contents.of_class(kind)}
    leaves = {ZT + leaf for leaf in vocabulary().classes}
    for entity in sorted((used - records) | set(contents.of_class("Entity"))):
        classes = contents.values(entity, "rdf:type")
        if ZT + "Entity" not in classes or leaves.isdisjoint(classes):
            yield entity, "an entity without class in this graph; build the graph anew"
        if contents.languages.get((entity, "skos:prefLabel")) != ["zh"]:
            yield entity, "an entity without exactly one skos:prefLabel, @zh; build the graph anew"


_CHECKS: tuple[Callable[[Contents], _Problems], ...] = (
    *(_documents, _evidence, _plain_triples, _entities),
    *(_inverses, _terms, _days),
)
