"""What tests of `bench/` share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["Bench"]

#: Imports a module of bench/, which is beside the package and not in it, by its name.
Bench = Callable[[str], Any]
