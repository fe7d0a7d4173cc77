"""What only the network says that happens to a name: its word tells when and in which mood, both are the evidence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from networks import Fake

from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document, Event


def only(text: str, event: str, word: str, of: Sequence[int] = (0,)) -> list[Event]:
    """The events that the network alone states, where it is sure of one of the first name, or of others."""
    network = Fake(event=event, word=text.index(word), of=of)
    told = RuleExtractor(make_tagger("lac"), None, network).checked(Document("d", text, "", date="2024-06-01"))
    return [e for e in told.events if e.rule == "network"]


def test_an_event_has_the_time_of_its_word_and_both_as_evidence() -> None:
    text = "柳湖大桥全长2公里，2023年5月走完了最后一道手续。"
    (event,) = only(text, "completed", "走完")
    assert (event.type, event.date, event.status) == ("completed", "2023-05", "occurred")
    assert event.evidence[0].of(text) == text
    assert event.second == pytest.approx(0.8)


def test_of_a_name_in_the_sentence_before_the_evidence_holds_both() -> None:
    text = "柳湖大桥跨越柳江。2023年5月，最后一道手续走完。"
    (event,) = only(text, "completed", "走完")
    assert event.date == "2023-05"
    assert event.evidence[0].of(text) == text


def test_what_is_said_of_one_name_is_not_said_of_one_in_the_next_sentence() -> None:
    text = "柳湖大桥2023年5月走完了最后一道手续。柳江隧道由三个班组维护。"
    (event,) = only(text, "completed", "走完", of=(0, 1))
    assert event.evidence[0].of(text) == "柳湖大桥2023年5月走完了最后一道手续。"
    assert not only(text, "completed", "走完", of=(1,))
    assert len(only("柳湖大桥、柳江隧道走完了最后一道手续。", "completed", "走完", of=(0, 1))) == 2


def test_what_is_to_come_is_expected_and_what_is_planned_is_so_already() -> None:
    text = "柳湖大桥预计2027年走完最后一道手续。"
    assert [(e.date, e.status) for e in only(text, "completed", "走完")] == [("2027", "expected")]
    assert [e.status for e in only("柳湖大桥预计2027年上图。", "planned", "上图")] == ["occurred"]


@pytest.mark.parametrize("text", ["柳湖大桥尚未走完最后一道手续。", "柳湖大桥不再走完手续。"])
def test_what_is_denied_did_not_happen(text: str) -> None:
    assert not only(text, "completed", "走完")


@pytest.mark.parametrize(
    ("text", "event", "word"),
    [
        ("云江机场走完手续，柳湖机场同步关闭。", "opened", "同步"),
        ("柳湖实验室2023年5月走完手续，前身为柳江实验室。", "founded", "走完"),
    ],
)
def test_what_ceases_does_not_open_and_what_was_before_is_not_what_came_of_it(text: str, event: str, word: str) -> None:
    assert not only(text, event, word, of=(1,))


def test_what_cannot_happen_to_a_thing_is_not_said() -> None:
    assert not only("柳湖大桥走完了最后一道手续。", "held", "走完")


def test_what_rules_state_is_not_said_twice() -> None:
    assert not only("柳湖大桥建成。", "completed", "建成")


def test_a_date_that_is_the_word_tells_when() -> None:
    text = "柳湖大桥是2023年5月的成果。"
    assert [e.date for e in only(text, "completed", "2023年5月")] == ["2023-05"]


def test_what_a_headline_tells_has_the_day_of_the_lead() -> None:
    text = "柳湖大桥走完手续\n5月6日，相关手续在市里办结。"
    assert [e.date for e in only(text, "completed", "走完")] == ["2024-05-06"]


@pytest.mark.parametrize("word", ["5月", "停止"])
def test_a_document_that_is_ended_does_not_take_effect(word: str) -> None:
    assert only("《青州市科技项目管理办法》自2024年5月1日起停止执行。", "tookEffect", word) == []
    assert only("《青州市科技规划》同时废止，本办法自2024年5月1日起施行。", "tookEffect", "5月") == []
    assert only("《青州市科技规划》自2024年5月1日起管用。", "tookEffect", "管用") != []


def test_who_founds_what_follows_is_not_founded_and_so_many_of_a_sort_are_not_begun() -> None:
    assert not only("柳湖大学在柳州设立的首个分院。", "founded", "设立")
    assert only("柳湖大学是柳州市设立的首个高校。", "founded", "设立")
    assert not only("柳湖大学已开工项目5个。", "constructionStarted", "开工")
    assert not only("柳湖大学集中开工108个建设项目。", "constructionStarted", "开工")


def test_a_firm_that_moves_is_not_founded() -> None:
    assert not only("柳湖集团公司10月落户柳州。", "founded", "落户")
    assert only("柳湖实验室10月迁到柳州。", "founded", "迁到")


def test_a_network_of_roads_that_is_built_is_no_railway_that_was_begun() -> None:
    assert not only("柳湖高铁动工，公路网络基本走完。", "completed", "走完")
    assert only("柳湖高铁动工，日前已走完。", "completed", "走完")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("柳湖大桥全长2公里，其中柳江隧道2023年5月走完手续。", False),
        ("柳湖大桥全长2公里，其中引道2023年5月走完手续。", True),
        ("柳湖大桥全长2公里，2023年5月走完手续。", True),
    ],
)
def test_what_a_part_underwent_the_whole_did_not(text: str, said: bool) -> None:
    assert bool(only(text, "completed", "走完")) == said


def test_a_title_is_not_awarded_and_who_bears_it_is() -> None:
    text = "柳湖开发区先后得名为国家生态工业示范园区、国家汽车零部件出口基地。"
    assert {e.of for e in only(text, "awarded", "得名", of=(0, 1))} == {"0", "1"}
    called = text.replace("得名", "命名")
    assert {e.of for e in only(called, "awarded", "命名", of=(0, 1))} <= {"0"}


def test_a_trial_is_no_opening() -> None:
    assert only("柳湖大桥2023年5月试走完手续。", "opened", "走完") == []
    assert only("柳湖大桥2023年5月走完手续。", "opened", "走完")


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("《柳湖方案》印发后，各方签署科技创新等7个合作协议。", False),
        ("《柳湖方案》印发后，各方签署了3份备忘录。", False),
        ("《柳湖方案》印发后，各方签署采购等12份合同。", False),
        ("《柳湖方案》印发后，各方签署投资类9项协议。", False),
        ("《柳湖方案》印发后，各方签署4份意向书。", False),
        ("《柳湖协议》由各方签署。", True),
    ],
)
def test_that_several_papers_are_signed_is_told_of_none_that_is_named(text: str, signed: bool) -> None:
    assert bool(only(text, "signed", "签署")) is signed


@pytest.mark.parametrize(
    ("text", "word", "founded"),
    [
        ("柳湖大桥和长江大桥共同组成一条通道。", "组成", False),
        ("柳湖大桥和长江大桥共同构成路网。", "构成", False),
        ("柳湖大桥等形成环线。", "形成", False),
        ("柳湖集团由三家企业组成。", "组成", True),
    ],
)
def test_works_that_make_up_something_are_not_founded(text: str, word: str, founded: bool) -> None:
    assert bool(only(text, "founded", word)) is founded


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("柳湖大桥2023年5月停用。", "停用"),
        ("柳湖大桥自5月起由柳江公司运营。", "运营"),
        ("柳湖大桥每日通过车辆3万辆。", "每日"),
        ("柳湖大桥建成投运后，两岸车程减半。", "建成"),
    ],
)
def test_what_ceases_or_goes_on_does_not_open(text: str, word: str) -> None:
    assert not only(text, "opened", word)
    assert only("柳湖大桥2023年5月走完了最后一道手续。", "opened", "走完")


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("柳湖大桥是柳江高速的始发点，2023年5月走完手续。", 0, True),
        ("柳湖大桥是柳江高速的始发点，2023年5月走完手续。", 1, False),
        ("柳湖大桥是柳江高速的始发点，柳江高速2023年5月走完手续。", 1, True),
        ("柳湖大桥连接柳江高速，2023年5月走完手续。", 1, True),
    ],
)
def test_what_happens_next_is_not_of_what_a_thing_is_said_to_be(text: str, name: int, said: bool) -> None:
    assert bool(only(text, "completed", "走完", of=(name,))) is said


@pytest.mark.parametrize(
    ("between", "told"),
    [("直属6家医院的11个工作站同步", 0), ("3个研究院", 0), ("提前3个月", 1), ("（设6个学院）", 1)],
)
def test_what_so_many_of_its_own_do_does_not_happen_to_it(between: str, told: int) -> None:
    text = f"西湖大学{between}亮出了招牌。"
    assert len(only(text, "founded", "亮出")) == told
