"""What is known of a document beside its text, and which source of it wins."""

from __future__ import annotations

import re
import reprlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import islice
from urllib.parse import quote, urlsplit

from zhitu.datelines import BODY
from zhitu.dates import read_date
from zhitu.errors import InputError
from zhitu.read.decode import normalise
from zhitu.read.plausibility import is_han
from zhitu.titles import is_official, title_breaks

__all__ = [
    "LONGEST_TITLE",
    "Content",
    "Metadata",
    "first_line",
    "first_stated",
    "from_fields",
    "given",
    "is_nobody",
    "language_of",
    "one_line",
    "own_author",
    "own_title",
    "web_address",
]

#: A first line longer than this is a paragraph, not a title.
LONGEST_TITLE = 60
_MOST_HEADS = 6
#: Characters of a text in which a title that is set over several lines stands.
_TOP = 1000
_BLANKS = re.compile(r"[\t\n ]+")
_PROGRAM_TITLE = re.compile(
    r"\.(?:docx?|wps|pdf|pptx?|xlsx?|et|indd|rtf|txt|html?|md)\Z|\A(?:Microsoft \w+ - |untitled|无标题|文档 ?\d*\Z)",
    re.IGNORECASE,
)
#: Who keeps a site, or set up a computer, does not sign as it.
_NOBODY = re.compile(
    r"本[站网]|互?联?网络?|原创|未知|转载|暂?无|(?:系统)?管理员|admin\w*|-+|.*(?:。|//).*|"
    r"(?:微软|windows|microsoft|office|wps|mac)[ _]?(?:用户|user|office)?|users?\d*|lenovo|dell|hp|pc"
    "|unknown|anonymous|python-docx|libreoffice",
    re.IGNORECASE,
)
#: What stands above the title of a document.
_HEAD = re.compile(
    r"附\s*件\s*\d*[：:]?|.{2,30}文\s*件|.{0,20}[〔\[（(]\d{4}[〕\]）)].{0,3}\d+\s*号.{0,20}|索\s*引\s*号.*|[（(].{1,20}[）)]"
)
_BODIES = re.compile(rf"{BODY}(?:[ 、]+{BODY})*")
#: Languages as a table with Chinese headings names them.
_LANGUAGES = {"中文": "zh", "汉语": "zh", "简体中文": "zh", "繁体中文": "zh-Hant", "英文": "en", "英语": "en"}
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
#: Letters beyond ASCII that RFC 3987 allows: no private use, no noncharacters.
_UCS = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(p << 16)}-{chr((p << 16) + 0xFFFD)}" for p in range(1, 14)
)
_NOT_IN_PATH = re.compile(rf"[^A-Za-z0-9._~!$&'()*+,;=:@/?%{_UCS}-]")
_NOT_IN_HOST = re.compile(rf"[^A-Za-z0-9._~!$&'()*+,;=:@%{_UCS}\[\]-]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields of a document, each None where nothing is stated; `date` is EDTF, `url` a valid IRI."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a format's reader gives: the text, what the document states, and what it merely suggests.

    Suggestions (a first line as the title, a file's author and day of creation) count only where neither the
    document, nor a manifest, nor the options of the run say anything.
    """

    text: str
    stated: Metadata = Metadata()
    suggested: Metadata = Metadata()


def first_stated(layers: Iterable[Metadata]) -> Metadata:
    """Each field from the first of `layers` that states it.

    >>> first_stated([Metadata(title="甲"), Metadata(title="乙", date="2022")])
    Metadata(title='甲', date='2022', publisher=None, url=None, language=None)
    """
    layers = list(layers)
    names = [field.name for field in fields(Metadata)]
    values = ((getattr(layer, name) for layer in layers) for name in names)
    return Metadata(*(next((value for value in row if value is not None), None) for row in values))


def given(before: Metadata, own: Metadata, after: Metadata) -> tuple[str, ...]:
    """The fields that a document does not state itself: `before` overrules it, `after` fills in.

    >>> given(Metadata(title="甲"), Metadata(title="乙", date="2022"), Metadata(date="2023", publisher="丙"))
    ('title', 'publisher')
    """
    names = (field.name for field in fields(Metadata))
    overruled = (n for n in names if getattr(own, n) is None or getattr(before, n) is not None)
    return tuple(n for n in overruled if getattr(first_stated([before, after]), n) is not None)


def one_line(value: object, name: str, where: str) -> str | None:
    """A field's value on one line, None where it is missing or blank; InputError where it is no text.

    >>> one_line(" 南沙　方案\\n", "title", "a.md"), one_line(2022, "date", "a.md"), one_line("", "url", "a.md")
    ('南沙　方案', '2022', None)
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        # Written out in part: lists of lists that are told many times over have no end.
        raise InputError(where, f"{name} is {reprlib.repr(value)}, not a text", "put it in quotes")
    return _BLANKS.sub(" ", normalise(str(value))).strip() or None


def from_fields(row: Mapping[str, object], where: str) -> Metadata:
    """The metadata of a row or a header with the keys title, date, publisher, url, language; other keys are ignored.

    >>> from_fields({"date": "2022/9", "publisher": "广州市人民政府", "pages": 3}, "a.md").date
    '2022-09'
    """
    title, date, publisher, url, language = (one_line(row.get(f.name), f.name, where) for f in fields(Metadata))
    language = language and _LANGUAGES.get(language, language)
    if language and not _LANGUAGE.match(language):
        raise InputError(where, f"language {language!r} is no language tag", "write zh, zh-Hant or en")
    return Metadata(
        title,
        read_date(date, where) if date else None,
        publisher,
        _address(url, where) if url else None,
        language,
    )


def _address(url: str, where: str) -> str:
    address = web_address(url)
    if address is None:
        raise InputError(where, f"url {url!r} is no absolute address", "write it with https:// and the host")
    return address


#: Where a page that shows it as a link would run what stands there.
_PROGRAM = re.compile("(?:javascript|vbscript|data):", re.IGNORECASE)


def web_address(url: str) -> str | None:
    """`url` as an IRI, what an IRI may not hold percent-encoded; None where it is not absolute, or a program.

    >>> web_address("https://example.org/年报 1.html"), web_address("/a.html")
    ('https://example.org/年报%201.html', None)
    """
    url = url.strip()
    if not _SCHEME.match(url) or _PROGRAM.match(url):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:  # a port that is no number, half an IPv6 address
        return None
    if (parts.scheme in ("http", "https") and not parts.hostname) or _NOT_IN_HOST.search(parts.netloc):
        return None
    head = url[: url.index(":") + 1] + (f"//{parts.netloc}" if parts.netloc else "")
    path, mark, fragment = url[len(head) :].partition("#")
    return head + _encoded(path) + mark + _encoded(fragment)


def _encoded(part: str) -> str:
    """A path, query or fragment with what an IRI may not hold there percent-encoded."""
    return _NOT_IN_PATH.sub(lambda match: quote(match[0], safe=""), _STRAY_PERCENT.sub("%25", part))


def first_line(text: str) -> str | None:
    """The first line with text, where it can be a title: short, and no sentence; the one below a letterhead.

    >>> first_line("\\n　广州浦东方案　\\n正文。"), first_line("支持南沙。")
    ('广州浦东方案', None)
    >>> first_line("广州市人民政府文件\\n穗府〔2024〕6号\\n关于印发方案的通知")
    '关于印发方案的通知'
    >>> first_line("甲市人民政府关于印发甲市港口\\n发展方案的通知\\n各区：")
    '甲市人民政府关于印发甲市港口发展方案的通知'
    """
    breaks = title_breaks(text)
    if breaks:
        text = "".join(ch for at, ch in enumerate(text[:_TOP]) if at not in breaks) + text[_TOP:]
    found = (_BLANKS.sub(" ", match[0]).strip() for match in re.finditer(r"[^\n]*\S[^\n]*", text))
    first = list(islice(found, _MOST_HEADS))
    line = next((line for line in first if _HEAD.fullmatch(line) is None), "")
    if _BODIES.fullmatch(line):  # 甲省水利厅⏎甲省财政厅⏎关于节水的通知
        line = next(filter(is_official, first), line)
    return next(filter(_is_title, (line, *first[:1])), None)


def _is_title(line: str) -> bool:
    longest = 2 * LONGEST_TITLE if is_official(line) else LONGEST_TITLE
    return len(line) <= longest and "。" not in line and any(map(str.isalnum, line))


def own_title(title: str | None) -> str | None:
    """A file property's title, None where a program put the file's name there.

    >>> own_title("Microsoft Word - 方案终稿.doc"), own_title("浦东方案")
    (None, '浦东方案')
    """
    return None if title is None or _PROGRAM_TITLE.search(title) else title


def is_nobody(name: str) -> bool:
    """Whether it is no body that is named as the source: 本站, 网络, admin, an address."""
    return _NOBODY.fullmatch(name) is not None


def own_author(author: str | None) -> str | None:
    """A file property's author, None where a program put there whom a computer is set up for.

    >>> own_author("Administrator"), own_author("市发展改革委")
    (None, '市发展改革委')
    """
    return None if author is None or is_nobody(author) else author


def language_of(text: str) -> str:
    """The language tag of a text that states none: zh; en where its letters are hardly Chinese but English; else und.

    >>> language_of("支持南沙 (Nansha)"), language_of("The Nansha plan")
    ('zh', 'en')
    """
    counts = Counter(text)  # of some thousand different characters, however long the text
    letters = sum(n for c, n in counts.items() if c.isalpha())
    han = sum(n for c, n in counts.items() if is_han(c))
    if han * 20 >= letters:
        return "zh"
    english = sum(n for c, n in counts.items() if c.isalpha() and c.isascii())
    return "en" if english * 50 >= (letters - han) * 49 else "und"
