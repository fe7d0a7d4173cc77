"""What was exported becomes a graph again: the same quads, for reading."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import rdflib
import zhitu_fake as fake
from tests.support.written import content

import zhitu
from zhitu.errors import GraphError, InputError
from zhitu.pipeline import build_documents, infer
from zhitu.pipeline.reviewing import review
from zhitu.settings import Settings

DOCUMENTS = [
    fake.document("doc/1", "广州实验室位于广州。广州实验室成立于2020年。", date="2022-09", title="<b>一</b>"),
    fake.document("2", "廣州實驗室與深圳合作。广州实验室有12人。"),
]
BASE = "https://data.example.org/doc/kg/"
FORMS = ["nq", "trig", "jsonld"]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    settings = Settings(BASE)
    build_documents(DOCUMENTS, tmp_path / "built.db", settings, extractor=fake.make)
    return tmp_path / "built.db"


def exported(graph: Path, form: str) -> Path:
    with zhitu.open(graph) as opened:
        opened.export(file := graph.with_suffix(f".{form}"))
    return file


@pytest.mark.parametrize("form", FORMS)
def test_a_loaded_graph_is_the_one_that_was_exported(built: Path, tmp_path: Path, form: str) -> None:
    report = zhitu.load(exported(built, form), tmp_path / "loaded.db")
    assert content(tmp_path / "loaded.db") == content(built)
    assert (report.documents, report.claims, report.events, report.observations) == (2, 1, 1, 1)
    with zhitu.open(tmp_path / "loaded.db") as graph:
        assert graph.prefixes["id"] == BASE
        assert [hit.label for hit in graph.search("实验")] == ["广州实验室"]
        with zhitu.open(built) as before:
            assert graph.history("广州实验室") == before.history("广州实验室")


def test_files_of_several_graphs_become_one(built: Path, tmp_path: Path) -> None:
    settings = Settings(BASE)
    build_documents([fake.document("3", "深圳与广州合作。")], tmp_path / "other.db", settings, extractor=fake.make)
    files = [exported(built, "nq"), exported(tmp_path / "other.db", "trig")]
    assert zhitu.load(files, tmp_path / "both.db").documents == 3
    with zhitu.open(tmp_path / "both.db") as graph:
        shenzhen = graph.query("SELECT ?n { ?x skos:prefLabel '深圳市'@zh ; zt:documentCount ?n }")
        assert {row["n"].value for row in shenzhen} == {"2"}


@pytest.mark.parametrize(
    ("name", "encoding", "newline"),
    [("odd.trig", "utf-8-sig", "\r\n"), ("odd.NQ", "utf-8-sig", "\n"), ("odd.nquads.gz", "utf-8", "\n")],
)
def test_files_come_packed_with_marks_and_line_ends_of_other_systems(
    built: Path, tmp_path: Path, name: str, encoding: str, newline: str
) -> None:
    text = exported(built, "trig" if "trig" in name else "nq").read_text(encoding="utf-8")
    data = text.replace("\n", newline).encode(encoding)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    zhitu.load(tmp_path / name, tmp_path / "loaded.db")
    assert content(tmp_path / "loaded.db") == content(built)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib", "ignore::ResourceWarning")
def test_what_rdflib_writes_is_the_same_graph(built: Path, tmp_path: Path) -> None:
    data = rdflib.Dataset()
    data.parse(exported(built, "nq"), format="nquads")
    for name, form in (("again.nq", "nquads"), ("again.trig", "trig"), ("again.jsonld", "json-ld")):
        data.serialize(tmp_path / name, format=form, encoding="utf-8")
        zhitu.load(tmp_path / name, tmp_path / "loaded.db")
        assert content(tmp_path / "loaded.db") == content(built)


def test_a_blank_node_is_one_within_its_file_and_none_of_another(built: Path, tmp_path: Path) -> None:
    rows = "".join(f'_:b <urn:p> "{number}" _:g .\n' for number in range(30_000))  # more than is read at once
    (tmp_path / "one.nq").write_text(rows)
    (tmp_path / "two.nq").write_text('_:b <urn:p> "0" _:g .\n<urn:s> <urn:p> "default" .\n')
    zhitu.load([exported(built, "nq"), tmp_path / "one.nq", tmp_path / "two.nq"], loaded := tmp_path / "loaded.db")
    with zhitu.open(loaded) as graph:
        assert graph.query("ASK { <urn:s> <urn:p> 'default' }")
        (counted,) = graph.query("SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s <urn:p> ?o } }")
        assert counted["n"].value == "2"
        graph.export(tmp_path / "all.jsonld")
    zhitu.load(tmp_path / "all.jsonld", tmp_path / "again.db")


def test_what_follows_may_be_inferred_and_documents_may_not_be_changed(built: Path, tmp_path: Path) -> None:
    zhitu.load(exported(built, "nq"), loaded := tmp_path / "loaded.db")
    assert infer(loaded) == infer(built)
    assert content(loaded) == content(built)
    infer(loaded, remove=True)
    (tmp_path / "new.txt").write_text("深圳与广州合作。")
    with pytest.raises(GraphError, match="a copy for reading"):
        zhitu.add(loaded, tmp_path / "new.txt")
    with pytest.raises(GraphError, match="a copy for reading"):
        zhitu.remove(loaded, "2")


def test_who_wants_to_review_a_loaded_graph_is_told_what_works_there(built: Path, tmp_path: Path) -> None:
    zhitu.load(exported(built, "nq"), loaded := tmp_path / "loaded.db")
    with pytest.raises(GraphError) as caught:
        review(loaded)
    assert "a copy for reading" in str(caught.value)
    assert f"zhitu ask {loaded} doubtful-claims and zhitu conflicts {loaded} tell" in str(caught.value)
    with zhitu.open(loaded) as graph:
        assert graph.ask("doubtful-claims").rows == ()
        assert graph.conflicts() == []


def test_a_loaded_graph_is_loaded_anew_and_a_built_one_is_not_lost(built: Path, tmp_path: Path) -> None:
    file = exported(built, "nq")
    for _ in range(2):
        zhitu.load(file, tmp_path / "loaded.db")
    assert content(tmp_path / "loaded.db") == content(built)
    before = content(built)
    with pytest.raises(GraphError, match="a graph that was built, left as it is"):
        zhitu.load(file, built)
    assert content(built) == before


@pytest.mark.parametrize("gone", ["graph/ontology>", "graph/"])
def test_what_is_there_tells_the_base_and_what_lacks_is_made(built: Path, tmp_path: Path, gone: str) -> None:
    kept = [line for line in content(built).splitlines() if gone not in line.rsplit(" ", 2)[1]]
    (tmp_path / "bare.nq").write_text("\n".join(kept) + "\n")
    zhitu.load(tmp_path / "bare.nq", tmp_path / "bare.db", base=None if "ontology" in gone else BASE)
    with zhitu.open(tmp_path / "bare.db") as graph:
        assert graph.prefixes["id"] == BASE
        assert graph.query("ASK { ?x zt:mentionCount 4 . zt:Laboratory rdfs:label '实验室'@zh }")


def test_a_base_that_no_document_has_is_refused(built: Path, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no document of https://other\.example/ is in these files"):
        zhitu.load(exported(built, "nq"), tmp_path / "other.db", base="https://other.example/")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("broken.nq", "<a:b> <a:c> <a:d> .\n<a:b> oops", r"broken\.nq: cannot be read: Parser error at line 2"),
        ("broken.jsonld", '{"@graph": [', r"broken\.jsonld: cannot be read"),
        ("cut.nq.gz", "no gzip", r"cut\.nq\.gz: cannot be read: Not a gzipped file"),
        (
            "huge.nq",
            f'<a:s> <a:p> "{"x" * 17_000_000}" .',
            r"huge\.nq: cannot be read: it holds a text larger than 16",
        ),
        ("empty.nq", "", r"no document is in these files"),
        ("strange.trig", "<a:g> { <a:s> <a:p> <a:o> }", r"no document is in these files"),
        ("union.ttl", "<a:s> <a:p> <a:o> .", r"'\.ttl' is of no format that holds several graphs"),
    ],
)
def test_what_is_no_graph_is_refused_in_a_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises((GraphError, InputError), match=told):
        zhitu.load(tmp_path / name, tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(InputError, match="no such file"):
        zhitu.load(tmp_path / "absent.nq", tmp_path / "none.db")
    with pytest.raises(InputError, match="a folder; give the path of a file"):
        zhitu.load(tmp_path, tmp_path / "none.db")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("ontology#locatedIn>", "ontology#liesIn>", r"rdf:predicate of \S+/claim/\w+ is \S+liesIn' and not a relation"),
        ("ontology#founded>", "ontology#exploded>", r"zt:eventType of \S+/event/\w+ is \S+exploded' and not a type"),
        ("ontology#exactly>", "ontology#nearly>", r"zt:bound of \S+ is \S+nearly' and not a bound"),
        ('confidence> "0', 'confidence> "high 0', r"zt:confidence of \S+ is 'high 0\.\d+' and not a number"),
        ('value> "12"', 'value> "twelve"', r"zt:value of \S+ is 'twelve' and not a number"),
        ('start> "0"', 'start> "-1"', r"zt:start of \S+ is '-1' and not a number of characters"),
        (f"ontology#of> <{BASE}广州实验室>", 'ontology#of> "a text"', r"zt:of of \S+ is 'a text' and not an IRI"),
    ],
)
def test_a_value_that_readers_could_not_read_is_refused(
    built: Path, tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    text = content(built)
    assert right in text
    (tmp_path / "odd.nq").write_text(text.replace(right, wrong))
    with pytest.raises(GraphError, match=told):
        zhitu.load(tmp_path / "odd.nq", tmp_path / "odd.db")
    assert not (tmp_path / "odd.db").exists()


def test_an_ontology_of_another_major_version_is_refused(built: Path, tmp_path: Path) -> None:
    newer = "\n".join(line.replace('versionInfo> "1', 'versionInfo> "99') for line in content(built).splitlines())
    assert newer != content(built).rstrip("\n")
    (tmp_path / "newer.nq").write_text(newer)
    with pytest.raises(GraphError, match="of ontology 99"):
        zhitu.load(tmp_path / "newer.nq", tmp_path / "newer.db")


def test_a_file_in_place_of_a_graph_is_told_how_to_load(built: Path) -> None:
    with pytest.raises(GraphError, match="zhitu load"):
        zhitu.open(exported(built, "nq"))
