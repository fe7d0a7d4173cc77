"""The rule-based extractor: the parts of this folder in order, and the check of what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from zhitu.divisions import COUNTRY
from zhitu.extract.clauses.context import assign_topics, document_topic
from zhitu.extract.clauses.frames import find_frames
from zhitu.extract.clauses.plans import aiming, ordering, quoted
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.scenes import make_scenes
from zhitu.extract.clauses.titled import titled
from zhitu.extract.entities.acceptance import with_lists
from zhitu.extract.entities.districts import home, homes, with_districts
from zhitu.extract.entities.entities import Thing, collect
from zhitu.extract.entities.namesakes import parted
from zhitu.extract.entities.organs import with_full_names
from zhitu.extract.events.dates import dated
from zhitu.extract.events.events import events_of
from zhitu.extract.events.honours import from_honours
from zhitu.extract.events.listed import from_listed
from zhitu.extract.events.renamings import from_renamings
from zhitu.extract.events.wholes import with_wholes
from zhitu.extract.events.works import from_works
from zhitu.extract.figures.bulletins import is_of_government, is_report, topic_of
from zhitu.extract.figures.nation import is_from_nation, is_national, nation, own_places, reported_on, spoken_of
from zhitu.extract.figures.observations import observations_of
from zhitu.extract.mentions.areas import with_areas
from zhitu.extract.mentions.asides import asides, with_asides
from zhitu.extract.mentions.bracketed import with_bracketed
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.candidates import Candidates
from zhitu.extract.mentions.cells import with_cells
from zhitu.extract.mentions.derived import with_derived
from zhitu.extract.mentions.descriptions import without_mottoes
from zhitu.extract.mentions.items import with_items
from zhitu.extract.mentions.phases import with_bare
from zhitu.extract.mentions.recogniser import Asked, Recogniser
from zhitu.extract.mentions.settled import settled
from zhitu.extract.mentions.sides import with_sides
from zhitu.extract.mentions.units import make_units
from zhitu.extract.mentions.written import without_at
from zhitu.extract.mentions.zones_within import with_zones
from zhitu.extract.network.classified import sayings_of
from zhitu.extract.network.classifier import Classifier
from zhitu.extract.network.confidence import confidence_of, weighed
from zhitu.extract.network.hints import Hints
from zhitu.extract.network.second_reader import second_of_claim, second_of_event
from zhitu.extract.offices.attendance import from_attendance
from zhitu.extract.offices.envoys import from_envoys
from zhitu.extract.offices.offices import from_offices
from zhitu.extract.offices.resumes import from_resumes
from zhitu.extract.offices.rosters import from_rosters
from zhitu.extract.offices.speakers import from_speakers
from zhitu.extract.relations.addresses import from_addresses
from zhitu.extract.relations.adjoining import from_names
from zhitu.extract.relations.covers import from_cover
from zhitu.extract.relations.duties import from_duties
from zhitu.extract.relations.enumerations import from_enumerations
from zhitu.extract.relations.held_once import without_former
from zhitu.extract.relations.letters import Sender, from_letterhead, from_reply, from_signature
from zhitu.extract.relations.notices import handed_on
from zhitu.extract.relations.papers import from_papers
from zhitu.extract.relations.patterns import events_from_patterns, from_patterns
from zhitu.extract.relations.proposed import as_proposed
from zhitu.extract.relations.relations import from_frames, from_lists
from zhitu.extract.relations.respectively import without_crossed
from zhitu.extract.relations.rivals import without_neighbours, without_rivals
from zhitu.extract.relations.several import each_its_own
from zhitu.extract.relations.titles import from_heading, from_parts, from_titles
from zhitu.extract.relations.whole_names import from_sites, from_wholes
from zhitu.extract.statements.columns import from_columns
from zhitu.extract.statements.labels import from_labels
from zhitu.extract.text.blanks import closed
from zhitu.extract.text.encoder import encoder
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.mending import Mender
from zhitu.extract.text.tagger import Reading, Tagger, Token, moved
from zhitu.extract.text.view import Sentence, View
from zhitu.extract.text.words import Words, tokens_of
from zhitu.extract.validator import validated
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.dates import dates_of
from zhitu.memory import give_back
from zhitu.model import Claim, Document, Entity, Event, Extraction, Span
from zhitu.resources import ontology_path

__all__ = ["RuleExtractor"]

#: Characters that are read together of a long document: the more, the more sentences are of one length, which the
#: networks take at once. Where there are no more in all, as of short documents, so many are.
_TOGETHER, _AT_ONCE = 20_000, 60_000


@cache
def _data_version() -> str:
    """A digest of lexicon and gazetteer: other words may give other results."""
    digest = hashlib.sha256()
    for folder in ("lexicon", "gazetteer"):
        for path in sorted((ontology_path() / folder).rglob("*.tsv")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class _Read:
    """A text, and the dates, tokens and candidates of its sentences."""

    view: View
    dates: list[list[When]]
    words: list[Words]
    candidates: list[list[Candidate]]
    hints: Hints


class Heard(NamedTuple):
    """A text with its words."""

    view: View
    tokens: list[Token]


class RuleExtractor:
    """Extracts by lexicon, gazetteer and rules; the default `Extractor`."""

    def __init__(
        self, tagger: Tagger, recogniser: Recogniser | None = None, classifier: Classifier | None = None
    ) -> None:
        self.tagger, self.recogniser, self.classifier = tagger, recogniser, classifier
        self.encoder = encoder() if recogniser or classifier else None
        self.lexicon = lexicon()
        self.known = gazetteer()
        self._ahead: dict[Document, _Read] = {}
        self.candidates = Candidates(self.lexicon, self.known)
        self.mender = Mender(self.lexicon, self.known)

    @property
    def version(self) -> str:
        """Rules, data, tagger and networks."""
        states = f"+encoder-{self.encoder.version}" if self.encoder else ""
        names = f"+names-{self.recogniser.version}" if self.recogniser else ""
        statements = f"+statements-{self.classifier.version}" if self.classifier else ""
        return f"rules-1+{_data_version()}+{self.tagger.version}{states}{names}{statements}"

    def prepare(self, documents: Sequence[Document]) -> None:
        """Reads the sentences of several documents together, which is faster; what they say stays the same."""
        written = [_closed(document) for document in documents]
        self._ahead = dict(zip(written, self._read(written), strict=True))

    def extract(self, document: Document) -> Extraction:
        """What the document says."""
        told = weighed(self.checked(document))
        _give_back(document)
        return told

    def checked(self, document: Document) -> Extraction:
        """What the rules soundly say; it is not yet weighed."""
        without = closed(document)
        if without is None:
            return self._checked(document)
        return without.opened(self._checked(without.document))

    def _checked(self, document: Document) -> Extraction:
        text = document.text
        return validated(parted(each_its_own(handed_on(self.stated(document)), text), text), text)

    def _read(self, documents: Sequence[Document]) -> list[_Read]:
        """What is read of each document; of a long one in parts, since the tagger's states fill the memory."""
        made = [_Read(view := View(d.text), dates_of(view, d.date, d.title), [], [], Hints()) for d in documents]
        waiting: list[tuple[_Read, Sentence]] = []
        most = _TOGETHER if sum(len(d.text) for d in documents) > _AT_ONCE else _AT_ONCE
        length = 0
        for read in made:
            for sentence in read.view.sentences:
                waiting.append((read, sentence))
                length += sentence.span.end - sentence.span.start
                if length >= most:
                    self._read_on(waiting)
                    waiting, length = [], 0
                    give_back()  # what the networks took, which lies between what is kept
        self._read_on(waiting)
        return made

    def _read_on(self, sentences: list[tuple[_Read, Sentence]]) -> None:
        """Adds the tokens and the candidates of further sentences to what is read of their documents."""
        asked = self._asked(sentences)
        if self.recogniser is not None:
            for (read, s), names in zip(sentences, self.recogniser.names(asked), strict=True):
                text, tokens = read.view.folded, tokens_of(read.words[s.index])
                seen = without_at(read.view.text, names)
                both = settled(text, s.span, read.candidates[s.index], seen, tokens, self.lexicon)
                read.candidates[s.index] = with_lists(text, s.span.end, both, self.lexicon)

    def _asked(self, sentences: list[tuple[_Read, Sentence]]) -> list[Asked]:
        """The sentences as the recogniser wants them; what the rules see in them is kept in what is read."""
        readings = self._readings([read.view.folded[s.span.start : s.span.end] for read, s in sentences])
        asked: list[Asked] = []
        for (read, s), reading in zip(sentences, readings, strict=True):
            tokens = self.mender.mended(read.view.folded, moved(reading.tokens, s.span.start))
            found = self.candidates_of(read.view.folded, s.span, tokens, [d.span for d in read.dates[s.index]])
            read.words.append(Words(tokens))
            read.candidates.append(found)
            asked.append(Asked(read.view.folded, s.span, reading.states, found))
        if self.classifier is not None:
            hints = self.classifier.hints([reading.states for reading in readings])
            for (read, _), kept in zip(sentences, hints, strict=True):
                read.hints.add(kept)
        return asked

    def _readings(self, texts: Sequence[str]) -> list[Reading]:
        """The tagger's readings, and beside its states the encoder's."""
        readings = self.tagger.read(texts)
        if self.encoder is None:
            return readings
        held = self.encoder.states(texts)
        return [
            reading._replace(states=np.concatenate((reading.states, states), axis=1))
            for reading, states in zip(readings, held, strict=True)
        ]

    def asked(self, document: Document) -> list[Asked]:
        """The sentences of a document as the recogniser wants them, which is how it is trained."""
        read = _Read(view := View(document.text), dates_of(view, document.date), [], [], Hints())
        return self._asked([(read, s) for s in view.sentences])

    def heard(self, document: Document) -> Heard:
        """A document as the classifier is trained on it."""
        view = View(document.text)
        readings = self.tagger.read([view.folded[slice(*s.span)] for s in view.sentences])
        tokens: list[Token] = []
        for s, reading in zip(view.sentences, readings, strict=True):
            tokens += self.mender.mended(view.folded, moved(reading.tokens, s.span.start))
        return Heard(view, tokens)

    def candidates_in(self, document: Document) -> list[list[Candidate]]:
        """The candidates of each sentence."""
        return self._read([document])[0].candidates

    def stated(self, document: Document) -> Extraction:
        """All that the rules say, before the last check: each statement as often as rules make it."""
        read = self._ahead.pop(document) if document in self._ahead else self._read([document])[0]
        view, dates, words, hints = read.view, read.dates, read.words, read.hints
        named = [with_derived(view.folded, found) for found in read.candidates]
        named = [with_items(view.folded, s.span, found) for s, found in zip(view.sentences, named, strict=True)]
        named = with_sides(view.folded, [with_bracketed(view.folded, found) for found in named])
        named = [with_areas(view.folded, s.span, found) for s, found in zip(view.sentences, named, strict=True)]
        named = with_zones(view.folded, with_cells(view, named))
        candidates = with_bare(view.folded, named, [s.span for s in view.sentences])
        placed, at_home = homes(document), home(document)
        things, mentions = collect(view, candidates, self.lexicon, placed)
        del read, named, candidates
        _give_back(document)
        told = [[d for d in whens if d.kind != "dateline"] for whens in dates]
        own = own_places(view, things, placed)
        title = titled(document.title, view, things, self._things_in)
        scenes = make_scenes(
            view, things, mentions, words, told, document.publisher or document.title or "", own, title
        )
        for scene in scenes:  # 该中心, 两地: mentions, though no names
            for m in (m for g in scene.groups for m in g.mentions if m.anaphor):
                for t in m.things:
                    things[t].spans.append(m.span)
        report = is_report(document.title, document.publisher)
        of_report = reported_on(view, things, document, at_home) if report else None
        about = document_topic(scenes, things, document.title) if of_report is None else of_report
        assign_topics(scenes, about, title.whole, [t.index for t in title.things])
        orders, goes_on, aims = ordering(document, view), quoted(view), aiming(view, document.date)
        for scene in scenes:
            scene.planned = scene.sentence.paragraph in orders or scene.sentence.index in goes_on
            scene.aimed, scene.issued = scene.sentence.paragraph in aims, document.date
        claims, events = self._statements(scenes, own)
        events = with_wholes(things, events)
        claims += from_titles(scenes, things)
        sender = Sender(document, things)
        claims += from_signature(scenes, sender)
        signed, issued = from_cover(scenes)
        claims, events = claims + signed, events + issued
        headed, sent = from_letterhead(scenes)
        claims, events = claims + headed, events + sent
        granted, approved = from_reply(scenes, sender)
        claims, events = claims + granted, events + approved
        claims += from_parts(scenes, things)
        claims += from_wholes(scenes, things)
        claims += from_sites(scenes, things)
        stated = {(c.subject, c.property, c.object) for c in claims} | {(e.of, e.type) for e in events}
        said = sayings_of(scenes, hints, self.classifier, stated)
        sited, happened = from_columns(scenes)  # of tables the network has seen none
        claims, events = claims + sited + list(from_duties(scenes)), events + happened
        claims += [*from_resumes(scenes, self.lexicon.offices), *from_rosters(scenes, self.lexicon.offices)]
        _give_back(document)
        del stated
        claims = without_rivals([*claims, *said.further_claims(claims)])
        claims = without_former(scenes, without_neighbours(scenes, without_crossed(scenes, claims)))
        events += dated(scenes, said.further_events(events))
        claims = list(as_proposed(scenes, claims, events))
        topic = topic_of(view, document.title, document.date, dates)
        national = is_national(document.publisher) or at_home == COUNTRY or (at_home is None and is_from_nation(view))
        whole = nation(view, things, national=national)
        reported = of_report if is_of_government(document) else None
        of = (whole, own, at_home, topic)
        observations = observations_of(scenes, said.owners, *of, national=national, reported=reported)
        used = {o.about for o in observations} | {e.of for e in events}
        used |= {end for c in claims for end in (c.subject, c.object)}
        spoken = spoken_of(things, used)
        return Extraction(
            document.id,
            with_districts(document, with_full_names(document, tuple(map(_entity, spoken)))),
            tuple(c.rated(1.0, second_of_claim(c, said)) for c in claims),
            tuple(e.rated(confidence_of(e.rule, e.type), second_of_event(e, said)) for e in events),
            tuple(observations),
            _warnings(document, dates),
        )

    def _things_in(self, title: str) -> list[Thing]:
        """The things that a title names which its text may not."""
        read = self._read([Document("title", title, "")])[0]
        return collect(read.view, read.candidates, self.lexicon)[0]

    def candidates_of(self, text: str, span: Span, tokens: list[Token], dates: list[Span]) -> list[Candidate]:
        """What may be a name in a sentence, and in its brackets."""
        units = make_units(text, span, tokens, dates, self.known)
        found = self.candidates.of(text, units) if units else []
        for aside in asides(text, units, tokens, dates, self.known):
            found = with_asides(found, self.candidates.of(text, aside))
        return with_lists(text, span.end, without_mottoes(text, span, found), self.lexicon)

    def _statements(self, scenes: list[Scene], own: Mapping[str, int]) -> tuple[list[Claim], list[Event]]:
        claims: list[Claim] = []
        events: list[Event] = []
        for scene in scenes:
            for frame in find_frames(scene):
                events += events_of(scene, frame)
                claims += from_frames(scene, frame)
            claims += from_patterns(scene)
            claims += from_lists(scene)
            claims += from_labels(scene)
            events += events_from_patterns(scene)
            events += from_honours(scene)
            events += from_renamings(scene)
            events += from_works(scene)
            claims += from_names(scene)
            claims += from_addresses(scene)
            claims += from_papers(scene)
            claims += from_enumerations(scene)
            claims += from_attendance(scene)
            claims += from_speakers(scene)
            claims += from_envoys(scene)
            claims += from_offices(scene, self.lexicon.offices, own)
            scene.shape = None  # only patterns look at it
        return claims, dated(scenes, [*events, *from_listed(scenes), *from_heading(scenes)])


