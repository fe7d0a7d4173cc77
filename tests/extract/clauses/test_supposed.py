"""What is supposed, heard, called off or wished is not said."""

from __future__ import annotations

import pytest
from statements import claimed, extract, happened


@pytest.mark.parametrize(
    "text",
    [
        "如果西湖实验室成立，渝昆高铁开通，出行会更便捷。",
        "假设渝昆高铁2030年开通，出行会更便捷。",
        "如浙江大学共建东海实验室，则成果更多。",
        "若浙江大学共建东海实验室，成果会更多。",
        "要不是遇上台风，渝昆高铁去年就开通了。",
        "若非资金短缺，渝昆高铁2023年便已开通。",
        "网传渝昆高铁今天开通，系谣言。",
        "渝昆高铁开通的传闻不实。",
        "有消息称，浙江大学共建东海实验室，但尚未证实。",
        "渝昆高铁开工仪式取消。",
        "渝昆高铁开通一再推迟。",
        "浙江大学共建东海实验室的申请被教育部驳回。",
        "浙江大学终止与西湖实验室的合作。",
        "浙江大学差点与西湖实验室签约。",
        "浙江大学与西湖实验室就共建东海实验室未能达成一致。",
        "教育部尚未批复同意浙江大学设立东海实验室。",
        "渝昆高铁建成通车之前，两地乘汽车往来。",
        "渝昆高铁本应于2020年开通。",
        "您提出的“加快推进渝昆高铁建设的建议”收悉。",
    ],
)
def test_what_is_not_so_is_not_said(text: str) -> None:
    assert not happened(text)
    assert not [said for said in claimed(text) if said[1] != "concerns"]  # what a name tells stays told


@pytest.mark.parametrize(
    "text",
    [
        "如果说渝昆高铁是动脉，那么平陆运河已经通航。",
        "平陆运河尚未完工的二期不影响通航，平陆运河今天通航。",
        "传闻获证实，平陆运河今天通航。",
    ],
)
def test_what_is_so_all_the_same_is_said(text: str) -> None:
    assert ("平陆运河", "opened", "occurred") in {(of, kind, status) for of, kind, _, status in happened(text)}


@pytest.mark.parametrize(
    "text",
    [
        "专家建议，渝昆高铁开通。",
        "他呼吁云南省加快建设，渝昆高铁开通。",
        "渝昆高铁开通推迟至明年。",
        "为了让渝昆高铁早日开通，建设者日夜奋战。",
    ],
)
def test_what_is_wished_or_put_off_is_expected(text: str) -> None:
    assert {status for _, kind, _, status in happened(text) if kind == "opened"} == {"expected"}


def test_a_wish_ends_where_something_is_told() -> None:
    found = happened("专家建议加快建设，渝昆高铁已于今年4月开通。")
    assert {status for _, kind, _, status in found if kind == "opened"} == {"occurred"}


def test_the_parts_of_a_proposal_are_expected() -> None:
    found = happened("王明提出三点建议：一是推进渝昆高铁建设；二是加快平陆运河建设，新增航线。")
    assert {(of, status) for of, _, _, status in found} == {("渝昆高铁", "expected"), ("平陆运河", "expected")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("力争用五年时间，宁波市建成瓯江北口大桥。", {"expected"}),
        ("计划用三年，宁波市建成瓯江北口大桥。", {"expected"}),
        ("力争三年内，宁波市建成瓯江北口大桥。", {"expected"}),
        ("争取早日，宁波市建成瓯江北口大桥。", {"expected"}),
        ("下一步，宁波市建成瓯江北口大桥。", {"expected"}),
        ("届时，宁波市建成瓯江北口大桥。", {"expected"}),
        ("“十六五”期间，宁波市建成瓯江北口大桥。", {"expected"}),
        ("年内，宁波市建成瓯江北口大桥。", {"expected"}),
        ("宁波市把建成瓯江北口大桥作为目标。", {"expected"}),
        ("宁波市应建成瓯江北口大桥。", {"expected"}),
        ("经过三年努力，宁波市建成瓯江北口大桥。", {"occurred"}),
        ("力争三年内完工的宁波市，去年已建成瓯江北口大桥。", {"occurred"}),
        ("“十三五”期间，宁波市建成瓯江北口大桥。", {"occurred"}),
        ("2022年底，宁波市建成瓯江北口大桥。", {"occurred"}),
    ],
)
def test_what_is_meant_to_be_by_a_time_has_not_been(text: str, status: set[str]) -> None:
    assert {s for _, kind, _, s in happened(text) if kind == "completed"} == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("宁波市正在商谈与温州市共建瓯江北口大桥。", {"expected"}),
        ("宁波市探讨与温州市共建瓯江北口大桥。", {"expected"}),
        ("宁波市希望与温州市共建瓯江北口大桥。", {"expected"}),
        ("宁波市与温州市达成意向，共建瓯江北口大桥。", {"expected"}),
        ("宁波市为建设瓯江北口大桥做准备。", {"expected"}),
        ("经过商谈后，宁波市与温州市共建瓯江北口大桥。", {"occurred"}),
        ("宁波市与温州市共建瓯江北口大桥。", {"occurred"}),
    ],
)
def test_what_is_talked_about_or_prepared_is_not_done(text: str, status: set[str]) -> None:
    assert {s for _, p, _, s in claimed(text) if p in ("builds", "cooperatesWith")} == status


