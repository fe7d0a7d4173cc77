"""What has the identifier of a document in the graph: told with what that is, and with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
import zhitu_fake as fake

from zhitu.model import Document
from zhitu.pipeline import add, build, replace
from zhitu.pipeline.replaced import Replaced, already, likeness

OLD = "2024年通知\n日期：2024-07-01\n广州实验室位于广州。苹果公司位于深圳。"
NEXT = "2025年通知\n日期：2025-07-01\n朝阳区有学校，湾仔区有码头。"


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a folder for each of two years, each with its notice.txt, and a graph of the first."""
    for year, text in (("2024", OLD), ("2025", NEXT)):
        (tmp_path / "y" / year).mkdir(parents=True)
        (tmp_path / "y" / year / "notice.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    build(["y/2024"], "y.db", extractor=fake.make)
    return tmp_path


HAS = "the graph has a document 'notice' already (2024年通知, 2024-07-01, from y/2024/notice.txt)"
APART = (
    "to have both give one of them an id of its own in a manifest, "
    "or use zhitu remove notice and zhitu add y, where their paths tell them apart"
)


@pytest.mark.usefixtures("years")
def test_another_document_of_the_identifier_is_told() -> None:
    (failure,) = add("y.db", ["y/2025"], extractor=fake.make).failures
    ending = "zhitu replace would put this one in its place"
    assert failure.cause == f"{HAS}, with a different text; {APART}; {ending}"


def test_a_new_version_is_told_to_replace(years: Path) -> None:
    (years / "y" / "2025" / "notice.txt").write_text(f"{OLD}湾仔区有码头。", encoding="utf-8")
    (failure,) = add("y.db", ["y/2025"], extractor=fake.make).failures
    version = "if this is its new version use: zhitu replace"
    assert failure.cause == f"{HAS}, with much the same text; {version}; {APART}"


@pytest.mark.usefixtures("years")
def test_the_same_text_is_told() -> None:
    (failure,) = add("y.db", ["y/2024"], extractor=fake.make).failures
    assert failure.cause == f"{HAS}, with the same text; a new title, date or publisher takes: zhitu replace"


@pytest.mark.usefixtures("years")
def test_what_was_replaced_by_something_else_is_told() -> None:
    report = replace("y.db", ["y/2025"], extractor=fake.make)
    old, new = "2024年通知, 2024-07-01, from y/2024/notice.txt", "2025年通知, 2025-07-01, from y/2025/notice.txt"
    assert (report.documents, report.failures) == (1, [])
    assert report.warnings == [f"replaced: 'notice' was {old}, and is now {new}, with a different text; {APART}"]
    assert replace("y.db", ["y/2025"], extractor=fake.make).warnings == []


def test_a_new_version_from_the_same_file_needs_no_word(years: Path) -> None:
    file = years / "y" / "2024" / "notice.txt"
    file.write_text(f"{OLD}湾仔区有码头。".replace("2024-07-01", "2024-07-05"), encoding="utf-8")
    assert replace("y.db", ["y/2024"], extractor=fake.make).warnings == []


def test_many_are_told_by_the_first_and_their_number() -> None:
    replaced = Replaced()
    for number in range(8):
        former, new = (fake.document(f"d{number}", text, title=text) for text in ("深圳。", "广州。"))
        replaced.take(former, new)
        if number:  # of one that failed nothing was replaced
            replaced.done(new.id)
    told = list(replaced.warnings())
    assert len(told) == 6
    assert told[0].startswith(
        "replaced: 'd1' was 深圳。, undated, from d1.txt, and is now 广州。, undated, from d1.txt"
    )
    assert told[-1] == "replaced: 2 more documents of another title or date"


def test_of_a_text_that_is_not_kept_only_the_quotes_are_compared() -> None:
    kept = Document("a", "\0\0\0广州实验室位于广州\0\0", "1")
    assert likeness(kept.text, "通知。广州实验室位于广州。") == 1.0
    assert likeness("\0\0", "通知。") is None
    told = already(Document("a", "\0\0", "1"), Document("a", "通知。", "2"))
    assert told == (
        "the graph has a document 'a' already (without a title, undated); if this is its new version use: "
        "zhitu replace; to have both give one of them an id of its own in a manifest"
    )