def _give_back(document: Document) -> None:
    """What a long document has left behind lies where what comes next does not fit into."""
    if len(document.text) > _TOGETHER:
        give_back()


def _closed(document: Document) -> Document:
    without = closed(document)
    return document if without is None else without.document


def _entity(thing: Thing) -> Entity:
    key = str(thing.index)
    aliases = tuple(form for form in thing.forms.values() if form != thing.name)
    confidence = thing.sure or min(0.97, 0.6 + 0.12 * thing.score)
    adcode = thing.entry.adcode if thing.entry else None
    return Entity(
        key,
        thing.name,
        thing.classes,
        tuple(sorted(set(thing.spans))),
        aliases,
        adcode,
        round(confidence, 2),
        thing.rule,
        tuple(sorted(thing.former - {thing.name})),
    )


_UNDATED = "the document has no date; give it with --date"


def _warnings(document: Document, dates: list[list[When]]) -> tuple[str, ...]:
    open_dates = [d for whens in dates for d in whens if d.unresolved]
    if not open_dates:
        return ()
    first = document.text[open_dates[0].span.start : open_dates[0].span.end]
    many = f"the date {first} is" if len(open_dates) == 1 else f"{len(open_dates)} dates such as {first} are"
    why = f"its date, {document.date}, has no day; correct it where it stands" if document.date else _UNDATED
    return (f"{document.where or document.id}: {many} left open: {why}",)
