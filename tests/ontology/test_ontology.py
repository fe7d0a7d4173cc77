"""The schema says all that VOCABULARY.md and GUIDELINES.md fix, in both languages; its companions keep to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from zhitu.iri import Iris

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
ZT = Namespace("https://w3id.org/zhitu/ontology#")
ONTOLOGY = URIRef("https://w3id.org/zhitu/ontology")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROPERTY_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
SCHEMES = {"EventTypes": 14, "Statuses": 3, "Bounds": 6, "Decisions": 10}


def load(name: str) -> Graph:
    return Graph().parse(ROOT / "ontology" / name)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return load("zhitu.ttl")


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    terms: dict[str, Any] = json.loads((ROOT / "ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    return terms


def shared(name: str) -> str:
    """Text of one of the project's fixed specifications."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the folder {SHARED}, which is not part of the repository")
    return (SHARED / name).read_text(encoding="utf-8")


def between(text: str, start: str, end: str) -> str:
    return text.split(start, 1)[1].split(end, 1)[0]


def words(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]+", text))


def defined(graph: Graph, *types: Node) -> set[str]:
    """Local names of the zhitu terms that have one of the types."""
    found = {s for t in types for s in graph.subjects(RDF.type, t) if isinstance(s, URIRef)}
    return {str(s).removeprefix(ZT) for s in found if s.startswith(ZT)}


def marked(graph: Graph, predicate: Node) -> set[str]:
    return {str(s).removeprefix(ZT) for s in graph.subjects(predicate, Literal(True))}


def names(graph: Graph, name: str, predicate: Node) -> set[str]:
    return {str(o).removeprefix(ZT) for o in graph.objects(ZT[name], predicate)}


def languages(graph: Graph, subject: Node, predicate: Node) -> list[str]:
    return sorted(str(o.language) for o in graph.objects(subject, predicate) if isinstance(o, Literal) and o.strip())


def above(graph: Graph, name: str) -> set[str]:
    return {str(c).removeprefix(ZT) for c in graph.transitive_objects(ZT[name], RDFS.subClassOf)}


def vocabulary_terms(text: str) -> Iterator[str]:
    yield from re.findall(r"\bzt:([A-Za-z][A-Za-z0-9]*)", text)
    yield from words(between(text, "always asserted: ", "`zt:Place`"))
    yield from words(between(text, "\nProperties: ", " (meaning and direction"))
    yield from words(between(text, "Event types are a SKOS scheme: ", ". No date"))
    yield from words(between(text, "\nBounds: ", ". `zt:value`"))


def test_every_term_of_the_vocabulary_is_defined(ontology: Graph) -> None:
    expected = set(vocabulary_terms(shared("VOCABULARY.md")))
    everything = defined(ontology, OWL.Class, SKOS.Concept, SKOS.ConceptScheme, *PROPERTY_TYPES)
    assert len(expected) > 100
    assert expected <= everything, f"not defined: {sorted(expected - everything)}"


def test_the_legend_is_the_asserted_classes(ontology: Graph) -> None:
    listed = words(between(shared("VOCABULARY.md"), "always asserted: ", "`zt:Place`"))
    legend = {str(s).removeprefix(ZT) for s in ontology.subjects(ZT.color)}
    assert legend == listed
    assert len(legend) == 24


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Place", "Country Region City District Zone NaturalFeature"),
        ("Organization", "GovernmentBody Company FinancialInstitution Laboratory ResearchInstitute School Hospital"),
        ("Agent", "Organization Person"),
        ("Initiative", "Policy Programme Project Fund Conference"),
        ("Entity", "Place Agent Initiative Facility Industry Group Product"),
    ],
)
def test_hierarchy(ontology: Graph, upper: str, lower: str) -> None:
    assert {str(s).removeprefix(ZT) for s in ontology.subjects(RDFS.subClassOf, ZT[upper])} == set(lower.split())


def test_relations_are_those_of_the_vocabulary(ontology: Graph) -> None:
    listed = words(between(shared("VOCABULARY.md"), "\nProperties: ", " (meaning and direction"))
    assert marked(ontology, ZT.asserted) == listed
    assert len(listed) == 19


def cell_classes(cell: str) -> set[str]:
    """A cell of the guidelines' table as class names; places act as agents, and anything is an entity."""
    first = cell.split(";")[0]
    found = {"Entity" if w in {"anything", "like"} else w for w in re.findall(r"[A-Za-z]+", first)}
    return found | {"Place"} if "Agent" in found else found