def test_what_is_examined_is_not_founded() -> None:
    studied = {s for _, p, _, s in claimed("宁波市研究在江北区设立甬江实验室。") if p == "foundedBy"}
    decided = {s for _, p, _, s in claimed("宁波市研究决定在江北区设立甬江实验室。") if p == "foundedBy"}
    assert (studied, decided) == ({"expected"}, {"occurred"})


def test_a_figure_under_a_condition_is_expected() -> None:
    found = extract("如果瓯江北口大桥建成，宁波市就业人数增加5万人。").observations
    assert [o.status for o in found] == ["expected"]


@pytest.mark.parametrize(
    "modal",
    [
        "将",
        "拟",
        "计划",
        "力争",
        "准备",
        "考虑",
        "酝酿",
        "谋划",
        "有意",
        "承诺",
        "申请",
        "研究",
        "筹备",
        "探索",
        "要求",
        "即将",
        "将要",
        "预计",
        "力图",
        "试图",
        "可望",
        "打算",
        "希望",
        "呼吁",
        "应当",
        "应该",
        "必须",
        "务必",
        "亟需",
        "下一步",
        "日后",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "{}在三年内，宁波市建成瓯江北口大桥。",
        "宁波市{}把瓯江北口大桥建成。",
        "宁波市{}：一是建成瓯江北口大桥；二是建成甬江实验室。",
        "宁波市{}建设瓯江北口大桥。",
    ],
)
def test_no_modal_word_is_lost_wherever_it_stands(text: str, modal: str) -> None:
    told = text.format(modal)
    done = {p for _, p, _, s in claimed(told) if s == "occurred" and p == "builds"}
    assert not done | {k for _, k, _, s in happened(told) if s == "occurred" and k != "planned"}


@pytest.mark.parametrize(
    "word",
    [
        "没有",
        "未",
        "尚未",
        "不再",
        "拒绝",
        "取消",
        "终止",
        "暂停",
        "暂缓",
        "叫停",
        "放弃",
        "否认",
        "否决",
        "推迟",
        "无意",
        "暂未",
        "未曾",
        "从未",
        "没能",
        "不会",
        "不能",
        "不得",
        "不宜",
        "不愿",
        "不打算",
        "不支持",
        "无法",
        "无力",
        "难以",
        "禁止",
        "反对",
        "延期",
        "搁置",
        "未必",
        "几乎",
        "来不及",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "宁波市{}建成瓯江北口大桥。",
        "宁波市{}与温州市共建瓯江北口大桥。",
        "宁波市{}引进云岭集团建设瓯江北口大桥。",
        "云岭集团{}收购江湾公司。",
        "宁波市{}在江北区建成瓯江北口大桥。",
        "宁波市{}以更大力度建成瓯江北口大桥。",
        "宁波市{}成功建成瓯江北口大桥。",
    ],
)
def test_no_denial_is_lost_wherever_it_stands(text: str, word: str) -> None:
    told = text.format(word)
    done = {p for _, p, _, s in claimed(told) if s == "occurred" and p in ("builds", "cooperatesWith", "owns")}
    assert not done | {k for _, k, _, s in happened(told) if s == "occurred"}


