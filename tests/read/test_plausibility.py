"""The measure that tells Chinese from garble keeps its distance on real texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu.read.plausibility import PLAUSIBLE, chinese_share, fault

TEXTS = sorted((Path(__file__).parents[2] / "graph/zhitu/sample/briefs").glob("brief-0*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_right_and_wrong_decodings_are_far_apart(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    wrong = [
        text.encode().decode("gb18030", "replace"),
        text.encode("gb18030").decode("big5hkscs", "replace"),
        text.encode("utf-16-le").decode("gb18030", "replace"),
    ]
    assert chinese_share(text) > PLAUSIBLE + 0.2
    assert all(chinese_share(garble) < PLAUSIBLE - 0.2 for garble in wrong)
    assert fault(text) is None
    assert all(fault(garble) for garble in wrong)


def test_the_sample_is_there() -> None:
    assert len(TEXTS) == 9
