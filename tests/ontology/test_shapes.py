"""Every SHACL shape lets a right graph pass and finds exactly the fault that it is there for."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from zhitu.iri import Iris

FOLDER = Path(__file__).parents[2] / "ontology"
ZT = Namespace("https://w3id.org/zhitu/ontology#")
ZTS = Namespace("https://w3id.org/zhitu/shapes#")
SH = Namespace("http://www.w3.org/ns/shacl#")
HEADER = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in Iris().prefixes.items())
DOC = "https://w3id.org/zhitu/id/doc/d"

#: A small graph without fault; each case below changes one thing in it.
BASE = f"""
doc:d a zt:Document ; dcterms:identifier "d" ; dcterms:issued "2022-09"^^edtf:edtf ; zt:sha256 "{"0f" * 32}" ;
    zt:text "办公室印发方案" .
<{DOC}#char=0,7> a zt:Quote ; zt:document doc:d ; zt:start 0 ; zt:end 7 ; zt:quote "办公室印发方案" .
<{DOC}#char=0,3> a zt:Quote ; zt:document doc:d ; zt:start 0 ; zt:end 3 ; zt:quote "办公室" ; zt:mentions id:甲 .
id:甲 a zt:GovernmentBody , zt:Entity ; skos:prefLabel "办公室"@zh ; skos:altLabel "辦公室"@zh-Hant .
id:乙 a zt:Policy , zt:Entity ; skos:prefLabel "方案"@zh .
id:丙 a zt:City , zt:Entity ; skos:prefLabel "某市"@zh .
id:乙 zt:issuedBy id:甲 .
claim:1 a zt:Claim ; rdf:subject id:乙 ; rdf:predicate zt:issuedBy ; rdf:object id:甲 ; zt:role "主任"@zh ;
    zt:evidence <{DOC}#char=0,7> ; zt:status zt:occurred ; zt:confidence 0.97 .
event:1 a zt:Event ; zt:of id:乙 ; zt:eventType zt:issued ; zt:date "2022-06"^^edtf:edtf ;
    zt:earliest "2022-06-01"^^xsd:date ; zt:latest "2022-06-30"^^xsd:date ;
    zt:evidence <{DOC}#char=0,7> ; zt:status zt:expected ; zt:confidence 0.9 .
obs:1 a zt:Observation ; zt:about id:丙 ; zt:indicator "比重"@zh ; zt:value 10.5 ; zt:upper 15.0 ; zt:unit "%" ;
    zt:bound zt:exactly ; zt:period "2021"^^edtf:edtf ;
    zt:earliest "2021-01-01"^^xsd:date ; zt:latest "2021-12-31"^^xsd:date ;
    zt:evidence <{DOC}#char=0,7> ; zt:status zt:rejected ; zt:confidence 1.0 .
<https://w3id.org/zhitu/id/graph/curated#1> a zt:Judgement ; zt:sequence 1 ; zt:decision zt:reject ;
    dc:creator "某人" ; dcterms:date "2024"^^edtf:edtf ; zt:record "{{}}" ; zt:judged claim:9 .
<https://w3id.org/zhitu/id/graph/curated#2> a zt:Judgement ; zt:sequence 2 ; zt:decision zt:undo ;
    dc:creator "某人" ; dcterms:date "2024-05"^^edtf:edtf ; zt:record "{{}}" ;
    zt:undoes <https://w3id.org/zhitu/id/graph/curated#1> .
