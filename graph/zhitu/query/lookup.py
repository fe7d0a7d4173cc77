"""From what a person types to the thing in the graph: names, aliases, IRIs; the nearest names where nothing fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise, product

import pyoxigraph as ox

from zhitu.errors import AmbiguousName, UnknownName
from zhitu.iri import ZT, Iris
from zhitu.names import nearest, normal, simplify
from zhitu.official import official
from zhitu.sparql import HEADER, Queryable, base_of, batches, iri, rows, shorten
from zhitu.vocabulary import vocabulary

__all__ = [
    "Namesake",
    "alike",
    "all_names",
    "find_class",
    "find_document",
    "find_entity",
    "find_leaf",
    "find_node",
    "find_record",
    "find_relation",
    "find_term",
    "labels",
    "moved",
    "namesakes",
    "nearest_names",
    "others_called",
    "same_name",
]

_LANGUAGES = ("zh", "zh-Hant", "en")
#: The better one first.
_NAMING = ("skos:prefLabel", "skos:altLabel")
#: Names shown in the place of one that there is not, and among how many they are looked for: not all are of entities.
_SHOWN, _NEAR = 5, 20
#: 甲市港口规划|（2021—2035年）: the years that nobody says who speaks of a plan.
_PERIOD = re.compile(r"[（(](?:19|20)\d\d年?[-—–－~～至]+(?:19|20)\d\d年?[）)]$")


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another thing of a name: its IRI, preferred name, classes, and how often documents mention it."""

    iri: str
    label: str
    classes: tuple[str, ...]
    mentions: int


def find_entity(graph: Queryable, name: str, *, preferred: bool = False) -> str:
    """IRI of the entity that `name` names: an IRI, a prefixed name, a prefLabel or an altLabel, in any way of writing.

    Of a thing that prefers the name and one that has it as an alias, it is the one that documents mention more often,
    as in a search; with `preferred` the former. The exact form, then its folded form (`normal`), go before what is
    officially called otherwise, one that only folds to the same, and a plan that has its years behind the name.
    UnknownName with the nearest names where there is none, AmbiguousName where several things prefer the name, or have
    it as an alias.
    """
    iris = Iris(base_of(graph))
    _refuse_bytes("entity", name)
    for candidate in _as_iri(name, iris):
        now = _current(graph, candidate)
        if now != candidate or _is_entity(graph, candidate):
            return now
    for form in dict.fromkeys((name, normal(name))):
        own, also = (_labelled(graph, form, predicate) for predicate in _NAMING)
        if own:
            only = _only(graph, name, own, iris)
            return only if preferred else _more_often(graph, only, {_current(graph, each) for each in also})
        if also:
            return _only(graph, name, also, iris)
    for form, predicate in product(official(name), _NAMING):
        if found := _labelled(graph, form, predicate):
            return _only(graph, name, found, iris)
    return _folded(graph, name, iris)


def _more_often(graph: Queryable, only: str, others: set[str]) -> str:
    """Of a thing and of others the one that is mentioned most often; the thing itself of those mentioned alike."""
    return max([only, *sorted(others - {only})], key=lambda each: _mentions(graph, each)) if others else only


def _mentions(graph: Queryable, entity: str) -> int:
    """How often documents mention a thing."""
    for (count,) in rows(graph, f"SELECT ?n WHERE {{ {iri(entity)} zt:mentionCount ?n }} LIMIT 1"):
        return int(count or 0)
    # a graph without a summary
    ((count,),) = rows(graph, f"SELECT (COUNT(DISTINCT ?q) AS ?n) WHERE {{ ?q zt:mentions {iri(entity)} }}")
    return int(count or 0)


def others_called(graph: Queryable, name: str, entity: str) -> tuple[Namesake, ...]:
    """The other things that have this very name, those mentioned most often first; none of an IRI."""
    found = []
    for other in namesakes(graph, name, entity):
        query = f"SELECT DISTINCT ?c WHERE {{ {iri(other)} a ?c }}"
        kinds = {kind.removeprefix(ZT) for (kind,) in rows(graph, query) if kind is not None}
        leaves = tuple(name for name in vocabulary().classes if name in kinds)
        found.append(Namesake(other, labels(graph, [other])[other], leaves, _mentions(graph, other)))
    return tuple(sorted(found, key=lambda each: (-each.mentions, each.iri)))


