"""A small graph made without extraction, and the command line as a function."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhitu.cli import main
from zhitu.pipeline import Adder, create_graph

#: Arguments of `zhitu` → exit status, standard output, standard error.
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """`zhitu` in this process."""

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return int(caught.value.code or 0), out, err

    return run


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A graph of two documents by the extractor of tests/support."""
    import zhitu_fake as fake

    with create_graph(tmp_path / "g.db") as graph:
        adder = Adder(graph, extractor=fake.make)
        adder.add(fake.document("a", "广州实验室位于广州。苹果公司与广州实验室合作。", title="甲报", date="2022-05-01"))
        adder.add(fake.document("b", "苹果公司位于朝阳区。广州实验室成立于2020年，有12人。", date="2023"))
    return tmp_path / "g.db"
