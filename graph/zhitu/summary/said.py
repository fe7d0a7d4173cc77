"""What one document says that counts for the summary, read from the store or from its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product

import pyoxigraph as ox

from zhitu.edtf import bounds, is_edtf
from zhitu.iri import PREFIXES, ZT
from zhitu.measures import grows, is_lasting, lasting_kinds, lasting_of, one_indicator, spellings
from zhitu.sparql import HEADER
from zhitu.summary.disagreeing import ONCE, Dated, Figured

__all__ = ["Said", "Triple", "dated", "figured", "matters", "said", "triples_in", "triples_of"]

_ISSUED, _MENTIONS, _TYPE = f"<{PREFIXES['dcterms']}issued>", f"<{ZT}mentions>", f"<{PREFIXES['rdf']}type>"
_TELLING = {
    f"<{ZT}{name}>": name
    for name in (
        *("status", "of", "eventType", "earliest", "latest"),
        *("about", "indicator", "period", "unit", "value", "upper", "bound", "revised"),
    )
}
#: Predicates that matter here, in angle brackets; of types those of things that measure something themselves.
_USED = frozenset({_ISSUED, _MENTIONS, *_TELLING})
_OCCURRED, _EXACTLY = f"<{ZT}occurred>", f"<{ZT}exactly>"
_ONCE = frozenset(f"<{ZT}{name}>" for name in ONCE)
#: Events and figures, to be asked within GRAPH ?g; the braces stand for what is known of the subject and its topic.
_EVENTS = """?e zt:of {it} ; zt:eventType {topic} ; zt:earliest ?first ; zt:latest ?last ;
  zt:status zt:occurred ."""
_FIGURES = """VALUES ?topic {{ {topics} }} ?o zt:about {it} ; zt:indicator ?topic ; zt:bound zt:exactly ;
  zt:value ?value ; zt:status zt:occurred . OPTIONAL {{ ?o zt:period ?period }} OPTIONAL {{ ?o zt:unit ?unit }}
  OPTIONAL {{ ?o zt:upper ?upper }}
  OPTIONAL {{ ?o zt:revised ?revised }} OPTIONAL {{ VALUES ?class {{ {classes} }} {it} a ?class }}"""
#: Subject, predicate and object, as N-Triples writes them.
Triple = tuple[str, str, str]


@dataclass(slots=True)
class Said:
    """A document's day, how often it mentions what, and what it says of events and figures, by thing and topic.

    Terms are as N-Triples writes them.
    """

    day: str | None = None
    mentions: Counter[str] = field(default_factory=Counter)
    events: dict[tuple[str, str], set[Dated]] = field(default_factory=dict)
    figures: dict[tuple[str, str], set[Figured]] = field(default_factory=dict)


def _table(store: ox.Store, select: str) -> Iterator[tuple[str, ...]]:
    """Rows of a SELECT as it finds them, terms as N-Triples writes them; empty where unbound."""
    solutions = store.query(HEADER + select)
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        yield tuple("" if term is None else str(term) for term in row)


def triples_of(store: ox.Store, graph: str) -> Iterator[Triple]:
    """What the named graph says that matters here."""
    name = ox.NamedNode(graph)
    asked = [(predicate, None) for predicate in sorted(_USED)] + [(_TYPE, kind) for kind in sorted(_kinds())]
    for predicate, kind in asked:
        term = None if kind is None else ox.NamedNode(kind[1:-1])
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate[1:-1]), term, name):
            yield str(quad.subject), predicate, str(quad.object)


def triples_in(lines: Iterable[str]) -> Iterator[Triple]:
    """What matters here of lines of N-Quads that are written as a store would write them."""
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if predicate in _USED or (predicate == _TYPE and rest.split(" ", 1)[0] in _kinds()):
            yield subject, predicate, rest.rsplit(" ", 2)[0]


def matters(line: str) -> bool:
    """Whether a line of N-Quads matters here."""
    return next(triples_in([line]), None) is not None


@cache
def _kinds() -> frozenset[str]:
    """Classes of things that measure something themselves."""
    return frozenset(f"<{ZT}{name}>" for name in lasting_kinds())


def said(graph: str, triples: Iterable[Triple]) -> Said:
    """What the named graph says by its triples."""
    found, issued, records, node = Said(), list[str](), dict[str, dict[str, list[str]]](), f"<{graph}>"
    kinds: dict[str, set[str]] = {}
    mentions = set[tuple[str, str]]()
    for subject, predicate, term in triples:
        if predicate == _MENTIONS:
            mentions.add((subject, term))
        elif predicate == _TYPE:
            kinds.setdefault(subject, set()).add(term[1:-1].removeprefix(ZT))
        elif predicate != _ISSUED:
            records.setdefault(subject, {}).setdefault(_TELLING[predicate], []).append(term)
        elif subject == node:
            issued.append(term)
    found.day = _day_of(issued)
    found.mentions.update(term for _, term in mentions)
    for told in records.values():
        if _OCCURRED in told.get("status", ()):
            _take(found, node, told, kinds)
    return found


def _take(found: Said, node: str, told: dict[str, list[str]], kinds: Mapping[str, set[str]]) -> None:
    """Put a record that has occurred, by the local names of its predicates, to what its document says.

    `kinds` are the classes of things.
    """

    def all_of(*names: str) -> Iterator[tuple[str, ...]]:
        return product(*(told.get(name, ()) for name in names))

    for it, topic, first, last in all_of("of", "eventType", "earliest", "latest"):
        if topic in _ONCE:
            found.events.setdefault((it, topic), set()).add((node, first, last))
    if _EXACTLY in told.get("bound", ()):
        told.setdefault("unit", [""])
        told.setdefault("period", [""])
        told.setdefault("upper", [""])
        for it, topic, *rest in all_of("about", "indicator", "period", "unit", "value", "upper"):
            period, unit, value, upper = rest
            lasting = "revised" not in told and is_lasting(_word(topic), kinds.get(it, ()))
            if (when := _when(period, _word(topic), lasting=lasting)) is not None:
                found.figures.setdefault((it, _one(topic)), set()).add((node, when, unit, value, upper))


def dated(store: ox.Store, it: str, topic: str, without: Collection[str]) -> Iterator[Dated]:
    """What documents say of the date of an event, those in `without` apart."""
    pattern = f"GRAPH ?g {{ {_EVENTS.format(it=it, topic=topic)} }}"
    for graph, first, last in _table(store, f"SELECT ?g ?first ?last {{ {pattern} }}"):
        if graph not in without:
            yield graph, first, last


def figured(store: ox.Store, it: str, topic: str, without: Collection[str]) -> Iterator[Figured]:
    """What documents say of a figure, those in `without` apart."""
    word, _, language = topic[1:].rpartition('"')
    topics = " ".join(f'"{other}"{language}' for other in spellings(word))
    classes = " ".join(f"zt:{name}" for name in sorted(lasting_of(word)))
    pattern = f"GRAPH ?g {{ {_FIGURES.format(it=it, topics=topics, classes=classes)} }}"
    for graph, period, unit, value, upper, revised, kind in _table(
        store, f"SELECT ?g ?period ?unit ?value ?upper ?revised ?class {{ {pattern} }}"
    ):
        when = _when(period, word, lasting=bool(kind) and not revised)
        if graph not in without and when is not None:
            yield graph, when, unit, value, upper


def _one(topic: str) -> str:
    """The indicator that documents are compared under, as N-Triples writes it."""
    word, quote, language = topic[1:].rpartition('"')
    return f'"{one_indicator(word)}{quote}{language}'


def _word(topic: str) -> str:
    return topic[1:].rpartition('"')[0]


def _when(period: str, indicator: str, *, lasting: bool) -> str | None:
    """For when a figure is told: its period, "" for what the thing itself measures; None where nothing says."""
    if lasting and not (period and grows(indicator)):
        return ""
    return period.split('"')[1] if period else None


def _day_of(issued: Iterable[str]) -> str | None:
    """The first day of the earliest of some EDTF dates; None where there is none."""
    texts = [text.split('"')[1] for text in issued]
    return min((bounds(text)[0].isoformat() for text in texts if is_edtf(text)), default=None)
