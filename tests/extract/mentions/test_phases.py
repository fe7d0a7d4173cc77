"""A phase by itself is of the work before it, and each phase has its own date."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.phases import with_bare
from zhitu.model import Document, Extraction, Extractor, Span
from zhitu.settings import Settings


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return make_extractor(Settings())


def extracted(text: str, extractor: Extractor) -> Extraction:
    return extractor.extract(Document("d", text, "0" * 64, date="2024"))


def dates(text: str, extractor: Extractor) -> dict[str, str | None]:
    found = extracted(text, extractor)
    names = {e.key: e.name for e in found.entities}
    return {names[e.of]: e.date for e in found.events if e.type == "completed"}


def test_each_phase_of_a_list_has_its_own_date(extractor: Extractor) -> None:
    text = "云川科学城一期、二期、三期分别于2019年、2020年和2021年建成。"
    assert dates(text, extractor) == {
        "云川科学城一期": "2019",
        "云川科学城二期": "2020",
        "云川科学城三期": "2021",
    }
    several = "云川科学城一期、二期、三期分别于2019年和2020年建成。"
    assert set(dates(several, extractor).values()) == {None}, "which is whose is not told"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("云川科学城一期2019年建成。二期今年开工。", "云川科学城二期"),
        ("云川科学城分三期建设，其中二期今年开工。", "云川科学城二期"),
        ("云川科学城启用。目前分两期建设，二期今年开工。", "云川科学城二期"),
        ("云川科学城一期2019年建成。\n二期今年开工。", None),
        ("云川科学城一期2019年建成。培训班二期今年开班。", None),
        ("云川科学城建成三年，二期今年开工。", "云川科学城二期"),
        ("云川科学城位于滨江高新区，二期于2020年投产。", "云川科学城二期"),
        ("云川科学城位于绍兴，云川医院建成，二期今年开工。", None),
        ("云川科学城管委会建设云川软件园，二期今年开工。", None),
        ("云川科学城开设学堂，二期培训50人。", None),
    ],
)
def test_a_phase_by_itself_is_of_the_work_before_it(text: str, named: str | None, extractor: Extractor) -> None:
    found = [e.name for e in extracted(text, extractor).entities if any(s.of(text) == "二期" for s in e.mentions)]
    assert found == ([named] if named else [])


def test_the_number_alone_is_no_name_of_the_phase(extractor: Extractor) -> None:
    found = extracted("云川科学城一期2019年建成。二期今年开工。", extractor).entities
    assert all("二期" not in e.aliases for e in found)


def test_a_phase_that_the_network_calls_a_name_is_one_of_the_work_or_none() -> None:
    text = "云川科学城一期、二期建成。"
    work = Candidate(Span(0, 7), "云川科学城一期", ("Zone", "Project"), "network", 2.0)
    bare = Candidate(Span(8, 10), "二期", ("Project",), "network", 2.0)
    (found,) = with_bare(text, [[work, bare]], [Span(0, len(text))])
    assert [c.name for c in found] == ["云川科学城一期", "云川科学城二期"]
    (alone,) = with_bare("二期建成。", [[bare._replace(span=Span(0, 2))]], [Span(0, 5)])
    assert not alone


@pytest.mark.parametrize("phase", ["四期B区", "三期南区", "二期1号地块"])
def test_a_part_of_a_phase_is_named_whole(phase: str, extractor: Extractor) -> None:
    text = f"项目名称\t总投资（亿元）\n云川生物医药产业园{phase}\t40"
    found = extracted(text, extractor)
    names = {e.key: e.name for e in found.entities}
    assert [(names[o.about], o.indicator) for o in found.observations] == [(f"云川生物医药产业园{phase}", "总投资")]


def test_a_phase_goes_by_its_name_without_of(extractor: Extractor) -> None:
    text = "云川科学城的二期工程2023年4月建成。"
    assert dates(text, extractor) == {"云川科学城二期工程": "2023-04"}


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        (
            "云川研发基地分三期建设。其中一期工程总投资8亿元，计划2025年底建成；二期工程计划2026年动工。",
            "云川研发基地二期工程",
        ),
        (
            "云川研发基地由远帆集团投资建设。目前，一期工程已完成主体封顶，二期工程计划明年动工。",
            "云川研发基地二期工程",
        ),
        ("据了解，云川研发基地位于江湾新区，一期已投产，二期计划2026年开工。", "云川研发基地二期"),
        ("云川研发基地项目开工。\n项目总投资8亿元，其中一期用地210亩；二期计划2026年开工。", "云川研发基地项目二期"),
        ("云川研发基地一期项目竣工。\n据悉，二期项目计划2026年开工。", "云川研发基地二期项目"),
        ("云川研发基地一期项目竣工。\n江湾大桥通车。\n二期项目计划2026年开工。", None),
        ("云川研发基地开工。\n全市开工一期项目30个；二期计划2026年开工。", None),
        ("云川研发基地与江湾大学签约。目前，一期培训已完成，二期计划2026年开工。", None),
    ],
)
def test_each_phase_of_a_work_told_of_before_begins_by_itself(
    text: str, phase: str | None, extractor: Extractor
) -> None:
    found = extracted(text, extractor)
    names = {e.key: e.name for e in found.entities}
    assert [names[e.of] for e in found.events if e.date in ("2026", "2025") and e.type == "constructionStarted"] == (
        [phase] if phase else []
    )
