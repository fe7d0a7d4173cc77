"""The encoder as an ONNX graph: products with matrices over bytes, which the processor multiplies much faster.

A byte stands for what a layer is usually given there: the scale and what zero is are found once, from texts of the
corpus, and kept in the model. So a text's states do not depend on what is asked besides, and nothing is looked for at
run time. A scale for each row of numbers takes about a fifth longer and comes much nearer to what was trained (mean
squared difference of states .0005 of a variance of .44, by one scale .013); annotated texts score the same by either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.transformer import Transformer

__all__ = ["write_encoder"]

#: The share of numbers at either end that a byte does not hold.
_CUT = 1e-5
#: The largest numbers of a byte without sign, of one with sign, and of a weight in a product. Processors without VNNI
#: add two products up in sixteen bits: were a sum larger, a text would mean other things to other machines.
_LARGEST, _LARGEST_SIGNED, _LARGEST_WEIGHT = 255, 127, 64
#: onnxruntime's own operators: a product of bytes that tells numbers, attention, and GELU.
_OWN = "com.microsoft"
_OPERATORS = 17


class _Graph:
    """Nodes and kept numbers, by name."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.numbers: list[Any] = []

    def keep(self, name: str, value: Any) -> str:
        self.numbers.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def add(self, kind: str, given: list[str], name: str, own: bool = False, **how: Any) -> str:
        self.nodes.append(helper.make_node(kind, given, [name], domain=_OWN if own else "", **how))
        return name


def write_encoder(encoder: Transformer, asked: Iterable[dict[str, Tensor]], path: Path) -> None:
    """Writes the encoder: pieces, of which one each character is and where in it → states of half the size."""
    graph = _Graph()
    shape = graph.add("Shape", ["pieces"], "shape")
    first, second = graph.keep("first", np.array([0])), graph.keep("second", np.array([1]))
    length = graph.add("Gather", [shape, second], "length")
    width = encoder.words.embedding_dim
    flat = graph.keep("flat", np.array([-1, width]))
    x = graph.add("Add", [_words(graph, encoder.words), _places(graph, encoder.places, first, length)], "embedded")
    x = graph.add("Reshape", [_norm(graph, x, encoder.first, "embedded/norm"), flat], "pieces/flat")
    rows = graph.add("Concat", [shape, graph.keep("asked", np.array([3 * width]))], "rows", axis=0)
    steps = _steps(encoder, asked)
    for number, layer in enumerate(encoder.layers):
        own = f"layer{number}"
        asked_for = graph.add("Reshape", [_product(graph, x, layer.asked, next(steps), f"{own}/asked"), rows], own)
        parts = [f"{own}/{part}" for part in ("query", "key", "value")]
        thirds = graph.keep(f"{own}/thirds", np.array([width] * 3))
        graph.nodes.append(helper.make_node("Split", [asked_for, thirds], parts, axis=2))
        heard = graph.add("MultiHeadAttention", parts, f"{own}/heard", own=True, num_heads=layer.heads)
        heard = graph.add("Reshape", [heard, flat], f"{own}/heard/flat")
        told = _product(graph, heard, layer.told, next(steps), f"{own}/told")
        x = _norm(graph, graph.add("Add", [x, told], f"{own}/first/sum"), layer.first, f"{own}/first")
        inside = _product(graph, x, layer.inside, next(steps), f"{own}/inside")
        inside = graph.add("Gelu", [inside], f"{own}/gelu", own=True)
        outside = _product(graph, inside, layer.outside, next(steps), f"{own}/outside")
        x = _norm(graph, graph.add("Add", [x, outside], f"{own}/second/sum"), layer.second, f"{own}/second")
    _states(graph, x, encoder, first, length)
    given = [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["sentences", "pieces"])]
    given += [helper.make_tensor_value_info(n, TensorProto.INT64, ["sentences", "characters"]) for n in ("of", "at")]
    size = ["sentences", "characters", encoder.last.out_features]
    found = [helper.make_tensor_value_info("states", TensorProto.FLOAT16, size)]
    operators = [helper.make_opsetid("", _OPERATORS), helper.make_opsetid(_OWN, 1)]
    made = helper.make_graph(graph.nodes, "encoder", given, found, graph.numbers)
    onnx.save(helper.make_model(made, opset_imports=operators, ir_version=8), str(path))


