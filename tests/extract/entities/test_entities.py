"""Candidates become things, and the names of things are found where no candidate is."""

from __future__ import annotations

import pytest
from statements import checked, extract, forms

from zhitu.extract.entities.entities import collect
from zhitu.extract.mentions.agreement import NETWORK
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.tagger import make_tagger
from zhitu.extract.text.view import View
from zhitu.model import Document, Span


def mentions(text: str, name: str, kind: str) -> list[int]:
    """Where a name that the network sees at its first place is mentioned."""
    at = text.index(name)
    seen = Candidate(Span(at, at + len(name)), name, (kind,), NETWORK, 2.0, sure=0.9)
    things, _ = collect(View(text), [[seen]], lexicon())
    return [span.start for span in things[0].spans]


def test_a_person_of_two_characters_is_not_looked_for_in_other_words() -> None:
    assert mentions("高峰出席，晚高峰时段客流增长。", "高峰", "Person") == [0]


def test_other_names_are_found_again() -> None:
    assert mentions("云帆参展，由云帆承办。", "云帆", "Company") == [0, 6]
    assert mentions("郝云飞出席，郝云飞致辞。", "郝云飞", "Person") == [0, 6]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "江川至云岭新区城际铁路（以下简称江云城际）开工，江云城际铁路全长91公里。",
            {"江川至云岭新区城际铁路", "江云城际", "江云城际铁路"},
        ),
        (
            "云岭新区至江川国际机场快线（简称江云快线，又称云岭R3线）进入联调，江云快线、云岭R3线年底开通。",
            {"云岭新区至江川国际机场快线", "江云快线", "云岭R3线"},
        ),
    ],
)
def test_a_line_goes_by_all_that_brackets_call_it(text: str, names: set[str]) -> None:
    (line,) = [e for e in checked(text).entities if "Facility" in e.classes]
    assert {line.name, *line.aliases} == names


def named(text: str) -> set[str]:
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    return {form for e in told.entities for form in (e.name, *e.aliases)}


def test_a_group_named_before_a_longer_one_is_its_own() -> None:
    text = "远帆集团董事长林一鸣、远帆船舶科技集团总经理赵宏出席签约仪式。"
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    assert {"远帆集团", "远帆船舶科技集团"} <= {e.name for e in told.entities}
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", "远帆船舶科技集团成立。远帆集团落户青岛市。", ""))
    assert "远帆集团" in next(e.aliases for e in told.entities if e.name == "远帆船舶科技集团")


def test_a_port_named_before_a_yard_that_is_called_after_it_is_its_own() -> None:
    text = "这座码头隶属大连港。2021年，大连港的货物吞吐量为3亿吨。大连铁路物流基地已开通，后者又名大连国际港。"
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    assert "大连港" in {e.name for e in told.entities}
    assert not any({"大连港", "大连国际港"} <= {e.name, *e.aliases} for e in told.entities)


def apart(one: str, other: str, text: str) -> bool:
    """Whether two names of a text are of two things."""
    told = checked(text)
    forms = [{form for name in (e.name, *e.aliases) for form in (name, name.split("市", 1)[-1])} for e in told.entities]
    return not any({one, other} <= found for found in forms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("广州大学", "广州医科大学"),
        ("河南大学", "河南农业大学"),
        ("云川大学", "云川理工大学"),
        ("广州市人民政府", "广州市南沙区人民政府"),
        ("广州市教育局", "广州市南沙区教育局"),
        ("广州产业投资基金管理有限公司", "广州南沙新区产业投资基金管理有限公司"),
        ("广州汽车产业园", "广州花都新能源汽车产业园"),
        ("渤海湾港", "渤海湾国际枢纽港"),
    ],
)
def test_a_name_is_not_short_for_one_that_another_word_or_place_sets_apart(one: str, other: str) -> None:
    assert apart(one, other, f"{one}与{other}签署合作协议。{one}发布通知。")
    assert apart(one, other, f"{other}与{one}签署合作协议。")


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("国立台东史前文化博物馆", "史前馆"),
        ("国立海洋科技博物馆", "海科馆"),
        ("云山国际会展中心", "云山会展中心"),
        ("广州经济技术开发区", "广州开发区"),
        ("厦门国际枢纽港", "厦门港"),
        ("云川生物医药产业园", "云川产业园"),
        ("柘城县人民医院", "柘城县医院"),
        ("云岭水库工程", "云岭水库"),
        ("云衡高速公路项目", "云衡高速公路"),
        ("云州东岭产业加值园区", "东岭产业园区"),
    ],
)
def test_a_name_without_general_words_is_short_for_the_full_one(full: str, short: str) -> None:
    assert not apart(full, short, f"{full}位于江川市。{short}今年启用。")


def test_a_meeting_is_one_with_and_without_its_number() -> None:
    assert not apart(
        "2031第二届云川东岭发展论坛", "云岭论坛", "2031第二届云川东岭发展论坛昨日在海口举行。云岭论坛设三个分会场。"
    )