def find_node(graph: Queryable, name: str) -> str:
    """As `find_entity`, but what was merged into something else is still found by its own IRI or full name.

    So that people can say that it does not belong there.
    """
    iris = Iris(base_of(graph))
    for candidate in (*_as_iri(name, iris), iris.entity(name)):
        if any(rows(graph, f"SELECT ?n WHERE {{ {iri(candidate)} dcterms:isReplacedBy ?n }} LIMIT 1")):
            return candidate
    return find_entity(graph, name, preferred=True)


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


def moved(graph: Queryable, entities: Iterable[str]) -> dict[str, str]:
    """Those of the IRIs by which things went before, with the present ones."""
    wanted = " ".join(map(iri, dict.fromkeys(entities)))
    query = f"SELECT DISTINCT ?e WHERE {{ VALUES ?e {{ {wanted} }} ?e dcterms:isReplacedBy ?n }}"
    found = [e for (e,) in rows(graph, query) if e is not None] if wanted else []
    return {e: now for e in found if (now := _current(graph, e)) != e}


def _labelled(graph: Queryable, name: str, predicate: str) -> set[str]:
    """Entities with this very label, or its simplified form."""
    forms = {name.strip(), simplify(name.strip())}
    return _called(graph, [ox.Literal(form, language=lang) for form in sorted(forms) for lang in _LANGUAGES], predicate)


def _called(graph: Queryable, forms: Iterable[ox.Literal], predicate: str) -> set[str]:
    """Entities that have one of these labels."""
    literals = " ".join(map(str, forms))
    # thousands of documents repeat a name: no bound, but what keeps an engine from asking for the class each time
    named = f"SELECT DISTINCT ?e WHERE {{ VALUES ?l {{ {literals} }} ?e {predicate} ?l }} LIMIT 1000000"
    query = f"SELECT DISTINCT ?e WHERE {{ {{ {named} }} FILTER EXISTS {{ ?e a zt:Entity }} }}"
    return {e for (e,) in rows(graph, query) if e is not None}


def same_name(graph: Queryable, name: str) -> list[str]:
    """Entities that are called by the local name of an IRI, without what tells it from others of its name."""
    plain = name.partition("_")[0]
    found = _labelled(graph, plain, "skos:prefLabel") or _labelled(graph, plain, "skos:altLabel")
    return sorted({_current(graph, each) for each in found})


def alike(graph: Queryable, name: str) -> list[str]:
    """Entities whose names are most like the local name of an IRI, two at most; all names are looked through."""
    plain = name.partition("_")[0].strip()
    try:
        return [find_entity(graph, plain)] if plain else []
    except AmbiguousName:
        return []
    except UnknownName as error:
        found = (e for near in error.nearest for by in _NAMING for e in sorted(_labelled(graph, near, by)))
        return list(dict.fromkeys(_current(graph, each) for each in islice(found, 2)))


def _labels(graph: Queryable) -> list[ox.Literal]:
    """All names; the engine's answer ends here, since an error's traceback may be freed in another thread."""
    solutions = graph.query(f"{HEADER}SELECT DISTINCT ?l WHERE {{ ?e skos:prefLabel|skos:altLabel ?l }}")
    assert isinstance(solutions, ox.QuerySolutions)
    return [label for solution in solutions if isinstance(label := solution[0], ox.Literal)]


