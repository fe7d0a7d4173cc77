"""Signatures of notices and cover sheets: the day and who signed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx.document
import pytest

from zhitu.model import Document
from zhitu.read import read
from zhitu.read.signature import signed
from zhitu.settings import Settings

HEAD = "关于印发《云州市港口发展行动计划（2023—2025年）》的通知"
LETTER = f"{HEAD}\n各区人民政府：\n现将《云州市港口发展行动计划（2023—2025年）》印发给你们，请认真贯彻落实。"
PLAN = "云州市港口发展行动计划\n（2023—2025年）\n一、发展目标\n到2025年，建成泊位五个。"


def told(text: str) -> tuple[str | None, str | None]:
    found = signed(text)
    return found.date, found.publisher


@pytest.mark.parametrize(
    ("text", "date", "publisher"),
    [
        ("云州市人民政府\n2021年5月21日", "2021-05-21", "云州市人民政府"),
        ("云州市水利局\n\n　二〇二一年五月二十一日\n\n附件：1.名单", "2021-05-21", "云州市水利局"),
        ("云州市水利局\n云州市财政局\n2021年5月21日\n（此件公开发布）", "2021-05-21", "云州市水利局"),
        ("雲州市環境保護局\n2021年5月21日", "2021-05-21", "雲州市環境保護局"),
        ("云州市人民政府\n2021年5月32日", None, None),
        ("云州市人民政府\n2021年5月21日\n会议开幕。", None, None),
        ("会议定于下列日期召开。\n2021年5月21日", None, None),
        ("云州市人民政府\n2021年5月", None, None),
        ("附件：防汛物资表\n云州市水利局\n2021年5月21日\n抄送：各县。", "2021-05-21", "云州市水利局"),
        ("云 州 市 水 利 局（盖章）\n2021 年 5 月 21 日", "2021-05-21", "云州市水利局"),
        ("云州市水利局　2021年5月21日", "2021-05-21", "云州市水利局"),
        ("云州市水利局\n２０２１年５月２１日\n防汛物资表.xlsx", "2021-05-21", "云州市水利局"),
        ("云州市水利局\n2021年5月21日\n更新时间：2021-06-01", "2021-05-21", "云州市水利局"),
        ("云州市水利局\t2021年5月21日", None, None),
    ],
)
def test_a_notice_is_signed_below(text: str, date: str | None, publisher: str | None) -> None:
    assert told(f"关于做好防汛工作的通知\n各县：\n现通知如下。\n{text}") == (date, publisher)


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n\n\n　\n"])
def test_the_plan_that_a_notice_is_sent_with_follows_its_signature(blank: str) -> None:
    text = f"{LETTER}\n云州市港口工作领导小组办公室\n2023年12月29日\n{PLAN}".replace("\n", blank)
    assert told(text) == ("2023-12-29", "云州市港口工作领导小组办公室")


@pytest.mark.parametrize(
    ("signature", "publisher"),
    [
        ("云州市发展改革委\n云州市港口局、云州市商务局\n云州市财政局", "云州市发展改革委"),
        ("云州市发展改革委、云州市港口局\n云州市财政局", "云州市发展改革委"),
        ("云州市发展改革委　云州市港口局", "云州市发展改革委"),
        ("中共云州市委办公室\n云州市人民政府办公室", "中共云州市委办公室"),
        ("市　长　李明", None),
    ],
)
def test_who_signs_first_is_the_publisher(signature: str, publisher: str | None) -> None:
    assert told(f"{LETTER}\n{signature}\n2023年12月29日\n{PLAN}") == ("2023-12-29", publisher)


@pytest.mark.parametrize(
    "annex",
    [
        "云州市港口发展\n行动计划\n（2023—2025年）\n一、发展目标",
        "《云州市港口发展行动计划（2023—2025年）》\n为了发展港口，制定本计划。",
        "（此件公开发布）\n云州市港口发展行动计划\n一、发展目标",
        "港口工程分工表\n序号\t项目",
        "云州市推进港口建设若干措施\n一、支持对象",
    ],
)
def test_what_a_notice_is_sent_with_has_a_title(annex: str) -> None:
    assert told(f"{LETTER}\n云州市港口局\n2023年12月29日\n{annex}")[0] == "2023-12-29"


def test_a_day_alone_counts_where_what_the_notice_names_follows() -> None:
    assert told(f"{LETTER}\n二OO六年二月二十日\n{PLAN}") == ("2006-02-20", None)
    assert told(f"{LETTER}\n二OO六年二月二十日\n港区简介\n港区在云州。") == (None, None)


@pytest.mark.parametrize(
    "below",
    [
        "今年是港口发展的关键之年，也是攻坚之年。\n一、建港",
        "一、总体要求\n今年建成泊位五个。",
        "为了发展港口，制定本计划。",
    ],
)
def test_what_a_notice_is_sent_with_may_have_no_title(below: str) -> None:
    assert told(f"{LETTER}\n云州市港口局\n2023年12月29日\n{below}") == ("2023-12-29", "云州市港口局")
    letter = "关于公布港口名单的公告\n现将名单予以公布。"
    assert told(f"{letter}\n云州市港口局\n2023年12月29日\n{below}") == ("2023-12-29", "云州市港口局")
    story = "港口见闻\n参观了码头，请大家看看。"
    assert told(f"{story}\n云州市港口局\n2023年12月29日\n{below}") == (None, None)


def test_of_a_notice_that_sends_a_signed_one_the_first_signature_counts() -> None:
    inner = "关于港口发展的意见\n云州市港口局\n2023年11月2日"
    text = f"{LETTER}\n云州市人民政府\n2023年12月29日\n{inner}"
    assert told(text) == ("2023-12-29", "云州市人民政府")


@pytest.mark.parametrize(
    "text",
    [
        # a list of documents, line by line, and a table whose cells are lines
        "港口文件目录\n港口发展计划\n云州市人民政府\n2021年5月21日\n港口管理办法\n云州市港口局\n2022年3月1日",
        "港口管理办法\n云州市港口局\n2022年3月1日\n港口发展计划\n云州市人民政府\n2021年5月21日\n港口收费规定",
        "序号\n单位\n时间\n1\n云州市港口局\n2022年3月1日\n2\n云州市水利局\n2022年4月1日",
        # stages of a matter
        "项目于当年获批。\n云州市港口局\n2022年3月1日\n项目正式开工，市长出席仪式。",
        "项目于当年获批。\n云州市港口局\n2022年3月1日\n一、项目概况\n港区在云州。",
        # a text that quotes a notice far below its top
        "云州港口志\n" + "港口的历史很长，沿革如下。" * 300 + f"\n{LETTER}\n云州市港口局\n2022年3月1日\n{PLAN}",
        # nothing is sent
        "港口见闻\n我们参观了码头。\n云州市港口局\n2022年3月1日\n参观人员名单\n李明",
    ],
)
def test_a_body_and_a_day_alone_are_no_signature(text: str) -> None:
    assert told(text) == (None, None)


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("二O一六年十月", "2016-10"),
        ("二〇一六年十月", "2016-10"),
        ("二○一六年十月", "2016-10"),
        ("二Ｏ一六年十月", "2016-10"),
        ("二0一六年十月八日", "2016-10-08"),
        ("2016年10月", "2016-10"),
    ],
)
def test_a_cover_sheet_tells_month_and_body(day: str, date: str) -> None:
    cover = f"云州市渔业发展方案\n（2016-2020年）\n云州市农业局\n{day}"
    assert told(f"{cover}\n目录\n一、基础\n渔业产值十亿元。") == (date, "云州市农业局")
    assert told(f"《云州市渔业\n发展方案》\n\n云州市农业局\n\n{day}\n\n渔业产值十亿元。") == (date, "云州市农业局")


def test_a_bulletin_names_who_gives_it_below_its_title() -> None:
    text = "云州市2023年统计公报（摘要）\n云州市统计局　国家统计局云州调查队\n2024年3月18日\n全市生产总值增长5%。"
    assert told(text) == ("2024-03-18", "云州市统计局")


@pytest.mark.parametrize(
    "text",
    [
        "云州市渔业发展方案\n渔业产值十亿元。\n云州市农业局\n二〇一六年十月\n目录",
        "云州市农业局\n二〇一六年十月",
        "云州渔业\n云州市农业局\n二〇一六年十月\n目录",
        "云州市渔业发展方案\n云州市农业局\n二〇一六年十三月\n目录",
        "\n".join("一二三四五六七八") + "\n云州市渔业发展方案\n云州市农业局\n二〇一六年十月\n目录",
    ],
)
def test_no_cover_sheet(text: str) -> None:
    assert told(text) == (None, None)


def test_every_format_is_read_for_its_signature(
    tmp_path: Path, put: Callable[[str, str | bytes], Path], word: Callable[..., bytes], pdf: Callable[..., bytes]
) -> None:
    lines = [*LETTER.split("\n"), "云州市港口局", "2023年12月29日", *PLAN.split("\n")]

    def fill(document: docx.document.Document) -> None:
        for line in lines:
            document.add_paragraph(line)

    put("in/a.txt", "\n".join(lines))
    put("in/b.html", "<html><body><div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div></body></html>")
    put("in/c.docx", word(fill))
    put("in/d.jsonl", '{"id": "d", "text": "' + "\\n".join(lines) + '"}')
    placed = [(72 if at not in (3, 4) else 400, 800 - 30 * at, line) for at, line in enumerate(lines)]
    put("in/e.pdf", pdf([placed]))
    found = [document for document in read([tmp_path / "in"], Settings()) if isinstance(document, Document)]
    told_of = {document.id: (document.date, document.publisher) for document in found}
    assert told_of == dict.fromkeys("abcde", ("2023-12-29", "云州市港口局"))