def _words(graph: _Graph, words: nn.Embedding) -> str:
    """The pieces' rows, of a table in bytes."""
    table = _numbers(words.weight)
    sizes = np.abs(table).max(axis=1, keepdims=True) / _LARGEST_SIGNED
    parts = [np.rint(table / sizes).astype(np.int8), sizes.astype(np.float16)]
    found = []
    for name, part in zip(("words", "sizes"), parts, strict=True):
        row = graph.add("Gather", [graph.keep(name, part), "pieces"], f"{name}/row")
        found.append(graph.add("Cast", [row], f"{name}/number", to=TensorProto.FLOAT))
    return graph.add("Mul", found, "words/found")


def _places(graph: _Graph, places: nn.Embedding, first: str, length: str) -> str:
    return graph.add("Slice", [graph.keep("places", _numbers(places.weight)), first, length], "places/found")


def _norm(graph: _Graph, x: str, norm: nn.LayerNorm, own: str) -> str:
    kept = [graph.keep(f"{own}/{name}", _numbers(getattr(norm, name))) for name in ("weight", "bias")]
    return graph.add("LayerNormalization", [x, *kept], f"{own}/found", epsilon=norm.eps, axis=-1)


def _product(graph: _Graph, x: str, linear: nn.Linear, step: tuple[np.float32, np.uint8], own: str) -> str:
    """Rows times a matrix, and what is added."""
    weights = _numbers(linear.weight).T
    steps = (np.abs(weights).max(axis=0) / _LARGEST_WEIGHT).astype(np.float32)
    kept = {
        "step": step[0],
        "zero": step[1],
        "weights": np.rint(weights / steps).astype(np.int8),
        "steps": steps,
        "zeros": np.zeros(len(steps), dtype=np.int8),
        "bias": np.rint(_numbers(linear.bias) / (steps * step[0])).astype(np.int32),
    }
    names = [graph.keep(f"{own}/{name}", value) for name, value in kept.items()]
    row = graph.add("QuantizeLinear", [x, *names[:2]], f"{own}/row")
    return graph.add("QGemm", [row, *names], f"{own}/found", own=True)


def _states(graph: _Graph, x: str, encoder: Transformer, first: str, length: str) -> None:
    """What each character's piece tells and where the character is in it."""
    weights, bias = _numbers(encoder.last.weight).T.copy(), _numbers(encoder.last.bias)
    told = graph.add("Gemm", [x, graph.keep("last", weights), graph.keep("last/bias", bias)], "told")
    sentences = graph.add("Squeeze", [graph.add("Gather", ["shape", first], "sentences")], "sentences/number")
    counts = [graph.keep("none", np.int64(0)), sentences, graph.keep("one", np.int64(1))]
    starts = graph.add("Mul", [graph.add("Range", counts, "counted"), length], "starts")
    rows = graph.add("Add", ["of", graph.add("Unsqueeze", [starts, "second"], "starts/row")], "row")
    in_piece = graph.keep("in piece", _numbers(encoder.at.weight))
    parts = [graph.add("Gather", [told, rows], "piece"), graph.add("Gather", [in_piece, "at"], "place")]
    found = graph.add("Tanh", [graph.add("Add", parts, "both")], "found")
    graph.add("Cast", [found], "states", to=TensorProto.FLOAT16)


@torch.no_grad()
def _steps(encoder: Transformer, asked: Iterable[dict[str, Tensor]]) -> Iterator[tuple[np.float32, np.uint8]]:
    """What a byte's step and its zero are in what each product is given, in their order."""
    products = [p for layer in encoder.layers for p in (layer.asked, layer.told, layer.inside, layer.outside)]
    seen: list[list[Tensor]] = [[] for _ in products]
    hooks = [
        product.register_forward_pre_hook(lambda _, given, found=found: found.append(given[0].flatten()))
        for product, found in zip(products, seen, strict=True)
    ]
    for one in asked:
        encoder(**one)
    for hook in hooks:
        hook.remove()
    for found in seen:
        least, most = np.quantile(torch.cat(found).numpy(), (_CUT, 1 - _CUT))
        step = np.float32((most - least) / _LARGEST)
        yield step, np.uint8(np.clip(np.rint(-least / step), 0, _LARGEST))


def _numbers(tensor: Tensor) -> np.ndarray[Any, Any]:
    found: np.ndarray[Any, Any] = tensor.detach().numpy()
    return found
