"""知图: policy documents, Chinese first, to a knowledge graph in which every edge has its source sentence.

    import zhitu
    zhitu.build(["documents/"], "graph.db")
    with zhitu.open("graph.db") as graph:
        print(graph.show("广州实验室"))

Nothing heavy is imported until it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from zhitu.api import OpenGraph
    from zhitu.pipeline import Report
    from zhitu.settings import Settings

__all__ = ["__version__", "add", "build", "load", "open", "remove", "replace"]


def build(
    paths: str | Path | Sequence[str | Path],
    output: str | Path,
    settings: Settings | None = None,
    *,
    progress: Callable[[int, int | None], None] | None = None,
    stage: Callable[[str, int, int | None], None] | None = None,
    judgements: str | Path | None = None,
) -> Report:
    """Build the graph at `output` from files, folders, rows or manifests; what is there is replaced at the end.

    `progress` is told how many sources are done, and how many there are; `stage`, after the last of them, what is done
    then, how far it is and how much there is; `judgements` is a file of decisions of people.
    The report counts what the graph holds; documents that fail are in its `failures`, with stage, place and cause, and
    the rest go on.
    InputError where a path has no documents or an option is none, ManifestError for a manifest, GraphError where the
    output cannot be a graph or another process writes it, JudgementError for decisions that cannot be read.
    """
    from zhitu.pipeline import build
    from zhitu.pipeline.report import unheard

    told = stage or unheard
    return build(_several(paths), output, settings, progress=progress, stage=told, judgements=judgements)


def add(
    graph: str | Path,
    paths: str | Path | Sequence[str | Path],
    settings: Settings | None = None,
    *,
    progress: Callable[[int, int | None], None] | None = None,
) -> Report:
    """Add documents to a graph, each in one step: it is there whole or not at all, whatever happens meanwhile.

    A document that is there already stays as it is and is a failure in the report. The graph is the same as if all had
    been built at once. GraphError where it is no graph, or another process is writing it; InputError and ManifestError
    as `build`.
    """
    from zhitu.pipeline import add

    return add(graph, _several(paths), settings, progress=progress)


def replace(
    graph: str | Path,
    paths: str | Path | Sequence[str | Path],
    settings: Settings | None = None,
    *,
    progress: Callable[[int, int | None], None] | None = None,
) -> Report:
    """Put documents in the place of those of the same identifiers; otherwise as `add`.

    What a manifest or the options said of a document stays, unless its new text, or what is given now, says something
    else. A document that is not there is a failure in the report. GraphError, InputError and ManifestError as `add`.
    """
    from zhitu.pipeline import replace

    return replace(graph, _several(paths), settings, progress=progress)


def remove(
    graph: str | Path,
    documents: str | Path | Sequence[str | Path],
    *,
    progress: Callable[[int, int | None], None] | None = None,
) -> Report:
    """Withdraw documents, by identifier or by the files that hold them; the graph is as if it had never had them.

    What is no document of the graph is a failure in the report. GraphError where it is no graph, or another process is
    writing it; InputError for an empty name.
    """
    from zhitu.pipeline import remove

    return remove(graph, _several(documents), progress=progress)


def load(
    files: str | Path | Sequence[str | Path],
    output: str | Path,
    *,
    base: str | None = None,
    stage: Callable[[str, int, int | None], None] | None = None,
) -> Report:
    """Make a graph for reading of N-Quads, TriG or JSON-LD as `OpenGraph.export` writes them.

    All that reads a graph works on it, `infer` too; documents come and go where the graph was built. `base` is where
    its IRIs begin, if the files do not tell. InputError or GraphError, and nothing written, where they are no such
    graph.
    """
    from zhitu.pipeline import load
    from zhitu.pipeline.report import unheard

    return load(_several(files), output, base=base, stage=stage or unheard)


def open(path: str | Path) -> OpenGraph:
    """The graph at `path`, opened for reading; GraphError, with the remedy, where there is none.

    Use it as a context manager, or close it.
    """
    from zhitu.api import OpenGraph

    return OpenGraph(path)


def _several(paths: str | Path | Sequence[str | Path]) -> list[str | Path]:
    from pathlib import Path

    from zhitu.errors import InputError

    found = [paths] if isinstance(paths, str | Path) else list(paths)
    if "" in found:  # which Path takes for the folder one is in
        raise InputError("''", "an empty path or name", "give a file, a folder or an identifier")
    return found


def __getattr__(name: str) -> str:
    """`__version__`, read from the installed package when asked for."""
    if name != "__version__":
        raise AttributeError(f"module 'zhitu' has no attribute {name!r}; it has {', '.join(__all__)}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("zhitu")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "0+source"
