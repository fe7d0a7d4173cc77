"""Institutions that each have a campus somewhere stand for these."""

from __future__ import annotations

from statements import claimed, extract

from zhitu.extract import make_extractor
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.parts import with_campuses
from zhitu.model import Document, Span
from zhitu.settings import Settings


def candidates(text: str, *names: str) -> list[Candidate]:
    spans = [Span(at := text.index(name), at + len(name)) for name in names]
    return [Candidate(s, s.of(text), ("School",), "head:大学", 3.0, head="大学") for s in spans]


def test_each_of_a_list_has_one() -> None:
    text = "云山大学、青州学院2所高校的兰州校区启用。"
    found = with_campuses(text, candidates(text, "云山大学", "青州学院", "兰州校区"))
    assert [(c.name, c.full) for c in found] == [("云山大学", "云山大学兰州校区"), ("青州学院", "青州学院兰州校区")]


def test_what_others_do_there_is_no_campus_of_theirs() -> None:
    text = "云山大学、青州学院2所高校的师生来到兰州校区。"
    assert {c.full for c in with_campuses(text, candidates(text, "云山大学", "青州学院", "兰州校区"))} == {None}


def test_a_campus_is_where_its_name_says() -> None:
    text = "北京大学人民医院雄安院区开工，雄安新区建设提速。云山医院（深圳院区）开诊，深圳市出资。"
    places = {(s, o) for s, p, o, _ in claimed(text) if p == "locatedIn"}
    assert places >= {("北京大学人民医院雄安院区", "雄安新区"), ("云山医院（深圳院区）", "深圳市")}
    assert {e.name for e in extract(text).entities} >= {"云山医院（深圳院区）"}


def test_a_list_names_the_campuses() -> None:
    text = "云山大学现有武昌、阳逻和东区三个校区。云山医院有城东、滨江两个院区。"
    told = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    names = {e.key: e.name for e in told.entities}
    parts = {(names[c.subject], names[c.object]) for c in told.claims if c.property == "partOf"}
    assert parts >= {(f"云山大学{site}", "云山大学") for site in ("武昌校区", "阳逻校区", "东区")}
    assert parts >= {("云山医院城东院区", "云山医院"), ("云山医院滨江院区", "云山医院")}
    assert not [c for c in told.claims if c.property == "locatedIn"]


def test_levels_of_study_are_no_campuses() -> None:
    assert not claimed("云山大学有本科、研究生两个层次，三个校区。")


def test_what_is_pointed_to_has_its_campuses() -> None:
    text = "云山医院创立于1923年。医院有城东、滨江两个院区。"
    told = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    names = {e.key: e.name for e in told.entities}
    parts = {(names[c.subject], names[c.object]) for c in told.claims if c.property == "partOf"}
    assert parts == {("城东院区", "云山医院"), ("滨江院区", "云山医院")}
    assert not claimed("云山大学1957年创建。学校设有电子、机械两个学院。")
