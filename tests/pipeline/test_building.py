"""Many documents become one graph; what fails is reported, what is left does not depend on order or processes."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
import zhitu_fake as fake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.written import content

from zhitu.errors import GraphError, JudgementError, ZhituError
from zhitu.model import Document, Failure
from zhitu.pipeline import Report, build, build_documents, create_graph
from zhitu.pipeline.inferring import infer_all
from zhitu.pipeline.summing import summarize
from zhitu.resolve import Happening, Judgement, Passage, Thing, write_judgements
from zhitu.settings import Settings
from zhitu.store import Graph, sorted_nquads
from zhitu.validate import validate

DOCUMENTS = [
    fake.document(
        "news/1", "广州实验室位于广州。广州实验室成立于2020年。\n广州实验室有12人。", date="2022-09", title="新闻"
    ),
    fake.document("news/2", "廣州實驗室與深圳合作。苹果公司位于深圳。苹果好吃。"),
    fake.document("news/3", "广州实验室将位于朝阳区。深圳与广州合作。"),
    fake.document(
        "hostile", '<script>alert(1)</script>实验室位于广州。"} ; DROP ALL #实验室位于深圳。', title='"""<b>'
    ),
    fake.document("blank", "😀\u3000\u2028没有什么。"),
]
REMEDY = "rename one, or give each an id"


def made(path: Path, documents: list[Document | Failure], **options: object) -> Report:
    return build_documents(documents, path, Settings(), extractor=fake.make, **options)  # type: ignore[arg-type]


def ask(path: Path, pattern: str) -> bool:
    with Graph.open(path, read_only=True) as graph:
        return bool(graph.query(f"ASK {{ {pattern} }}", prefixes=graph.iris.prefixes))


def test_the_report_counts_what_is_in_the_graph(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    report = made(tmp_path / "g.db", list(DOCUMENTS), progress=lambda *at: seen.append(at), total=5)
    assert (report.documents, report.written, report.failures) == (5, True, [])
    assert (report.claims, report.events, report.observations) == (6, 1, 1)
    assert report.entities == 8
    assert report.seconds > 0
    assert seen == [(n, 5) for n in range(1, 6)]
    with Graph.open(tmp_path / "g.db", read_only=True) as graph:
        assert report.quads == graph.size
        assert [d.identifier for d in graph.documents()] == sorted(d.id for d in DOCUMENTS)
        assert validate(graph) == []


def test_stages_after_the_last_document_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhitu.pipeline.resolving._OFTEN", 1)
    seen: list[tuple[str, int, int | None]] = []
    told: list[tuple[int, int | None]] = []

    def stage(what: str, done: int, total: int | None) -> None:
        assert len(told) == 5, "all documents are read before"
        seen.append((what, done, total))

    made(tmp_path / "g.db", list(DOCUMENTS), progress=lambda *at: told.append(at), stage=stage, total=5)
    assert list(dict.fromkeys(what for what, _, _ in seen)) == [
        "gathering names",
        "looking for candidates",
        "comparing",
        "settling who is who",
        "writing documents",
        "loading",
        "counting",
        "bringing up to date",
    ]
    assert ("writing documents", 5, 5) in seen
    assert all(total is None or done <= total for _, done, total in seen)


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    made(tmp_path / "g.db", list(DOCUMENTS))
    first = content(tmp_path / "g.db")
    made(tmp_path / "g.db", list(DOCUMENTS))
    made(tmp_path / "h.db", list(DOCUMENTS))
    assert content(tmp_path / "g.db") == content(tmp_path / "h.db") == first


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.permutations(DOCUMENTS))
def test_the_order_of_documents_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, order: list[Document]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    made(folder / "a.db", list(DOCUMENTS))
    made(folder / "b.db", list(order))
    assert content(folder / "a.db") == content(folder / "b.db")


def test_nor_does_the_number_of_processes(tmp_path: Path) -> None:
    made(tmp_path / "one.db", list(DOCUMENTS))
    seen: list[int] = []
    report = build_documents(
        DOCUMENTS, tmp_path / "two.db", Settings(jobs=2), extractor=fake.make, progress=lambda n, _: seen.append(n)
    )
    assert report.documents == 5
    assert content(tmp_path / "one.db") == content(tmp_path / "two.db")


