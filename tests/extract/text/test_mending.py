"""Words that the tagger cuts in the wrong place."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract import make_extractor
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import Token
from zhitu.settings import Settings


@pytest.mark.parametrize(
    ("text", "given", "mended"),
    [
        ("云山学院地处银川", [("云山学院地处", "ORG"), ("银川", "LOC")], ["云山学院", "地处", "银川"]),
        (
            "云山大学校党委书记王强院士和李明远",
            [("云山大学校", "ORG"), ("党委书记", "n"), ("王强", "PER"), ("院士", "n"), ("和李明远", "PER")],
            ["云山大学", "校党委", "书记", "王强", "院士", "和", "李明远"],
        ),
        (
            "昨日假会展中心举行",
            [("昨日", "TIME"), ("假会展中心", "LOC"), ("举行", "v")],
            ["昨日", "假", "会展中心", "举行"],
        ),
        ("滨江路88号远帆大厦", [("滨江路", "LOC"), ("88号远帆大厦", "LOC")], ["滨江路", "88号", "远帆大厦"]),
        ("远帆大厦3座12楼科技局", [("远帆大厦3座12楼科技局", "ORG")], ["远帆大厦", "3座12楼", "科技局"]),
        ("开工建设成巴高铁", [("开工", "v"), ("建设成", "v"), ("巴高铁", "nz")], ["开工", "建设", "成巴", "高铁"]),
        ("云山学院土地处置", [("云山学院土地处置", "ORG")], ["云山学院土地处置"]),
        ("云山等离子体研究所", [("云山等离子体研究所", "ORG")], ["云山", "等离子体", "研究所"]),
        (
            "江北±800千伏特高压",
            [("江北", "LOC"), ("±", "w"), ("800千伏特", "m"), ("高压", "n")],
            ["江北", "±800千伏", "特高压"],
        ),
        (
            "银川市公安局云山分局长李江",
            [("银川市公安局", "ORG"), ("云山", "LOC"), ("分局长", "n"), ("李江", "PER")],
            ["银川市公安局", "云山", "分局", "长", "李江"],
        ),
        ("李云山等领导", [("李云山等", "PER"), ("领导", "n")], ["李云山", "等", "领导"]),
        ("云山大学建设医学院", [("云山大学建设医学院", "ORG")], ["云山大学", "建设", "医学院"]),
        ("云山大学建设工程学院", [("云山大学建设工程学院", "ORG")], ["云山大学建设工程学院"]),
        ("云山园区理事会召开", [("云山园区理事", "ORG"), ("会", "v"), ("召开", "v")], ["云山园区", "理事会", "召开"]),
        ("银川市和五间房乡", [("银川市", "LOC"), ("和", "c"), ("五间房乡", "m")], ["银川市", "和", "五间房乡"]),
        ("银川市五家乡镇企业", [("银川市", "LOC"), ("五家", "m"), ("乡镇企业", "n")], ["银川市", "五家", "乡镇企业"]),
        ("云山学院位于银川市", [("云山学院位于银川市", "ORG")], ["云山学院", "位于", "银川市"]),
        ("云山银行间市场", [("云山银行", "ORG"), ("间市场", "n")], ["云山", "银行间", "市场"]),
        (
            "寿阳县和平定县人民医院",
            [("寿阳县", "LOC"), ("和平定县", "LOC"), ("人民医院", "n")],
            ["寿阳县", "和", "平定县", "人民医院"],
        ),
        ("天津和平区医院", [("天津", "LOC"), ("和平区医院", "ORG")], ["天津", "和平区医院"]),
        ("平凉市帮助云岭公司", [("平凉市", "LOC"), ("帮助云岭公司", "v")], ["平凉市", "帮助", "云岭公司"]),
        ("推动云岭人民医院", [("推动云岭人民医院", "ORG")], ["推动", "云岭人民医院"]),
        ("发展云岭投资集团", [("发展云岭投资集团", "ORG")], ["发展云岭投资集团"]),
        ("与云岭山海相隔", [("与", "p"), ("云岭山", "LOC"), ("海相隔", "v")], ["与", "云岭", "山海相隔"]),
        (
            "云岭市高水平建设",
            [("云岭市", "LOC"), ("高", "a"), ("水平", "n"), ("建设", "v")],
            ["云岭市", "高水平", "建设"],
        ),
        ("江西于都是起点", [("江西", "LOC"), ("于都是", "LOC"), ("起点", "n")], ["江西", "于都", "是", "起点"]),
        (
            "经定西市到天水市",
            [("经定", "v"), ("西市", "LOC"), ("到", "v"), ("天水市", "LOC")],
            ["经", "定西市", "到", "天水市"],
        ),
        ("江西于都桥", [("江西", "LOC"), ("于都桥", "LOC")], ["江西", "于都桥"]),
        ("湖南于都是", [("湖南", "LOC"), ("于都是", "LOC")], ["湖南", "于都是"]),
        ("云岭电站 远帆公司", [("云岭电站 远帆公司", "ORG")], ["云岭电站", " ", "远帆公司"]),
        ("云岭段贯通", [("云岭", "LOC"), ("段贯通", "PER")], ["云岭", "段", "贯通"]),
        ("云岭集结中心", [("云岭", "LOC"), ("集结", "v"), ("中心", "n")], ["云岭", "集结中心"]),
        ("云岭验收会", [("云岭", "LOC"), ("验收", "vn"), ("会", "n")], ["云岭", "验收会"]),
        ("云岭建设项目", [("云岭", "LOC"), ("建设", "v"), ("项目", "n")], ["云岭", "建设", "项目"]),
        ("政府引导基金", [("政府", "n"), ("引导", "v"), ("基金", "n")], ["政府", "引导基金"]),
        ("会同江川市档案馆", [("会同江川市档案馆", "ORG")], ["会同", "江川市档案馆"]),
        ("市卫健委会同", [("市", "n"), ("卫健委会", "ORG"), ("同", "p")], ["市", "卫健委", "会同"]),
        ("园区管委会同", [("园区管委会", "ORG"), ("同", "p")], ["园区管委会", "同"]),
        ("农业局会同县财政局", [("农业局会同县财政局", "ORG")], ["农业局", "会同", "县财政局"]),
        ("市妇联联合市法院", [("市妇联联合市法院", "ORG")], ["市妇联", "联合", "市法院"]),
        ("市妇女联合会", [("市妇女联合会", "ORG")], ["市妇女联合会"]),
        ("团市委联合市学联", [("团", "ORG"), ("市委联合市学联", "ORG")], ["团市委", "联合", "市学联"]),
        ("会同县人民医院", [("会同县人民医院", "ORG")], ["会同县人民医院"]),
        ("原名海川实验室", [("原名海川实验室", "ORG")], ["原名", "海川实验室"]),
        ("远帆集团控股的厂", [("远帆集团控股", "ORG"), ("的", "u"), ("厂", "n")], ["远帆集团", "控股", "的", "厂"]),
        ("副校长马青山等", [("副校长", "n"), ("马", "n"), ("青山", "n"), ("等", "u")], ["副校长", "马青山", "等"]),
        (
            "校长是马青选。",
            [("校长", "n"), ("是", "v"), ("马青", "PER"), ("选", "v"), ("。", "w")],
            ["校长", "是", "马青选", "。"],
        ),
        ("主任罗方述、", [("主任", "n"), ("罗方", "PER"), ("述", "v"), ("、", "w")], ["主任", "罗方述", "、"]),
        ("主任罗方说，", [("主任", "n"), ("罗方", "PER"), ("说", "v"), ("，", "w")], ["主任", "罗方", "说", "，"]),
        ("立凯电能三方成立", [("立凯电能三方", "ORG"), ("成立", "v")], ["立凯电能", "三方", "成立"]),
        ("任组长、", [("任", "v"), ("组长", "n"), ("、", "w")], ["任", "组长", "、"]),
        ("远帆集团控股公司", [("远帆集团控股公司", "ORG")], ["远帆集团控股公司"]),
        ("江海连通的河", [("江海", "PER"), ("连通", "v"), ("的", "u"), ("河", "n")], ["江海连通", "的", "河"]),
        ("市人大会议", [("市人大会", "ORG"), ("议", "v")], ["市", "人大会议"]),
        ("理工大会推出", [("理工大会", "ORG"), ("推出", "v")], ["理工大", "会", "推出"]),
        ("工商会推出", [("工商会", "ORG"), ("推出", "v")], ["工商会", "推出"]),
        ("副市长何小明率商务局", [("副市长", "n"), ("何小明率商务局", "PER")], ["副市长", "何小明", "率", "商务局"]),
        ("经省科技厅批准", [("经省科技厅", "ORG"), ("批准", "v")], ["经", "省科技厅", "批准"]),
        ("经济日报社批准", [("经济日报社", "ORG"), ("批准", "v")], ["经济日报社", "批准"]),
        (
            "总经理何明任站长",
            [("总经理", "n"), ("何明任", "PER"), ("站长", "n")],
            ["总经理", "何明", "任", "站长"],
        ),
        (
            "总经理何明任站长",
            [("总经理", "n"), ("何明", "PER"), ("任", "v"), ("站长", "n")],
            ["总经理", "何明", "任", "站长"],
        ),
        ("总经理何明任出席", [("总经理", "n"), ("何明任", "PER"), ("出席", "v")], ["总经理", "何明任", "出席"]),
        ("何小明指,", [("何小明指", "PER"), (",", "w")], ["何小明", "指", ","]),
        ("校长何小明指,", [("校长", "n"), ("何小", "PER"), ("明指", "v"), (",", "w")], ["校长", "何小明", "指", ","]),
        ("院长何小明指,", [("院长", "n"), ("何小明指", "PER"), (",", "w")], ["院长", "何小明", "指", ","]),
        (
            "行政长官林何月娥",
            [("行政", "n"), ("长", "a"), ("官林", "n"), ("何月娥", "PER")],
            ["行政长官", "林何月娥"],
        ),
    ],
)
def test_a_verb_of_place_is_no_part_of_a_name_and_no_list_begins_in_a_word(
    text: str, given: list[tuple[str, str]], mended: list[str]
) -> None:
    tokens: list[Token] = []
    for word, tag in given:
        start = tokens[-1].end if tokens else 0
        tokens.append(Token(start, start + len(word), tag))
    extractor = make_extractor(Settings())
    assert isinstance(extractor, RuleExtractor)
    assert [text[t.start : t.end] for t in extractor.mender.mended(text, tokens)] == mended


def test_a_long_verb_that_ends_in_a_head_is_a_noun() -> None:
    extractor = make_extractor(Settings())
    assert isinstance(extractor, RuleExtractor)
    for text, tag in (("涉外法律援助中心", "n"), ("大力支持发展", "v")):
        assert extractor.mender.mended(text, [Token(0, len(text), "v")])[0].tag == tag


def test_and_is_no_place() -> None:
    extractor = make_extractor(Settings())
    assert isinstance(extractor, RuleExtractor)
    assert [t.tag for t in extractor.mender.mended("和江湾", [Token(0, 1, "LOC"), Token(1, 3, "LOC")])] == ["c", "LOC"]


def test_an_idiom_is_no_place_and_nobody() -> None:
    extractor = make_extractor(Settings())
    assert isinstance(extractor, RuleExtractor)
    for text, tag in (("通江达海", "LOC"), ("陆海空一体", "PER")):
        tokens = [Token(0, len(text.removesuffix("一体")), tag), *([Token(3, 5, "n")] if len(text) > 4 else [])]
        assert extractor.mender.mended(text, tokens)[0].tag == "a"


def test_a_name_does_not_begin_with_the_blank_behind_a_day() -> None:
    found = extract("1月8日　云岭高新区管委会成立。")
    assert [e.name for e in found.entities] == ["云岭高新区管委会"]
    assert [e.type for e in found.events] == ["founded"]


@pytest.mark.parametrize(
    ("text", "given", "mended"),
    [
        (
            "任命陈爱华为局长",
            [(0, 2, "v"), (2, 4, "PER"), (4, 6, "ORG"), (6, 8, "n")],
            ["任命", "陈爱华", "为", "局长"],
        ),
        ("聘请专家为组长", [(0, 2, "v"), (2, 4, "n"), (4, 5, "v"), (5, 7, "n")], ["聘请", "专家", "为", "组长"]),
        ("该院区扩建", [(0, 2, "r"), (2, 5, "v")], ["该", "院区", "扩建"]),
    ],
)
def test_who_is_appointed_and_which_site_are_words(
    text: str, given: list[tuple[int, int, str]], mended: list[str]
) -> None:
    extractor = make_extractor(Settings())
    assert isinstance(extractor, RuleExtractor)
    assert [text[t.start : t.end] for t in extractor.mender.mended(text, [Token(*g) for g in given])] == mended


def test_a_town_before_its_mayor_is_nobody() -> None:
    extractor = make_extractor(Settings())
    assert isinstance(extractor, RuleExtractor)
    for text, tag in (("云岭市副市长", "LOC"), ("叶青山副局长", "PER")):
        assert extractor.mender.mended(text, [Token(0, 3, "LOC"), Token(3, 6, "n")])[0].tag == tag
