"""The closed vocabulary, read from `ontology/zhitu.ttl`: what may be said, of what, to what.

Plain strings only (local names such as `Laboratory`); RDF terms begin in `assertion/`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from zhitu.errors import VocabularyError
from zhitu.iri import PREFIXES, ZT
from zhitu.resources import ontology_path

__all__ = ["ClassDef", "PropertyDef", "Vocabulary", "vocabulary"]

_RDFS, _RDF, _OWL, _SKOS = PREFIXES["rdfs"], PREFIXES["rdf"], PREFIXES["owl"], PREFIXES["skos"]


@dataclass(frozen=True, slots=True)
class ClassDef:
    """A class with its labels, the legend's colour and all its superclasses."""

    name: str
    zh: str
    en: str
    comment: str
    color: str
    order: int
    parents: frozenset[str]


@dataclass(frozen=True, slots=True)
class PropertyDef:
    """An asserted relation; domain and range hold leaf classes."""

    name: str
    zh: str
    en: str
    comment: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    same_kind: bool


#: Classes whose things are part of each other and of nothing else.
KINDS = tuple(
    map(
        frozenset,
        (["Place"], ["Organization"], ["Facility", "Project"], ["Initiative"], ["Industry"], ["Group"], ["Product"]),
    )
)


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of one of the SKOS schemes."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that may be written; a misspelt term is an error, not a new one."""

    version: str
    classes: dict[str, ClassDef]
    relations: dict[str, PropertyDef]
    event_types: dict[str, Concept]
    statuses: dict[str, Concept]
    bounds: dict[str, Concept]
    #: Classes that only lie over others, those of records, and the properties of these.
    others: dict[str, Concept]
    #: Local names of all that the ontology defines.
    terms: frozenset[str]
    #: Relations that are never asserted, each with the one that is asserted instead, from the other end.
    inverses: dict[str, str]

    def words(self, name: str) -> tuple[str, str] | None:
        """A term's labels, Chinese and English, of whatever kind it is; None where there is no such term.

        >>> vocabulary().words("opened"), vocabulary().words("opend")
        (('启用', 'opened'), None)
        """
        kinds = (self.classes, self.relations, self.event_types, self.statuses, self.bounds, self.others)
        found = next((kind[name] for kind in kinds if name in kind), None)
        return None if found is None else (found.zh, found.en)

    def class_(self, name: str) -> ClassDef:
        """The leaf class of this local name."""
        try:
            return self.classes[name]
        except KeyError:
            raise VocabularyError(f"no class {name!r}; classes are {', '.join(self.classes)}") from None

    def relation(self, name: str) -> PropertyDef:
        """The relation of this local name."""
        try:
            return self.relations[name]
        except KeyError:
            raise VocabularyError(f"no relation {name!r}; relations are {', '.join(self.relations)}") from None

    def kinds(self, classes: Iterable[str]) -> frozenset[str]:
        """The classes and all that is above them."""
        return frozenset().union(*({c} | self.class_(c).parents for c in classes))

    def below(self, name: str) -> frozenset[str]:
        """The leaf classes of which every thing is of this class, which may be one of them.

        >>> sorted(vocabulary().below("Place"))
        ['City', 'Country', 'District', 'NaturalFeature', 'Region', 'Zone']
        """
        return frozenset(c.name for c in self.classes.values() if name == c.name or name in c.parents)

    def allows(self, relation: str, subject: Collection[str], obj: Collection[str]) -> bool:
        """Whether some class of the subject and some of the object fit the relation.

        >>> vocabulary().allows("issuedBy", ["Policy"], ["GovernmentBody"])
        True
        >>> vocabulary().allows("issuedBy", ["City"], ["Policy"])
        False
        """
        definition = self.relation(relation)
        return not (definition.domain.isdisjoint(subject) or definition.range.isdisjoint(obj))

    def alike(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether some class of each is of one kind, as a part and its whole are (SHACL: zts:same-kind).

        >>> vocabulary().alike(["District"], ["City"]), vocabulary().alike(["District"], ["Laboratory"])
        (True, False)
        """
        ours, theirs = self.kinds(one), self.kinds(other)
        return any(not kind.isdisjoint(ours) and not kind.isdisjoint(theirs) for kind in KINDS)

    def unfit(self, relation: str, subject: Collection[str], obj: Collection[str]) -> str | None:
        """Why a relation cannot lead from a thing of some classes to one of others; None where it can.

        >>> vocabulary().unfit("partOf", ["District"], ["City"])
        >>> vocabulary().unfit("partOf", ["District"], ["Company"]).split(";")[0]
        'partOf leads from like to like, not from District to Company'
        """
        known, one, other = self.relation(relation), "/".join(subject), "/".join(obj)
        if not self.allows(relation, subject, obj):
            remedy = f"it leads from {' or '.join(sorted(known.domain))} to {' or '.join(sorted(known.range))}"
            return f"{relation} does not lead from {one} to {other}; {remedy}"
        if known.same_kind and not self.alike(subject, obj):
            remedy = "for what lies in a place use locatedIn; where a class is wrong correct it with: zhitu retype"
            return f"{relation} leads from like to like, not from {one} to {other}; {remedy}"
        return None


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary as `ontology/zhitu.ttl` defines it."""
    store = ox.Store()
    store.load(path=str(ontology_path() / "zhitu.ttl"), format=ox.RdfFormat.TURTLE)
    return _Reader(store).read()


class _Reader:
    """Reads the definitions out of the ontology's triples."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def values(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        quads = self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return [quad.object for quad in quads]

    def names(self, subject: str, predicate: str) -> list[str]:
        return sorted(v.value.removeprefix(ZT) for v in self.values(subject, predicate) if isinstance(v, ox.NamedNode))

    def text(self, subject: str, predicate: str, language: str | None = None) -> str:
        for value in self.values(subject, predicate):
            if isinstance(value, ox.Literal) and (language is None or value.language == language):
                return value.value
        return ""

    def typed(self, kind: str) -> list[str]:
        quads = self.store.quads_for_pattern(None, ox.NamedNode(_RDF + "type"), ox.NamedNode(kind))
        found = (q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode))
        return sorted(s.removeprefix(ZT) for s in found if s.startswith(ZT))

    def ancestors(self, name: str) -> frozenset[str]:
        above: set[str] = set()
        queue = [name]
        while queue:
            for parent in self.names(ZT + queue.pop(), _RDFS + "subClassOf"):
                if parent not in above and ":" not in parent:
                    above.add(parent)
                    queue.append(parent)
        return frozenset(above)

    def read(self) -> Vocabulary:
        ordered = [n for n in self.typed(_OWL + "Class") if self.text(ZT + n, ZT + "order")]
        classes = {n: self.class_(n) for n in sorted(ordered, key=lambda n: int(self.text(ZT + n, ZT + "order")))}
        relations = {
            n: self.relation(n, classes)
            for n in self.typed(_OWL + "ObjectProperty")
            if self.names(ZT + n, ZT + "domainIncludes") and self.is_relation(n)
        }
        others = {
            n: Concept(n, *(self.text(ZT + n, _RDFS + "label", lang) for lang in ("zh", "en")))
            for kind in ("Class", "ObjectProperty", "DatatypeProperty")
            for n in self.typed(_OWL + kind)
            if n not in classes and n not in relations
        }
        types = self.scheme("EventTypes")
        statuses, bounds = (
            {n: found[n] for n in sorted(found, key=lambda n: int(self.text(ZT + n, ZT + "order")))}
            for found in map(self.scheme, ("Statuses", "Bounds"))
        )
        version = self.text(ZT.rstrip("#"), _OWL + "versionInfo")
        return Vocabulary(version, classes, relations, types, statuses, bounds, others, self.terms(), self.inverses())

    def inverses(self) -> dict[str, str]:
        only = (n for n in self.typed(_OWL + "ObjectProperty") if self.text(ZT + n, ZT + "inverseOnly") == "true")
        return {n: relation for n in only for relation in self.names(ZT + n, _OWL + "inverseOf")}

    def terms(self) -> frozenset[str]:
        subjects = (quad.subject.value for quad in self.store if isinstance(quad.subject, ox.NamedNode))
        return frozenset(s.removeprefix(ZT) for s in subjects if s.startswith(ZT))

    def scheme(self, scheme: str) -> dict[str, Concept]:
        """The concepts of a scheme, by name."""
        names = [n for n in self.typed(_SKOS + "Concept") if scheme in self.names(ZT + n, _SKOS + "inScheme")]
        return {n: Concept(n, *(self.text(ZT + n, _SKOS + "prefLabel", lang) for lang in ("zh", "en"))) for n in names}

    def is_relation(self, name: str) -> bool:
        return self.text(ZT + name, ZT + "asserted") == "true"

    def class_(self, name: str) -> ClassDef:
        iri = ZT + name
        zh, en, comment = (
            self.text(iri, _RDFS + "label", "zh"),
            self.text(iri, _RDFS + "label", "en"),
            self.text(iri, _RDFS + "comment", "zh"),
        )
        order = int(self.text(iri, ZT + "order"))
        return ClassDef(name, zh, en, comment, self.text(iri, ZT + "color"), order, self.ancestors(name))

    def relation(self, name: str, classes: dict[str, ClassDef]) -> PropertyDef:
        iri = ZT + name

        def leaves(predicate: str) -> frozenset[str]:
            stated = set(self.names(iri, predicate))
            return frozenset(c.name for c in classes.values() if c.name in stated or c.parents & stated)

        return PropertyDef(
            name,
            self.text(iri, _RDFS + "label", "zh"),
            self.text(iri, _RDFS + "label", "en"),
            self.text(iri, _RDFS + "comment", "zh"),
            leaves(ZT + "domainIncludes"),
            leaves(ZT + "rangeIncludes"),
            "SymmetricProperty" in {v.rsplit("#", 1)[-1] for v in self.names(iri, _RDF + "type")},
            self.text(iri, ZT + "sameKind") == "true",
        )
