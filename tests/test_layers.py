"""Who may import whom: the stages know the foundation and not each other, and RDF begins with `assertion`."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "graph" / "zhitu"

FOUNDATION = {
    "cells",
    "datelines",
    "dates",
    "difference",
    "divisions",
    "edtf",
    "errors",
    "iri",
    "measures",
    "memory",
    "model",
    "names",
    "official",
    "reach",
    "resources",
    "settings",
    "sparql",
    "surrogates",
    "titles",
    "tokens",
    "vocabulary",
    "xml",
    "zones",
}
STAGES = {"read", "extract", "resolve", "assertion", "validate", "store", "infer", "summary", "query", "view", "export"}
#: What stands on the stages, and what each of these may use of the others.
TOP = {
    "pipeline": set(),
    "api": {"pipeline"},
    "explain": {"pipeline"},
    "serve": {"api", "pipeline"},
    "mcp": {"api", "pipeline", "serve"},
    "terminal": set(),
    "cli": {"api", "explain", "mcp", "pipeline", "serve", "terminal"},
}
#: The folders of `extract` in the order of the flow: each may use those before it; `rules` runs them.
FLOW = "text values mentions entities clauses statements events relations offices network figures"
EXTRACTION = FLOW.split()
#: Before these stages nobody has heard of RDF.
WITHOUT_RDF = {"read", "extract", "resolve"}
RDF_LIBRARIES = {"pyoxigraph", "rdflib", "oxrdflib", "pyshacl"}
#: `vocabulary` and `measures` read the ontology, which is Turtle, and hand out plain names and labels, so that
#: extraction can check domains and ranges. `sparql` is what the stages from `store` on share to read results; `tokens`
#: has the engine resolve IRIs; `xml` stands behind whatever the engine writes as XML.
FOUNDATION_WITH_RDF = {"measures", "vocabulary", "sparql", "tokens", "xml"}
#: What the command line may use directly: what runs and prints; whatever else there is to do, `api` does.
CLI_MAY_USE = {"cells", "errors", "settings", "edtf", "surrogates", "query"} | TOP["cli"]

FILES = sorted(PACKAGE.rglob("*.py"))


def module_name(file: Path) -> str:
    """zhitu.read.dates for graph/zhitu/read/dates.py; a package for its __init__.py."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(file): file for file in FILES}


def layer(module: str) -> str:
    """The part of zhitu that a module belongs to: read for zhitu.read.dates, cli for zhitu.cli, "" for zhitu."""
    return [*module.split("."), ""][1]


def targets(node: ast.AST) -> list[str]:
    """The modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"line {node.lineno}: imports are absolute here"
        assert node.module is not None
        inside = [f"{node.module}.{alias.name}" for alias in node.names]
        return [name if name in MODULES else node.module for name in inside]
    return []


def imported(file: Path, *, at_import: bool = False) -> set[str]:
    """What a file imports, anywhere or (at_import) when it is imported itself."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    nodes = tree.body if at_import else ast.walk(tree)
    return {target for node in nodes for target in targets(node)}


def own(names: set[str]) -> set[str]:
    """The layers among imported modules; importing `zhitu` itself is the public interface."""
    return {layer(name) or "zhitu" for name in names if name.split(".")[0] == "zhitu"}


def files_of(names: set[str]) -> list[Path]:
    return [file for name, file in MODULES.items() if layer(name) in names]


def test_every_module_belongs_to_a_layer() -> None:
    known = FOUNDATION | STAGES | set(TOP) | {"", "sample", "__main__"}
    assert {layer(name) for name in MODULES} <= known
    assert len(MODULES) > 60


@pytest.mark.parametrize("file", files_of(STAGES), ids=lambda f: str(f.relative_to(PACKAGE)))
def test_a_stage_knows_the_foundation_and_no_other_stage(file: Path) -> None:
    stage = layer(module_name(file))
    assert own(imported(file)) <= FOUNDATION | {stage}


@pytest.mark.parametrize("name", sorted(FOUNDATION))
def test_the_foundation_stands_on_itself(name: str) -> None:
    assert own(imported(PACKAGE / f"{name}.py")) <= FOUNDATION


@pytest.mark.parametrize("name", sorted(TOP))
def test_what_composes_uses_only_what_is_below(name: str) -> None:
    files = files_of({name})
    assert files or name == "serve"
    for file in files:
        below = FOUNDATION | STAGES | TOP[name] | {name}
        assert own(imported(file)) - {"zhitu"} <= below, file.name


@pytest.mark.parametrize("folder", EXTRACTION)
def test_a_folder_of_extract_uses_those_before_it(folder: str) -> None:
    before = [f"zhitu.extract.{name}" for name in EXTRACTION[: EXTRACTION.index(folder) + 1]]
    files = sorted((PACKAGE / "extract" / folder).glob("*.py"))
    assert len(files) > 5
    for file in files:
        inside = {name for name in imported(file) if name.startswith("zhitu.extract")}
        assert all(name.startswith(tuple(f"{known}." for known in before)) for name in inside), file.name


def test_every_folder_of_extract_is_in_the_order() -> None:
    assert {file.parent.name for file in (PACKAGE / "extract").glob("*/*.py")} == set(EXTRACTION)


def test_rdf_begins_with_assertion() -> None:
    for file in files_of(WITHOUT_RDF | (FOUNDATION - FOUNDATION_WITH_RDF)):
        roots = {name.split(".")[0] for name in imported(file)}
        assert not roots & RDF_LIBRARIES, file
    for file in files_of(WITHOUT_RDF):
        assert "sparql" not in own(imported(file)), file


def test_the_command_line_only_parses() -> None:
    files = files_of({"cli"})
    assert files
    for file in files:
        assert own(imported(file)) - {"zhitu", "cli"} <= CLI_MAY_USE, file.name
    others = (imported(file) for name, file in MODULES.items() if layer(name) != "cli")
    assert "cli" not in own(set().union(*others))


def test_nothing_imports_itself_in_a_circle() -> None:
    graph = {
        name: {target for target in imported(file, at_import=True) if target in MODULES and target != name}
        for name, file in MODULES.items()
    }
    # a package's __init__ gathers its modules, which is no circle unless one of them asks for the package
    order = list(TopologicalSorter(graph).static_order())
    assert len(order) == len(MODULES)
