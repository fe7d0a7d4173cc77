"""A plan whose text names no issuer is told by the government body that published it, if the document is that plan."""

from __future__ import annotations

import pytest

from zhitu.iri import Iris
from zhitu.model import Claim, Document, Entity, Extraction, Span
from zhitu.resolve import NameResolver, compare, profiles, with_issuer

TITLE = "关于促进岭海产业高质量发展的若干措施"


def said(publisher: str | None, start: int = 0, title: str | None = None, *claims: Claim) -> Extraction:
    plan = Entity("p", f"《{TITLE}》", ("Policy",), (Span(start, start + len(TITLE) + 2),))
    state = Entity("s", "国务院", ("GovernmentBody",), (Span(90, 93),))
    document = Document("d", "。" * 100, "", title=title, publisher=publisher)
    return with_issuer(document, Extraction("d", (plan, state), claims))


def node(extraction: Extraction) -> str:
    return NameResolver(Iris("https://e.org/")).resolve(extraction)["p"].iri.removeprefix("https://e.org/")


def test_plans_of_one_title_by_two_cities_are_two() -> None:
    both = [said(f"{city}市人民政府") for city in ("广州", "深圳")]
    assert [node(one) for one in both] == [f"{TITLE}_广州市人民政府", f"{TITLE}_深圳市人民政府"]
    resolver = NameResolver(Iris())
    one, other = (profiles(e, r)[r["p"].iri] for e, r in ((e, resolver.resolve(e)) for e in both))
    assert compare(one, other).verdict == "different"


@pytest.mark.parametrize(
    ("publisher", "start", "title", "own"),
    [
        ("广州市人民政府", 0, None, True),
        ("广州市人民政府", 7, f"广州市印发《{TITLE}》", True),
        ("广州市人民政府", 7, "广州市工作简报", False),  # which may be of the whole country
        ("广州日报", 0, None, False),
        ("国务院", 0, None, False),
        (None, 0, None, False),
    ],
)
def test_the_publisher_stands_for_the_issuer_of_its_own_plan_only(
    publisher: str | None, start: int, title: str | None, own: bool
) -> None:
    assert node(said(publisher, start, title)) == (f"{TITLE}_广州市人民政府" if own else TITLE)


def test_an_issuer_that_the_text_names_stands() -> None:
    assert node(said("广州市人民政府", 0, None, Claim("p", "issuedBy", "s", (Span(0, 1),)))) == f"{TITLE}_国务院"


@pytest.mark.parametrize(
    ("title", "text", "dated"),
    [
        ("数据公开工作要点", "数据公开工作要点\n加快公开。", True),
        ("国务院关于印发《数据公开工作要点》的通知", "现印发《数据公开工作要点》。", True),
        ("数据公开工作要点解读", "《数据公开工作要点》提出加快公开。", False),
        ("贯彻落实《数据公开工作要点》的通知", "《数据公开工作要点》提出加快公开。", False),
    ],
)
def test_the_date_of_a_document_that_is_a_plan_tells_its_year(title: str, text: str, dated: bool) -> None:
    plan = Entity("p", "数据公开工作要点", ("Policy",), (Span(0, 8),))
    told = with_issuer(Document("d", text, "", title=title, date="2016-03-01"), Extraction("d", (plan,)))
    assert node(told) == ("数据公开工作要点_2016" if dated else "数据公开工作要点")
