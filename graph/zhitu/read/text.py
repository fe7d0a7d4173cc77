"""Plain text, with the metadata of a YAML or TOML block at the top, which Markdown has too."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import TypeGuard

from zhitu.errors import InputError
from zhitu.read.decode import decode
from zhitu.read.headings import in_english
from zhitu.read.metadata import Content, Metadata, first_line, from_fields

__all__ = ["front_matter", "read_text"]

#: Editors and site generators leave empty lines, or a second byte order mark, above the block.
_ABOVE = r"(?:[\s\ufeff]*\n)?\ufeff*"
_RULE = re.compile(rf"{_ABOVE}(---|\+\+\+)")
#: The block, by the line that opens and closes it.
_BLOCKS = {
    "---": re.compile(rf"{_ABOVE}---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL),
    "+++": re.compile(rf"{_ABOVE}\+\+\+[ \t]*\n(.*?\n)??\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL),
}
_LANGUAGES = {"---": "YAML", "+++": "TOML"}
_WRITTEN = {"---": "key: value", "+++": 'key = "value"'}
#: A rule, and right below it one of our fields.
_OPEN = re.compile(
    rf"{_ABOVE}(?:(?P<yaml>---)|\+\+\+)[ \t]*\n"
    r"(?:id|title|date|publisher|url|language|source|author|lang|link|permalink)[ \t]*(?(yaml):[ \t]|=)",
    re.IGNORECASE,
)
_FIELD = {"---": re.compile(r"[\w-]+[ \t]*:(?:\s|\Z)"), "+++": re.compile(r"[\w-]+[ \t]*=")}
_LINE = re.compile(r"at line (\d+)")
#: Other names under which blogs and wikis keep our fields.
_ALSO = {"publisher": ("source", "author"), "language": ("lang",), "url": ("link", "permalink")}


def read_text(raw: bytes, where: str) -> Content:
    """The decoded file without its front matter; the first line is the title where it can be one."""
    stated, text = front_matter(decode(raw, where), where)
    return Content(text, stated, Metadata(title=first_line(text)))


def front_matter(text: str, where: str) -> tuple[Metadata, str]:
    """The metadata in a block between `---` lines (YAML) or `+++` lines (TOML) at the top, and the text behind it.

    Text that only begins with a rule (a block that holds no fields) is left whole; a block that is meant as YAML or
    TOML and is none is an InputError.

    >>> front_matter("---\\ntitle: 浦东方案\\ndate: 2022/6\\n---\\n正文。", "a.md")[1]
    '正文。'
    """
    rule = _RULE.match(text)
    if rule is None:
        return Metadata(), text
    mark = rule[1]
    match = _BLOCKS[mark].match(text)
    if match is None and _OPEN.match(text):
        remedy = f"write {mark} on a line behind its last field"
        raise InputError(where, f"the block that {mark} opens is never closed", remedy)
    fields = _mapping(match, mark, where) if match else None
    if match is None or fields is None:
        return Metadata(), text
    return from_fields(_renamed(in_english(fields)), where), text[match.end() :]


def _mapping(match: re.Match[str], mark: str, where: str) -> Mapping[str, object] | None:
    """The block as a mapping of texts, None where it is prose."""
    import yaml

    block = match[1] or ""
    try:
        # BaseLoader: every value stays the text that the user wrote, 2022-10 too, and no tag runs code
        loaded = tomllib.loads(block) if mark == "+++" else yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError) as error:
        if not _FIELD[mark].match(block.lstrip()):
            return None
        wrong = _wrong_line(error)
        above = match.string.count("\n", 0, match.start(1)) if match[1] else 0
        line = f" (line {above + wrong})" if wrong else ""
        cause = f"the block between the {mark} lines is not {_LANGUAGES[mark]}{line}"
        raise InputError(where, cause, f"write one `{_WRITTEN[mark]}` a line") from error
    if not isinstance(loaded, dict):
        return None
    return {str(key).strip().lower(): _told(value) for key, value in loaded.items()}


def _wrong_line(error: Exception) -> int | None:
    """Which line of a block is wrong, counted from 1, if the error says so."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    told = _LINE.search(str(error))
    return int(told[1]) if told else None


def _told(value: object) -> object:
    """A value as its author wrote it: of these languages TOML alone has days."""
    return value.isoformat() if isinstance(value, date) else value


def _renamed(fields: Mapping[str, object]) -> dict[str, object]:
    """Our fields of a front matter, also under other names; lists as one text, an empty value as none."""
    row = {}
    for name in ("title", "date", "publisher", "url", "language"):
        given = (fields.get(key) for key in (name, *_ALSO.get(name, ())))
        value = next((v for v in given if v), None)
        row[name] = "、".join(value) if _are_texts(value) else value
    return row


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)
