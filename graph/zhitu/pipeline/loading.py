"""A graph out of files of RDF that keep the graph of each document, as `zhitu export` writes them: a copy for reading.

What the files say is taken as it is, but for graph:ontology, which is this program's own, and graph:summary, which
follows from the documents. How names were found is not in RDF, so that no document can be added to such a graph.
"""

from __future__ import annotations

import codecs
import gzip
import re
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from zhitu import assertion
from zhitu.errors import GraphError, InputError
from zhitu.iri import PREFIXES, ZT
from zhitu.pipeline.forms import ill_formed
from zhitu.pipeline.report import Report, Stage, count_records, unheard
from zhitu.pipeline.summing import summarize
from zhitu.pipeline.writer import check_base
from zhitu.store import Builder, Graph

__all__ = ["FORMATS", "load"]

#: Suffixes of the formats that hold several graphs; each may be followed by .gz.
FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nquads": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json-ld": ox.RdfFormat.JSON_LD,
}
#: Quads that are read at once.
_MANY = 20_000
#: IRIs that tell where those of a graph begin.
_BESIDE = re.compile(r"(.*/)graph/(?:ontology|gazetteer|runs|summary|curated|inferred)")
_DOCUMENT = re.compile(r"(.*?/)doc/")


def load(paths: Sequence[str | Path], output: str | Path, *, base: str | None = None, stage: Stage = unheard) -> Report:
    """Make the graph at `output` of files of N-Quads, TriG or JSON-LD; what is there is replaced at the end.

    `base` is where its IRIs begin, by default what the names of its graphs say.
    InputError where a file cannot be read, GraphError where no document is in them.
    """
    started = time.perf_counter()
    if base is not None:
        check_base(base)
    files = [_file(Path(path)) for path in paths]
    report = Report(Path(output))
    with Builder(output, with_ledger=False) as builder:
        if builder.previous_ledger() is not None:
            raise GraphError(f"{output}: a graph that was built, left as it is; choose another path with -o")
        blank: list[ox.Quad] = []
        for done, (path, form) in enumerate(files):
            stage("reading", done, len(files))
            for piece in _pieces(path, form):
                builder.write(_lines(quad for quad in piece if not _is_blank(quad)))
                blank += filter(_is_blank, piece)
        stage("loading", 0, None)
        graph = builder.load()
        graph.store.bulk_extend(blank)  # all at once: a blank node is the same one within one loading only
        builder.rebase(base or _base(graph, output))
        report.documents = sum(d.iri.startswith(graph.iris.document("")) for d in graph.documents())
        if not report.documents:
            raise GraphError(f"{output}: no document of {graph.marker.base} is in these files; {_REMEDY}")
        stage("counting", 0, None)
        if wrong := ill_formed(graph):
            raise GraphError(f"{output}: {wrong}; nothing was written, correct it where the files come from")
        _own_ontology(graph, builder.path)
        summarize(graph)
        count_records(report, graph)
        report.quads, report.written = graph.size, True
        builder.commit()
    report.seconds = time.perf_counter() - started
    return report


_REMEDY = "give files that zhitu export wrote as nq, trig or jsonld, which keep the graph of each document"


def _file(path: Path) -> tuple[Path, ox.RdfFormat]:
    """The file with its format; InputError where it is missing or of none that holds graphs."""
    if not path.is_file():
        raise InputError(str(path), "a folder" if path.is_dir() else "no such file", "give the path of a file")
    suffix = Path(path.name.lower().removesuffix(".gz")).suffix
    if suffix not in FORMATS:
        raise InputError(str(path), f"the suffix {suffix!r} is of no format that holds several graphs", _REMEDY)
    return path, FORMATS[suffix]


def _pieces(path: Path, form: ox.RdfFormat) -> Iterator[list[ox.Quad]]:
    """The file's quads, some at a time; InputError, with the place, where it is not of its format."""
    try:
        with _opened(path) as stream:
            quads = ox.parse(stream, format=form, rename_blank_nodes=True)  # those of another file are others
            while piece := list(islice(quads, _MANY)):
                yield piece
    except (SyntaxError, ValueError, OSError, EOFError, zlib.error, MemoryError) as error:
        told = f"cannot be read: {str(error).strip()}"
        if isinstance(error, MemoryError):
            told = "cannot be read: it holds a text larger than 16 MB"
        raise InputError(str(path), told, "nothing was written") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file from after its byte order mark, unpacked where it is packed."""
    opening: Any = gzip.open if path.name.lower().endswith(".gz") else open
    with opening(path, "rb") as stream:
        if stream.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            stream.seek(0)
        yield stream


def _is_blank(quad: ox.Quad) -> bool:
    return any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name))


def _lines(quads: Iterator[ox.Quad]) -> str:
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert lines is not None
    return lines.decode()


def _base(graph: Graph, output: str | Path) -> str:
    """Where the IRIs of what was read begin; GraphError where that cannot be told."""
    named = [name.value for name in graph.store.named_graphs() if isinstance(name, ox.NamedNode)]
    found = {told[1] for name in named if (told := _BESIDE.fullmatch(name))}
    if not found:
        found = {told[1] for document in graph.documents() if (told := _DOCUMENT.match(document.iri))}
    if len(found) == 1:
        return found.pop()
    if found:
        raise GraphError(f"{output}: IRIs of several bases, {' and '.join(sorted(found))}; say which with --base")
    raise GraphError(f"{output}: no document is in these files; {_REMEDY}")


def _own_ontology(graph: Graph, output: Path) -> None:
    """Put this program's ontology in the place of the one read; GraphError where that is of another major version."""
    name = graph.iris.graph("ontology")
    told = graph.store.quads_for_pattern(
        ox.NamedNode(ZT.rstrip("#")), ox.NamedNode(PREFIXES["owl"] + "versionInfo"), None, ox.NamedNode(name)
    )
    for quad in told:
        assert isinstance(quad.object, ox.Literal)
        replace(graph.marker, ontology=quad.object.value).check(output)
    graph.replace([name], assertion.ontology_lines(graph.iris))