def test_a_failing_document_stops_nothing_else(tmp_path: Path) -> None:
    bad = fake.document("bad", "炸")
    dated = Document("dated", "广州。", "0" * 64, date="2022-13", where="dated.txt")
    broken = Failure("read", "broken.pdf", "no text")
    report = made(tmp_path / "g.db", [broken, bad, *DOCUMENTS, dated])
    assert report.documents == 5
    assert report.failures == [
        broken,
        Failure("extract", "bad.txt", "RuntimeError: the fake extractor was told to fail"),
        Failure(
            "assertion",
            "dated.txt",
            "dated.txt: date '2022-13' is no EDTF date; write a year, month or day such as 2022, 2022-09 or 2022-09-01",
        ),
    ]
    made(tmp_path / "h.db", list(DOCUMENTS))
    assert content(tmp_path / "g.db") == content(tmp_path / "h.db")


def test_the_summary_made_while_writing_is_the_one_that_reading_the_graph_gives(tmp_path: Path) -> None:
    made(tmp_path / "g.db", [*DOCUMENTS, fake.document("other", "广州实验室成立于2021年。", date="2021")])
    assert ask(tmp_path / "g.db", "?lab zt:disputedEvent zt:founded ; zt:documentCount 4 . ?document zt:firstDay ?day")
    before = content(tmp_path / "g.db")
    with Graph.open(tmp_path / "g.db") as graph:
        graph.replace([graph.iris.graph("summary")], ())
        assert summarize(graph) == before.count(f"<{graph.iris.graph('summary')}> .")
    assert content(tmp_path / "g.db") == before


def test_where_nothing_gets_through_the_graph_stays(tmp_path: Path) -> None:
    made(tmp_path / "g.db", list(DOCUMENTS))
    before = content(tmp_path / "g.db")
    report = made(tmp_path / "g.db", [fake.document("bad", "炸")])
    assert (report.written, report.documents, len(report.failures)) == (False, 0, 1)
    assert content(tmp_path / "g.db") == before
    assert not made(tmp_path / "new.db", []).written
    assert [p.name for p in tmp_path.iterdir()] == ["g.db"]


def test_two_documents_of_one_identifier_are_refused_by_name(tmp_path: Path) -> None:
    twin = Document("news/1", "深圳有3人。", "0" * 64, where="b/1.md")
    for name, order in (("a", [DOCUMENTS[0], DOCUMENTS[1], twin]), ("b", [twin, DOCUMENTS[1], DOCUMENTS[0]])):
        report = made(tmp_path / f"{name}.db", list(order))
        one, other = report.failures
        assert (one.where, other.where) == ("b/1.md", "news/1.txt")
        assert one.cause == "its identifier 'news/1' is that of news/1.txt too, so neither was taken; " + REMEDY
        assert other.cause == "its identifier 'news/1' is that of b/1.md too, so neither was taken; " + REMEDY
        assert report.documents == 1
    made(tmp_path / "c.db", [DOCUMENTS[1]])
    assert content(tmp_path / "a.db") == content(tmp_path / "b.db") == content(tmp_path / "c.db")


def test_files_that_are_passed_over_are_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.xlsx", "c.XLSX", "d.jpg", "README"):
        (tmp_path / name).write_text("广州实验室位于广州。", encoding="utf-8")
    report = build([tmp_path], tmp_path / "g.db", extractor=fake.make)
    assert report.documents == 1
    told = "4 files are passed over, of formats that are not read: 1 .jpg, 2 .xlsx, 1 no suffix; convert them to .txt"
    assert report.warnings[0].startswith(told)
    assert report.failures == []


def test_dates_left_open_are_warned_of(tmp_path: Path) -> None:
    report = made(tmp_path / "g.db", [fake.document("d", "去年广州。", url="see annex")])
    assert report.warnings == [
        "d.txt: url 'see annex' is no absolute IRI and was left out",
        "d.txt: 去年 has no year; give --date",
    ]