"""

LONG = "长" * 301
#: shape, what is replaced in BASE, by what
FAULTS = [
    ("entity-type", "id:丙 a zt:City , zt:Entity", "id:丙 a zt:City"),
    ("entity-class", "id:丙 a zt:City , zt:Entity", "id:丙 a zt:Place , zt:Entity"),
    ("entity-label", '"某市"@zh', '"某市"'),
    ("entity-label", '"某市"@zh', '"某市"@zh-Hant'),
    ("entity-label-once", '"某市"@zh', '"某市"@zh , "另一市"@zh'),
    ("adcode", '"某市"@zh', '"某市"@zh ; zt:adcode "abc"'),
    ("adcode", '"某市"@zh', '"某市"@zh ; zt:adcode "440100" , "440300"'),
    ("evidence", f'"主任"@zh ;\n    zt:evidence <{DOC}#char=0,7>', '"主任"@zh'),
    ("evidence", f'"2022-06-30"^^xsd:date ;\n    zt:evidence <{DOC}#char=0,7>', '"2022-06-30"^^xsd:date'),
    ("evidence", f'"2021-12-31"^^xsd:date ;\n    zt:evidence <{DOC}#char=0,7>', '"2021-12-31"^^xsd:date'),
    ("evidence", f'"主任"@zh ;\n    zt:evidence <{DOC}#char=0,7>', '"主任"@zh ; zt:evidence id:丙'),
    ("status", "zt:status zt:occurred ;", ""),
    ("status", "zt:status zt:expected", "zt:status zt:planned"),
    ("status", "zt:status zt:rejected", "zt:status zt:rejected , zt:occurred"),
    ("confidence", "0.97", "1.5"),
    ("confidence", "0.97", "0.975"),
    ("confidence", "0.97", '"0.97"^^xsd:double'),
    ("claim-subject", "rdf:subject id:乙", "rdf:subject id:乙 , id:丙"),
    ("claim-subject", "rdf:subject id:乙", "rdf:subject id:无"),
    ("claim-object", "rdf:object id:甲 ;", ""),
    ("claim-object", "rdf:object id:甲", "rdf:object zt:City"),
    ("claim-predicate", "rdf:predicate zt:issuedBy", "rdf:predicate zt:issuerOf"),
    ("claim-predicate", "rdf:predicate zt:issuedBy", "rdf:predicate zt:issuedBy , zt:approvedBy"),
    ("role", '"主任"@zh', '"主任"'),
    ("event-of", "zt:of id:乙 ;", ""),
    ("event-of", "zt:of id:乙", "zt:of id:无"),
    ("event-type", "zt:eventType zt:issued", "zt:eventType zt:expected"),
    ("event-type", "zt:eventType zt:issued", "zt:eventType zt:issued , zt:approved"),
    ("observation-about", "zt:about id:丙", "zt:about id:无"),
    ("observation-indicator", '"比重"@zh', '"share"@en'),
    ("observation-indicator", 'zt:indicator "比重"@zh ;', ""),
    ("observation-value", "zt:value 10.5", 'zt:value "10.5"^^xsd:double'),
    ("observation-value", "zt:value 10.5 ;", ""),
    ("observation-upper", "zt:upper 15.0", "zt:upper 15.0 , 16.0"),
    ("observation-range", "zt:value 10.5", "zt:value 20.5"),
    ("observation-unit", '"%"', '"%"@zh'),
    ("observation-bound", "zt:bound zt:exactly", "zt:bound zt:occurred"),
    ("observation-bound", "zt:bound zt:exactly ;", ""),
    ("date", '"2022-06"^^edtf:edtf', '"2022年6月"^^edtf:edtf'),
    ("date", '"2022-06"^^edtf:edtf', '"2022-13"^^edtf:edtf'),
    ("date", '"2022-06"^^edtf:edtf', '"2022-06"'),
    ("period", '"2021"^^edtf:edtf', '"2021/"^^edtf:edtf'),
    ("earliest", 'zt:earliest "2022-06-01"^^xsd:date ;', ""),
    ("latest", '"2022-06-30"^^xsd:date', '"2022-06-30"^^xsd:date , "2022-06-29"^^xsd:date'),
    ("latest", 'zt:latest "2021-12-31"^^xsd:date ;', ""),
    ("date-order", '"2022-06-01"^^xsd:date', '"2022-07-01"^^xsd:date'),
    ("date-source", 'zt:period "2021"^^edtf:edtf ;', ""),
    ("quote", "#char=0,3>", "#0-3>"),
    ("quote-document", "doc:d ; zt:start 0 ; zt:end 3", "id:丙 ; zt:start 0 ; zt:end 3"),
    ("quote-document", "zt:document doc:d ; zt:start 0 ; zt:end 3", "zt:start 0 ; zt:end 3"),
    ("quote-start", "zt:start 0 ; zt:end 3", "zt:start -1 ; zt:end 3"),
    ("quote-end", "zt:start 0 ; zt:end 3", "zt:start 0"),
    ("quote-order", "zt:start 0 ; zt:end 3", "zt:start 3 ; zt:end 3"),
    ("quote-text", 'zt:quote "办公室"', 'zt:quote ""'),
    ("quote-text", 'zt:quote "办公室" ;', ""),
    ("quote-mentions", "zt:mentions id:甲", "zt:mentions id:无"),
    ("evidence-length", 'zt:quote "办公室印发方案"', f'zt:quote "{LONG}"'),
    ("evidence-paragraph", 'zt:quote "办公室印发方案"', 'zt:quote "办公室印发方案\\n"'),
    ("document-identifier", 'dcterms:identifier "d" ;', ""),
    ("document-sha256", "0f0f", "0F0F"),
    ("document-text", 'zt:text "办公室印发方案"', 'zt:text "办公室印发方案" , "另一文本"'),
    ("judgement-sequence", "zt:sequence 1 ;", ""),
    ("judgement-sequence", "zt:sequence 1 ;", "zt:sequence 0 ;"),
    ("judgement-decision", "zt:decision zt:reject", "zt:decision zt:rejected"),
    ("judgement-creator", 'dc:creator "某人" ; dcterms:date "2024-05"', 'dcterms:date "2024-05"'),
    ("judgement-date", '"2024"^^edtf:edtf', '"2024"'),
    ("judgement-record", 'zt:record "{}" ; zt:judged', "zt:judged"),
    ("judgement-record", 'zt:record "{}" ; zt:judged', 'zt:record "[]" ; zt:judged'),
    ("judgement-undoes", "zt:undoes <https://w3id.org/zhitu/id/graph/curated#1>", "zt:undoes id:甲"),
    ("document-issued", '"2022-09"^^edtf:edtf', '"2022.9"^^edtf:edtf'),
]  # fmt: skip
#: Changes to BASE that leave it right.
VARIANTS = [
    ("no optional parts", 'zt:role "主任"@zh ;', ""),
    ("a text left out", '    zt:text "办公室印发方案" .', '    dcterms:title "题"@zh .'),
    ("several passages", "zt:status zt:occurred", f"zt:evidence <{DOC}#char=0,3> ; zt:status zt:occurred"),
    ("a year", '"2022-06"^^edtf:edtf', '"2022"^^edtf:edtf'),
    ("a day", '"2022-06"^^edtf:edtf', '"2022-06-30"^^edtf:edtf'),
    ("a quarter", '"2021"^^edtf:edtf', '"2021-01/2021-03"^^edtf:edtf'),
    ("one day only", '"2022-06-01"^^xsd:date', '"2022-06-30"^^xsd:date'),
    ("a code", '"某市"@zh', '"某市"@zh ; zt:adcode "440100"'),
    ("a name in English besides", '"某市"@zh', '"某市"@zh , "A city"@en'),
    ("two classes", "id:丙 a zt:City", "id:丙 a zt:City , zt:District"),
    ("confidence as a store may shorten it", "zt:confidence 1.0", 'zt:confidence "1"^^xsd:decimal'),
    ("no range", "zt:upper 15.0 ;", ""),
    ("300 characters of evidence", 'zt:end 7 ; zt:quote "办公室印发方案"', f'zt:end 7 ; zt:quote "{LONG[1:]}"'),
]


@cache
def ontology() -> Graph:
    return Graph().parse(FOLDER / "zhitu.ttl")


@cache
def shapes() -> Graph:
    return Graph().parse(FOLDER / "shapes.ttl")


def local(term: object) -> str:
    return str(term).rsplit("#", 1)[-1]


def findings(turtle: str) -> Counter[str]:
    """How often each shape, by local name, complains about the graph."""
    data = Graph().parse(data=HEADER + turtle, format="turtle")
    conforms, report, _ = validate(data, shacl_graph=shapes(), ont_graph=ontology())
    found = Counter(local(o) for o in report.objects(None, SH.sourceShape))
    assert conforms is (not found)
    return found


def changed(old: str, new: str) -> str:
    assert old in BASE, f"the case does not fit the base graph: {old}"
    return BASE.replace(old, new, 1)


def test_a_right_graph_conforms() -> None:
    assert not findings(BASE)


@pytest.mark.parametrize(("old", "new"), [v[1:] for v in VARIANTS], ids=[v[0] for v in VARIANTS])
def test_right_variants_conform(old: str, new: str) -> None:
    assert not findings(changed(old, new))


@pytest.mark.parametrize(("shape", "old", "new"), FAULTS)
def test_a_fault_is_found_once_and_by_its_shape_alone(shape: str, old: str, new: str) -> None:
    assert findings(changed(old, new)) == {shape: 1}


# Relations


def legend() -> list[str]:
    return sorted(local(s) for s in ontology().subjects(ZT.color))


def relations() -> list[str]:
    return sorted(local(s) for s in ontology().subjects(ZT.asserted, Literal(True)))


def allowed(relation: str, side: URIRef) -> list[str]:
    """The classes of the legend that the ontology admits on this side of the relation."""
    stated = set(ontology().objects(ZT[relation], side))
    return [c for c in legend() if stated & set(ontology().transitive_objects(ZT[c], RDFS.subClassOf))]


def refused(relation: str, side: URIRef) -> list[str]:
    """The other classes; where all are admitted, none at all (a thing without a class)."""
    return sorted(set(legend()) - set(allowed(relation, side))) or [""]


def entity(name: str, class_: str) -> str:
    return f'id:{name} a zt:{class_} , zt:Entity ; skos:prefLabel "{name}"@zh .\n' if class_ else ""


def claim(number: int, subject: str, relation: str, obj: str, status: str) -> str:
    plain = f"id:{subject} zt:{relation} id:{obj} .\n" if status == "occurred" else ""
    return plain + (
        f"claim:r{number} a zt:Claim ; rdf:subject id:{subject} ; rdf:predicate zt:{relation} ; rdf:object id:{obj} ;\n"
        f"    zt:evidence <{DOC}#char=0,7> ; zt:status zt:{status} ; zt:confidence 0.90 .\n"
    )


def pairs(relation: str, couples: list[tuple[str, str]], status: str) -> str:
    """BASE and one claim for each pair of classes."""
    parts = [BASE]
    for n, (subject, obj) in enumerate(couples):
        parts += [entity(f"s{n}", subject), entity(f"o{n}", obj), claim(n, f"s{n}", relation, f"o{n}", status)]
    return "\n".join(parts)


def complaints(relation: str, couples: list[tuple[str, str]], status: str) -> Counter[str]:
    """What is found, apart from the missing classes that some couples have on purpose."""
    found = findings(pairs(relation, couples, status))
    untyped = {"claim-subject", "claim-object"} if any("" in c for c in couples) else set()
    return Counter({k: n for k, n in found.items() if k not in untyped})


def all_right(relation: str) -> list[tuple[str, str]]:
    """Every admitted class at least once; of one kind where the relation asks for that."""
    domain, range_ = allowed(relation, ZT.domainIncludes), allowed(relation, ZT.rangeIncludes)
    if relation == "partOf":
        return [(c, c) for c in domain if c != "Person"]
    return [(c, range_[0]) for c in domain] + [(domain[0], c) for c in range_]


@pytest.mark.parametrize("status", ["occurred", "expected"])
@pytest.mark.parametrize("relation", relations())
def test_relations_between_admitted_classes_conform(relation: str, status: str) -> None:
    assert not findings(pairs(relation, all_right(relation), status))


@pytest.mark.parametrize("side", ["domain", "range"])
@pytest.mark.parametrize("relation", relations())
def test_each_refused_class_is_found(relation: str, side: str) -> None:
    wrong = refused(relation, ZT[f"{side}Includes"])
    right = all_right(relation)[0]
    couples = [(c, right[1]) if side == "domain" else (right[0], c) for c in wrong]
    unlike = {"same-kind": 1} if relation == "partOf" else {}
    assert complaints(relation, couples, "occurred") == {f"{relation}-{side}": len(wrong), **unlike}
    assert complaints(relation, couples, "expected") == {f"{relation}-expected": len(wrong), **unlike}


@pytest.mark.parametrize(
    ("subject", "obj", "fits"),
    [
        ("District", "City", True), ("Zone", "Region", True), ("School", "Organization", True),
        ("Project", "Facility", True), ("Facility", "Project", True), ("Project", "Programme", True),
        ("Industry", "Industry", True), ("Facility", "Policy", False), ("School", "City", False),
        ("Group", "Product", False), ("Person", "Company", False),
    ],
)  # fmt: skip
def test_parts_are_like_their_wholes(subject: str, obj: str, fits: bool) -> None:
    expected = {} if fits else {"same-kind": 1}
    assert findings(pairs("partOf", [(subject, obj)], "occurred")) == expected
    assert not findings(pairs("partOf", [(subject, obj)], "rejected"))


# The file itself


def test_every_shape_with_a_message_has_a_case() -> None:
    stated = {local(s) for s in shapes().subjects(SH.message)}
    sides = {f"{r}-{side}" for r in relations() for side in ("domain", "range", "expected")}
    assert stated == {shape for shape, *_ in FAULTS} | sides | {"same-kind"}


def test_messages_are_in_both_languages_and_longer_than_a_label() -> None:
    for shape in set(shapes().subjects(SH.message)):
        messages = [m for m in shapes().objects(shape, SH.message) if isinstance(m, Literal)]
        assert sorted(str(m.language) for m in messages) == ["en", "zh"], shape
        assert all(len(m) >= 15 for m in messages), shape


def test_lists_are_those_of_the_ontology() -> None:
    schemes = [
        frozenset(ontology().subjects(SKOS.inScheme, ZT[n])) for n in ("EventTypes", "Statuses", "Bounds", "Decisions")
    ]
    known = {*schemes, frozenset(ZT[n] for n in relations()), frozenset(ZT[n] for n in legend())}
    stated = [frozenset(Collection(shapes(), o)) for o in shapes().objects(None, SH["in"]) if isinstance(o, BNode)]
    assert set(stated) == known


def test_shapes_name_only_terms_that_exist() -> None:
    defined = set(ontology().subjects(RDF.type)) | {URIRef(str(ZT).rstrip("#"))}
    used = {t for triple in shapes() for t in triple if isinstance(t, URIRef) and t.startswith(ZT)}
    assert used <= defined
