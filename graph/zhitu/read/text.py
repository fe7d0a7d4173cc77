"""Plain text, with the metadata of a YAML block at the top, which Markdown has too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeGuard

from zhitu.errors import InputError
from zhitu.read.decode import decode
from zhitu.read.metadata import Content, Metadata, first_line, from_fields

__all__ = ["front_matter", "read_text"]

_BLOCK = re.compile(r"---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
#: A rule, and right below it one of our fields.
_OPEN = re.compile(
    r"---[ \t]*\n(?:id|title|date|publisher|url|language|source|author|lang|link|permalink)[ \t]*:[ \t]", re.IGNORECASE
)
_FIELD = re.compile(r"[\w-]+[ \t]*:(?:\s|\Z)")
#: Other names under which blogs and wikis keep our fields.
_ALSO = {"publisher": ("source", "author"), "language": ("lang",), "url": ("link", "permalink")}


def read_text(raw: bytes, where: str) -> Content:
    """The decoded file without its front matter; the first line is the title where it can be one."""
    stated, text = front_matter(decode(raw, where), where)
    return Content(text, stated, Metadata(title=first_line(text)))


def front_matter(text: str, where: str) -> tuple[Metadata, str]:
    """The metadata in a block between `---` lines at the very top, and the text behind it.

    Text that only begins with a rule (a block that is no YAML mapping) is left whole; a block that is meant as YAML
    and is none is an InputError.

    >>> front_matter("---\\ntitle: 浦东方案\\ndate: 2022/6\\n---\\n正文。", "a.md")[1]
    '正文。'
    """
    match = _BLOCK.match(text)
    if match is None and _OPEN.match(text):
        raise InputError(where, "the block that --- opens is never closed", "write --- on a line behind its last field")
    fields = _mapping(match[1] or "", where) if match else None
    if match is None or fields is None:
        return Metadata(), text
    return from_fields(_renamed(fields), where), text[match.end() :]


def _mapping(block: str, where: str) -> Mapping[str, object] | None:
    """The block as a mapping of texts, None where it is prose."""
    import yaml

    try:
        # BaseLoader: every value stays the text that the user wrote, 2022-10 too, and no tag runs code
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        if not _FIELD.match(block.lstrip()):
            return None
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 2})" if mark else ""
        cause = f"the block between the --- lines is not YAML{line}"
        raise InputError(where, cause, "write one `key: value` a line") from error
    if not isinstance(loaded, dict):
        return None
    return {str(key).strip().lower(): value for key, value in loaded.items()}


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