@pytest.mark.parametrize(
    "text",
    [
        "按照省委要求，宁波市建成瓯江北口大桥。",
        "宁波市按照省里部署建成瓯江北口大桥。",
        "在省里推动下宁波市建成瓯江北口大桥。",
        "在各方期待中，宁波市建成瓯江北口大桥。",
        "应温州市邀请，宁波市建成瓯江北口大桥。",
        "宁波市围绕建设强港的目标建成瓯江北口大桥。",
        "宁波市兑现承诺，建成瓯江北口大桥。",
        "宁波市信守承诺，如期建成瓯江北口大桥。",
        "宁波市积极争取支持，建成瓯江北口大桥。",
        "宁波市积极响应倡议建成瓯江北口大桥。",
        "宁波市科学谋划，建成瓯江北口大桥。",
        "宁波市满怀希望，建成瓯江北口大桥。",
        "宁波市保证供水，建成瓯江北口大桥。",
        "宁波市未雨绸缪，建成瓯江北口大桥。",
        "宁波市从无到有建成瓯江北口大桥。",
        "宁波市不到三年就建成瓯江北口大桥。",
        "宁波市不久前建成瓯江北口大桥。",
        "宁波市推迟一年后建成瓯江北口大桥。",
        "宁波市几乎同时建成瓯江北口大桥。",
        "浙江省支持宁波市建成了瓯江北口大桥。",
        "备受期待的瓯江北口大桥今天建成。",
        "预计总投资30亿元的瓯江北口大桥今天建成。",
        "宁波市计划投资30亿元的瓯江北口大桥今天建成。",
    ],
)
def test_what_is_done_is_so_though_a_modal_word_stands_near(text: str) -> None:
    assert {(kind, status) for _, kind, _, status in happened(text)} == {("completed", "occurred")}


@pytest.mark.parametrize(
    "text",
    [
        "瓯江北口大桥将全线建成。",
        "瓯江北口大桥计划建成。",
        "宁波市加快建成瓯江北口大桥。",
        "宁波市抓紧建成瓯江北口大桥。",
        "宁波市提出建成瓯江北口大桥。",
        "宁波市将加大投入，正式建成瓯江北口大桥。",
        "宁波市今后加大投入，建成瓯江北口大桥。",
        "瓯江北口大桥建成不再遥远。",
    ],
)
def test_what_is_worked_on_or_near_is_expected(text: str) -> None:
    assert {status for _, kind, _, status in happened(text) if kind == "completed"} == {"expected"}


@pytest.mark.parametrize(
    "text",
    [
        "世界互联网大会未必举行。",
        "世界互联网大会无法举行。",
        "西湖大学无法开学。",
        "西湖大学有没有开学。",
        "即便西湖大学开学，人数也不多。",
        "西湖大学疑似开学。",
    ],
)
def test_what_the_network_sees_in_a_name_is_denied_behind_it(text: str) -> None:
    assert not happened(text)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("宁波市2024年未能引进企业300家。", []),
        ("宁波市能否引进企业300家。", []),
        ("宁波市不得引进企业300家。", []),
        ("宁波市原定引进企业300家。", ["expected"]),
        ("宁波市力争到2027年，引进企业不少于300家。", ["expected"]),
        ("医院规划床位1000张。", []),
        ("宁波市医院规划床位1000张。", ["expected"]),
        ("宁波市失业率不得超过5%。", ["occurred"]),
        ("宁波市尚有300家企业未复工。", ["occurred"]),
        ("即使宁波市外企仅有300家，外贸仍增长。", ["occurred"]),
        ("宁波市户籍居民平均期望寿命达到81岁。", ["occurred"]),
    ],
)
def test_a_figure_that_is_denied_is_none_and_a_bound_is_one(text: str, statuses: list[str]) -> None:
    assert [o.status for o in extract(text).observations] == statuses


def test_what_a_meeting_has_agreed_to_is_no_more_examined() -> None:
    found = extract("《白石岭水源保护办法》已经市政府第九次常务会议研究通过，现印发给你们。").events
    assert {(e.type, e.status) for e in found} == {("approved", "occurred"), ("issued", "occurred")}


@pytest.mark.parametrize("how", ["研究通过", "研究同意", "审议通过"])
def test_what_a_meeting_has_passed_is_not_only_talked_of(how: str) -> None:
    text = f"《嘉兴市水资源规划》已经市政府第12次常务会议{how}，现印发给你们，请认真贯彻执行。"
    assert {(kind, status) for _, kind, _, status in happened(text)} >= {("issued", "occurred")}
