"""The docs tell the truth: commands, scripts, files, queries and Python in them exist; nothing names one machine."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import typer

import zhitu
from zhitu.api import OpenGraph
from zhitu.cli import app
from zhitu.iri import PREFIXES
from zhitu.query import questions

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [README, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))]
COMMANDS = typer.main.get_group(app)
GENERATED = {"build", "demo", "dist", "node_modules", "__pycache__"}
#: The pictures that are made from the real demo, and need not be in a source distribution.
PICTURES = {"docs/network.png"}


def blocks(language: str) -> list[str]:
    """The fenced blocks of README and the pages of docs in a language, each once."""
    return list(dict.fromkeys(re.findall(rf"^```{language}\n(.*?)^```", "\n".join(PAGES), re.MULTILINE | re.DOTALL)))


def lines(text: str) -> Iterator[list[str]]:
    """The words of each shell line, comments left out."""
    for line in text.replace("\\\n", " ").splitlines():
        if words := shlex.split(line, comments=True):
            yield words


DEMO = (ROOT / "scripts" / "demo").read_text(encoding="utf-8")
SHELL_LINES = [words for block in blocks("sh") for words in lines(block)]
ZHITU_LINES = [words[1:] for words in SHELL_LINES if words[0] == "zhitu"]
ZHITU_LINES += [shlex.split(line)[1:] for line in DEMO.splitlines() if line.startswith("zhitu ")]


def inline() -> set[str]:
    """What README and the pages of docs set as code within their sentences and tables."""
    prose = re.sub(r"^```.*?^```", "", "\n".join(PAGES), flags=re.MULTILINE | re.DOTALL)
    return set(re.findall(r"`([^`\n]+)`", prose))


@pytest.mark.parametrize("words", ZHITU_LINES, ids=" ".join)
def test_a_command_line_is_accepted(words: list[str]) -> None:
    name, *arguments = words
    command = COMMANDS.commands[name]
    context = command.make_context(name, list(arguments))  # raises where an option or argument is not known
    if name == "ask" and context.params["question"]:
        asked = questions()[context.params["question"]]
        given = {word.removeprefix("--") for word in context.args if word.startswith("--")}
        assert given <= {parameter.name for parameter in asked.parameters}


def test_every_command_is_shown() -> None:
    assert {words[0] for words in ZHITU_LINES} == set(COMMANDS.commands)


def test_options_in_the_text_exist() -> None:
    known = {option for command in COMMANDS.commands.values() for part in command.params for option in part.opts}
    known |= {"--system", "--help"}  # of scripts/setup, of all
    named = {word for code in inline() for word in code.split() if re.fullmatch(r"--[a-z-]+", word)}
    foreign = {"--loc"}  # of Jena's loader
    foreign |= {f"--{parameter.name}" for asked in questions().values() for parameter in asked.parameters}
    assert named - foreign <= known


def test_scripts_and_files_exist() -> None:
    words = {word for code in inline() for word in code.split()} | {words[0] for words in SHELL_LINES}
    paths = {word for word in words if re.match(r"(scripts|ontology|graph|tests|bench)/[\w/.-]+$", word)}
    assert {"scripts/demo", "scripts/test", "scripts/setup", "scripts/check"} <= paths
    assert not [path for path in paths if not (ROOT / path).exists()]
    linked = set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
    assert not [link for link in linked - PICTURES if not (ROOT / link).exists()]


@pytest.mark.parametrize("query", blocks("sparql"))
def test_a_query_can_be_asked_and_says_distinct(query: str) -> None:
    prefixes = PREFIXES | {"id": "https://w3id.org/zhitu/id/"}
    ox.Store().query(query, prefixes=prefixes)
    assert "SELECT DISTINCT" in query


@pytest.mark.parametrize("code", blocks("python"))
def test_python_names_what_exists(code: str) -> None:
    owners = {"zhitu": zhitu, "graph": OpenGraph}
    used = [
        (node.value.id, node.attr)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in owners
    ]
    assert used
    assert not [f"{owner}.{name}" for owner, name in used if not hasattr(owners[owner], name)]


def test_dependencies_are_listed() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.partition("\ndependencies = [")[2].partition("\n]")[0]
    table = README.partition("### Dependencies")[2].partition("\n## ")[0]
    names = re.findall(r'"([A-Za-z0-9_-]+)', block)
    assert len(names) > 15
    listed = set(re.findall(r"[A-Za-z0-9_-]+", "".join(row.split("|")[1] for row in table.splitlines() if "|" in row)))
    assert not [name for name in names if name not in listed]


def sources() -> Iterator[tuple[Path, str]]:
    """The project's text files, generated and hidden folders left out (but .ci)."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        outside = any(p in GENERATED or p.endswith(".db") or (p.startswith(".") and p != ".ci") for p in parts)
        if outside or not path.is_file() or path.stat().st_size > 5_000_000:
            continue
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture, or a fixture in another encoding
            continue


#: Written in pieces so that this file does not hold them.
REGISTRIES = ["pypi" + ".org", "python" + "hosted", "registry." + "npmjs", "registry." + "yarn", "conda" + ".anaconda"]
INDEX_OPTION = re.compile(r"^\s*(--(extra-)?index-url|--find-links|-i\s|index-url\s*=|registry\s*=)", re.MULTILINE)
MACHINE = re.compile(r"(?<![\w.:/~-])/(?:home|root|Users|work|opt)/\w|/tmp/(?:venv|briefs)|/\.pyenv/")


def test_no_file_names_a_package_index() -> None:
    checked = 0
    for path, text in sources():
        checked += 1
        assert not [name for name in REGISTRIES if name in text], path
        assert not INDEX_OPTION.search(text), path
    assert checked > 100


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [f"{path}: {match[0]}" for path, text in sources() if (match := MACHINE.search(text))]
    assert not found


def test_the_changelog_speaks_of_this_version() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    assert f"\n## {version[1]} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