def test_hostile_names_are_inert(tmp_path: Path) -> None:
    made(tmp_path / "g.db", list(DOCUMENTS))
    with Graph.open(tmp_path / "g.db", read_only=True) as graph:
        rows = graph.query(
            "SELECT ?q WHERE { ?e skos:prefLabel ?l . ?m zt:mentions ?e ; zt:quote ?q }", prefixes=graph.iris.prefixes
        )
        assert isinstance(rows, ox.QuerySolutions)
        quotes = {row[0].value for row in rows if isinstance(row[0], ox.Literal)}
    assert {"<script>alert(1)</script>实验室", '"} ; DROP ALL #实验室'} <= quotes


def test_texts_can_be_left_out(tmp_path: Path) -> None:
    build_documents(DOCUMENTS, tmp_path / "g.db", Settings(with_text=False), extractor=fake.make)
    assert not ask(tmp_path / "g.db", "?d zt:text ?t")
    assert ask(tmp_path / "g.db", "?q zt:quote ?t")


def test_an_organization_has_its_own_base(tmp_path: Path) -> None:
    base = "https://kg.example.org/id/"
    build_documents(DOCUMENTS, tmp_path / "g.db", Settings(base=base), extractor=fake.make)
    with Graph.open(tmp_path / "g.db", read_only=True) as graph:
        assert graph.iris.base == base
        assert "w3id.org/zhitu/id" not in sorted_nquads(graph)
        assert validate(graph) == []


@pytest.mark.parametrize("base", ["foo", "https://e.org/a b/", "https://e.org/%zz/", ""])
def test_a_base_that_is_no_iri_is_refused_before_anything_is_written(tmp_path: Path, base: str) -> None:
    with pytest.raises(GraphError, match="is no IRI; give one such as https"):
        build_documents(DOCUMENTS, tmp_path / "g.db", Settings(base=base), extractor=fake.make)
    with pytest.raises(GraphError, match="is no IRI"):
        create_graph(tmp_path / "g.db", Settings(base=base))
    assert not list(tmp_path.iterdir())


def test_a_base_with_a_fragment_is_refused_since_passages_have_their_own(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="has a #"):
        build_documents(DOCUMENTS, tmp_path / "g.db", Settings(base="https://e.org/kg#"), extractor=fake.make)


def test_the_gazetteer_answers_what_no_document_says(tmp_path: Path) -> None:
    made(tmp_path / "g.db", list(DOCUMENTS))
    assert ask(tmp_path / "g.db", "id:广州实验室 zt:locatedIn/zt:partOf+ id:广东省")


def test_what_is_no_graph_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("广州", encoding="utf-8")
    with pytest.raises(GraphError, match="a directory that is not a graph"):
        made(tmp_path, list(DOCUMENTS))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_extractor_that_cannot_be_made_says_why(tmp_path: Path, jobs: int) -> None:
    with pytest.raises(ZhituError, match="the tagger is not installed"):
        build_documents(DOCUMENTS, tmp_path / "g.db", Settings(jobs=jobs), extractor=fake.missing)
    assert list(tmp_path.iterdir()) == []


