"""Stage 2: a document's text → the entities, claims, events and figures it states, each with its span."""

from __future__ import annotations

from zhitu.errors import VocabularyError
from zhitu.model import Extractor
from zhitu.settings import Settings

__all__ = ["forget", "make_extractor", "shortcomings"]


def make_extractor(settings: Settings) -> Extractor:
    """The extractor that the settings ask for; VocabularyError where its networks are of several trainings."""
    from zhitu.extract.mentions.recogniser import recogniser
    from zhitu.extract.network.classifier import classifier
    from zhitu.extract.rules import RuleExtractor
    from zhitu.extract.text.encoder import encoder
    from zhitu.extract.text.tagger import make_tagger

    tagger = make_tagger(settings.tagger)
    if settings.quick or not tagger.has_states:
        return RuleExtractor(tagger)
    if len({network.corpus for network in (encoder(), recogniser(), classifier())}) > 1:
        raise VocabularyError(
            "the encoder and the networks of names and statements are of several trainings; "
            "run python -m training, or reinstall zhitu"
        )
    return RuleExtractor(tagger, recogniser(), classifier())


def forget() -> None:
    """Let go of the models that extractors share; the next one loads them anew, in half a second."""
    from zhitu.extract.mentions.recogniser import recogniser
    from zhitu.extract.network.classifier import classifier
    from zhitu.extract.text.encoder import encoder
    from zhitu.extract.text.tagger import make_tagger

    for kept in (make_tagger, encoder, recogniser, classifier):
        kept.cache_clear()


def shortcomings(settings: Settings) -> list[str]:
    """What this installation's extractor does less well than it could under these settings."""
    from zhitu.extract.text.tagger import shortcoming

    told = shortcoming(settings.tagger)
    return [told] if told else []
