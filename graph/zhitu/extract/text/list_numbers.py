"""The number that an entry of a list, or a line of a form, begins with: （三）, 2., 一、, 2.1."""

from __future__ import annotations

__all__ = ["ENTRY_NUMBER", "SECTION_NUMBER"]

_COUNT = r"（?[\d一二三四五六七八九十]{1,3}"
#: 3., （二）, 一、; what may stand behind it is for each who asks to say.
ENTRY_NUMBER = rf"{_COUNT}[、）.．]"
#: 2.1, 3.: of the lines of a form.
SECTION_NUMBER = rf"{_COUNT}(?:[.．]\d{{1,2}})*[）、.．\s]"
