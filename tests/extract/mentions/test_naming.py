"""How much of a name a headed phrase is."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.candidate import NAMED
from zhitu.extract.mentions.naming import weigh
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


def score(*words: tuple[str, str], counted: bool = False) -> float:
    text, units = "".join(word for word, _ in words), []
    at = 0
    for word, tag in words:
        units.append(Unit(Span(at, at + len(word)), "word", tag, word))
        at += len(word)
    head = lexicon().head_at(text, len(text))
    assert head is not None
    return weigh(text, units, head, lexicon(), after_place=False, counted=counted)


@pytest.mark.parametrize(
    "words",
    [
        [("云山", "LOC"), ("实验室", "n")],
        [("武陵", "PER"), ("大楼", "n")],
        [("效率", "n"), ("促进", "vn"), ("办公室", "n")],
        [("云岭", "LOC"), ("政务服务中心", "n")],
    ],
)
def test_names(words: list[tuple[str, str]]) -> None:
    assert score(*words) >= NAMED


@pytest.mark.parametrize("words", [[("重大", "a"), ("平台", "n")], [("国际", "n"), ("合作", "vn"), ("项目", "n")]])
def test_what_is_general_is_no_name(words: list[tuple[str, str]]) -> None:
    assert score(*words) < NAMED


def test_a_count_and_a_person_s_guidance_speak_against_a_name() -> None:
    plain = score(("云山", "LOC"), ("实验室", "n"))
    assert score(("云山", "LOC"), ("实验室", "n"), counted=True) == plain - 2
    assert score(("云山", "LOC"), ("4家", "m"), ("实验室", "n")) < NAMED
    assert score(("李文华", "PER"), ("总书记", "n"), ("指引", "vn")) < NAMED
