"""What a transformer holds of each character: the first layers of multilingual-e5-small, trained on for this project.

It is given pieces of words (`pieces.model`, SentencePiece's unigrams) and tells states of characters: what the piece
means where it stands, and where the character is in it. Texts of equally many pieces are asked together, and numbers
are put into bytes by scales that the model keeps, so that a text's states do not depend on what is asked besides.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from zhitu.errors import VocabularyError, ZhituError
from zhitu.extract.text.models import ENCODER, load
from zhitu.resources import ontology_path

__all__ = ["PLACES", "Encoder", "Pieces", "encoder", "inputs", "places", "plain"]

Array = np.ndarray[Any, Any]

#: Pieces that begin and end what the encoder is given, and the one of what is in none.
_BEGIN, _END, _UNKNOWN = 0, 2, 3
#: Longer texts are read in parts: the encoder knows 512 places, and a character may be a piece.
_LONGEST = 480
#: Pieces that are taken at once: what they become fits into the processor's cache.
_TOGETHER = 400
#: How many rows places have: alone; first to fifth of several, and behind; the last of two, three … of seven and more.
PLACES = 12


@cache
def plain(character: str) -> str:
    """A character as the pieces have it: ， is ','."""
    found = unicodedata.normalize("NFKC", character)
    return found if len(found) == 1 else character


@cache
def places(length: int) -> Array:
    """Where each character of a piece is in it."""
    if length == 1:
        return np.zeros(1, dtype=np.int64)
    return np.array([*(1 + min(k, 5) for k in range(length - 1)), 7 + min(length - 2, 4)])


class Pieces:
    """Cuts texts into pieces."""

    def __init__(self) -> None:
        if find_spec("sentencepiece") is None:
            raise ZhituError("encoder: the package sentencepiece is missing; install it (pip install sentencepiece)")
        sentencepiece: Any = import_module("sentencepiece")
        path = ontology_path() / "models" / "pieces.model"
        if not path.is_file():
            raise VocabularyError(f"{path}: the pieces of the encoder are missing; reinstall zhitu")
        self._cut = sentencepiece.SentencePieceProcessor(model_file=str(path))
        self._lengths = np.array([len(self._cut.id_to_piece(k)) for k in range(len(self))], dtype=np.int64)

    def __len__(self) -> int:
        return len(self._cut)

    def of(self, texts: Sequence[str]) -> list[tuple[Array, Array]]:
        """The numbers of each text's pieces and how long each is; together they are the text."""
        written = ["".join(map(plain, text)) for text in texts]
        found = []
        for text, pieces in zip(written, self._cut.encode(written, out_type=int), strict=True):
            numbers = np.array(pieces, dtype=np.int64)
            lengths = self._lengths[numbers]
            if _UNKNOWN in pieces:  # of any length
                lengths = np.array(list(map(len, self._cut.encode(text, out_type=str))), dtype=np.int64)
            found.append((numbers, lengths))
        return found


def inputs(cut: Sequence[tuple[Array, Array]]) -> dict[str, Array]:
    """What the network is asked of texts of equally many pieces; what fills up a row is of the piece that begins it."""
    pieces = np.array([[_BEGIN, *numbers, _END] for numbers, _ in cut], dtype=np.int64)
    longest = max(int(lengths.sum()) for _, lengths in cut)
    of, at = np.zeros((2, len(cut), longest), dtype=np.int64)
    for row, (_, lengths) in enumerate(cut):
        length = int(lengths.sum())
        of[row, :length] = np.repeat(np.arange(1, len(lengths) + 1), lengths)
        at[row, :length] = np.concatenate([places(n) for n in lengths.tolist()])
    return {"pieces": pieces, "of": of, "at": at}


class Encoder:
    """Tells the states of characters."""

    def __init__(self) -> None:
        network = load("encoder", ("pieces", "of", "at"), ("states",), ("version",))
        self._session = network.session
        #: What it was trained on; names and statements are of the same training.
        self.corpus = network.told["version"]
        self.version = network.digest
        self._pieces = Pieces()

    def states(self, texts: Sequence[str]) -> list[Array]:
        """Characters × states of each text; equal texts share theirs."""
        parts = sorted({part for text in texts for part in _parts(text)})
        found: dict[str, Array] = {}
        for run, cut in _runs(parts, self._pieces.of(parts)):
            (told,) = self._session.run(None, inputs(cut))
            found.update((part, states[: len(part)]) for part, states in zip(run, told, strict=True))
        return [_joined([found[part] for part in _parts(text)]) for text in texts]


def _parts(text: str) -> list[str]:
    return [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]


def _joined(states: Sequence[Array]) -> Array:
    """The states of a text from those of its parts."""
    if len(states) == 1:
        return states[0]
    return np.concatenate([np.zeros((0, ENCODER), dtype=np.float16), *states])


def _runs(
    texts: Sequence[str], cut: Sequence[tuple[Array, Array]]
) -> Iterator[tuple[list[str], list[tuple[Array, Array]]]]:
    """Texts of equally many pieces, so many as are taken at once."""
    groups: dict[int, list[int]] = defaultdict(list)
    for k, (numbers, _) in enumerate(cut):
        groups[len(numbers)].append(k)
    for length, members in sorted(groups.items()):
        most = max(1, _TOGETHER // (length + 2))
        for at in range(0, len(members), most):
            some = members[at : at + most]
            yield [texts[k] for k in some], [cut[k] for k in some]


@cache
def encoder() -> Encoder:
    """The encoder of this installation."""
    return Encoder()