def test_files_are_read_and_built(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_bytes("\ufeff广州实验室位于广州。\r\n".encode())
    (folder / "b.txt").write_bytes(b"")
    seen: list[tuple[int, int | None]] = []
    report = build([folder], tmp_path / "g.db", extractor=fake.make, progress=lambda *at: seen.append(at))
    assert report.documents == 1
    assert [f.stage for f in report.failures] == ["read"]
    assert seen[-1] == (2, 2)
    assert ask(tmp_path / "g.db", 'doc:a dcterms:identifier "a" ; zt:text "广州实验室位于广州。\\n"')


OPENED = Judgement(
    1,
    "assert",
    "某人",
    "2024-05-01",
    "the extractor missed it",
    Thing("穗实", ("Laboratory",)),
    event=Happening("opened", "2021"),
    evidence=Passage("news/1", "广州实验室成立于2020年。"),
)
PLACE = Judgement(2, "assert", "某人", "2024-05-01", "", Thing("佛山", ("City",)))


def test_decisions_of_people_enter_the_graph_as_theirs(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    write_judgements(log, [OPENED, PLACE])
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "news.txt").write_text("广州实验室成立于2020年。", encoding="utf-8")
    write_judgements(
        log, [Judgement(**{**_fields(OPENED), "evidence": Passage("news", "广州实验室成立于2020年。")}), PLACE]
    )
    report = build([folder], tmp_path / "g.db", Settings(date="2024"), extractor=fake.make, judgements=log)
    assert report.warnings == []
    assert report.events == 2
    graph = tmp_path / "g.db"
    assert ask(
        graph, "GRAPH graph:curated { ?e zt:of id:穗实 ; prov:wasGeneratedBy ?j . ?j zt:judged ?e ; dc:creator ?who }"
    )
    assert ask(graph, "GRAPH graph:gazetteer { id:佛山市 zt:partOf id:广东省 }")
    with Graph.open(graph, read_only=True) as opened:
        assert validate(opened) == []


def _fields(judgement: Judgement) -> dict[str, object]:
    return {name: getattr(judgement, name) for name in Judgement.__slots__}


def test_decisions_survive_a_rebuild_and_are_never_lost(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    made(path, list(DOCUMENTS), judgements=[OPENED, PLACE])
    before = content(path)
    assert "curated#1" in before
    made(path, list(DOCUMENTS))
    assert content(path) == before
    with pytest.raises(JudgementError, match=r"holds 1 decisions that the judgements given lack \(sequence 1\)"):
        made(path, list(DOCUMENTS), judgements=[PLACE])
    with pytest.raises(JudgementError, match="which cannot move to"):
        build_documents(DOCUMENTS, path, Settings(base="https://e.org/"), extractor=fake.make)
    assert content(path) == before


def test_decisions_that_no_longer_apply_are_told_and_recorded(tmp_path: Path) -> None:
    gone = Judgement(**{**_fields(OPENED), "evidence": Passage("news/9", "x")})  # type: ignore[arg-type]
    same = Judgement(3, "same", "某人", "2024", "", "https://e.org/a", object="https://e.org/b")
    report = made(tmp_path / "g.db", list(DOCUMENTS), judgements=[gone, same])
    assert [warning.partition(":")[0] for warning in report.warnings] == ["judgement 1", "judgement 3"]
    assert ask(tmp_path / "g.db", "?j a zt:Judgement ; zt:sequence 1 . ?k zt:decision zt:same")
    assert not ask(tmp_path / "g.db", "GRAPH graph:curated { ?e a zt:Event }")


def test_large_corpora_do_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhitu.pipeline.work._MOST", 1)
    ahead, most = 0, 0
    source = random.Random(1)

    def documents() -> object:
        nonlocal ahead, most
        for number in range(40):
            ahead += 1
            most = max(most, ahead)
            yield fake.document(str(number), "广州" * source.randint(200, 300))  # a batch by itself

    def done(*_: object) -> None:
        nonlocal ahead
        ahead -= 1

    build_documents(documents(), tmp_path / "g.db", Settings(jobs=2), extractor=fake.make, progress=done)  # type: ignore[arg-type]
    assert most <= 10


def test_what_users_wrote_and_what_was_inferred_outlasts_a_rebuild(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    made(path, [*DOCUMENTS])
    with Graph.open(path) as graph:
        infer_all(graph)
        graph.store.update('INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> "c" } <urn:d> <urn:e> "f" }')
        inferred = f"GRAPH <{graph.iris.graph('inferred')}> {{ ?a ?b ?c }}"
    before = content(path)
    assert ask(path, inferred)
    made(path, [*DOCUMENTS])
    assert content(path) == before
    made(path, DOCUMENTS[:1])
    assert ask(path, 'GRAPH <urn:mine> { <urn:a> <urn:b> "c" }')
    assert ask(path, inferred)


def test_what_a_replaced_graph_held_besides_is_told(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    assert made(path, list(DOCUMENTS)).warnings == made(path, list(DOCUMENTS)).warnings
    (told,) = set(made(path, list(DOCUMENTS[1:4])).warnings) - set(made(path, list(DOCUMENTS[1:4])).warnings)
    assert told == f"{path}: replaced, without 2 documents of before (blank, news/1); to keep them use zhitu add"
