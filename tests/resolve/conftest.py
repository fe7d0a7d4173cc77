"""Makes `bench`, which is beside the package and not in it, and `hard_pairs`, in tests/support, importable here."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in (Path(__file__).parents[2], Path(__file__).parents[1] / "support"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
