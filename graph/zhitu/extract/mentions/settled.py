"""The candidates of a sentence once the network is heard: the parts of this folder that need its names, in order."""

from __future__ import annotations

from collections.abc import Sequence

from zhitu.extract.mentions.agreement import agreed
from zhitu.extract.mentions.agreements import with_subjects, with_two
from zhitu.extract.mentions.banners import with_banners
from zhitu.extract.mentions.branches import with_branches
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.descriptions import without_mottoes
from zhitu.extract.mentions.epithets import without_epithets
from zhitu.extract.mentions.firms import with_firms
from zhitu.extract.mentions.goods import with_goods
from zhitu.extract.mentions.held_for import with_held_for
from zhitu.extract.mentions.investors import with_investors
from zhitu.extract.mentions.lines import whole_lines
from zhitu.extract.mentions.networks import with_networks
from zhitu.extract.mentions.parts import with_schools
from zhitu.extract.mentions.recogniser import Read
from zhitu.extract.mentions.rites import whole_rites, with_rites, without_rites
from zhitu.extract.mentions.seats import with_held, with_seats, with_streets, without_addresses
from zhitu.extract.mentions.terms import with_terms
from zhitu.extract.mentions.told_fields import with_told_fields
from zhitu.extract.mentions.unnamed import without_unnamed
from zhitu.extract.mentions.wider import with_wider
from zhitu.extract.mentions.words import without_words
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.tagger import Token
from zhitu.model import Span

__all__ = ["settled"]


def settled(
    text: str, sentence: Span, candidates: Sequence[Candidate], names: Read, tokens: Sequence[Token], words: Lexicon
) -> list[Candidate]:
    """Candidates and the network's names as one list: without what names nothing, with what a name holds besides."""
    found = with_terms(text, without_words(text, agreed(text, candidates, names, words), tokens))
    found = without_epithets(text, without_mottoes(text, sentence, without_unnamed(text, sentence, found)))
    found = whole_rites(text, without_rites(text, whole_lines(text, found), words))
    found = with_told_fields(text, sentence, found, words)
    found = with_subjects(text, with_two(text, sentence, with_networks(text, sentence, found)), words)
    found = with_held(text, sentence, with_seats(text, found))
    found = without_addresses(text, sentence, with_streets(text, found, tokens))
    found = with_firms(text, sentence, found, tokens, words)
    found = with_banners(text, sentence, with_investors(text, sentence, found))
    found = with_goods(text, sentence, with_held_for(text, with_rites(text, sentence, found), words), tokens, words)
    return with_wider(text, with_branches(text, with_schools(text, found), words))
