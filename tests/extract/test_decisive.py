"""Which words a statement falls with."""

from __future__ import annotations

import pytest

from zhitu.extract.decisive import LONGEST, deciding
from zhitu.extract.rules import RuleExtractor
from zhitu.model import Claim, Document, Event, Observation
from zhitu.pipeline.work import default_extractor
from zhitu.settings import Settings


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    made = default_extractor(Settings())
    assert isinstance(made, RuleExtractor)
    return made


def words(text: str, extractor: RuleExtractor) -> dict[str, list[str]]:
    """What statements are of (property, type or indicator), and their words."""
    document = Document("d", text, "0", date="2025-05-06")
    found = deciding(document, extractor.extract(document), extractor)
    what = {Claim: "property", Event: "type", Observation: "indicator"}
    return {getattr(statement, what[type(statement)]): told for statement, told in found.items()}


@pytest.mark.parametrize(
    ("text", "said", "told"),
    [
        ("江湾大学与远帆集团签署合作协议。", "cooperatesWith", "与"),
        ("江湾大桥4月28日建成通车。", "opened", "通车"),
        ("2025年4月28日上午，江湾大桥建成通车。", "opened", "通车"),
        ("江湾港二期工程总投资30亿元。", "总投资", "30亿元"),
        ("云岭市教育局、云岭市财政局联合印发《学校食堂管理办法》。", "cooperatesWith", "联合"),
    ],
)
def test_a_statement_falls_with_the_word_that_says_it(
    text: str, said: str, told: str, extractor: RuleExtractor
) -> None:
    assert told in words(text, extractor)[said]


def test_names_are_no_words_and_another_sentence_decides_nothing(extractor: RuleExtractor) -> None:
    found = words("江湾大桥4月28日建成通车。远帆集团董事长李明讲话。", extractor)
    assert not {"江湾大桥", "远帆集团", "李明", "讲话"} & set(found["opened"])


def test_a_text_is_read_anew_only_where_that_is_soon_done(extractor: RuleExtractor) -> None:
    assert words("江湾大桥4月28日建成通车。" + "今天天气不错。" * (LONGEST // 7), extractor) == {}


def test_the_extraction_stays_as_it_was(extractor: RuleExtractor) -> None:
    document = Document("d", "江湾大学与远帆集团共建智能制造实验室。", "0")
    before = extractor.extract(document)
    deciding(document, before, extractor)
    assert extractor.extract(document) == before
