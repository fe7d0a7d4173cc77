"""What the package offers is written down, exists, and is explained."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import zhitu
from zhitu import errors

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
