"""What the extractor tells of a text, and of what it refuses."""

from __future__ import annotations

import pytest
from rich.console import Console

from zhitu.errors import InputError
from zhitu.explain import explain
from zhitu.settings import Settings


def said(text: str) -> list[str]:
    console = Console(width=200, color_system=None)
    with console.capture() as capture:
        console.print(explain(text))
    return [" ".join(line.split()) for line in capture.get().splitlines()]


def test_each_name_is_told_with_its_rule_and_each_refusal_with_its_reason() -> None:
    lines = said("国务院批复建设云山实验室，推进科技创新平台。")
    assert any(line.startswith("entity 国务院 GovernmentBody") and "gazetteer" in line for line in lines)
    assert any(line.startswith("entity 云山实验室 Laboratory") and "head:实验室" in line for line in lines)
    assert "refused 科技创新平台 head:平台 a general noun" in lines


def test_statements_name_what_they_are_of() -> None:
    lines = said("云山实验室位于广州，2024年6月成立，占地面积20公顷。")
    assert any(line.startswith("claim 云山实验室 locatedIn 广州市") for line in lines)
    assert any(line.startswith("event 云山实验室 founded 2024-06") for line in lines)
    assert any(line.startswith("figure 云山实验室 占地面积 exactly 20 公顷") for line in lines)


def test_what_the_network_finds_is_told_with_how_sure_it_is() -> None:
    lines = said("县长王海走访安科精密、云帆速递、海创新能。")
    found = [line for line in lines if line.startswith("entity 云帆速递")]
    assert found
    assert " network " in found[0]
    assert 0.5 < float(found[0].split(" network ")[0].split()[-1]) <= 1


def test_what_the_extractor_warns_of_is_told_beside() -> None:
    warned: list[str] = []
    assert "left open" not in str(explain("云山实验室今年成立。", warn=warned.append))
    assert warned == ["text: the date 今年 is left open: the document has no date; give it with --date"]
    assert not any("left open" in line for line in said("云山实验室今年成立。"))
    explain("云山实验室12日成立。", Settings(date="2024-03"), warn=warned.append)
    assert warned[-1].endswith("its date, 2024-03, has no day; correct it where it stands")


def test_nothing_is_told_of_nothing() -> None:
    assert said("他们走了。") == ["nothing found"]


def test_a_date_is_read_as_those_of_documents_are() -> None:
    console = Console(width=200, color_system=None)
    with console.capture() as capture:
        console.print(explain("云山实验室今年6月成立。", Settings(date="2024/7/1")))
    assert " founded 2024-06 " in capture.get()


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(InputError, match="the text: it is empty; give some sentences"):
        explain(" \n")


def test_what_the_network_or_a_shape_says_comes_with_the_words_it_falls_with() -> None:
    lines = said("江湾大学与远帆集团共建智能制造实验室。")
    claims = [line for line in lines if line.startswith("claim")]
    assert any("cooperatesWith" in line and "list:together (与)" in line for line in claims)
    assert any("foundedBy" in line and "network (与 共建)" in line for line in claims)


def test_a_rule_that_names_its_word_needs_no_other() -> None:
    assert any("predicate:位于+plain occurred" in line for line in said("云山实验室位于广州。"))
