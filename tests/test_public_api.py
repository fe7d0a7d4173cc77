"""What the package offers is written down, exists, and is explained."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from importlib.resources import files
from types import ModuleType

import pytest

import zhitu
from zhitu import errors
from zhitu.api import OpenGraph

NAMES = sorted(
    {"zhitu"}
    | {
        module.name
        for module in pkgutil.walk_packages(zhitu.__path__, prefix="zhitu.")
        if not module.name.endswith("__main__")
    }
)


@pytest.mark.parametrize("name", NAMES)
def test_all_is_exact(name: str) -> None:
    module = importlib.import_module(name)
    offered = getattr(module, "__all__", None)
    assert offered is not None, f"{name} has no __all__"
    assert len(set(offered)) == len(offered)
    assert not [missing for missing in offered if not hasattr(module, missing)]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_offered_is_explained(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, f"{name} has no docstring"
    assert not [item for item in module.__all__ if not explained(module, item)]


def explained(module: ModuleType, name: str) -> bool:
    """Whether a class or function defined here says what it does; other values have no place to say it."""
    item = getattr(module, name)
    if not (inspect.isclass(item) or inspect.isfunction(item)) or item.__module__ != module.__name__:
        return True
    said = item.__doc__ or f"{name}("
    return not said.startswith(f"{name}(")  # what dataclass writes by itself


@pytest.mark.parametrize("name", NAMES)
def test_what_a_class_offers_is_explained(name: str) -> None:
    tree = ast.parse(inspect.getsource(importlib.import_module(name)))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    methods = [(c, m) for c in classes for m in c.body if isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef)]
    said = {f"{c.name}.{m.name}" for c, m in methods if ast.get_docstring(m) is not None}
    assert {f"{c.name}.{m.name}" for c, m in methods if not m.name.startswith("_")} <= said


#: What is asked for something that there may not be, and what says so.
RAISING = {
    zhitu.build: {"InputError", "ManifestError", "GraphError", "JudgementError"},
    zhitu.add: {"InputError", "ManifestError", "GraphError"},
    zhitu.replace: {"InputError", "ManifestError", "GraphError"},
    zhitu.remove: {"InputError", "GraphError"},
    zhitu.load: {"InputError", "GraphError"},
    zhitu.open: {"GraphError"},
    OpenGraph: {"GraphError", "UnknownName", "AmbiguousName"},
    OpenGraph.query: {"QueryError"},
    OpenGraph.results: {"QueryError"},
    OpenGraph.show: {"UnknownName"},
    OpenGraph.search: {"UnknownName"},
    OpenGraph.index: {"GraphError"},
    OpenGraph.ask: {"UnknownName", "BadValue", "QueryError"},
    OpenGraph.history: {"UnknownName"},
    OpenGraph.conflicts: {"UnknownName"},
    OpenGraph.rdflib: {"GraphError"},
    OpenGraph.networkx: {"UnknownName", "BadValue"},
    OpenGraph.view: {"ExportError"},
    OpenGraph.export: {"ExportError"},
    OpenGraph.write: {"ExportError"},
    OpenGraph.validate: {"UnknownName"},
}


@pytest.mark.parametrize("item", RAISING, ids=lambda item: item.__qualname__)
def test_what_is_raised_is_said(item: Callable[..., object]) -> None:
    said = set(re.findall(r"\b[A-Z]\w+(?:Error|Name|Value)\b", item.__doc__ or "")) & set(errors.__all__)
    assert said == RAISING[item]


def test_the_package_has_types_for_others() -> None:
    assert (files("zhitu") / "py.typed").is_file()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_taken_from_another_module_is_offered(name: str) -> None:
    tree = ast.parse(inspect.getsource(importlib.import_module(name)))
    taken = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module and n.module.startswith("zhitu")]
    asked = [(node.module, alias.name) for node in taken for alias in node.names]
    hidden = [(m, a) for m, a in asked if f"{m}.{a}" not in NAMES and a not in importlib.import_module(str(m)).__all__]
    assert not hidden


def test_all_the_packages_are_there() -> None:
    packages = {"read", "extract", "resolve", "assertion", "validate", "store", "query", "view", "export", "pipeline"}
    assert {f"zhitu.{name}" for name in packages} <= set(NAMES)


def test_every_error_is_one_that_a_user_can_catch() -> None:
    for name in errors.__all__:
        assert issubclass(getattr(errors, name), errors.ZhituError)
