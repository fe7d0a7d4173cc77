"""What the extractor makes of a text, and by which rules: for people who wonder why something is in a graph, or not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from zhitu.dates import read_date
from zhitu.errors import InputError
from zhitu.model import Document, Extraction, Statement
from zhitu.query.render import plain
from zhitu.settings import Settings

if TYPE_CHECKING:
    from zhitu.extract.rules import RuleExtractor

__all__ = ["explain", "explained"]


#: What stands in a line, and under it.
_LEGEND = "        what is said  confidence  rule (words it falls with)  where, or status  “passage”"


def explain(
    text: str, settings: Settings | None = None, *, warn: Callable[[str], None] | None = None
) -> RenderableType:
    """Extract from a text and tell what was found in it; nothing is written. `warn` hears what is to be warned of.

    InputError where the text is empty.
    """
    from zhitu.extract.decisive import deciding  # loads the rules, as the extractor does
    from zhitu.extract.rules import RuleExtractor
    from zhitu.pipeline.work import default_extractor

    settings = settings or Settings()
    if not text.strip():
        raise InputError("the text", "it is empty", "give some sentences, or - to read standard input")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    date = read_date(settings.date, "the options") if settings.date else None
    document = Document("text", text, digest, date=date, publisher=settings.publisher, where="text")
    extractor = default_extractor(settings)
    extraction = extractor.extract(document)
    if warn is not None:
        for warning in extraction.warnings:
            warn(warning)
    if not isinstance(extractor, RuleExtractor):
        return explained(document, extraction, {})
    return Group(
        explained(document, extraction, deciding(document, extraction, extractor)), *_refused(document, extractor)
    )


def explained(document: Document, extraction: Extraction, words: Mapping[Statement, Collection[str]]) -> RenderableType:
    """Entities, relations, events and figures of a document, each with confidence, rule, its `words` and passage."""
    text = document.text
    called = {entity.key: entity.name for entity in extraction.entities}
    lines: list[RenderableType] = []
    for entity in extraction.entities:
        names = "、".join(dict.fromkeys((entity.name, *entity.aliases)))
        where = " ".join(f"{span.start}–{span.end}" for span in entity.mentions)
        lines.append(_line("entity", f"{names}  {' '.join(entity.classes)}", entity.confidence, entity.rule, where))
    for claim in extraction.claims:
        said = f"{called[claim.subject]} {claim.property} {called[claim.object]}" + (
            f"  {claim.role}" if claim.role else ""
        )
        said += f"  {claim.date}" if claim.date else ""
        lines += _stated("claim", said, claim, words, text)
    for event in extraction.events:
        said = f"{called[event.of]} {event.type} {event.date or '–'}"
        lines += _stated("event", said, event, words, text)
    for figure in extraction.observations:
        number = f"{figure.value:f}" + (f"–{figure.upper:f}" if figure.upper is not None else "")
        said = f"{called[figure.about]} {figure.indicator} {figure.bound} {number} {figure.unit} {figure.period or ''}"
        lines += _stated("figure", said, figure, words, text)
    return Group(Text(_LEGEND, style="dim"), *lines) if lines else Text("nothing found", style="yellow")


def _stated(
    kind: str, said: str, statement: Statement, words: Mapping[Statement, Collection[str]], text: str
) -> list[Text]:
    """A statement with its rule, the words that it falls with where the rule names none, and its passages."""
    found = words.get(statement, ())
    named = any(word in statement.rule for word in found)
    why = f"{statement.rule} ({' '.join(found)})" if found and not named else statement.rule
    passages = [Text.assemble("        “", plain(span.of(text), "italic"), "”") for span in statement.evidence]
    return [_line(kind, said, statement.confidence, why, statement.status), *passages]


def _refused(document: Document, extractor: RuleExtractor) -> list[Text]:
    """What is almost a name, by which rule, and why it is none."""
    from zhitu.extract.refusals import refusals

    return [
        Text.assemble(
            (f"{'refused':8}", "magenta"),
            plain(refusal.candidate.span.of(document.text)),
            plain(f"  {refusal.candidate.rule}  {refusal.reason}", "dim"),
        )
        for refusal in refusals(document, extractor)
    ]


def _line(kind: str, said: str, confidence: float, rule: str, more: str) -> Text:
    line = Text.assemble((f"{kind:8}", "magenta"), plain(said, "bold"), (f"  {confidence:.2f}", "dim"))
    return line.append_text(plain("  " + "  ".join(part for part in (rule, more) if part), "dim"))