def test_a_train_is_one_by_its_whole_name_and_by_its_own() -> None:
    text = "中欧班列云帆号开行。"
    whole = Candidate(Span(0, 7), "中欧班列云帆号", ("Product",), NETWORK, 2.0, sure=0.9)
    text += "“云帆号”已开行两年。"
    own = Candidate(Span(10, 15), "云帆号", ("Product", "Facility"), "quoted:号", 1.6)
    things, _ = collect(View(text), [[whole], [own]], lexicon())
    assert [sorted(thing.forms) for thing in things] == [["中欧班列云帆号", "云帆号"]]


def test_a_place_named_by_its_sign_in_one_compound_is_none_that_the_text_speaks_of() -> None:
    assert {e.name for e in checked("川黔联合攻关项目通过验收。").entities}.isdisjoint({"四川省", "贵州省"})
    assert {"四川省", "贵州省"} <= {e.name for e in checked("川黔两省签署协议。").entities}


def test_what_a_list_names_side_by_side_is_not_one() -> None:
    names = {e.name for e in checked("成立云岭省文化投资基金理事会、云岭省旅游文化体育投资基金理事会。").entities}
    assert {"云岭省文化投资基金理事会", "云岭省旅游文化体育投资基金理事会"} <= names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省政府印发《云州水网规划（2022—2035年）》。《规划》提出目标。", {"《云州水网规划（2022—2035年）》"}),
        ("省政府要求落实《规划》。会议通过《云州水网规划（试行）》。", {"《云州水网规划（试行）》"}),
        (
            "省政府印发《云州水网规划》《云州路网规划》。《规划》提出目标。",
            {"《云州水网规划》", "《云州路网规划》", "《规划》"},
        ),
    ],
)
def test_a_bare_title_is_the_only_document_that_ends_so(text: str, names: set[str]) -> None:
    assert {e.name for e in extract(text).entities if "Policy" in e.classes} == names


def test_a_word_without_marks_is_no_bare_title() -> None:
    text = "省政府印发《云州水网意见》。《意见》提出目标，各方提出意见。"
    (plan,) = (e for e in extract(text).entities if "Policy" in e.classes)
    assert [span.of(text) for span in plan.mentions] == ["《云州水网意见》", "《意见》"]


def test_a_bracket_with_a_short_name_is_no_part_of_a_line_after_who_tells_of_it() -> None:
    text = "记者从山东高速集团有限公司获悉，临沂至滕州高速公路（临滕高速）于10日通车。临滕高速全长98公里。"
    lines = [e for e in extract(text).entities if "Facility" in e.classes]
    assert [(e.name, e.aliases) for e in lines] == [("临沂至滕州高速公路", ("临滕高速",))]


def test_zones_of_one_name_in_two_counties_are_two() -> None:
    text = "静宁县现代农业产业园投产。崆峒区现代农业产业园也在建设，崆峒区现代农业产业园占地200亩。"
    zones = [e for e in extract(text).entities if e.classes == ("Zone",)]
    assert len(zones) == 2
    assert sum(len(e.mentions) for e in zones) == 3


def test_a_firm_by_its_full_name_is_not_its_daughter() -> None:
    text = "中国北辰集团有限公司发布招标信息。中国北辰集团智能装备有限公司已落地。"
    assert {e.name for e in extract(text).entities if "Company" in e.classes} == {
        "中国北辰集团有限公司",
        "中国北辰集团智能装备有限公司",
    }


def test_a_name_that_a_bracket_gives_is_found_though_it_begins_with_a_place() -> None:
    text = "甘肃建投天水商砼有限公司（简称“甘肃建投商砼”）成立。甘肃建投商砼注册资本5000万元。"
    (firm,) = (e for e in extract(text).entities if "Company" in e.classes)
    assert [span.of(text) for span in firm.mentions] == ["甘肃建投天水商砼有限公司", "甘肃建投商砼", "甘肃建投商砼"]


def test_the_committee_of_a_provincial_congress_is_not_the_nations() -> None:
    text = "贵州省十四届人大常委会第九次会议批准《遵义市保护条例》。"
    assert not [e for e in extract(text).entities if e.name.startswith("全国")]


def test_who_only_holds_shares_is_not_the_firm_that_is_spoken_of() -> None:
    text = (
        "青山建材有限公司成立于2020年，由海东能源有限公司持股60%，西宁城投集团有限公司持股40%。公司营业收入3000万元。"
    )
    told = extract(text)
    names = {e.key: e.name for e in told.entities}
    assert [names[o.about] for o in told.observations if o.unit == "元"] == ["青山建材有限公司"]


@pytest.mark.parametrize(
    "daughter", ["远帆集团临江轴承股份有限公司", "远帆集团有限公司临江分公司"], ids=["firm", "branch"]
)
def test_a_group_whose_name_a_firm_bears_is_not_that_firm(daughter: str) -> None:
    found = extract(f"{daughter}在青岛市挂牌。远帆集团董事长林一鸣到场。")
    assert {daughter, "远帆集团"} <= {e.name for e in found.entities}


