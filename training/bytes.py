"""A network's products over bytes instead of floating-point numbers, which the processor multiplies much faster.

What goes into convolutions and what comes out of their rectifiers is never negative, so a byte holds it by one scale,
which is found from what the network is usually asked and kept in the model: an answer does not depend on what is asked
besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime import InferenceSession

__all__ = ["in_bytes"]

#: The share of numbers that a byte holds; the few that are larger are cut off.
_HELD = 0.99999
#: The largest numbers of a byte without sign, and of a weight. Processors without VNNI add two products up in sixteen
#: bits: were a sum larger, a text would mean other things to other machines.
_LARGEST, _LARGEST_WEIGHT = 255, 64


def in_bytes(path: Path, asked: Iterable[dict[str, Any]]) -> None:
    """Writes the model anew, every convolution with a rectifier over bytes; `asked` is what it is usually asked."""
    model = onnx.load(str(path))
    graph = model.graph
    rectifiers = {node.input[0]: node for node in graph.node if node.op_type == "Relu"}
    convolutions = [node for node in graph.node if node.op_type == "Conv" and node.output[0] in rectifiers]
    names = [name for node in convolutions for name in (node.input[0], rectifiers[node.output[0]].output[0])]
    scales = _scales(model, names, asked)
    numbers = {made.name: made for made in graph.initializer}
    for node in convolutions:
        rectifier = rectifiers[node.output[0]]
        given, found = node.input[0], rectifier.output[0]
        weights, bias = (numpy_helper.to_array(numbers[name]) for name in node.input[1:])
        steps = np.abs(weights).max(axis=(1, 2)) / _LARGEST_WEIGHT
        kept = {
            "given": scales[given],
            "found": scales[found],
            "zero": np.uint8(0),
            "weights": np.rint(weights / steps[:, None, None]).astype(np.int8),
            "steps": steps.astype(np.float32),
            "zeros": np.zeros(len(steps), dtype=np.int8),
            "bias": np.rint(bias / (steps * scales[given])).astype(np.int32),
        }
        own = {name: f"{node.name}/{name}" for name in (*kept, "in", "out")}
        graph.initializer.extend(numpy_helper.from_array(np.asarray(value), own[name]) for name, value in kept.items())
        inputs = ("in", "given", "zero", "weights", "steps", "zeros", "found", "zero", "bias")
        made = [
            helper.make_node("QuantizeLinear", [given, own["given"], own["zero"]], [own["in"]]),
            helper.make_node("QLinearConv", [own[name] for name in inputs], [own["out"]]),
            helper.make_node("DequantizeLinear", [own["out"], own["found"], own["zero"]], [found]),
        ]
        made[1].attribute.extend(node.attribute)
        at = list(graph.node).index(node)
        for number, new in enumerate(made):
            graph.node.insert(at + number, new)
        graph.node.remove(node)
        graph.node.remove(rectifier)
        for name in node.input[1:]:
            graph.initializer.remove(numbers[name])
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def _scales(model: Any, names: list[str], asked: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What a step of a byte stands for in each of these tensors."""
    told = onnx.ModelProto()
    told.CopyFrom(model)
    told.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names)
    session = InferenceSession(told.SerializeToString())
    rows = zip(*([np.ravel(found) for found in session.run(names, one)] for one in asked), strict=True)
    return {
        name: np.float32(np.quantile(np.concatenate(found), _HELD) / _LARGEST)
        for name, found in zip(names, rows, strict=True)
    }
