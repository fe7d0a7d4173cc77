"""What people type of the graph's things is taken where it tells one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import zhitu_fake as fake

from zhitu.errors import UnknownName
from zhitu.pipeline import Adder, create_graph
from zhitu.pipeline.drafting import By, asserting
from zhitu.pipeline.judging import judge

ME = By("某人", "2024-05-01", "见报")
QUOTE = "苹果公司支持广州实验室"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        for identifier in ("brief-03-ports", "brief-031", "brief-04-schools", "brief-09"):
            adder.add(fake.document(identifier, f"{QUOTE}，{identifier}。"))
    return tmp_path / "g.db"


def cited(path: Path, document: str) -> str:
    """The document that an assertion cites where this one was typed."""
    draft = asserting(("苹果公司", None), "supports", ("广州实验室", None), ME, evidence=(document, QUOTE))
    (judgement,) = judge(path, draft).judgements
    assert judgement.evidence is not None
    return judgement.evidence.document


@pytest.mark.parametrize(("typed", "meant"), [("brief-04", "brief-04-schools"), ("brief-03-", "brief-03-ports")])
def test_a_document_goes_by_as_much_of_its_identifier_as_tells_it(path: Path, typed: str, meant: str) -> None:
    assert cited(path, typed) == meant


@pytest.mark.parametrize("typed", ["brief-03", "brief-05", " ", "ports"])
def test_what_begins_several_identifiers_or_none_is_no_document(path: Path, typed: str) -> None:
    with pytest.raises(UnknownName, match="no document named"):
        cited(path, typed)


def test_documents_that_begin_so_are_the_nearest(path: Path) -> None:
    with pytest.raises(UnknownName) as caught:
        cited(path, "brief-03")
    assert caught.value.nearest[:2] == ("brief-031", "brief-03-ports")
