"""Which documents of a graph files and identifiers name: those of folders go by their path in there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from hashlib import file_digest
from pathlib import Path, PurePath

from zhitu.model import Failure
from zhitu.names import nearest
from zhitu.pipeline.report import Report
from zhitu.pipeline.writer import Writer
from zhitu.pipeline.writing import DOCUMENT
from zhitu.read import identifier_of, named, single
from zhitu.sparql import rows
from zhitu.surrogates import SURROGATE

__all__ = ["Unclear", "documents_named", "missing", "of_same_text"]


class Unclear:
    """Which documents of a graph a file that is named by itself may be: those of folders go by their path in there."""

    def __init__(self, writer: Writer, paths: Sequence[Path], *, there: bool = True) -> None:
        self.writer, self.alone, self.there = writer, single(paths), there

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for identifier in self.writer.ledger.identifiers(DOCUMENT):
            found.setdefault(identifier.rsplit("/", 1)[-1], []).append(identifier)
        return found

    def __call__(self, identifier: str, where: str) -> str | None:
        """That there are several; None where there are not, or the name is not all that is known."""
        if where not in self.alone or not self.there:
            return None
        several = self._by_name.get(identifier, ())
        if len(several) < 2 or identifier not in several:
            return None
        shown = " and ".join(map(repr, several[:3])) + (" …" if len(several) > 3 else "")
        return f"the graph has {shown}, and the name of a file does not tell which of them is meant"

    def elsewhere(self, identifier: str, where: str) -> str | None:
        """Of a file that is to be added the document that it is already by the folder that it is in; None where none.

        One of its own name is there or not, which others tell.
        """
        if self.there or where not in self.alone or self.writer.ledger.source(DOCUMENT, identifier) is not None:
            return None
        return next(iter(_folder_names(self.writer, where)), None)


def _folder_names(writer: Writer, path: str) -> list[str]:
    """The identifiers in the graph that a file has whose folder, or one above it, was given: sub/one of in/sub/one.txt.

    The longest comes first; that of its name alone is none.
    """
    if not PurePath(path).name:
        return []
    parts = identifier_of(PurePath(os.path.abspath(path))).split("/")
    names = ("/".join(parts[at:]) for at in range(1, len(parts) - 1))
    return [name for name in names if writer.ledger.source(DOCUMENT, name) is not None]


def missing(writer: Writer, identifier: str) -> str:
    """That there is no such document; a file of a folder goes by its path in there, and is told by its name here."""
    below = [known for known in writer.ledger.identifiers(DOCUMENT) if known.endswith(f"/{identifier}")]
    if not below:
        told = "; use: zhitu add, or give the manifest where one gave it another identifier"
        return f"the graph has no document {identifier!r}{told}"
    others = " or ".join(map(repr, below[:3]))
    return f"the graph has no document {identifier!r} but {others}; name the folder, or give the id in a manifest"


def of_same_text(writer: Writer, digest: str) -> list[str]:
    """The identifiers of the documents of a graph that were read from the same bytes, in order."""
    query = f"SELECT DISTINCT ?i WHERE {{ ?d zt:sha256 '{digest}' ; dcterms:identifier ?i }} ORDER BY ?i"
    return [str(identifier) for (identifier,) in rows(writer.graph, query)]


def documents_named(writer: Writer, names: Sequence[str | Path], report: Report) -> Iterator[str]:
    """Identifiers of the documents that are meant, each once; what is none is a failure."""
    seen = set[str]()
    of_graph = cache(lambda: list(writer.ledger.identifiers(DOCUMENT)))
    unclear = Unclear(writer, [Path(name) for name in names])
    for name in names:
        for found, where in _identifiers(name, writer, report):
            if not _has(writer, found):
                report.failures.append(Failure("remove", str(name), _unknown(writer, str(name), found, of_graph)))
            elif several := unclear(found, where):
                report.failures.append(Failure("remove", str(name), f"{several}; give its identifier"))
            elif found not in seen:
                seen.add(found)
                yield found


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _has(writer: Writer, identifier: str) -> bool:
    """Whether the graph has a document of this identifier; the name of a file that is not in UTF-8 is none."""
    return SURROGATE.search(identifier) is None and writer.ledger.source(DOCUMENT, identifier) is not None


def _unknown(writer: Writer, name: str, identifier: str, of_graph: Callable[[], list[str]]) -> str:
    """That there is no such document, and which may be meant."""
    if meant := _folder_names(writer, name):
        there = "" if Path(name).exists() else "there is no such file, but "
        return f"{there}the graph has {' and '.join(map(repr, meant))}; give its identifier"
    if os.path.isfile(name) and (same := of_same_text(writer, _digest(name))):  # a manifest gave it another name
        return f"the graph has its text as {' and '.join(map(repr, same[:3]))}; give its identifier"
    near = nearest(identifier, of_graph(), count=3) if identifier == name else []
    return f"the graph has no document {identifier!r}" + (f"; nearest: {', '.join(near)}" if near else "")


def _identifiers(name: str | Path, writer: Writer, report: Report) -> Iterator[tuple[str, str]]:
    """Identifiers and places of the documents that a name is, or a file, folder or manifest of it holds.

    Texts need not be readable.
    """
    if _has(writer, str(name)) or not os.path.exists(name):
        yield str(name), ""
        return
    for told in named([Path(name)]):
        if isinstance(told, Failure):
            report.failures.append(told)
        else:
            yield told