def _folded(graph: Queryable, name: str, iris: Iris) -> str:
    """Compares folded forms of all labels; the slow way, after all quick ones failed."""
    every = _labels(graph)
    texts = [label.value for label in every]
    known: dict[str, list[ox.Literal]] = {text: [] for text in nearest(name, texts, count=_NEAR)}
    for text, label in zip(texts, every, strict=True):
        if text in known:
            known[text].append(label)
    wanted = normal(name)
    same = [label for text, found in known.items() if normal(text) == wanted for label in found]
    for predicate in _NAMING:
        if called := _called(graph, same, predicate):
            return _only(graph, name, called, iris)
    untimed = [label for text, found in known.items() if normal(_PERIOD.sub("", text)) == wanted for label in found]
    for predicate in _NAMING if untimed else ():
        if len(only := {_current(graph, each) for each in _called(graph, untimed, predicate)}) == 1:
            return only.pop()
    # whether a label is of an entity is asked of few
    near = (text for text, found in known.items() if any(_called(graph, found, by) for by in _NAMING))
    raise UnknownName("entity", name, list(islice(near, _SHOWN)))


def nearest_names(graph: Queryable, name: str) -> tuple[str, ...]:
    """Names of entities that look most like a name, the likeliest first; its own where something is called so."""
    try:
        return (labels(graph, [found := find_entity(graph, name)])[found],)
    except UnknownName as error:
        return error.nearest


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


def find_leaf(name: str) -> str:
    """Local name of the class that things can have, by name or label; UnknownName with the nearest ones otherwise.

    >>> find_leaf("产业"), find_leaf("zt:city")
    ('Industry', 'City')
    """
    return find_term("class", name, {c.name: (c.zh, c.en) for c in vocabulary().classes.values()})


def find_relation(name: str) -> str:
    """Local name of the relation of this name or label; UnknownName with the nearest ones otherwise.

    >>> find_relation("位于"), find_relation("located in")
    ('locatedIn', 'locatedIn')
    """
    return find_term("relation", name, {r.name: (r.zh, r.en) for r in vocabulary().relations.values()})


def find_term(kind: str, name: str, labels: Mapping[str, tuple[str, str]], *, others: Iterable[str] = ()) -> str:
    """Local name of the term that is called so, by itself or by one of its labels.

    UnknownName with the nearest ones, or with all, and what else may be said, where none is near.
    """
    wanted = name.strip().removeprefix("zt:").removeprefix(ZT).casefold()
    by_word = {word.casefold(): term for term, words in labels.items() for word in (term, *words)}
    if wanted in by_word:
        return by_word[wanted]
    near = dict.fromkeys(by_word[word] for word in nearest(wanted, by_word))
    raise UnknownName(kind, name, near or [*labels, *others], closed=not near)


def find_document(graph: Queryable, name: str) -> str:
    """IRI of the document of this identifier, title or IRI; UnknownName with the nearest ones otherwise."""
    query = """SELECT ?d ?i ?t ?day WHERE { ?d a zt:Document ; dcterms:identifier ?i .
      OPTIONAL { ?d dcterms:title ?t } OPTIONAL { ?d zt:firstDay ?day } }"""
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
    known.sort(key=lambda r: (r[3] or "", r[1] or ""), reverse=True)
    raise _no_document(name, {identifier: title for _, identifier, title, _ in known if identifier})


def _no_document(name: str, titles: Mapping[str, str | None]) -> UnknownName:
    """That no document is called so, with those most like it by identifier or title, else the first of these."""
    texts = {text: identifier for identifier, title in titles.items() for text in (identifier, title) if text}
    shared = {text: count for text in texts if (count := _shared(name, text))}
    found = nearest(name, texts, count=_NEAR) or sorted(shared, key=shared.__getitem__, reverse=True)
    near = list(dict.fromkeys(texts[text] for text in found))[:_SHOWN]
    told = near or list(titles)[:_SHOWN]
    shown = [f"{each} ({title})" if (title := titles[each]) else each for each in told]
    every = "" if near else "there is" if len(told) == len(titles) else f"the latest of {len(titles):,}"
    return UnknownName("document", name, told, shown=shown, heading=every)


def _shared(one: str, other: str) -> int:
    """How many pairs of neighbouring Chinese characters two texts have in common."""
    pairs = {a + b for a, b in pairwise(normal(one)) if (a + b).isalpha() and not (a + b).isascii()}
    return sum(pair in normal(other) for pair in pairs)


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
