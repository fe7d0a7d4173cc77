"""Bytes → text: which encoding, and the normalisation that all stored texts have."""

from __future__ import annotations

import codecs
import re

from zhitu.errors import InputError
from zhitu.read.plausibility import PLAUSIBLE, chinese_share, fault

__all__ = ["CHINESE", "check", "decode", "looks_like", "normalise"]

#: Characters between two of which the end of a line of source is nothing: no blank parts them.
CHINESE = r"[\u3001-\u9fff\uff01-\uff60]"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: In the order of preference where two are equally plausible.
_CHINESE = ("gb18030", "big5hkscs", "cp950")
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc) or one protected by a password"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_NEWLINE = re.compile("\r\n?")
_REPLACED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_SAVE = "save it as UTF-8"


def normalise(text: str) -> str:
    """`text` as graphs store it: no byte order mark, LF for CRLF and CR, U+FFFD for what RDF cannot carry.

    Replaced one for one: C0 controls but tab and newline, U+FFFE, U+FFFF, lone surrogates (VOCABULARY.md, Documents).

    >>> normalise("\\ufeff第一行\\r\\n第二\\x00行")
    '第一行\\n第二\ufffd行'
    """
    return _REPLACED.sub("\ufffd", _NEWLINE.sub("\n", text.removeprefix("\ufeff")))


def decode(raw: bytes, where: str, *, declared: str | None = None) -> str:
    """The normalised text of `raw`; InputError where no encoding fits.

    Tried in this order: what a byte order mark says, UTF-8, the encoding that the document declares, then the more
    plausible of GB18030 and Big5.

    >>> decode("浦东方案".encode("gb18030"), "a.txt")
    '浦东方案'
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return normalise(_marked(raw, encoding, where))
    kind = looks_like(raw)
    if kind:
        raise InputError(where, f"the file is {kind}, whatever its suffix says", "give it its own suffix")
    try:
        return normalise(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        broken = error.start
    text = _declared(raw, declared) or _chinese(raw)
    if text is None:
        cause = f"wrong encoding: not UTF-8 (byte {broken + 1}), GB18030 or Big5"
        raise InputError(where, cause, _SAVE)
    return normalise(text)


def _marked(raw: bytes, encoding: str, where: str) -> str:
    """`raw`, mark included, in the encoding that the mark names."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        cause = f"wrong encoding: it begins as {encoding.upper()} but is not, from byte {error.start + 1} on"
        raise InputError(where, cause, _SAVE) from error


def _declared(raw: bytes, declared: str | None) -> str | None:
    """`raw` in the encoding that it names, where that is known and fits."""
    if declared is None:
        return None
    try:
        codec = codecs.lookup(declared).name
    except LookupError:
        return None
    # pages that say gb2312 or big5 use the larger sets; these are judged, since they also fit garble
    if codec.startswith(("gb", "big5", "cp950", "cp936", "hz")):
        return None
    try:
        return raw.decode(codec)
    except (UnicodeDecodeError, LookupError):  # LookupError: a codec that is not for text, such as base64
        return None


def _chinese(raw: bytes) -> str | None:
    """`raw` in the more plausible of the Chinese encodings, None where none is plausible."""
    best, text = 0.0, None
    for encoding in _CHINESE:
        try:
            candidate = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = chinese_share(candidate)
        if share > best:
            best, text = share, candidate
    return text if best >= PLAUSIBLE else None


def looks_like(raw: bytes) -> str | None:
    """What the first bytes say that a file is, None where they say nothing; such as `a PDF`."""
    return next((kind for signature, kind in _SIGNATURES if raw.startswith(signature)), None)


def check(text: str, where: str) -> str:
    """`text` itself; InputError where it is empty or nonsense.

    >>> check("  \\n", "a.txt")
    Traceback (most recent call last):
    zhitu.errors.InputError: a.txt: there is no text in it; leave it out, or put its text in
    """
    reason = fault(text)
    if reason:
        raise InputError(where, reason, "open it in the program that made it and save it as UTF-8 text")
    if not any(map(str.isalnum, text)):
        raise InputError(where, "there is no text in it", "leave it out, or put its text in")
    return text
