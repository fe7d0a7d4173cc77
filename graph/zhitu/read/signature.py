"""Who issued a document and when, as its signature says: the lines below a notice, or those of a cover sheet.

A body and a day stand alone in lists of documents and in tables too. So it counts what stands around them: a sentence
that ends above, and below nothing more, notes, or the text that the notice is sent with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhitu.datelines import BODY
from zhitu.dates import read_date
from zhitu.errors import InputError
from zhitu.names import simplify
from zhitu.read.metadata import LONGEST_TITLE, Metadata
from zhitu.titles import KIND

__all__ = ["signed"]

_SIGNER = re.compile(BODY)
#: A decree is signed by a person: 市长　李明, and the name may be left out.
_OFFICER = re.compile("[一-龥]{0,10}(?:[省市县区州部院校]长|主席|主任|总理|局长|署长|行长)[：:]?[一-龥·]{0,6}")
_SEAL = re.compile("[（(](?:盖?公?章|印章?|代章)[）)]")
_APART = re.compile(r"[\s、，,/]+")
#: What stands between two bodies of one line, or between a body and its day.
_BLANK = re.compile("[ \u3000\u00a0]+")
_YEAR_IN_WORDS = re.compile("[一二][〇○◯零一二三四五六七八九0OoОо]{3}(?=年)")
_ZEROS = str.maketrans("○◯零0OoОо", "〇" * 8)
_IN_MONTH = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})"
_MONTH = re.compile(
    f"(?:(?:19|20)\\d\\d|[一二][〇一二三四五六七八九]{{3}}|(?:中[华華])?民[国國][\\d〇零一二三四五六七八九十百元]{{1,6}})年{_IN_MONTH}月(?P<day>{_IN_MONTH}[日号])?"
)
#: No line that is longer holds a day, a body or both alone.
_LONGEST = 80

#: How the text ends that is signed.
_CLOSED = re.compile(".*(?:[。！；!;.][”』」）)]?|特此.{2,8}|[此专]复|此[致令]|敬礼)")
#: What a notice lists between its text and its signature.
_ENCLOSED = re.compile(r"附[件：:表录]|\d{1,2}[.．、]|[（(].*[）)]")
#: What may stand below a signature, be there more or not.
_BELOW = re.compile(
    "附[件：:表录]|附$|[（(].*[）)]$|【|抄[送报]|主送|联系[人电]|印发机关|相关(?:附件|文件|链接|解读|阅读)|(?:政策|文件|图文)解读"
    r"|(?:发布|更新)?(?:日期|时间)[：:]|(?:信息)?来源[：:]|(?:责任)?编辑[：:]"
    r"|.*\.(?:pdf|docx?|wps|xlsx?|ofd|zip|rar)$|.*印发$",
    re.IGNORECASE,
)
#: What sends something with it says so.
_SENDS = re.compile("印发|转发|公布|发布|颁[布发]|下发|发给|通知|公告|通告|决定|批[复准]|特此|贯彻|遵照|执行|施行|实施")
#: How a letter ends that sends something: 现印发给你们，请认真贯彻执行; 特此通知.
_LETS_GO = re.compile(
    "现[将予把]?[^。；]{0,80}(?:印发|转发|发布|公布|下发|批转)|印发给|特此(?:通知|公告|通告|公布|批复|函复)"
    "|请[^。；]{0,20}(?:贯彻|遵照|参照|认真|组织|抓好)[^。；]{0,12}(?:落实|执行|实施)"
)
_NOTICE = re.compile("通知|通告|公告|决定|批复|意见|函")
#: What is no sentence and ends in a kind of document, be it for a period, a draft or for trial.
_TITLE = re.compile(rf"[^。；！？!?;：:]*(?:{KIND})(?:[（(][^（）()]{{1,20}}[）)]|\d{{4}}年?[-—–~至]+\d{{4}}年?)*")
_SENTENCE = re.compile("[。；！？!?;：:，,]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
#: Of a title that is looked for above, the fewest characters; and of how many lines it may be.
_SHORTEST, _TITLE_LINES = 5, 3
#: Characters and lines of a covering letter, lines of a cover sheet: further down is what a text only quotes.
_LETTER, _LETTER_LINES, _COVER = 3000, 100, 8


@dataclass(frozen=True, slots=True)
class _Signature:
    """The lines of one: `first` to `day`, of which the last is the day and the others name who signed."""

    first: int
    day: int
    date: str
    signers: tuple[str, ...]


def signed(text: str) -> Metadata:
    """The day of a notice and who signed it first; else the day or month and the body of a cover sheet, if it has one.

    >>> told = signed("关于防汛的通知\\n请照此执行。\\n甲市人民政府\\n二〇二四年七月一日\\n甲市防汛方案\\n一、目标")
    >>> told.date, told.publisher
    ('2024-07-01', '甲市人民政府')
    >>> signed("甲市农业方案\\n（2016—2020年）\\n甲市农业局\\n二O一六年十月\\n一、目标").date
    '2016-10'
    """
    lines = list(_lines(text))
    found = list(_signatures(lines))
    for signature in found:
        if _is_closed(lines, signature) and any(
            ends(lines, signature) for ends in (_is_below, _is_annexed, _is_of_letter)
        ):
            return _told(signature)
    alone = [signature for signature in found if signature.signers]
    if len(alone) == 1 and (_is_end(lines, alone[0]) or _is_cover(lines, alone[0])):  # several are a list
        return _told(alone[0])
    return Metadata()


def _told(signature: _Signature) -> Metadata:
    return Metadata(date=signature.date, publisher=next(iter(signature.signers), None))


def _lines(text: str) -> Iterator[str]:
    """The lines that hold something; a body and its day on one are two."""
    for line in map(str.strip, text.split("\n")):
        if not line:
            continue
        parts = _BLANK.split(line) if len(line) <= _LONGEST and "\t" not in line else []
        for at in range(1, len(parts)):
            who, when = " ".join(parts[:at]), " ".join(parts[at:])
            if _date(when) and _signers(who):
                yield from (who, when)
                break
        else:
            yield line


def _signatures(lines: Sequence[str]) -> Iterator[_Signature]:
    """The lines that are a day or a month alone, with those above them that name who signs."""
    for at, line in enumerate(lines):
        date = _date(line)
        if date is None:
            continue
        signers: list[tuple[str, ...]] = []
        while (above := at - len(signers) - 1) >= 0 and (names := _signers(lines[above])):
            signers.append(names)
        if not signers and at and _OFFICER.fullmatch(_bare(lines[at - 1])):
            yield _Signature(at - 1, at, date, ())
        else:
            yield _Signature(at - len(signers), at, date, tuple(name for names in reversed(signers) for name in names))


def _date(line: str) -> str | None:
    """The day or month that a line is; None where it is anything else, or no day of the calendar."""
    if len(line) > _LONGEST or "年" not in line:
        return None
    day = "".join(unicodedata.normalize("NFKC", line).split())
    day = _YEAR_IN_WORDS.sub(lambda year: year[0].translate(_ZEROS), day)
    try:
        return read_date(day, "") if _MONTH.fullmatch(day) else None
    except InputError:  # the 32nd is no day, and no reason to refuse the text
        return None


def _signers(line: str) -> tuple[str, ...]:
    """The bodies that a line names and nothing else: one, be its letters set apart, or several."""
    if len(line) > 2 * _LONGEST:
        return ()
    bare = _SEAL.sub("", line).strip()
    for names in (_APART.split(bare), ["".join(bare.split())]):
        if all(_SIGNER.fullmatch(simplify(name)) for name in names):
            return tuple(names)
    return ()


def _is_closed(lines: Sequence[str], signature: _Signature) -> bool:
    """Whether the day is one, and the text above the signature has come to its end."""
    if not signature.first or signature.date.count("-") < 2:
        return False
    above = lines[signature.first - 1]
    return _CLOSED.fullmatch(above) is not None or _ENCLOSED.match(above) is not None


def _is_below(lines: Sequence[str], signature: _Signature) -> bool:
    """Whether who signs is named, and nothing but notes follows, or an annex that is called one."""
    following = lines[signature.day + 1 : signature.day + 2]
    return bool(signature.signers) and (not following or _BELOW.match(following[0]) is not None)


def _is_annexed(lines: Sequence[str], signature: _Signature) -> bool:
    """Whether a covering letter ends with the signature, and what it sends begins right below."""
    if signature.first > _LETTER_LINES:
        return False
    above, closing = lines[: signature.first], lines[signature.first - 1]
    said = _bare("".join(above))
    if len(said) > _LETTER or not _SENDS.search("".join([*above[:3], *above[-3:]])):
        return False
    is_signed = signature.first < signature.day
    title = ""
    for line in _below_notes(lines[signature.day + 1 : signature.day + 3 + _TITLE_LINES]):
        title += line
        if len(title) > LONGEST_TITLE or _SENTENCE.search(_IN_BRACKETS.sub("", line)):
            return False
        if len(_bare(title)) >= _SHORTEST and _bare(title) in said and (is_signed or _SENDS.search(closing)):
            return True
        if is_signed and _TITLE.fullmatch(title):
            return True
    return False


def _is_of_letter(lines: Sequence[str], signature: _Signature) -> bool:
    """Whether the letter that sends something ends with the signature, whatever begins below, a title or none."""
    if not signature.signers or signature.first > _LETTER_LINES:
        return False
    above = lines[: signature.first]
    is_notice = any(len(line) <= 2 * LONGEST_TITLE and _NOTICE.search(line) for line in above[:3])
    return is_notice and len("".join(above)) <= _LETTER and _LETS_GO.search(simplify("".join(above[-2:]))) is not None


def _below_notes(lines: Sequence[str]) -> Sequence[str]:
    """The lines of which a title may be."""
    start = next((at for at, line in enumerate(lines[:2]) if not _IN_BRACKETS.fullmatch(line)), 0)
    return lines[start : start + _TITLE_LINES]


def _bare(text: str) -> str:
    """A text without blanks, without what is in brackets and without the marks of a title."""
    return re.sub(r"[\s《》〈〉“”\"]+", "", _IN_BRACKETS.sub("", text))


def _is_end(lines: Sequence[str], signature: _Signature) -> bool:
    """Whether the text ends with the signature, though no sentence ends above it."""
    return signature.first > 0 and signature.date.count("-") == 2 and _is_below(lines, signature)


def _is_cover(lines: Sequence[str], signature: _Signature) -> bool:
    """Whether nothing but a title stands above who signs, at the top of the text."""
    above = lines[: signature.first]
    if not above or signature.day >= _COVER or any(len(line) > LONGEST_TITLE for line in above):
        return False
    return _TITLE.fullmatch(re.sub(r"[\s《》]+|[\[［]\d{1,2}[\]］]", "", "".join(above))) is not None
