"""Halves of characters, which a string of Python can hold and UTF-8 cannot."""

from __future__ import annotations

import re

__all__ = ["SURROGATE"]

#: One of them, as JSON can spell it, and as Python makes it of a byte that is not in UTF-8.
SURROGATE = re.compile("[\ud800-\udfff]")
