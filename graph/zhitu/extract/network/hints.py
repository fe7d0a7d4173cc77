"""What is kept of the states of a document's sentences until its statements are known; of a long document in a file."""

from __future__ import annotations

from array import array
from tempfile import SpooledTemporaryFile
from typing import Any
from weakref import finalize

import numpy as np

__all__ = ["Hints"]

Array = np.ndarray[Any, Any]

#: Bytes up to which hints stay in memory: those of some eight thousand characters, of 128 each.
_IN_MEMORY = 1_000_000


class Hints:
    """Numbers of a byte for each character of sentences, which are added and asked of by their order."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it is open as long as this is
        finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self.width = 0

    def add(self, sentence: Array) -> None:
        """Keep those of the next sentence: characters × numbers."""
        self.width = sentence.shape[1]
        self._file.write(sentence.tobytes())
        self._ends.append(self._ends[-1] + sentence.nbytes)

    def of(self, sentence: int) -> Array:
        """Those of the sentence of this number."""
        start, end = self._ends[sentence : sentence + 2]
        self._file.seek(start)
        return np.frombuffer(self._file.read(end - start), dtype=np.int8).reshape(-1, self.width)
