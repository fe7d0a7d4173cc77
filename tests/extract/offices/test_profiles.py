"""What profiles of bodies and parks tell: how they began, what they are called by, who heads them, what they have."""

from __future__ import annotations

from functools import cache

import pytest

from zhitu.extract import Extractor, make_extractor
from zhitu.model import Document, Extraction
from zhitu.settings import Settings


@cache
def extractor() -> Extractor:
    return make_extractor(Settings())


@cache
def told(text: str, title: str | None = None, date: str = "2024-05-10") -> Extraction:
    return extractor().extract(Document("d", text, "0" * 64, date=date, title=title))


def names(text: str, title: str | None = None) -> dict[str, str]:
    return {e.key: e.name for e in told(text, title).entities}


def claims(text: str, title: str | None = None) -> set[tuple[str, str, str]]:
    named = names(text, title)
    return {(named[c.subject], c.property, named[c.object]) for c in told(text, title).claims}


def offices(text: str, title: str | None = None) -> set[tuple[str, str, str | None]]:
    named = names(text, title)
    found = (c for c in told(text, title).claims if c.property == "affiliatedWith")
    return {(named[c.subject], named[c.object], c.role) for c in found}


def owners(text: str, title: str | None = None) -> set[str]:
    named = names(text, title)
    return {named[o.about] for o in told(text, title).observations}


BEGAN = "江湾大学位于云岭市，前身为1952年创建的江湾工学院。1958年江湾机械学校并入。\n"
TRACED = "江湾大学坐落于云岭市。学校办学渊源可追溯至1912年创办的私立江湾医学专门学校和江湾纺织专门学校。\n"
SIGNS = "云岭省第二医院创建于1910年，同时挂云岭大学附属医院、云岭省眼科医院牌子。"


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        (BEGAN + "学校现有东山、南湖两个校区，占地2000亩。", None, "江湾大学"),
        (BEGAN + "学校现有学院20个，占地2000亩。", "学校简介", "江湾大学"),
        (TRACED + "学校占地面积3775亩，设有学院25个。", "学校概况", "江湾大学"),
        (SIGNS + "医院开放床位1456张。", "医院简介", "云岭省第二医院"),
        ("云岭高新区下设石桥科技园、柳河产业园和空港物流园。\n园区现有企业3200余家。", None, "云岭高新区"),
    ],
)
def test_a_bare_noun_is_the_body_that_is_told_of(text: str, title: str | None, name: str) -> None:
    assert owners(text, title) == {name}


def test_a_body_that_another_came_into_is_still_called_by_the_noun() -> None:
    text = "2000年，云岭学校接收转学学生。学校占地300亩。"
    assert owners(text) == {"云岭学校"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江湾省人民医院始建于1936年，1951年更名为江湾省立第一医院，1978年定名为江湾省人民医院。", "江湾省人民医院"),
        ("江湾大学医院1953年改称江湾工人医院，2000年启用现名。医院总床位3800张。", "江湾大学医院"),
        ("云岭省第二医院创建于1910年，原名惠安医院，1952年更名为白塘第二医院。", "云岭省第二医院"),
        (
            "云岭高新技术产业开发区位于云岭市。其前身为1992年经省政府批准设立的云岭经济开发区，2001年更名为云岭工业园区。",
            "云岭高新技术产业开发区",
        ),
    ],
)
def test_a_body_goes_by_the_name_in_force(text: str, name: str) -> None:
    kinds = {"School", "Hospital", "Zone"}
    assert [e.name for e in told(text).entities if kinds & set(e.classes)] == [name]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("1958年江湾机械学校并入江湾大学，1996年定名为江湾科技大学。", "江湾机械学校"),
        ("1952年，江湾大学工学院迁出，成立江湾工学院。", "江湾大学工学院"),
        ("国立江湾交通大学由国立江湾大学与国立云岭大学合并成立。", "国立江湾大学"),
    ],
)
def test_bodies_of_like_names_stay_apart(text: str, apart: str) -> None:
    assert apart in names(text).values()


@pytest.mark.parametrize("short", ["云岭省农科院", "云岭农科所"])
def test_an_institute_is_called_by_its_short_name(short: str) -> None:
    full = {"云岭省农科院": "云岭省农业科学院", "云岭农科所": "云岭农业科学研究所"}[short]
    assert short not in names(f"{full}成立于1958年。{short}现有职工200人。").values()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("江湾高能所成立于1973年。首任所长为张文远院士，现任所长为王贻林院士。", ("张文远", "江湾高能所", "所长")),
        (
            "江湾医院始建于1936年。医院编制床位3000张。现任党委书记周志远，院长陈立群。",
            ("周志远", "江湾医院", "党委书记"),
        ),
        ("云岭研究院成立于1973年，总部位于江湾市，现任董事长吴忠、院长刘雄。", ("吴忠", "云岭研究院", "董事长")),
        ("云岭研究院成立于1989年。现任理事长为项诚。", ("项诚", "云岭研究院", "理事长")),
        (
            "江湾大学9月正式开学，由云岭大学、白塘大学合作举办。校长倪选表示，学校将扩大招生。",
            ("倪选", "江湾大学", "校长"),
        ),
        ("云岭实验室首任主任为朱强，现任主任为王坚院士，有职工80人。", ("王坚", "云岭实验室", "主任")),
        ("云岭实验室由江湾大学牵头，联合白塘大学建设，主任为刘虹院士。", ("刘虹", "云岭实验室", "主任")),
        ("江湾大学校长王刚到访云岭大学。校长李明会见了他。", ("李明", "云岭大学", "校长")),
    ],
)
def test_an_office_without_its_body_is_of_what_is_told_of(text: str, held: tuple[str, str, str]) -> None:
    assert held in offices(text)


