"""The small file that makes a directory a graph: format version, base IRI, and which store inside is the present one.

    graph.db/zhitu.json      {"base": …, "format": 2, "ontology": …, "store": "store-1"}
    graph.db/store-1/        the Oxigraph files
    graph.db/store-1.ledger  what the graph is made of (see `ledger`); absent in a copy for reading

A rebuild puts store-2 beside store-1 and then replaces the file, which is one atomic step.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from zhitu.errors import GraphError
from zhitu.vocabulary import vocabulary

__all__ = ["FORMAT", "NAME", "Marker", "rebuild"]

#: Version of what is on disk; raised whenever an older program could not read a graph, or this one not an older graph.
FORMAT = 2
NAME = "zhitu.json"


@dataclass(frozen=True, slots=True)
class Marker:
    """What the marker file says."""

    base: str
    ontology: str
    store: str = "store-1"
    format: int = FORMAT

    def write(self, graph: Path) -> None:
        """Put the marker into the directory, whole or not at all."""
        temporary = graph / f"{NAME}.new"
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(asdict(self), file, ensure_ascii=False, indent=1, sort_keys=True)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, graph / NAME)

    @classmethod
    def read(cls, graph: Path) -> Marker:
        """The marker of a graph; GraphError, with the remedy, where there is none or not one of this version."""
        if not graph.exists():
            raise GraphError(f"{graph}: there is no such graph; make one with: zhitu build PATH… -o {graph}")
        if graph.is_file():
            raise GraphError(
                f"{graph}: a file, not a graph; make one of exported RDF with: zhitu load {graph} -o GRAPH"
            )
        if not (graph / NAME).is_file():
            raise GraphError(f"{graph}: not a graph, it holds no {NAME}; give the directory that zhitu build -o wrote")
        marker = cls.parse(graph)
        marker.check(graph)
        return marker

    @classmethod
    def parse(cls, graph: Path) -> Marker:
        """The marker of a graph of whatever version; GraphError where it is damaged."""
        try:
            told = json.loads((graph / NAME).read_text(encoding="utf-8"))
            if not isinstance(told, dict):
                raise ValueError("it holds no JSON object")
            return cls(str(told["base"]), str(told["ontology"]), str(told["store"]), int(told["format"]))
        except KeyError as error:
            raise GraphError(f"{graph}: {NAME} does not say its {error.args[0]}; {rebuild(graph)}") from error
        except (OSError, ValueError, TypeError) as error:
            raise GraphError(f"{graph}: {NAME} cannot be read ({error}); {rebuild(graph)}") from error

    def check(self, graph: Path) -> None:
        """GraphError unless this program can open a graph of this format and ontology."""
        if self.format > FORMAT:
            raise GraphError(f"{graph}: of format {self.format}, this program knows {FORMAT} at most; update zhitu")
        if self.format < FORMAT:
            raise GraphError(f"{graph}: of format {self.format}, older than {FORMAT}; {rebuild(graph)}")
        here = vocabulary().version
        if _major(self.ontology) != _major(here):
            raise GraphError(f"{graph}: of ontology {self.ontology}, this program has {here}; {rebuild(graph)}")


def _major(version: str) -> str:
    """The part of a version that changes when graphs of before and after do not mix."""
    return version.partition(".")[0]


def rebuild(graph: Path) -> str:
    """The command that makes a graph anew which cannot be mended."""
    return f"build it anew with: zhitu build PATH… -o {graph}"