def test_domains_and_ranges_follow_the_guidelines(ontology: Graph) -> None:
    table = between(shared("gold/GUIDELINES.md"), "| property | reads |", "\n\n")
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| (.+?) [→↔] (.+?) \|$", table, flags=re.M)
    assert len(rows) == 19
    for name, domain, range_ in rows:
        assert names(ontology, name, ZT.domainIncludes) == cell_classes(domain), name
        assert names(ontology, name, ZT.rangeIncludes) == cell_classes(range_), name


def test_header(ontology: Graph) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in ontology
    assert ontology.value(ONTOLOGY, OWL.versionInfo) == Literal("1.0.0")
    assert languages(ontology, ONTOLOGY, DCTERMS.title) == ["en", "zh"]
    assert str(ontology.value(ONTOLOGY, DCTERMS.license)).endswith("LICENSE-2.0")


def test_every_term_is_named_and_explained_in_both_languages(ontology: Graph) -> None:
    plain = defined(ontology, OWL.Class, *PROPERTY_TYPES)
    concepts = defined(ontology, SKOS.Concept, SKOS.ConceptScheme)
    assert not plain & concepts
    for terms, label, comment in ((plain, RDFS.label, RDFS.comment), (concepts, SKOS.prefLabel, SKOS.definition)):
        for name in terms:
            assert languages(ontology, ZT[name], label) == ["en", "zh"], name
            assert languages(ontology, ZT[name], comment) == ["en", "zh"], name


def test_labels_tell_terms_of_a_kind_apart(ontology: Graph) -> None:
    for kind in (defined(ontology, OWL.Class), marked(ontology, ZT.asserted)):
        for language in ("zh", "en"):
            stated = [o for n in kind for o in ontology.objects(ZT[n], RDFS.label)]
            labels = [o for o in stated if isinstance(o, Literal) and o.language == language]
            assert len(labels) == len(set(labels)) == len(kind)


def test_no_domain_or_range_that_would_infer_classes() -> None:
    for name in ("zhitu.ttl", "alignments.ttl", "shapes.ttl"):
        graph = load(name)
        assert not list(graph.subject_objects(RDFS.domain)), name
        assert not list(graph.subject_objects(RDFS.range)), name


def test_every_property_has_includes_that_are_defined(ontology: Graph) -> None:
    classes = defined(ontology, OWL.Class)
    for name in defined(ontology, *PROPERTY_TYPES):
        for predicate in (ZT.domainIncludes, ZT.rangeIncludes):
            stated = names(ontology, name, predicate)
            assert stated, f"{name} has no {predicate}"
            assert {s for s in stated if "://" not in s} <= classes, name


def test_datatype_properties_range_over_datatypes_and_others_do_not(ontology: Graph) -> None:
    literal = ("http://www.w3.org/2001/XMLSchema#", "http://id.loc.gov/datatypes/", str(RDF.langString))
    for kind, wanted in ((OWL.DatatypeProperty, True), (OWL.ObjectProperty, False)):
        for name in defined(ontology, kind):
            assert {s.startswith(literal) for s in names(ontology, name, ZT.rangeIncludes)} == {wanted}, name


def test_only_the_symmetric_the_transitive_and_the_like_to_like_are_so_marked(ontology: Graph) -> None:
    assert defined(ontology, OWL.SymmetricProperty) == {"cooperatesWith"}
    assert defined(ontology, OWL.TransitiveProperty) == {"partOf", "locatedIn"}
    assert list(ontology.subject_objects(ZT.transitiveOver)) == [(ZT.locatedIn, ZT.partOf)]
    assert marked(ontology, ZT.sameKind) & marked(ontology, ZT.asserted) == {"partOf"}


def test_inverses_are_marked_and_mirror_their_relation(ontology: Graph) -> None:
    pairs = {str(s).removeprefix(ZT): str(o).removeprefix(ZT) for s, o in ontology.subject_objects(OWL.inverseOf)}
    assert set(pairs) == marked(ontology, ZT.inverseOnly)
    assert not set(pairs) & marked(ontology, ZT.asserted)
    for inverse, relation in pairs.items():
        assert relation in marked(ontology, ZT.asserted)
        assert names(ontology, inverse, ZT.domainIncludes) == names(ontology, relation, ZT.rangeIncludes)
        assert names(ontology, inverse, ZT.rangeIncludes) == names(ontology, relation, ZT.domainIncludes)


def orders(graph: Graph, terms: set[str]) -> list[int]:
    return sorted(int(str(graph.value(ZT[n], ZT.order))) for n in terms)


