"""What is trained on is what the recogniser is asked: the same features of the same sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from training.corpus import Annotated
from training.examples import IGNORED, examples

from zhitu.extract.mentions.recogniser import CLASSES, Asked, Read, Recogniser, features, recogniser
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.models import TAGGER
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document

TEXT = "廣州實驗室位於广州市，2023年5月揭牌。\n云帆速递（云山）与郝云飞签约。"


class _Overheard(Recogniser):
    """Keeps what it is asked."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []

    version = "overheard"

    def names(self, sentences: Sequence[Asked]) -> list[Read]:
        self.asked += sentences
        return recogniser().names(sentences)


def test_examples_are_what_the_recogniser_is_asked() -> None:
    overheard = _Overheard()
    own = RuleExtractor(make_tagger("lac"), overheard)
    own.extract(Document("d", TEXT, "0" * 64))
    made = list(examples(Annotated(TEXT, ()), RuleExtractor(make_tagger("lac"))))
    assert len(made) == len(overheard.asked) == 2
    for example, asked in zip(made, overheard.asked, strict=True):
        assert example.text == asked.text[asked.span.start : asked.span.end]
        assert np.array_equal(example.states, asked.states[:, :TAGGER])
        assert example.start == asked.span.start
        tables = features(asked.text, asked.span, asked.candidates, own.known, own.lexicon)
        assert np.array_equal(example.tables, tables)


def test_names_become_tags_and_classes_and_what_may_be_one_counts_for_nothing() -> None:
    at = TEXT.index("云帆速递")
    names = ((0, 5, "Laboratory"), (at, at + 4, "Company"), (at + 5, at + 7, ""))
    first, second = examples(Annotated(TEXT, names), RuleExtractor(make_tagger("lac")))
    assert first.tags[:6].tolist() == [1, 2, 2, 2, 3, 0]
    assert {CLASSES[k] for k in first.kinds[:5]} == {"Laboratory"}
    assert set(first.kinds[5:].tolist()) == {IGNORED}
    assert second.tags[:8].tolist() == [1, 2, 2, 3, 0, IGNORED, IGNORED, 0]
    assert {CLASSES[k] for k in second.kinds[:4]} == {"Company"}
