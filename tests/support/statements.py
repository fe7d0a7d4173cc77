"""What the extractor says of a sentence, in readable form; for the tests of the rules."""

from __future__ import annotations

from functools import cache

from zhitu.extract import make_extractor
from zhitu.extract.mentions.recogniser import recogniser
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document, Extraction
from zhitu.settings import Settings

__all__ = ["checked", "claimed", "evidence", "extract", "forms", "happened", "offices", "offices_in", "said", "stated"]


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(make_tagger("auto"))


@cache
def _reader() -> RuleExtractor:
    return RuleExtractor(make_tagger("lac"), recogniser())


def _document(text: str, date: str | None, publisher: str | None = None, title: str | None = None) -> Document:
    return Document("d", text, "0" * 64, date=date, publisher=publisher, title=title)


def extract(
    text: str, date: str | None = "2024-05-20", publisher: str | None = None, title: str | None = None
) -> Extraction:
    """What the rules say of a document of this text, before it is weighed."""
    return _extractor().checked(_document(text, date, publisher, title))


def checked(text: str, date: str | None = None) -> Extraction:
    """What the rules say of a text with the network that finds names."""
    return _reader().checked(Document("d", text, "", date=date))


def forms(text: str) -> list[set[str]]:
    """The names of each thing of a text, found with that network."""
    return [{e.name, *e.aliases} for e in checked(text).entities]


def stated(text: str) -> Extraction:
    """What the rules say of a text, each rule for itself."""
    return _extractor().stated(_document(text, "2024-05-20"))


def claimed(text: str, publisher: str | None = None) -> set[tuple[str, str, str, str]]:
    """(subject, property, object, status) as the text writes the names."""
    extraction = extract(text, publisher=publisher)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    return {(names[c.subject], c.property, names[c.object], c.status) for c in extraction.claims}


def happened(text: str) -> set[tuple[str, str, str | None, str]]:
    """(name, event type, date, status) as the text writes the names."""
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    return {(names[e.of], e.type, e.date, e.status) for e in extraction.events}


def evidence(text: str, relation: str) -> list[str]:
    """The quotes of the claims of a relation."""
    return [c.evidence[0].of(text) for c in extract(text).claims if c.property == relation]


def said(text: str, relation: str) -> set[tuple[str, str]]:
    """The pairs of names of which a text states a relation."""
    return {(s, o) for s, p, o, _ in claimed(text) if p == relation}


def offices_in(text: str) -> set[tuple[str, str, str | None]]:
    """(person, where, office) as the text writes the names."""
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    held = (c for c in extraction.claims if c.property == "affiliatedWith")
    return {(names[c.subject], names[c.object], c.role) for c in held}


def offices(text: str) -> set[tuple[str, str, str | None, str]]:
    """Who holds which office where, and whether he does or is only meant to, as the networks say too."""
    extraction = make_extractor(Settings()).extract(Document("d", text, "", date="2024-05-20"))
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    held = (c for c in extraction.claims if c.property == "affiliatedWith")
    return {(names[c.subject], names[c.object], c.role, c.status) for c in held}
