"""The statements that the network learns from are those of the vocabulary, about names that the paragraphs mark."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from training.corpus import annotated
from training.statements import claims, stated, told

from zhitu.extract.network.passages import EVENTS, FIGURE, RELATIONS
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.vocabulary import vocabulary

CORPUS = Path(__file__).parents[2] / "training" / "corpus"


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.claims")), ids=lambda path: path.stem)
def test_every_statement_joins_names_that_the_vocabulary_admits(path: Path) -> None:
    paragraphs = list(annotated(path.with_suffix(".txt")))
    seen = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        number, *parts = line.split("|")
        assert len(parts) == 3, line
        seen.add(int(number))
        kinds = [kind for *_, kind in paragraphs[int(number) - 1].names]
        said = stated(*parts)
        for source, relation, target in (*said.relations, *said.doubtful_relations):
            assert vocabulary().allows(relation, (kinds[source],), (kinds[target],)), (line, source, relation, target)
        happening = (*said.events, *said.doubtful_events)
        assert all(event in vocabulary().event_types for _, event in happening), line
        assert all(0 <= name < len(kinds) for name, _ in happening), line
        assert all(0 <= name < len(kinds) for _, name in said.figures), line
    assert seen == set(range(1, len(paragraphs) + 1))


def test_a_paragraph_becomes_what_is_right_and_what_counts(tmp_path: Path) -> None:
    text = "[柳湖大学:SC]与[云台医院:HO]共建[康复中心:FA]，[柳湖大学:SC]投入300万元。"
    path = tmp_path / "a.txt"
    path.write_text(text + "\n", encoding="utf-8")
    (tmp_path / "a.claims").write_text(
        "1 | 1 cooperatesWith 2; 1,2 builds 3; 4 owns 3 ? | 3 opened x; 3 founded ? | 300万 of 4\n", encoding="utf-8"
    )
    (paragraph,) = annotated(path)
    found = told(paragraph, claims(tmp_path / "a.claims")[0], RuleExtractor(make_tagger("lac")))
    builds, joins = RELATIONS.index("builds"), RELATIONS.index("cooperatesWith")
    assert found.relations[0, 2, builds] == found.relations[1, 2, builds] == 1
    assert found.relations[0, 1, joins] == found.relations[1, 0, joins] == 1, "both ways"
    assert not found.counted[3, 2, builds], "the same name elsewhere is neither right nor wrong"
    assert found.events[2, EVENTS.index("opened")] == 1
    assert not found.counted[3, 2, RELATIONS.index("owns")]
    assert not found.happening[2, EVENTS.index("founded")]
    assert found.counted[1, 2, RELATIONS.index("owns")], "the rest is wrong"
    assert found.happening[2, EVENTS.index("completed")]
    assert found.passage.kinds[4] == FIGURE
    assert found.relations[4, :, -1].tolist() == [0, 0, 0, 1, 0]
    assert np.isin(found.relations, (0, 1)).all()
