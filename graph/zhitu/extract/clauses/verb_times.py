"""When what a verb tells happened: the date before it in its clause, or one that frames the clauses after it."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.supposed import convened_by
from zhitu.extract.text.wording import SLOT, wording
from zhitu.extract.values.date_binding import When
from zhitu.model import Span

__all__ = ["EVER_SINCE", "is_until", "time_named", "time_of"]

#: 截至7月底，甲、乙相继开工: on some days before that.
_BY = re.compile("截[至止](?:到|至)?$")


def is_until(scene: Scene, when: When) -> bool:
    """Whether a time only says until when what is told had happened: 截至7月底."""
    return _BY.search(scene.text, scene.sentence.span.start, when.span.start) is not None


def time_of(scene: Scene, span: Span) -> When | None:
    """The time of a predicate: the nearest before it in its clause, else right after, or carried along the sentence."""
    if (named_day := time_named(scene, span)) is not None:
        return named_day
    clause = scene.clause(span.start)
    dates = [d for d in scene.dates if not is_until(scene, d)]
    if (title := convened_by(scene, span.start)) is not None:
        dates = [d for d in dates if d.span.start >= title]  # 今天通过关于|召开甲大会的决定
    here = [d for d in dates if clause.span.contains(d.span)]
    if EVER_SINCE.match(scene.text, span.end):
        since = (d for d in here if d.kind == "since" or scene.text.endswith(_FROM, 0, d.span.start))
        leads = (d for d in dates if clause.index and _is_lead(scene, scene.sentence.clauses[clause.index - 1].span, d))
        return next(since, None) or next(leads, None)
    if (years := _years_after(scene, here, span)) is not None:
        return years
    before = [
        d
        for d in here
        if (d.span.end <= span.start and not _is_of_subject(scene, d, span))
        or (d.span.start < span.start < d.span.end)  # 2017年开始|实施
    ]
    if before:
        return _of_noun(scene, before[-1]) or before[-1]
    after = [d for d in here if d.span.start >= span.end and d.span.start - span.end <= 2]
    named = after[0] if after and scene.covered(after[0].span.start) else None  # 办|2024年云山大桥合龙仪式
    if after and named is None:
        return after[0]
    if _UP_TO.search(scene.text, scene.sentence.span.start, span.start):
        return named
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        if scene.text.startswith(("加上", "连同"), earlier.span.start):
            continue  # 加上去年年底通车的一期，|全线通车
        if _LASTED.search(scene.text, earlier.span.end, span.start):
            return named
        found = [d for d in dates if earlier.span.contains(d.span)]
        if found:
            if (
                earlier.index == clause.index - 1
                and _is_with_it(scene, clause.span, span)
                and found[-1].kind == "point"
            ):
                return found[-1]
            lead = found[0]
            at_start = (
                lead.span.start - earlier.span.start <= 2
                or (earlier.index == 0 and lead.span.start - earlier.span.start <= 6)
                or _REPORT.fullmatch(scene.text, earlier.span.start, lead.span.start) is not None
                or (earlier.index == clause.index - 1 and _is_agreed_then(scene, earlier.span, lead, span))
                or (_AND.match(scene.text, clause.span.start) and _is_behind_person(scene, earlier.span.start, lead))
            )
            aim = _AIM.search(scene.text, earlier.span.start, lead.span.start) or _is_only_said(scene, lead, span.start)
            other = (
                aim or _is_of_subject(scene, lead, span) or _is_later(scene, lead, span)
            )  # 今天开工的甲港总投资5亿元，计划分期|建成
            return lead if at_start and lead.kind != "span" and not other else named
    return _over_semicolon(scene) or named


#: 从11月获批，到正式|开工，只用了一个多月: later than the time that it is reckoned from.
_UP_TO = re.compile(f"[从自][^。；]{{2,40}}，[再又直]?到{wording('rite-how')}*$")
#: 甲桥|通车时间定于2026年6月, 由2025年10月推迟至2026年6月: the noun that names when it is, and what joins its time.
_NAMED, _NAMED_IS = (
    re.compile(f"的?(?:具体)?{wording('verb-time-nouns')}"),
    re.compile(f"{wording('verb-time-is')}$"),
)


def time_named(scene: Scene, span: Span) -> When | None:
    """The time that a noun right behind a verb names: 通车|时间推迟至2026年6月, the last where two are told."""
    noun = _NAMED.match(scene.text, span.end, scene.sentence.span.end)
    if noun is None:
        return None
    end = scene.clause(span.start).span.end
    days = [d for d in scene.dates if noun.end() <= d.span.start and d.span.end <= end]
    told = (d for d in reversed(days) if _NAMED_IS.search(scene.text, noun.end(), d.span.start))
    right_after = (d for d in days[:1] if d.span.start == noun.end())
    return next(iter((*told, *right_after)), None)


#: 5月5日，这是园区成立|以来首次……: not on the day of the news; but 自2019年园区成立|以来.
EVER_SINCE = re.compile("以来|[至迄]今")
_FROM = ("自", "从")


def _is_lead(scene: Scene, clause: Span, when: When) -> bool:
    """Whether a clause says nothing but since when: 自2013年9月份|，园区成立以来."""
    rest = scene.text[clause.start : when.span.start] + scene.text[when.span.end : clause.end]
    return clause.contains(when.span) and rest.strip("份，") in (*_FROM, "自从")


#: Characters behind a time that tell whether it is of a name.
_NEAR = 12
#: 3月1日起施行的《甲条例》由乙会|通过: which one it is.
_OF_SUBJECT = re.compile(f"[起正式已]{{0,3}}{wording('verb-time-of-name')}的[“《]?{SLOT}")


def _is_of_subject(scene: Scene, when: When, span: Span) -> bool:
    """Whether a time only tells of a name before the verb which one it is."""
    told = scene.masked(when.span.end, min(span.start, when.span.end + _NEAR))
    return _OF_SUBJECT.match(told) is not None or _is_of_paper(scene, when, span.start)


#: 按照|2015年度|《报告》成立甲办公室: of which year the paper is by which something is done.
_BY_PAPER = re.compile(f"{wording('basis-words')}$")
_PAPER = re.compile("度?(?:的|[^，。；《》]{0,6}?的)?《")


def _is_of_paper(scene: Scene, when: When, at: int) -> bool:
    before = scene.text[max(scene.sentence.span.start, when.span.start - 3) : when.span.start]
    if _BY_PAPER.search(before) is None:
        return False
    paper = _PAPER.match(scene.text, when.span.end, at)
    return paper is not None and "》" in scene.text[paper.end() : at]


#: 甲部今天宣布，将|设立乙中心: the day of the saying is not that of what is to come.
_TO_COME = f"(?:{wording('mood-aims')}|{wording('mood-plans')})"
_SAID = re.compile(f"[^。；]{{0,30}}?{wording('verb-time-said')}[，：][^。；]{{0,40}}?{_TO_COME}")


def _is_only_said(scene: Scene, when: When, at: int) -> bool:
    """Whether a day, as none of what is to come, is only that of who tells of it."""
    day = when.kind == "point" and len(when.edtf or "") == len("2024-05-05")
    return day and _SAID.match(scene.text, when.span.end, at) is not None


_SOON = re.compile(f"(?<![比较按照]){_TO_COME}")


def _is_later(scene: Scene, when: When, span: Span) -> bool:
    """Whether a day or month is only that of what happened first: 5月5日，甲公司挂牌，该公司将|建设乙园."""
    if when.kind != "point" or not _DAY.match(when.edtf or ""):
        return False
    clause = scene.clause(span.start).span
    done = any(t.tag == "v" and not scene.covered(t.start) for t in scene.words(when.span.end, clause.start))
    return done and _SOON.search(scene.masked(clause.start, span.start)) is not None


#: A day, the days of a week, or a month.
_DAY = re.compile(r"\d{4}-\d\d")
#: 甲报讯（记者李明）5月5日，乙桥开工: who reports.
_REPORT = re.compile(r"[^，。；：]{1,12}(?:讯|消息|报道)(?:（[^（）]{0,40}）)?[： ]*")
#: 甲线5月5日开通，乙站同步启用; 丙院5月5日成立，并揭牌.
_WITH_IT, _AND = re.compile(wording("verb-time-with-it")), re.compile("并(?![未不入网购行非])")
#: 甲装置5月5日通过验收，正式|投入运行: on the day on which it was done, and not on that of its beginning.
_FINISHED = re.compile(f"{wording('verb-time-finished')}，?$")
#: 今年是《规划》发布|5周年, 设立的|第三年.
_ANNIVERSARY = re.compile(wording("verb-time-anniversary"))


def _is_with_it(scene: Scene, clause: Span, span: Span) -> bool:
    """Whether what a verb tells happened together with what the clause before dates."""
    lead = scene.masked(clause.start, span.start)
    if _WITH_IT.search(lead) is not None or _AND.match(lead) is not None:
        return True
    before = scene.sentence.clauses[scene.clause(span.start).index - 1].span
    return lead == "正式" and _FINISHED.search(scene.masked(*before)) is not None


#: 甲所与乙室|今日签署协议，|成立丙室: on the day on which they agree.
_SUBJECT = re.compile(f"{SLOT}+(?:[、和与及]{SLOT}+)*")
_AGREES = re.compile(wording("signing-both"))
_THEN = re.compile("(?:共同|联合|宣布|正式)*(?:成立|设立|组建|揭牌|启动)(?!已|的|于|以来|[之以]?后)")


def _is_agreed_then(scene: Scene, before: Span, when: When, span: Span) -> bool:
    """Whether a clause opens with what those found who sign something in the clause before, whose day stands behind
    their names."""
    if when.kind != "point" or _SUBJECT.fullmatch(scene.masked(before.start, when.span.start)) is None:
        return False
    then = _THEN.match(scene.text, before.end)
    return (
        then is not None
        and then.end() > span.start
        and _AGREES.search(scene.text, when.span.end, before.end) is not None
    )


#: What may stand between a person and the day: 某某|教授一行|5月5日.
_TITLE = re.compile(f"{wording('person-titles')}?(?:一行)?")


def _is_behind_person(scene: Scene, start: int, when: When) -> bool:
    """Whether a day follows right behind the person whom a sentence begins with: 甲局长某某|5月5日|访乙，……，并签署."""
    if start != scene.sentence.span.start or when.kind != "point":
        return False
    before = [g for g in scene.groups if g.span.end <= when.span.start]
    if not before or scene.classes(before[-1].things[-1]) != ("Person",):
        return False
    return _TITLE.fullmatch(scene.text, before[-1].span.end, when.span.start) is not None


def _years_after(scene: Scene, here: list[When], span: Span) -> When | None:
    """How long ago the words right after a verb tell it was, whatever year stands before: 今年是……发布|5周年."""
    after = [d for d in here if 0 <= d.span.start - span.end <= 2 and d.kind == "span"]
    return next((d for d in after if _ANNIVERSARY.search(scene.text[slice(*d.span)])), None)


def _over_semicolon(scene: Scene) -> When | None:
    """The time that frames all parts of a sentence cut at semicolons: 2022年，甲……；建成乙……."""
    for here in scene.series():
        if here.sentence.paragraph != scene.sentence.paragraph:
            return None
        if here.dates:
            first = here.dates[0]
            frames = first.span.start == here.sentence.span.start and here.text.startswith("，", first.span.end)
            return first if frames and first.kind == "point" else None
    return None


def _of_noun(scene: Scene, year: When) -> When | None:
    """The day or month in whose year or quarter a noun is (10月8日，甲校举行|2018年|重点项目开工仪式), else None."""
    if year.edtf is None or re.fullmatch(r"\d{4}(?:-\d\d/\d{4}-\d\d)?", year.edtf) is None:
        return None
    word = next((t for t in scene.tokens if t.start == year.span.end), None)
    named = scene.covered(year.span.start)
    if not named and (word is None or word.tag not in ("n", "nz", "an", "a", "nw")):
        return None
    earlier = [d for d in scene.dates if d.span.end <= year.span.start]
    return next((d for d in reversed(earlier) if d.edtf and d.edtf.startswith(year.edtf[:4] + "-")), None)


#: 2020年开工，历时三年|建成: some time after that.
_LASTED = re.compile(wording("verb-time-lasted"))
#: 锚定2035年……的目标，成立X: the year aimed at is not when it happens.
_AIM = re.compile(wording("verb-time-aimed-at"))
