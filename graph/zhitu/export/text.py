"""What the characters of a text become where a format cannot hold them."""

from __future__ import annotations

import re

__all__ = ["json_safe", "xml_safe"]

#: All but the Char production of XML 1.0.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """`text` with every character that XML 1.0 forbids turned to U+FFFD, one for one.

    >>> xml_safe("a\\x00\\uffffb") == "a\\ufffd\\ufffdb"
    True
    """
    return _NOT_XML.sub("\ufffd", text)


def json_safe(text: str) -> str:
    """JSON with every character that XML 1.0 forbids written as an escape, so that reading it gives what was written.

    >>> json_safe('"\\ufffe"') == '"\\\\ufffe"'
    True
    """
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