def test_order_counts_classes_relations_and_concepts_from_one(ontology: Graph) -> None:
    legend = {str(s).removeprefix(ZT) for s in ontology.subjects(ZT.color)}
    assert orders(ontology, legend) == list(range(1, 25))
    assert orders(ontology, marked(ontology, ZT.asserted)) == list(range(1, 20))
    for scheme, size in SCHEMES.items():
        members = {str(s).removeprefix(ZT) for s in ontology.subjects(SKOS.inScheme, ZT[scheme])}
        assert orders(ontology, members) == list(range(1, size + 1))
        assert {str(ontology.value(ZT[n], SKOS.notation)) for n in members} == members


def lightness(color: str) -> float:
    """Relative luminance of #RRGGBB, from 0 to 1 (WCAG 2)."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_colours_are_distinct_and_visible_on_white_and_on_black(ontology: Graph) -> None:
    colors = [str(o) for o in ontology.objects(None, ZT.color)]
    assert len(set(colors)) == 24
    for color in colors:
        assert re.fullmatch(r"#[0-9A-F]{6}", color)
        assert 0.02 < lightness(color) < 0.75, color


def test_confined_properties_name_their_scheme(ontology: Graph) -> None:
    confined = {str(s).removeprefix(ZT): str(o).removeprefix(ZT) for s, o in ontology.subject_objects(ZT.valuesFrom)}
    schemes = {"status": "Statuses", "eventType": "EventTypes", "bound": "Bounds", "decision": "Decisions"}
    assert confined == {**schemes, "disputedEvent": "EventTypes"}
    objects = defined(ontology, OWL.ObjectProperty)
    assert {n for n in objects if str(SKOS.Concept) in names(ontology, n, ZT.rangeIncludes)} == set(confined)


def test_alignments_point_outward_only(ontology: Graph) -> None:
    known = defined(ontology, OWL.Class, *PROPERTY_TYPES)
    graph = load("alignments.ttl")
    header = set(graph.subjects(RDF.type, OWL.Ontology))
    relating = {RDFS.subClassOf, RDFS.subPropertyOf, RDF.type}
    for s, p, o in graph:
        if s in header:
            continue
        assert str(s).removeprefix(ZT) in known, f"{s} is no term of the ontology"
        assert p in relating, f"{p} does not align"
        assert isinstance(o, URIRef), f"{o} is no term elsewhere"
        assert not o.startswith(ZT), f"{o} is no term elsewhere"


def test_alignments_reach_the_vocabularies_that_the_project_promises() -> None:
    targets = " ".join(str(o) for g in map(load, ("alignments.ttl", "zhitu.ttl")) for o in g.objects())
    for namespace in ("schema.org", "ns/org#", "ns/prov#", "ns/oa#", "linked-data/cube#", "skos/core#", "geonames.org"):
        assert namespace in targets


def test_context_prefixes_are_the_vocabulary_s(context: dict[str, Any]) -> None:
    prefixes = {k: v for k, v in context.items() if isinstance(v, str) and "://" in v}
    assert prefixes == Iris().prefixes
    assert prefixes == dict(re.findall(r"@prefix (\w+): +<([^>]+)>", shared("VOCABULARY.md")))


def test_context_names_every_term_and_nothing_else(ontology: Graph, context: dict[str, Any]) -> None:
    annotations = defined(ontology, OWL.AnnotationProperty)
    terms = defined(ontology, OWL.Class, SKOS.Concept, *PROPERTY_TYPES) - annotations
    stated = {k: v["@id"] if isinstance(v, dict) else v for k, v in context.items() if not k.startswith("@")}
    assert {k for k, v in stated.items() if v.startswith("zt:")} == terms
    assert all(v == f"zt:{k}" for k, v in stated.items() if v.startswith("zt:"))


def test_context_reads_plain_json_as_the_vocabulary_writes_it(context: dict[str, Any]) -> None:
    observation = {
        "@id": "obs:1b2c",
        "@type": "Observation",
        "about": "id:白云机场",
        "indicator": "旅客吞吐量",
        "value": "40257000",
        "bound": "exactly",
        "period": "2021",
        "earliest": "2021-01-01",
        "evidence": ["doc:gz-2022#char=890,915"],
    }
    turtle = """
        obs:1b2c a zt:Observation ; zt:about id:白云机场 ; zt:indicator "旅客吞吐量"@zh ;
            zt:value "40257000"^^xsd:decimal ; zt:bound zt:exactly ;
            zt:period "2021"^^edtf:edtf ; zt:earliest "2021-01-01"^^xsd:date ;
            zt:evidence <https://w3id.org/zhitu/id/doc/gz-2022#char=890,915> ."""
    header = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in Iris().prefixes.items())
    read = ox.parse(json.dumps({"@context": context, **observation}), format=ox.RdfFormat.JSON_LD)
    assert set(read) == set(ox.parse(header + turtle, format=ox.RdfFormat.TURTLE))