def test_conferences_of_like_names_on_different_days_are_two() -> None:
    text = "8月2日，深圳市举办低空经济发展大会。7月4日，广东省低空经济发展大会在广州举行。"
    found = {e.name for e in extract(text).entities if "Conference" in e.classes}
    assert len(found) == 2
    same = "7月4日，深圳市举办低空经济发展大会。7月4日，广东省低空经济发展大会在广州举行。"
    assert len({e.name for e in extract(same).entities if "Conference" in e.classes}) == 1


def test_a_name_that_a_bracket_gives_several_is_that_of_each() -> None:
    text = (
        "设立中国（甘肃）自由贸易试验区、中国（青海）自由贸易试验区以及中国（江西）自由贸易试验区（以下统称自贸试验区）。"
        "自贸试验区推出措施。"
    )
    zones = [e for e in checked(text).entities if "Zone" in e.classes]
    assert [(e.name, e.aliases, len(e.mentions)) for e in zones] == [
        (f"中国（{place}）自由贸易试验区", (), 2) for place in ("甘肃", "青海", "江西")
    ]


def test_a_name_behind_one_is_its_own() -> None:
    text = "中国（甘肃）自由贸易试验区（以下简称自贸试验区）扩容。自贸试验区推出措施。"
    (zone,) = [e for e in checked(text).entities if "Zone" in e.classes]
    assert "自贸试验区" in zone.aliases


def test_one_of_two_works_is_not_both_and_one_meeting_no_other() -> None:
    found = named("市里推进“青湖水库及云河水库加固工程”，其中青湖水库加固工程已开工，云河水库加固工程即将开工。")
    assert {"“青湖水库及云河水库加固工程”", "青湖水库加固工程", "云河水库加固工程"} <= found
    told = checked("云川市第五届人大常委会第十二次会议召开。云川市第五届人民代表大会第二次会议召开，第二次会议闭幕。")
    assert {e.name: e.aliases for e in told.entities if "Conference" in e.classes} == {
        "云川市第五届人大常委会第十二次会议": (),
        "云川市第五届人民代表大会第二次会议": ("第二次会议",),
    }


def test_a_name_that_a_text_gives_to_another_is_not_the_known_one() -> None:
    fair = "第九届云岭国际数字经济博览会（下文简称“数博会”）在云岭市开幕。数博会吸引企业320家。"
    assert {"第九届云岭国际数字经济博览会", "数博会"} in forms(fair)
    assert not any("中国国际大数据产业博览会" in names for names in forms(fair))


def test_a_name_for_two_together_is_that_of_neither() -> None:
    told = forms("云岭实验室、江湾脑科学研究院（以下简称“两平台”）同时启动建设。")
    assert not any("两平台" in names for names in told)


def test_a_name_is_whole_where_only_its_beginning_was_read() -> None:
    told = forms("江苏苏衡交通控股集团是国企。2023年6月，苏衡交控挂牌上市；6月末，苏衡交控在职员工3200人。")
    assert {"江苏苏衡交通控股集团", "苏衡交控"} in told
    assert {"苏衡"} not in told


def test_another_name_is_kept_as_the_text_writes_it() -> None:
    assert {"遠帆科技集團有限公司", "遠帆科技"} in forms("遠帆科技集團有限公司（下稱「遠帆科技」）投產。")
    assert {"江灣大橋", "彩虹橋"} in [
        {name.strip("「」") for name in names} for names in forms("江灣大橋，又稱「彩虹橋」，全長5公里。")
    ]


def test_a_bare_title_is_that_of_the_headline_though_another_ends_so() -> None:
    text = (
        "一图读懂《日照市促进低空经济行动计划（2025—2028年）》\n为什么制定《行动计划》？\n"
        "为落实《山东省低空经济行动计划》，日照市制定了《行动计划》。"
    )
    told = extract(text)
    names = {e.key: e.name for e in told.entities}
    assert {names[c.subject] for c in told.claims if c.property == "issuedBy"} == {
        "《日照市促进低空经济行动计划（2025—2028年）》"
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国家开发银行支持水利。开发银行发放贷款3亿元。", {"国家开发银行"}),
        ("国家开发银行和亚洲开发银行签约。开发银行发放贷款3亿元。", {"国家开发银行", "亚洲开发银行", "开发银行"}),
    ],
)
def test_a_bank_of_the_country_may_go_without_it(text: str, names: set[str]) -> None:
    assert {e.name for e in extract(text).entities if "FinancialInstitution" in e.classes} == names


def test_so_many_zones_of_a_level_are_not_the_one_that_is_called_so() -> None:
    text = "青屿高新技术产业园揭牌，高新技术产业园占地3平方公里。至此，湖北省级高新技术产业园区达到22家。"
    at = text.rindex("高新技术产业园")
    told = next(e for e in checked(text).entities if e.name == "青屿高新技术产业园")
    assert not any(span.start <= at < span.end for span in told.mentions)
