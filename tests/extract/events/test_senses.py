"""A verb that can state an event may say something else."""

from __future__ import annotations

import pytest
from statements import extract, happened


@pytest.mark.parametrize(
    "text",
    [
        "宁波市新建道路804公里。",
        "海南自由贸易港风景优美，其中25个项目竣工验收。",
        "雄安新区开通公交线路12条。",
        "4家联合实验室落户宁波市。",
        "沈阳住房公积金管理中心贷款额度成立。",
        "企业通过“浙里办”平台申报。",
        "甬舟铁路被纳入巡查范围。",
        "东海实验室获得银行贷款支持。",
        "经洋山港开行中欧班列3300列。",
        "金塘海底隧道提高了抗风、通航和防洪能力。",
        "原计划落地的甬江产业基金暂缓设立。",
        "厦门新体育中心试运营期间，运动员入住。",
        "新能源汽车产业园入驻企业65家。",
        "中国人民银行设立2000亿元设备更新专项再贷款。",
        "青岛港设立驻深圳办事机构。",
        "为建成漳州核电站，中核集团加大投入。",
        "上海综合保税区是对外开放口岸。",
        "宁波舟山港由梅山码头和北仑码头组成。",
        "兰州重离子医院兴建计划另行通知。",
        "今年是甬舟铁路收官之年。",
        "漳州核电站位于福建，3号机组2028年建成投产。",
        "甬舟铁路全长77公里。并网成功后，漳州核电站将向外供电。",
        "金塘海底隧道经理表示：2027年建成海员公寓。",
        "漳州核电站发电突破3亿度。",
        "浙江大学将以新校区开工、甬舟铁路开通为新起点，深化合作。",
        "宁波市将恢复漳州核电站蓄水灌溉等功能。",
        "梅山口岸启用“数据互通”做法。",
        "兰州重离子医院条件改善，累计接诊收治患者1600人次。",
        "位于嵊泗的洋山港地处对外开放的窗口及杭州湾跨海大桥以东。",
    ],
)
def test_counts_and_other_subjects_are_no_events(text: str) -> None:
    assert not happened(text)


def test_a_platform_is_started_and_an_index_made_known() -> None:
    assert ("“浙里通”平台", "opened", None, "occurred") in happened("宁波市启动“浙里通”平台。")
    assert {k for _, k, *_ in happened("宁波市启动“浙里通”平台建设。")}.isdisjoint({"opened"})
    assert {k for _, k, *_ in happened("大会发布“海丝贸易指数”。")} == {"announced"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("海南自由贸易港已上线气象、物流等8个专区。", "opened"),
        ("宁波港开行长三角首趟国际班列。", "opened"),
        ("甬舟铁路获得省级财政8亿元补助。", "awarded"),
        ("甬舟铁路由宁波贯通到舟山。", "milestone"),
        ("宁波市加快构建横琴粤澳深度合作区开放体系。", "underConstruction"),
        ("会议提出，编制《海洋经济发展规划》。", "issued"),
        ("甬舟铁路从动工到通车历时878天。", "constructionStarted"),
        ("甬舟铁路从动工到通车历时878天。", "opened"),
        ("鹏城实验室获批组建省级重点创新平台。", "approved"),
        ("福安市签约落户宁波高新区。", "signed"),
        ("鹏城实验室入列国家实验室体系。", "opened"),
        ("香港特区政府提出兴建屯门隧道。", "constructionStarted"),
        ("中国华能集团10月正式落户雄安新区。", "founded"),
        ("平陆运河是新中国成立以来的第一条通海运河。", "founded"),
        ("集结中心去年开行了1500余列中欧班列。", "opened"),
        ("自首批建设项目集中开工以来，海南自由贸易港面貌一新。", "constructionStarted"),
        ("泉州市筹备设立海峡产业基金。", "founded"),
        ("海南自由贸易港已签约项目25个，已开工项目5个。", "constructionStarted"),
    ],
)
def test_what_only_looks_like_an_event_of_the_name(text: str, kind: str) -> None:
    assert kind not in {k for _, k, *_ in happened(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("随着“最多跑一次”改革、“千万工程”等一批新政落地，办事更快。", "tookEffect"),
        ("“浙里通”平台建成。", "completed"),
        ("中国华能集团10月正式入驻雄安新区。", "founded"),
        ("宁波市争取到甬舟铁路开工。", "constructionStarted"),
        ("瓯江北口大桥施工蹄疾步稳。", "underConstruction"),
        ("“甬舟号”班列、跨境公路班车先后开通。", "opened"),
        ("浙江省编制了《海洋经济发展规划》。", "issued"),
        ("舟山渔业商会总会签订《海洋合作协议》。", "signed"),
        ("甬舟铁路、瓯江北口大桥等一批沪苏合作项目开工。", "constructionStarted"),
    ],
)
def test_what_is_told_in_other_words(text: str, event: str) -> None:
    assert event in {k for _, k, *_ in happened(text)}


def test_what_readers_are_asked_to_do_has_not_happened() -> None:
    found = extract("《白石岭水源保护办法》已经市政府同意，现印发给你们，请认真组织实施。").events
    assert "tookEffect" not in {e.type for e in found}
    assert "tookEffect" in {e.type for e in extract("《白石岭水源保护办法》自5月1日起施行。").events}
