"""Who does what by verbs that are listed, each with its own subject."""

from __future__ import annotations

import pytest
from statements import claimed, happened

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@pytest.mark.parametrize(
    "text",
    [
        "世界种业大会由农业农村部主办、安徽省承办。",
        "世界种业大会由农业农村部主办，安徽省承办。",
        "由农业农村部主办、安徽省承办的世界种业大会开幕。",
        "农业农村部主办、安徽省等共同承办的世界种业大会开幕。",
    ],
)
def test_listed_verbs_of_one_thing_have_each_their_own_subject(text: str) -> None:
    found = {(s, o) for s, p, o, _ in claimed(text) if p == "participatesIn"}
    assert found == {("农业农村部", "世界种业大会"), ("安徽省", "世界种业大会")}


def test_new_work_is_the_subject_of_what_follows() -> None:
    found = happened("新建渝昆高铁全长700公里，设计时速350公里，全线预计2029年通车。")
    assert found == {("渝昆高铁", "opened", "2029", "expected")}


def test_the_third_host_is_none_of_the_second() -> None:
    text = "世界种业大会由农业农村部主办，安徽省承办，合肥市协办。"
    assert {o for _, p, o, _ in claimed(text) if p == "participatesIn"} == {"世界种业大会"}


def test_clauses_that_are_listed_keep_their_events() -> None:
    found = happened("同日，福建大剧院启用、云山学堂开办、秀岭隧道与瓯江北口大桥开工。")
    assert {(of, kind) for of, kind, *_ in found} >= {
        ("福建大剧院", "opened"),
        ("秀岭隧道", "constructionStarted"),
        ("瓯江北口大桥", "constructionStarted"),
    }
    assert ("秀岭隧道", "opened") not in {(of, kind) for of, kind, *_ in found}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("教育部批准设立西湖大学，今年首次招生，9月开学。", ("西湖大学", "opened")),
        ("2014年，国务院批复设立横琴粤澳深度合作区，同年6月正式挂牌。", ("横琴粤澳深度合作区", "founded")),
    ],
)
def test_what_comes_to_be_is_what_the_next_clauses_tell_of(text: str, event: tuple[str, str]) -> None:
    found = {(name, kind) for name, kind, *_ in happened(text)}
    assert event in found
    assert {name for name, _ in found} == {event[0]}


def test_a_list_goes_on_with_an_agreement_that_no_name_names() -> None:
    found = happened("《甬舟合作协议》、云山公司同东海公司供货合同等在世界互联网大会上签署。")
    assert ("《甬舟合作协议》", "signed", None, "occurred") in found


def test_what_is_joined_to_a_thing_does_not_build_it() -> None:
    found = claimed("京张高铁连接张家口市与拟建的甬舟铁路，为河北省带来便利。")
    assert "builds" not in {p for _, p, _, _ in found}
    assert ("京张高铁", "supports", "河北省", "occurred") in found


@pytest.mark.parametrize(
    ("text", "builders"),
    [
        ("远帆集团与兰州市签订协议，将投资30亿元建设南岭储能基地。", {"远帆集团"}),
        ("远帆集团与兰州市签订协议，将共同投资30亿元建设南岭储能基地。", {"远帆集团", "兰州市"}),
        ("远帆集团与洮河集团签订协议，将投资30亿元建设南岭储能基地。", {"远帆集团", "洮河集团"}),
        ("远帆集团与兰州市签订协议，将建设南岭储能基地。", {"远帆集团", "兰州市"}),
    ],
)
def test_of_those_who_agree_the_firms_invest(text: str, builders: set[str]) -> None:
    assert {s for s, p, o, _ in claimed(text) if p == "builds"} == builders


def test_a_verb_ends_where_a_name_begins() -> None:
    text = "云岭大学与江湾集团共建江澜研究院。"  # the tagger sees one word: 共建江澜研究院
    extraction = make_extractor(Settings()).extract(Document("d", text, ""))
    names = {e.key: e.name for e in extraction.entities}
    assert {names[c.subject] for c in extraction.claims if c.property == "builds"} == {"云岭大学", "江湾集团"}


@pytest.mark.parametrize(
    ("text", "builders"),
    [
        ("远帆集团为兰州市政府建设的南岭数据中心5月启用。", {"远帆集团"}),
        ("为兰州市建设的南岭数据中心5月启用。", set()),
        ("由远帆集团建设的南岭数据中心5月启用。", {"远帆集团"}),
    ],
)
def test_for_whom_something_is_built_does_not_build_it(text: str, builders: set[str]) -> None:
    assert {s for s, p, _, _ in claimed(text) if p == "builds"} == builders


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("云川大桥和远帆集团建设的南岭隧道同日开工。", {("远帆集团", "南岭隧道")}),
        (
            "签约项目包括远帆集团投资6亿元的南岭电厂、洮河集团投资2亿元的云川大桥等3个。",
            {("远帆集团", "南岭电厂"), ("洮河集团", "云川大桥")},
        ),
        ("洮河集团与远帆集团建设的南岭隧道开工。", {("洮河集团", "南岭隧道"), ("远帆集团", "南岭隧道")}),
    ],
)
def test_a_firm_behind_a_work_has_the_next_one(text: str, built: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, p, o, _ in claimed(text) if p == "builds"} == built


def test_where_what_is_given_up_lies_is_not_where_its_owner_is() -> None:
    found = claimed("远帆集团关停了位于兰州市的南岭电厂，并将生产线搬迁至天水市。")
    assert {(s, o) for s, p, o, _ in found if p == "locatedIn"} == {("南岭电厂", "兰州市")}


def test_who_designs_a_work_is_not_what_the_next_one_builds() -> None:
    found = claimed("京张高铁由远帆集团投资建设，云川设计院设计，洮河集团施工。")
    assert {(s, o) for s, p, o, _ in found if p == "builds"} == {("远帆集团", "京张高铁"), ("洮河集团", "京张高铁")}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("云湾高铁是规划的“四纵四横”快速通道之一，也是连接江西省、湖南省的快速通道。", "云湾高铁"),
        ("云湾大桥是在建的沪昆高速公路的一段，连接江西省和湖南省。", "云湾大桥"),
        ("远帆集团建设的云湾大桥连接江西省和湖南省。", "云湾大桥"),
        ("这是在建的云湾大桥，连接江西省和湖南省。", "云湾大桥"),
    ],
)
def test_of_what_something_is_one_is_no_subject(text: str, line: str) -> None:
    found = claimed(text)
    assert {s for s, p, o, _ in found if p == "connects"} == {line}


def test_of_a_zone_and_its_park_the_park_is_approved() -> None:
    text = "省政府批准设立天津经济技术开发区生物产业园、北辰高新技术产业园。"
    assert {e[0] for e in happened(text) if e[1] == "approved"} == {"生物产业园", "北辰高新技术产业园"}


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("洮河水库开工。兰州市抓好项目建设，全力推进复工复产。", set()),
        ("洮河水库总投资8亿元，兰州市紧盯民生抓工程建设。", set()),
        ("洮河水库总投资8亿元，由远帆集团承建。", {("远帆集团", "洮河水库")}),
    ],
)
def test_works_that_somebody_pushes_are_not_what_was_told_of(text: str, built: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, p, o, _ in claimed(text) if p == "builds"} == built
