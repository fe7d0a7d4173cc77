"""What the network of statements says of scenes becomes claims, events and owners of figures."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import numpy as np
import pytest
from networks import Fake

from zhitu.errors import VocabularyError
from zhitu.extract.network import classifier as module
from zhitu.extract.network.classified import Sayings, sayings_of
from zhitu.extract.network.classifier import Classifier, Verdict, classifier
from zhitu.extract.network.passages import EVENTS, RELATIONS, Item, Passage, passage
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text import models
from zhitu.extract.text.models import STATES, Model, load
from zhitu.extract.text.tagger import make_tagger
from zhitu.extract.text.view import View
from zhitu.model import Claim, Document, Extraction, Span
from zhitu.resources import ontology_path

TEXT = "长沙市与株洲市合作。江苏省图书馆新馆面积约3万平方米。"


def extracted(text: str, network: Classifier | None) -> Extraction:
    return RuleExtractor(make_tagger("lac"), None, network).checked(Document("d", text, ""))


def test_without_a_network_nothing_is_seconded() -> None:
    assert sayings_of([], [], None, set()) == Sayings([], [], {}, {})
    told = extracted(TEXT, None)
    assert {s.second for s in (*told.claims, *told.events, *told.observations)} <= {None}


def test_a_name_that_says_of_what_sort_a_noun_is_joins_nothing() -> None:
    assert not extracted("四家“一带一路”联合实验室落户长沙市。", Fake("locatedIn")).claims
    assert extracted("“一带一路”在长沙市。", Fake("locatedIn")).claims


def test_what_the_network_says_is_a_claim_with_its_passage() -> None:
    text = "长沙市和株洲市的水厂。"
    told = extracted(text, Fake("supports"))
    claim = next(c for c in told.claims if c.property == "supports")
    assert claim.rule == "network"
    assert claim.second == pytest.approx(0.9)
    assert claim.evidence[0].of(text) == text


def test_what_rules_say_is_seconded_or_not() -> None:
    told = extracted(TEXT, Fake("cooperatesWith"))
    assert [(c.rule, c.second) for c in told.claims if c.property == "cooperatesWith"] == [
        ("list:cooperatesWith", pytest.approx(0.9))
    ]
    other = extracted(TEXT, Fake("supports"))
    assert [c.second for c in other.claims if c.property == "cooperatesWith"] == [0.0]


def test_events_that_rules_state_are_seconded() -> None:
    told = extracted("柳湖大桥建成。", Fake(event="completed", word=4))
    assert [(e.type, e.rule, e.second) for e in told.events] == [("completed", "predicate:建成", pytest.approx(0.8))]


def test_the_owner_of_a_figure_is_the_networks_where_it_is_far_surer() -> None:
    (figure,) = extracted(TEXT, Fake()).observations
    assert figure.second == pytest.approx(0.95)


@pytest.mark.parametrize("text", ["长沙市与株洲市未支持。", "长沙市不再支持株洲市。"])
def test_what_is_denied_is_not_said(text: str) -> None:
    assert not [c for c in extracted(text, Fake("supports")).claims if c.rule == "network"]


def test_the_network_of_this_installation_reads_sentences_it_has_not_seen() -> None:
    network = classifier()
    told = RuleExtractor(make_tagger("lac"), None, network).checked(
        Document("d", "青岛海关与烟台大学签约，双方将在莱山区共建胶东半岛海洋食品实验室。", "")
    )
    names = {e.key: e.name for e in told.entities}
    seconded = {(names[c.subject], c.property, names[c.object]): c.second or 0.0 for c in told.claims}
    assert max(seconded.values()) > 0.5
    assert all(0 <= sure <= 1 for sure in seconded.values())
    assert network.version


def test_a_passage_of_which_nothing_may_be_stated_is_judged_too() -> None:
    text = "柳湖大学很远。"
    alone = passage(text, View(text).sentences, [], [Item(Span(0, 4), "School")])
    network = classifier()
    (hints,) = network.hints([np.zeros((len(text), STATES), dtype=np.float16)])
    verdict = network.judged(alone, hints)
    assert verdict.relations.shape == (0, len(RELATIONS) + 1)
    assert verdict.events.shape == (1, len(EVENTS))
    assert ((verdict.events >= 0) & (verdict.events < 1)).all()


def test_another_network_is_another_version() -> None:
    tagger = make_tagger("lac")
    versions = {RuleExtractor(tagger, None, network).version for network in (None, Fake(), classifier())}
    assert len(versions) == 3


class Counting(Fake):
    """Notes the passages it is asked about; sure of a figure's owner only in those that begin the paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[tuple[int, int]] = []

    def judged(self, told: Passage, hints: np.ndarray) -> Verdict:
        self.spans.append(told.span)
        verdict = super().judged(told, hints)
        return verdict if told.span.start == 0 else verdict._replace(relations=verdict.relations * 0.01)


def test_sentences_far_apart_share_no_passage() -> None:
    network = Counting()
    extracted("长沙市支持株洲市。" + "\u3000" * 5000 + "长沙市支持湘潭市。", network)
    assert len(network.spans) == 2
    assert max(end - start for start, end in network.spans) < 20


def test_long_paragraphs_are_read_in_parts_that_share_a_sentence_and_the_surest_holds() -> None:
    filler = "长沙市各区继续推进各项工作，" * 15 + "一切顺利。"
    network = Counting()
    told = extracted("湘潭市图书馆开放。" + filler + "株洲市图书馆面积3万平方米。" + filler, network)
    assert len(network.spans) > 1
    (figure,) = told.observations
    assert figure.second == pytest.approx(0.95)


def test_what_a_rule_says_the_network_does_not_say_again() -> None:
    said = Sayings([Claim("1", "cooperatesWith", "0", ()), Claim("0", "supports", "1", ())], [], {}, {})
    assert said.further_claims([Claim("0", "cooperatesWith", "1", ())]) == [Claim("0", "supports", "1", ())]


def test_a_network_of_another_vocabulary_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "terms", lambda: "other")
    with pytest.raises(VocabularyError, match="another vocabulary"):
        Classifier()


def test_networks_of_two_trainings_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded(name: str, inputs: Collection[str], outputs: Collection[str], told: Collection[str]) -> Model:
        found = load(name, inputs, outputs, told)
        return found._replace(told=found.told | {"version": name})

    monkeypatch.setattr(module, "load", loaded)
    with pytest.raises(VocabularyError, match="two trainings"):
        Classifier()


def test_a_network_that_tells_no_words_is_another_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (ontology_path() / "models" / "statements.onnx").read_bytes()
    assert b"words" in content
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "statements.onnx").write_bytes(content.replace(b"words", b"sayer"))
    monkeypatch.setattr(models, "ontology_path", lambda: tmp_path)
    with pytest.raises(VocabularyError, match=r"another model than that of statements; .*reinstall zhitu"):
        Classifier()


def test_a_text_without_sentences_is_heard_and_read() -> None:
    assert RuleExtractor(make_tagger("lac")).heard(Document("d", "", "")).tokens == []
    assert not extracted("", classifier()).claims
