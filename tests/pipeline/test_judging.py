"""People's decisions take effect at once, the same way as in a build, and can be taken back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import zhitu_fake as fake
from zhitu_decided import (
    CLAIM,
    DOCUMENTS,
    DRAFTS,
    FIRM,
    IRIS,
    LAB,
    ME,
    OTHER,
    ask,
    built,
    content,
    replaced,
    row,
    said,
)

from zhitu.errors import JudgementError, UnknownName
from zhitu.model import Document, Entity, Extraction, Span
from zhitu.pipeline import build_documents, open_writer
from zhitu.pipeline.drafting import about, asserting, confirmation, pair, rejection, undoing
from zhitu.pipeline.judging import import_judgements, judge, listed
from zhitu.resolve import Judgement, write_judgements
from zhitu.settings import Settings
from zhitu.store import Graph


@pytest.mark.parametrize("name", DRAFTS)
def test_what_is_decided_on_a_graph_is_what_a_build_decides_and_undoing_it_restores_all(
    path: Path, tmp_path: Path, name: str
) -> None:
    before = content(path)
    ruling = judge(path, DRAFTS[name])
    after = content(path)
    assert said(after) != said(before)
    log = list(ruling.judgements)
    assert after == built(tmp_path / "built.db", log)
    log += judge(path, undoing(1, ME)).judgements
    assert said(content(path)) == said(before)
    assert content(path) == built(tmp_path / "again.db", log)


def test_two_things_become_one_and_only_what_names_them_is_written_anew(path: Path) -> None:
    ruling = judge(path, DRAFTS["same"])
    assert ruling.documents == 2  # a and b: the longer name of c is that of the thing
    assert ask(path, f"<{IRIS.entity(OTHER)}> dcterms:isReplacedBy id:广州实验室") or ask(
        path, f"id:广州实验室 dcterms:isReplacedBy <{IRIS.entity(OTHER)}>"
    )
    with pytest.raises(JudgementError, match="are both"):
        judge(path, pair("different", LAB, IRIS.entity(LAB), ME))
    judge(path, pair("different", LAB, OTHER, ME))
    assert not ask(path, "?a dcterms:isReplacedBy ?b")


def test_what_can_be_done_where_a_document_calls_two_things_alike_is_told(path: Path) -> None:
    with pytest.raises(JudgementError, match="where a document calls two things so, reject what it says of the one"):
        judge(path, pair("different", FIRM, FIRM, ME))
    claim = IRIS.claim("b", FIRM, "locatedIn", "朝阳区")
    judge(path, rejection(claim, ME))
    quote = "苹果公司位于朝阳区。"
    own = asserting((f"{FIRM}（朝阳）", "Company"), "locatedIn", ("朝阳区", None), ME, evidence=("b", quote))
    judge(path, own)
    assert ask(path, f"id:{FIRM}（朝阳） zt:locatedIn id:朝阳区_北京市 ; skos:prefLabel ?name")
    assert not ask(path, f"id:{FIRM} zt:locatedIn ?where")


def test_one_thing_of_two_kinds_is_refused_unless_forced_and_then_warned_of(path: Path) -> None:
    with pytest.raises(JudgementError, match="nothing is both a Laboratory and a City; nothing was recorded; where a "):
        judge(path, pair("same", LAB, "广州市", ME))
    assert listed(path) == []
    (told,) = judge(path, pair("same", LAB, "广州市", ME), force=True).problems
    assert told == "decision 1 makes one thing of a Laboratory and a City; it can be undone"
    judge(path, undoing(1, ME))
    assert judge(path, DRAFTS["same"]).problems == ()


def test_what_is_rejected_already_is_told_with_who_said_so_and_why(path: Path) -> None:
    judge(path, rejection(CLAIM, ME))
    told = f"{CLAIM} is rejected already, by 某人 on 2024-05-01: 看过原文; .* zhitu undo {path} 1"
    with pytest.raises(JudgementError, match=told):
        judge(path, rejection(CLAIM, ME._replace(because="另一个理由")))
    judge(path, confirmation(CLAIM, ME))
    with pytest.raises(JudgementError, match="is confirmed already"):
        judge(path, confirmation(CLAIM, ME))
    judge(path, rejection(CLAIM, ME))
    judge(path, undoing(3, ME))
    judge(path, rejection(CLAIM, ME._replace(because="另一个理由")))
    assert [entry.judgement.sequence for entry in listed(path)] == [1, 2, 3, 4, 5]


def test_two_divisions_of_the_gazetteer_stay_two_whatever_is_decided(path: Path, tmp_path: Path) -> None:
    why = "广州市 .440100. and 深圳市 .440300. are two divisions of the gazetteer"
    with pytest.raises(JudgementError, match=f"{why}; nothing was recorded"):
        judge(path, pair("same", "广州市", "深圳市", ME))
    one, other = IRIS.entity("广州市"), IRIS.entity("深圳市")
    write_judgements(tmp_path / "log.jsonl", [Judgement(1, "same", *ME, one, object=other)])
    ruling = import_judgements(path, tmp_path / "log.jsonl")
    assert re.search(why, ruling.problems[0])
    assert ruling.idle == 1
    assert not ask(path, "?a dcterms:isReplacedBy ?b")


def test_a_rejected_claim_is_marked_and_its_triple_gone_unless_another_document_says_so(path: Path) -> None:
    judge(path, DRAFTS["reject"])
    assert ask(path, f"<{CLAIM}> zt:status zt:rejected ; zt:evidence ?e")
    assert not ask(path, "id:苹果公司 zt:locatedIn ?where")
    judge(path, rejection(IRIS.claim("b", "苹果公司", "cooperatesWith", "广州实验室"), ME))
    assert ask(path, "id:苹果公司 zt:cooperatesWith|^zt:cooperatesWith id:广州实验室")
    replaced(path, "b", DOCUMENTS["b"] + "又说一遍：苹果公司位于朝阳区。")
    assert not ask(path, "id:苹果公司 zt:locatedIn ?where")
    event = IRIS.event("c", OTHER, "founded", "2020")
    assert judge(path, rejection(event.rsplit("/", 1)[1], ME)).judgements[0].subject == event
    assert ask(path, "?e zt:eventType zt:founded ; zt:status zt:rejected")


def test_what_no_longer_applies_is_told_and_kept(path: Path) -> None:
    for name in ("reject", "rename", "assert with a quote"):
        judge(path, DRAFTS[name])
    for document, text in (("a", "无。"), ("b", "无。")):
        replaced(path, document, text)
    with open_writer(path) as writer:
        told = list(writer.curation.problems(writer.graph))
    assert told == [
        f"judgement 1: no document states {CLAIM}; it was recorded and not applied",
        "judgement 2: no document speaks of https://w3id.org/zhitu/id/广州实验室; it was recorded and not applied",
        "judgement 3: document 'a' does not say '苹果公司与广州实验室合作'; it was recorded and not applied",
    ]
    assert all(entry.problem for entry in listed(path))
    for document in "ab":
        replaced(path, document, DOCUMENTS[document])
    with open_writer(path) as writer:
        assert list(writer.curation.problems(writer.graph)) == []
    assert ask(path, "id:广州实验室 skos:prefLabel '穗城实验室'@zh ; zt:supports id:苹果公司")


def test_a_new_name_is_the_name_everywhere_and_the_old_one_an_alias(path: Path) -> None:
    judge(path, DRAFTS["rename"])
    assert not ask(path, "?e skos:prefLabel '广州实验室'@zh")
    assert ask(path, "id:广州实验室 skos:prefLabel '穗城实验室'@zh ; skos:altLabel '广州实验室'@zh")
    judge(path, about("rename", "穗城实验室", "羊城实验室", ME))
    assert ask(path, "id:广州实验室 skos:prefLabel '羊城实验室'@zh")
    judge(path, undoing(2, ME))
    assert ask(path, "id:广州实验室 skos:prefLabel '穗城实验室'@zh")


@pytest.mark.parametrize("name", ["合并的“科学城” <x>", '测试"名"<x>😀', "《穗城　实验室》(北)", "a\\b"])
def test_a_new_name_is_as_the_person_wrote_it(path: Path, name: str) -> None:
    judge(path, about("rename", LAB, f" {name} ", ME))
    with Graph.open(path, read_only=True) as graph:
        query = "SELECT DISTINCT ?n { id:广州实验室 skos:prefLabel ?n }"
        assert [row[0].value for row in graph.query(query, prefixes=IRIS.prefixes)] == [name]  # type: ignore[union-attr,index]
    judge(path, about("rename", name, "穗城實驗室", ME))
    assert ask(path, "id:广州实验室 skos:prefLabel '穗城实验室'@zh")


def test_a_name_of_several_lines_is_not_imported(path: Path, tmp_path: Path) -> None:
    write_judgements(tmp_path / "log.jsonl", [row(1, "rename", IRIS.entity(LAB), "此\n彼")])
    with pytest.raises(JudgementError, match="1: the new name has a line break"):
        import_judgements(path, tmp_path / "log.jsonl")


def test_classes_of_which_nothing_is_both_are_told(path: Path) -> None:
    told = judge(path, about("retype", LAB, "Laboratory,Person", ME)).problems
    assert "nothing is both a Laboratory and a Person; decision 1 can be undone" in told
    assert judge(path, about("retype", FIRM, "ResearchInstitute,School", ME)).problems == ()


def test_a_link_follows_the_thing(path: Path) -> None:
    judge(path, about("link", OTHER, "https://www.wikidata.org/entity/Q2", ME))
    judge(path, DRAFTS["same"])
    with Graph.open(path, read_only=True) as graph:
        match = ox.NamedNode(IRIS.prefixes["skos"] + "exactMatch")
        curated = ox.NamedNode(IRIS.graph("curated"))
        (quad,) = graph.store.quads_for_pattern(None, match, None, curated)
        assert any(graph.store.quads_for_pattern(quad.subject, None, ox.NamedNode(IRIS.prefixes["zt"] + "Entity")))


def test_what_would_not_apply_is_refused_and_leaves_no_trace(path: Path) -> None:
    before = content(path)
    refused: list[tuple[Any, str]] = [
        (about("rename", "广州市", "羊城", ME), "a place of the gazetteer, which keeps the name"),
        (about("retype", LAB, "Thing", ME), "no class named 'Thing'"),
        (about("link", LAB, "Q1", ME), "is no IRI"),
        (asserting((LAB, None), "issuedBy", ("广州市", None), ME), "issuedBy does not lead from Laboratory to City"),
        (asserting((LAB, None), "supports", (FIRM, None), ME, evidence=("a", "没有这句")), "does not say '没有这句'"),
        (
            asserting((LAB, None), "cooperatesWith", (f"《{LAB}》", None), ME),
            "are one thing; a relation leads from one",
        ),
        (about("link", LAB, "https://e.org/%zz", ME), "is no IRI"),
        (asserting(("白鹭大桥", None), "locatedIn", ("广州市", None), ME), "give its class with --subject-class"),
        (undoing(3, ME), "there is no decision 3; see: zhitu judgements list"),
        (asserting((LAB, None), "supports", (FIRM, None), ME, evidence=("c", "与深圳合作")), "names neither"),
    ]
    for draft, complaint in refused:
        with pytest.raises(JudgementError, match=complaint):
            judge(path, draft)
    with pytest.raises(UnknownName, match="no claim, event or observation named"):
        judge(path, rejection("claim:0000000000000000", ME))
    assert content(path) == before


@pytest.mark.parametrize(
    ("name", "fault"), [("", "is empty; give one"), (" ", "is empty"), ("a\nb", "has a line break")]
)
def test_a_new_name_is_a_line_of_text(name: str, fault: str) -> None:
    with pytest.raises(JudgementError, match=f"the new name of '广州实验室' {fault}"):
        about("rename", LAB, name, ME)


def test_a_page_about_a_thing_is_no_link() -> None:
    with pytest.raises(JudgementError, match=r"is a page .*; the thing is https://www.wikidata.org/entity/Q1$"):
        about("link", LAB, "https://www.wikidata.org/wiki/Q1#sitelinks", ME)


def test_a_name_that_something_else_has_is_warned_of(path: Path) -> None:
    (told,) = judge(path, about("rename", LAB, FIRM, ME)).problems
    assert told == f"{IRIS.entity(FIRM)} has the name '苹果公司' as well; decision 1 can be undone"
    assert judge(path, undoing(1, ME)).problems == ()
    assert judge(path, about("rename", LAB, LAB, ME)).problems == (
        f"it is called {LAB} already; decision 3 keeps it so",
    )


def test_a_thing_goes_by_the_iri_that_it_had_before_it_was_merged(path: Path) -> None:
    judge(path, pair("same", LAB, FIRM, ME), force=True)
    (told,) = judge(path, about("rename", IRIS.entity(LAB), FIRM, ME)).problems
    assert told == f"it is called {FIRM} already; decision 2 keeps it so"


def test_what_stands_already_is_told_and_an_assertion_not_recorded_twice(path: Path) -> None:
    kept = "it is a Laboratory already; decision 1 keeps it so"
    assert judge(path, about("retype", LAB, "实验室", ME)).problems == (kept,)
    said = asserting((LAB, None), "cooperatesWith", ("广州市", None), ME)
    assert judge(path, said).documents >= 0
    with pytest.raises(JudgementError, match=r"decision 2 says so already, by .*; nothing was recorded"):
        judge(path, said)
    judge(path, undoing(2, ME))
    assert judge(path, said).judgements[0].sequence == 4


def test_what_becomes_one_with_classes_of_both_is_told(tmp_path: Path) -> None:
    class Kinds(fake.FakeExtractor):
        """Knows a district and a zone."""

        def extract(self, document: Document) -> Extraction:
            entity = Entity("it", document.text, ("District" if document.id == "a" else "Zone",), (Span(0, 3),))
            return Extraction(document.id, (entity,), (), (), ())

    documents = [fake.document("a", "云川湾"), fake.document("b", "明湖湾")]
    build_documents(documents, tmp_path / "g.db", Settings(), extractor=lambda _: Kinds())
    (told,) = judge(tmp_path / "g.db", pair("same", "云川湾", "明湖湾", ME)).problems
    assert told == f"it is a District and a Zone now; to choose one: zhitu retype {tmp_path / 'g.db'} NAME District"


@pytest.mark.parametrize("place", ["朝阳区_北京市", "湾仔区"])
def test_places_of_the_gazetteer_keep_name_and_class_wherever_the_decision_comes_from(
    path: Path, tmp_path: Path, place: str
) -> None:
    replaced(path, "d", "苹果公司位于湾仔区。")
    before = said(content(path))
    (found,) = {s.split("> <")[0] + ">" for s in before if f"/id/{place}> " in s and "prefLabel" in s}
    given = {"rename": "新名", "retype": "Zone"}
    log = [Judgement(n, kind, *ME, found[1:-1], object=given[kind]) for n, kind in enumerate(("rename", "retype"), 1)]
    write_judgements(tmp_path / "log.jsonl", log)
    assert len(import_judgements(path, tmp_path / "log.jsonl").problems) == 2
    assert said(content(path)) == before


def test_a_quote_that_names_one_end_only_is_warned_of(path: Path) -> None:
    draft = asserting((LAB, None), "supports", (FIRM, None), ME, evidence=("a", "广州实验室位于广州"))
    assert judge(path, draft).problems == ("the quote does not name '苹果公司'; see that it is the right passage",)
    assert judge(path, DRAFTS["assert with a quote"]).problems == ()
    named = asserting((FIRM, None), "locatedIn", ("广州市", None), ME, evidence=("a", "位于广州"))
    assert judge(path, named).problems == ("the quote does not name '苹果公司'; see that it is the right passage",)


def test_what_is_undone_cannot_be_undone_again(path: Path) -> None:
    judge(path, DRAFTS["rename"])
    judge(path, undoing(1, ME))
    with pytest.raises(JudgementError, match="decision 1 is already undone"):
        judge(path, undoing(1, ME))
    judge(path, undoing(2, ME))
    judge(path, undoing(1, ME))


def test_a_thing_that_is_new_and_what_people_assert_cannot_be_rejected(path: Path) -> None:
    judge(
        path,
        asserting(("白鹭大桥", "Facility"), "locatedIn", ("广州市", None), ME, evidence=("a", "广州实验室位于广州")),
    )
    assert ask(path, "GRAPH graph:curated { id:白鹭大桥 a zt:Facility ; zt:locatedIn id:广州市 }")
    with Graph.open(path, read_only=True) as graph:
        query = "SELECT ?c { GRAPH graph:curated { ?c a zt:Claim } }"
        (row,) = graph.query(query, prefixes=IRIS.prefixes)  # type: ignore[misc]
    with pytest.raises(JudgementError, match="undo that decision instead"):
        judge(path, rejection(row["c"].value, ME))  # type: ignore[call-overload]


def test_the_log_is_listed_while_another_process_writes(path: Path) -> None:
    judge(path, pair("unsure", "广州实验室", "苹果公司", ME))
    with open_writer(path):
        assert [row.judgement.decision for row in listed(path)] == ["unsure"]


def test_an_undo_that_is_undone_itself_is_listed_so(path: Path) -> None:
    before = content(path)
    judge(path, DRAFTS["rename"])
    for sequence, gone in ((1, {1}), (2, {2}), (3, {1, 3})):
        judge(path, undoing(sequence, ME))
        assert {entry.judgement.sequence for entry in listed(path) if entry.problem == "undone"} == gone
    assert said(content(path)) == said(before)
