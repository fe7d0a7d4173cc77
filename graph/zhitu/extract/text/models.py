"""The networks of `ontology/models`: small ONNX files that tell, beside the network, what they were made with."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from zhitu.errors import VocabularyError
from zhitu.resources import ontology_path

__all__ = ["ENCODER", "STATES", "TAGGER", "Model", "load", "session_of"]

#: Numbers that the tagger's states have for each character, the encoder's, and both.
TAGGER, ENCODER = 256, 256
STATES = TAGGER + ENCODER

# onnxruntime would tell its makers of every run, over the network and in a file of its own (its Privacy.md)
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

_REMEDY = "reinstall zhitu (in a checkout: git checkout ontology/models)"


class Model(NamedTuple):
    """A network, what its file tells, and a digest of the file: another training gives another."""

    session: Any
    told: dict[str, str]
    digest: str


def load(name: str, inputs: Collection[str], outputs: Collection[str], told: Collection[str]) -> Model:
    """The network of this name and these ends, that tells these things; an error with the remedy where it is not."""
    path = ontology_path() / "models" / f"{name}.onnx"
    if not path.is_file():
        raise VocabularyError(f"{path}: the model of {name} is missing; {_REMEDY}")
    try:
        session = session_of(path)
    except Exception as error:  # onnxruntime's errors have no root of their own
        raise VocabularyError(f"{path}: the model of {name} cannot be read: {_first_line(error)}; {_REMEDY}") from error
    found = dict(session.get_modelmeta().custom_metadata_map)
    ends = [node.name for node in (*session.get_inputs(), *session.get_outputs())]
    if not set(told) <= found.keys() or set(ends) != {*inputs, *outputs}:
        raise VocabularyError(f"{path}: this is another model than that of {name}; {_REMEDY}")
    return Model(session, found, hashlib.sha256(path.read_bytes()).hexdigest()[:6])


def session_of(path: Path) -> Any:
    """What runs the network of a file: in this thread alone, in as little memory as it can."""
    onnxruntime: Any = import_module("onnxruntime")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # it would keep what the longest sentences took
    options.enable_mem_pattern = False  # one block for all that a run needs would be twice as large
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