def test_whose_offices_stand_in_a_row_does_not_act() -> None:
    text = "中国工程院院士、云岭农业大学校长、国家植物育种中心主任陈志强11月3日出席第六届全国水稻育种大会。"
    assert ("陈志强", "participatesIn", "第六届全国水稻育种大会") in claims(text)
    assert not any(s == "中国工程院" and p == "participatesIn" for s, p, _ in claims(text))


@pytest.mark.parametrize("verb", ["荣获全国文明单位称号", "先后荣获全国文明单位、全国五一劳动奖状等称号"])
def test_an_honour_that_opens_a_sentence_is_of_what_was_told_of(verb: str) -> None:
    found = told(f"江湾医院位于云岭市西部。{verb}。")
    named = {e.key: e.name for e in found.entities}
    assert ("江湾医院", "awarded") in {(named[e.of], e.type) for e in found.events}


@pytest.mark.parametrize(
    "text", ["江湾大学与云岭公司签约。2022年入选国家示范基地名单。", "云岭博物馆位于江湾市。入选作品将展出。"]
)
def test_an_honour_is_of_none_where_two_were_told_of(text: str) -> None:
    assert not any(e.type == "awarded" and not e.rule.startswith("network") for e in told(text).events)


def test_parts_that_open_a_sentence_are_of_what_was_told_of() -> None:
    text = "江湾发展研究院成立于1989年。设有港澳研究中心、金融研究所等15个研究部门。"
    assert ("港澳研究中心", "partOf", "江湾发展研究院") in claims(text)


def test_what_a_line_has_is_not_of_who_runs_it() -> None:
    assert owners("远帆公司自2010年起运营云岭地铁四号线，全长约30公里。") == {"云岭地铁四号线"}


@pytest.mark.parametrize(
    ("text", "sited"),
    [
        (
            "在建的有位于云岭市的江湾光源和位于江湾市的白塘中微子实验站。",
            {("白塘中微子实验站", "江湾市"), ("江湾光源", "云岭市")},
        ),
        ("集团拥有位于苏州的云帆工厂和位于无锡的江海基地。", {("云帆工厂", "苏州市"), ("江海基地", "无锡市")}),
    ],
)
def test_each_of_two_lies_where_its_own_words_say(text: str, sited: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, p, o in claims(text) if p == "locatedIn"} == sited


def test_what_somebody_is_to_do_does_not_found_him() -> None:
    found = told("《备忘录》确立云岭研究院将在江湾市设立分所。")
    assert not any(e.type == "founded" and e.rule.startswith("predicate:确立") for e in found.events)


def events(text: str, date: str = "2024-05-10") -> set[tuple[str, str, str | None, str]]:
    found = told(text, None, date)
    named = {e.key: e.name for e in found.entities}
    return {(named[e.of], e.type, e.date, e.status) for e in found.events}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("云岭大桥2022年12月开工，建成后车程将缩短20分钟。", ("云岭大桥", "completed", None, "expected")),
        ("云岭大桥今年内建成通车。", ("云岭大桥", "opened", "2024", "expected")),
        ("云岭园区今年年底起正式投入运作。", ("云岭园区", "opened", "2024", "expected")),
        ("云岭园区去年年底正式投入运作。", ("云岭园区", "opened", "2023", "occurred")),
    ],
)
def test_what_is_to_come_has_not_been(text: str, event: tuple[str, str, str | None, str]) -> None:
    assert event in events(text)


def test_the_day_of_a_visit_is_that_of_what_is_signed_there() -> None:
    text = (
        "云岭省科技局局长陈明5月8日访问江湾市，与江湾市副市长王海会面，并见证云岭大学与江湾大学签署《云江合作备忘录》。"
    )
    assert ("《云江合作备忘录》", "signed", "2024-05-08", "occurred") in events(text)


def periods(text: str, date: str = "2024-10-28") -> dict[str, str | None]:
    return {o.indicator: o.period for o in told(text, None, date).observations}


@pytest.mark.parametrize(
    ("text", "indicator", "period"),
    [
        ("江湾大学1911年成立，是全省最老的学府，设有10个学院，现有学生3.9万人，其中研究生1.1万人。", "学院", None),
        ("江湾大学1911年成立，是全省最老的学府，设有10个学院，现有学生3.9万人，其中研究生1.1万人。", "研究生", None),
        ("2023年，云岭港引进企业4家，累计完成收入9亿元，同比增长17.7%。", "收入同比增长", "2023"),
        ("云岭地铁三号线2016年7月开工，截至10月底工程总进度90.7%。", "工程总进度", "2024-10"),
        ("2019年，云岭地铁完成投资20亿元，截至6月底新增里程5公里。", "新增里程", "2019-06"),
    ],
)
def test_when_what_there_is_is_told_of(text: str, indicator: str, period: str | None) -> None:
    assert {p for i, p in periods(text).items() if i.endswith(indicator)} == {period}


@pytest.mark.parametrize("mark", ["3. ", "（三）", "125. "])
def test_the_number_of_a_line_is_no_word_of_its_figure(mark: str) -> None:
    text = f"云岭高新区成绩明显：\n{mark}引进企业30家。"
    assert not any(i.startswith(mark[:2]) for i in periods(text))
