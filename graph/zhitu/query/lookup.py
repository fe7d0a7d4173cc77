"""From what a person types to the thing in the graph: names, aliases, IRIs; the nearest names where nothing fits."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from zhitu.errors import AmbiguousName, UnknownName
from zhitu.iri import ZT, Iris
from zhitu.names import nearest, normal, simplify
from zhitu.sparql import Queryable, base_of, batches, iri, rows, shorten
from zhitu.vocabulary import vocabulary

__all__ = [
    "all_names",
    "find_class",
    "find_document",
    "find_entity",
    "find_node",
    "find_record",
    "labels",
    "namesakes",
    "same_name",
]

_LANGUAGES = ("zh", "zh-Hant", "en")


def find_entity(graph: Queryable, name: str) -> str:
    """IRI of the entity that `name` names: an IRI, a prefixed name, a prefLabel or an altLabel, in any way of writing.

    A preferred name goes before an alias, the exact form before one that only folds to the same (`normal`). UnknownName
    with the nearest names where there is none, with the candidates' IRIs where there are several.
    """
    iris = Iris(base_of(graph))
    _refuse_bytes("entity", name)
    for candidate in _as_iri(name, iris):
        if _is_entity(graph, candidate):
            return _current(graph, candidate)
    for found in (_labelled(graph, name, "skos:prefLabel"), _labelled(graph, name, "skos:altLabel")):
        if found:
            return _only(graph, name, found, iris)
    return _folded(graph, name, iris)


def find_node(graph: Queryable, name: str) -> str:
    """As `find_entity`, but what was merged into something else is still found by its own IRI or full name.

    So that people can say that it does not belong there.
    """
    iris = Iris(base_of(graph))
    for candidate in (*_as_iri(name, iris), iris.entity(name)):
        if any(rows(graph, f"SELECT ?n WHERE {{ {iri(candidate)} dcterms:isReplacedBy ?n }} LIMIT 1")):
            return candidate
    return find_entity(graph, name)


def find_record(graph: Queryable, name: str) -> str:
    """IRI of the claim, event or observation that is given by IRI, prefixed name or digits alone; UnknownName else."""
    iris = Iris(base_of(graph))
    digits = [space + name.strip() for space in map(iris.prefixes.__getitem__, ("claim", "event", "obs"))]
    for candidate in (*_as_iri(name, iris), *digits):
        if _valid(candidate) and any(rows(graph, f"SELECT ?s WHERE {{ {iri(candidate)} zt:status ?s }} LIMIT 1")):
            return candidate
    raise UnknownName("claim, event or observation", name)


def _refuse_bytes(kind: str, name: str) -> None:
    """UnknownName where the bytes of a name are no text, so that nothing can be called so."""
    if any("\ud800" <= c <= "\udfff" for c in name):
        raise UnknownName(kind, name)


def _as_iri(name: str, iris: Iris) -> list[str]:
    """The IRIs that the text may be: written out, in brackets, or prefixed."""
    text = name.strip().removeprefix("<").removesuffix(">")
    prefix, colon, rest = text.partition(":")
    spaces = iris.prefixes
    candidates = [spaces[prefix] + rest] if colon and prefix in spaces else []
    return [c for c in [*candidates, text] if _valid(c)]


def _valid(text: str) -> bool:
    try:
        iri(text)
    except ValueError:
        return False
    return True


def _is_entity(graph: Queryable, candidate: str) -> bool:
    return any(rows(graph, f"SELECT ?c WHERE {{ {iri(candidate)} a zt:Entity ; a ?c }} LIMIT 1"))


def _current(graph: Queryable, entity: str) -> str:
    """What the entity was merged into, or itself; a chain that runs in a circle ends where it was entered."""
    seen = {entity}
    while True:
        after = [r[0] for r in rows(graph, f"SELECT ?n WHERE {{ {iri(entity)} dcterms:isReplacedBy ?n }} LIMIT 1")]
        if not after or after[0] is None or after[0] in seen:
            return entity
        entity = after[0]
        seen.add(entity)


def _labelled(graph: Queryable, name: str, predicate: str) -> set[str]:
    """Entities with this very label, or its simplified form."""
    forms = {name.strip(), simplify(name.strip())}
    literals = " ".join(str(ox.Literal(form, language=lang)) for form in sorted(forms) for lang in _LANGUAGES)
    # thousands of documents repeat a name: no bound, but what keeps an engine from asking for the class each time
    named = f"SELECT DISTINCT ?e WHERE {{ VALUES ?l {{ {literals} }} ?e {predicate} ?l }} LIMIT 1000000"
    query = f"SELECT DISTINCT ?e WHERE {{ {{ {named} }} FILTER EXISTS {{ ?e a zt:Entity }} }}"
    return {e for (e,) in rows(graph, query) if e is not None}


def same_name(graph: Queryable, name: str) -> list[str]:
    """Entities that are called by the local name of an IRI, without what tells it from others of its name."""
    plain = name.partition("_")[0]
    found = _labelled(graph, plain, "skos:prefLabel") or _labelled(graph, plain, "skos:altLabel")
    return sorted({_current(graph, each) for each in found})


def _all_labels(graph: Queryable, predicate: str) -> set[tuple[str, str]]:
    # both lists are made once, since thousands of documents repeat a name
    named = f"SELECT DISTINCT ?e ?l WHERE {{ ?e {predicate} ?l }}"
    query = f"SELECT ?e ?l WHERE {{ {{ {named} }} {{ SELECT DISTINCT ?e WHERE {{ ?e a zt:Entity }} }} }}"
    return {(e, text) for e, text in rows(graph, query) if e is not None and text is not None}


def _folded(graph: Queryable, name: str, iris: Iris) -> str:
    """Compares folded forms of all labels; the slow way, after all quick ones failed."""
    wanted = normal(name)
    every: set[str] = set()
    for predicate in ("skos:prefLabel", "skos:altLabel"):
        pairs = _all_labels(graph, predicate)
        found = {e for e, text in pairs if normal(text) == wanted}
        if found:
            return _only(graph, name, found, iris)
        every |= {text for _, text in pairs}
    raise UnknownName("entity", name, nearest(name, every))


def _only(graph: Queryable, name: str, found: set[str], iris: Iris) -> str:
    current = {_current(graph, e) for e in found}
    if len(current) == 1:
        return current.pop()
    raise AmbiguousName("entity", name, [shorten(e, iris.prefixes) for e in sorted(current)])


def find_class(name: str) -> str:
    """Local name of the class of this name or label; UnknownName with the nearest ones otherwise.

    >>> find_class("实验室"), find_class("zt:Place")
    ('Laboratory', 'Place')
    """
    text = name.strip().removeprefix("zt:").removeprefix(ZT).casefold()
    known = vocabulary().classes.values()
    words = {word: c.name for c in known for word in (c.name, c.zh, c.en)}
    words |= {above: above for c in known for above in sorted(c.parents)}
    for word, found in words.items():
        if text == word.casefold():
            return found
    near = dict.fromkeys(words[word] for word in nearest(name, words))
    raise UnknownName("class", name, near or sorted(set(words.values())), closed=not near)


def find_document(graph: Queryable, name: str) -> str:
    """IRI of the document of this identifier, title or IRI; UnknownName with the nearest ones otherwise."""
    query = "SELECT ?d ?i ?t WHERE { ?d a zt:Document ; dcterms:identifier ?i . OPTIONAL { ?d dcterms:title ?t } }"
    text = name.strip()
    address = text.removeprefix("<").removesuffix(">")
    _refuse_bytes("document", name)
    by_identifier = f"SELECT DISTINCT ?d WHERE {{ ?d dcterms:identifier {ox.Literal(text)} ; a zt:Document }}"
    exact = [d for (d,) in rows(graph, by_identifier) if d is not None]
    if len(exact) == 1:
        return exact[0]
    known = list(rows(graph, query))
    for position, wanted in enumerate((address, text, text)):
        found = sorted({r[0] for r in known if r[position] == wanted and r[0] is not None})
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousName("document", name, sorted(r[1] or "" for r in known if r[0] in found))
    raise UnknownName("document", name, nearest(name, [t for r in known for t in r[1:] if t]))


def all_names(graph: Queryable, entity: str) -> set[str]:
    """Preferred and other names of an entity, in all graphs."""
    query = f"SELECT DISTINCT ?l WHERE {{ {iri(entity)} skos:prefLabel|skos:altLabel ?l }}"
    return {text for (text,) in rows(graph, query) if text is not None}


def namesakes(graph: Queryable, name: str, entity: str) -> list[str]:
    """IRIs of other entities than this one that have this very name."""
    found = _labelled(graph, name, "skos:prefLabel") | _labelled(graph, name, "skos:altLabel")
    return sorted({_current(graph, other) for other in found} - {_current(graph, entity)})


def labels(graph: Queryable, entities: Iterable[str]) -> dict[str, str]:
    """Preferred name of each entity; where a graph has none, the local part of the IRI."""
    wanted = sorted(set(entities))
    names = {e: e.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for e in wanted}
    for batch in batches(wanted):
        values = " ".join(iri(e) for e in batch)
        query = f"SELECT DISTINCT ?e ?l WHERE {{ VALUES ?e {{ {values} }} ?e skos:prefLabel ?l }} ORDER BY ?e DESC(?l)"
        names.update((e, text) for e, text in rows(graph, query) if e is not None and text is not None)
    return names
