"""Blanks between numbers and characters change nothing that a text says."""

from __future__ import annotations

from zhitu.extract import make_extractor
from zhitu.extract.text.blanks import closed
from zhitu.model import Document, Extraction
from zhitu.settings import Settings

TEXT = "2023 年 5 月 10 日，江川大桥开工，全长 3.2 公里，总投资 12 亿元。G60 科创走廊新增企业 30 家。"


def told(text: str, *, ahead: bool = False) -> Extraction:
    extractor = make_extractor(Settings())
    document = Document("d", text, "")
    if ahead:
        extractor.prepare([document, Document("e", TEXT, "")])  # type: ignore[attr-defined]
    return extractor.extract(document)


def bare(text: str, extraction: Extraction) -> list[object]:
    """All that is said, with the words that say it without blanks."""

    def words(spans: tuple[tuple[int, int], ...]) -> list[str]:
        return [text[a:b].replace(" ", "") for a, b in spans]

    return [
        *((e.name, e.classes, words(e.mentions)) for e in extraction.entities),
        *((c.subject, c.property, c.object, words(c.evidence)) for c in extraction.claims),
        *((e.of, e.type, e.date, words(e.evidence)) for e in extraction.events),
        *((o.about, o.indicator, o.value, o.unit, words(o.evidence)) for o in extraction.observations),
    ]


def test_a_text_says_the_same_with_blanks_and_without() -> None:
    plain = TEXT.replace(" ", "")
    said = bare(plain, told(plain))
    assert any("2023-05-10" in map(str, row) for row in said if isinstance(row, tuple))
    assert bare(TEXT, told(TEXT)) == said
    assert bare(TEXT, told(TEXT, ahead=True)) == said


def test_passages_begin_and_end_with_no_blank() -> None:
    spans = [span for e in told(TEXT).events for span in e.evidence]
    assert spans
    assert all(TEXT[a:b] == TEXT[a:b].strip() for a, b in spans)


def test_the_columns_of_a_table_stay_apart() -> None:
    assert closed(Document("d", "地区 2022 2023\n南沙区 1200 1350\n黄埔区 980 1020", "")) is None
