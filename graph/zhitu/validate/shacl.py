"""The shapes of `ontology/shapes.ttl`, checked by pyshacl over one named graph at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

import pyshacl
import rdflib
from rdflib.namespace import RDF, RDFS, SH

from zhitu.errors import VocabularyError
from zhitu.resources import ontology_path
from zhitu.validate.findings import Finding

__all__ = ["Shapes", "checked"]

#: Graphs that each process may be given ahead of what is taken from it.
_AHEAD = 3


class Shapes:
    """The shapes, parsed once. Not thread-safe, as pyshacl is not."""

    def __init__(self) -> None:
        self.shapes = rdflib.Graph()
        self.shapes.parse(ontology_path() / "shapes.ttl", format="turtle")
        ontology = rdflib.Graph()
        ontology.parse(ontology_path() / "zhitu.ttl", format="turtle")
        self.classes = list(ontology.triples((None, RDFS.subClassOf, None)))

    def check(self, ntriples: Iterable[str], where: str) -> Iterator[Finding]:
        """Findings in triples given as lines of N-Triples; each is an error."""
        data = rdflib.Graph()
        data.parse(data="".join(ntriples), format="ox-nt")
        for triple in self.classes:
            data.add(triple)
        conforms, results, text = pyshacl.validate(
            data, shacl_graph=self.shapes, inference="none", inplace=True, meta_shacl=False, allow_infos=True
        )
        if conforms:
            return
        if not isinstance(results, rdflib.Graph):
            raise VocabularyError(f"shapes.ttl cannot be used: {text}")
        for result in results.subjects(RDF.type, SH.ValidationResult):
            messages = [m for m in results.objects(result, SH.resultMessage) if isinstance(m, rdflib.Literal)]
            english = [m for m in messages if m.language == "en"]
            message = next(iter(sorted(map(str, english or messages))), "does not fit its shape")
            yield Finding(where, str(results.value(result, SH.focusNode)), message)


def checked(graphs: Iterable[tuple[str, str]], jobs: int = 1) -> Iterator[list[Finding]]:
    """The findings of each graph, given by its N-Triples and its name, in order; by so many processes."""
    if jobs <= 1:
        yield from (_findings(*graph) for graph in graphs)
        return
    waiting: deque[Future[list[Finding]]] = deque()
    with ProcessPoolExecutor(jobs, get_context("spawn")) as processes:
        for graph in graphs:
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
            waiting.append(processes.submit(_findings, *graph))
        while waiting:
            yield waiting.popleft().result()


def _findings(ntriples: str, where: str) -> list[Finding]:
    return list(_shapes().check([ntriples], where))


@cache
def _shapes() -> Shapes:
    """The shapes of this process."""
    return Shapes()
