"""The same answers as the index gives, from the graph alone: every name and every sentence is looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from zhitu.iri import Iris
from zhitu.official import official
from zhitu.query.search.contents import dated, finders, names_of, people, unsearched
from zhitu.query.search.hits import LIMIT, MOST, EntityHit, How, QuoteHit, Spans, best
from zhitu.query.search.index import chosen, score
from zhitu.query.search.pinyin import readings, spelling
from zhitu.query.search.schema import name_key, quote_key
from zhitu.query.search.text import END, START, fold, fold_name, is_latin, pattern, patterns, spans
from zhitu.sparql import Queryable, base_of, batches, iri, local, rows
from zhitu.vocabulary import vocabulary

__all__ = ["Scan"]

_CLASSES = "SELECT DISTINCT ?e ?c WHERE {{ VALUES ?e {{ {entities} }} ?e a ?c }}"
_COUNTS = """SELECT ?e (COUNT(DISTINCT ?q) AS ?mentions) (COUNT(DISTINCT ?d) AS ?documents) WHERE {{
  VALUES ?e {{ {entities} }} GRAPH ?d {{ ?q zt:mentions ?e ; zt:document ?d }} }} GROUP BY ?e"""
_QUOTES = """SELECT DISTINCT ?g ?q ?t ?s WHERE { GRAPH ?g {
  ?r zt:evidence ?q . ?q zt:quote ?t OPTIONAL { ?q zt:start ?s } } }"""
_DOCUMENT = """SELECT ?i ?t WHERE {{ OPTIONAL {{ {document} dcterms:identifier ?i }}
  OPTIONAL {{ {document} dcterms:title ?t }} }} LIMIT 1"""


class _Name(NamedTuple):
    """A folded name between the marks of its ends, its initials, its pinyin."""

    marked: str
    initials: str
    spelled: str

    @classmethod
    def of(cls, name: str) -> _Name:
        folded = fold_name(name)
        return cls(START + folded + END, *spelling(folded))


class Scan:
    """Searches a graph that has no index, or none that is current."""

    def __init__(self, graph: Queryable) -> None:
        self.graph = graph

    def entities(self, text: str, *, kind: str | None = None, limit: int = LIMIT) -> list[EntityHit]:
        """As `Searcher.entities`."""
        names = self._names()
        hits = self._called(names, text, kind, limit)
        if not hits:  # what people call otherwise than any document does
            hits = best((hit for name in official(text) for hit in self._called(names, name, kind, limit)), limit)
        return self._by_people(hits)

    def _called(self, names: Mapping[str, Sequence[str]], text: str, kind: str | None, limit: int) -> list[EntityHit]:
        """Entities with a name like `text`, the best first; `names` are those of each."""
        tests = _tests(text)
        candidates: dict[str, list[tuple[int, str]]] = {}
        for entity, forms in names.items():
            for name in forms:
                way = next((n for n, (_, fits) in enumerate(tests) if fits(_Name.of(name))), None)
                if way is not None:
                    candidates.setdefault(entity, []).append((way, name))
        classes, counts = self._described(list(candidates))
        found: list[tuple[int, int, str, str]] = []
        for entity, ways in candidates.items():
            kinds = vocabulary().kinds(c for c in classes[entity] if c in vocabulary().classes)
            if kind is None or kind in kinds:
                mentions = counts.get(entity, (0, 0))[0]
                nearest = min((way, name_key(mentions, name, entity), name) for way, name in ways)
                found.append((*nearest, entity))
        hits = []
        for way, _, name, entity in sorted(found)[: min(limit, MOST)]:
            how, count = tests[way][0], counts.get(entity, (0, 0))
            where: Spans = () if how in ("initials", "pinyin") else tuple(spans(name, text))
            kinds_of = tuple(sorted(classes[entity] - {"Entity"}))
            told = (names[entity][0], kinds_of, name, how, where, *count, score(way, count[0]))
            hits.append(EntityHit(entity, *told))
        return hits

    def described(self, entities: Sequence[str]) -> list[EntityHit]:
        """Entities as if each had been searched for by its whole name; they are in the graph."""
        classes, counts = self._described(list(entities))
        named, hits = self._names(entities), []
        for entity in entities:
            count, kinds = counts.get(entity, (0, 0)), tuple(sorted(classes[entity] - {"Entity"}))
            label = named[entity][0]
            hits.append(EntityHit(entity, label, kinds, label, "exact", (), *count, score(0, count[0])))
        return self._by_people(hits)

    def _by_people(self, hits: list[EntityHit]) -> list[EntityHit]:
        """The hits, those that no document mentions with the people who asserted something of them."""
        if all(hit.mentions for hit in hits):
            return hits
        by: dict[str, set[str]] = {}
        for entity, who in people(self.graph, f"GRAPH {iri(self._curated())}"):
            by.setdefault(entity, set()).add(who)
        return [hit if hit.mentions else replace(hit, by=tuple(sorted(by.get(hit.iri, ())))) for hit in hits]

    def _curated(self) -> str:
        return Iris(base_of(self.graph)).graph("curated")

    def _names(self, entities: Sequence[str] | None = None) -> dict[str, list[str]]:
        """The names of each entity, or of these, the preferred one first, each way of writing once."""
        told: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for entity, place, name in names_of(self.graph, entities):
            told[entity].add((place, name))
        return {entity: _apart(name for _, name in sorted(forms)) for entity, forms in told.items()}

    def _described(self, entities: list[str]) -> tuple[dict[str, set[str]], dict[str, tuple[int, int]]]:
        """Classes, and mentions with the number of documents."""
        classes: dict[str, set[str]] = defaultdict(set)
        counts: dict[str, tuple[int, int]] = {}
        for batch in batches(sorted(entities)):
            values = " ".join(map(iri, batch))
            for entity, kind in rows(self.graph, _CLASSES.format(entities=values)):
                if local(str(kind)) != kind:
                    classes[str(entity)].add(local(str(kind)))
            for entity, mentions, documents in rows(self.graph, _COUNTS.format(entities=values)):
                counts[str(entity)] = (int(mentions or 0), int(documents or 0))
        return classes, counts

    def quotes(self, text: str, *, limit: int = LIMIT, overlapping: bool = False) -> list[QuoteHit]:
        """As `Searcher.quotes`."""
        wanted = patterns(text)
        if not wanted:
            return []
        issued, found, own = dated(self.graph), [], unsearched(self.graph)
        for named, quote, said, start in rows(self.graph, _QUOTES):
            if named is None or named in own or quote is None or said is None:
                continue
            if all(part.search(fold(said)) for part in wanted):
                found.append((quote_key(issued.get(named), named), named, int(start or 0), quote, said))
        return chosen(self._hits(sorted(found), text, issued), min(limit, MOST), overlapping=overlapping)

    def _hits(
        self, found: list[tuple[int, str, int, str, str]], text: str, issued: dict[str, str | None]
    ) -> Iterator[QuoteHit]:
        curated = self._curated()
        by_people = finders(self.graph, f"GRAPH {iri(curated)}")
        for _, named, start, quote, said in found:
            document = quote.partition("#")[0]
            ((identifier, title),) = rows(self.graph, _DOCUMENT.format(document=iri(document)))
            told = start, document, identifier or document, title, issued.get(document)
            who = by_people.get(quote) if named == curated else None
            yield QuoteHit(quote, said, tuple(spans(said, text)), *told, who)


def _apart(names: Iterable[str]) -> list[str]:
    """The names, of those that fold to the same only the first."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold_name(name), name)
    return list(first.values())


def _tests(text: str) -> list[tuple[How, Callable[[_Name], bool]]]:
    """The ways to fit, best first, as the index tries them."""
    folded = fold_name(text)
    parts = patterns(folded)
    if not parts:
        return []
    whole, beginning = pattern(START + folded + END, open_end=False), pattern(START + folded)
    assert whole is not None
    assert beginning is not None
    tests: list[tuple[How, Callable[[_Name], bool]]] = [
        ("exact", lambda name: whole.search(name.marked) is not None),
        ("prefix", lambda name: beginning.search(name.marked) is not None),
        ("contained", lambda name: all(part.search(name.marked) for part in parts)),
    ]
    if is_latin(folded):
        letters = "".join(folded.split())
        whole_words, begun = set(readings(letters, whole=True)), tuple(readings(letters, whole=False))
        tests += [
            ("initials", lambda name: name.initials == letters),
            ("initials", lambda name: name.initials.startswith(letters)),
            ("pinyin", lambda name: name.spelled in whole_words),
            ("pinyin", lambda name: name.spelled.startswith(begun)),
        ]
    return tests
