"""An open graph as programs and the command line use it: query, view, export and validation in one object."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, overload

import pyoxigraph as ox

from zhitu.errors import QueryError, ServiceError
from zhitu.sparql import Results
from zhitu.store import Graph

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from zhitu.query import Answer, Conflict, Diff, History, Question, Sheet, Stats
    from zhitu.query.search import EntityHit, QuoteHit, Searcher
    from zhitu.query.solutions import Solutions
    from zhitu.validate import Finding

__all__ = ["OpenGraph"]


def _opened(graph: OpenGraph | str | Path) -> AbstractContextManager[OpenGraph]:
    return nullcontext(graph) if isinstance(graph, OpenGraph) else OpenGraph(graph)


class OpenGraph:
    """A graph opened for reading; a context manager. It stays as it is when it is opened, whoever writes it meanwhile.

    with OpenGraph("graph.db") as graph:
        for row in graph.query("SELECT ?lab WHERE { ?lab a zt:Laboratory }"):
            print(row["lab"].value)

    GraphError where there is no graph that can be read, and of all methods once it is closed. Where a name is taken of
    an entity, document, class, relation or status, UnknownName tells the nearest ones, or how to find it, and
    AmbiguousName, which is one, the IRIs of several things of the name.
    """

    def __init__(self, path: str | Path) -> None:
        self.graph = Graph.open(path, read_only=True)
        self._searcher: Searcher | None = None

    def __enter__(self) -> OpenGraph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self.graph.close()

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries may use without declaring them: zt, id, doc, claim, skos …"""
        return self.graph.iris.prefixes

    def query(self, sparql: str, *, allow_service: Iterable[str] = ()) -> Solutions | ox.QueryBoolean | ox.QueryTriples:
        """Results of SPARQL 1.1 over the union of all graphs; QueryError with line and column on a mistake.

        A `zt:` term that the ontology lacks gives no rows: a UserWarning names the nearest that it has, and what a
        thing is now that went by an `id:` before. `row["typo"]` is a KeyError. SERVICE asks the hosts (host or
        host:port) in `allow_service` alone.

        `?entity zt:matches "量子"` holds for the entities that `search` finds, `?passage zt:quoteMatches "量子"` for
        the sentences; see `zhitu.query.rewriting`.
        """
        from zhitu.query.solutions import Solutions
        from zhitu.query.unknown import former_things, unknown_terms

        found = self.results(sparql, allow_service=allow_service)
        for told in (*unknown_terms(sparql, self.prefixes), *former_things(self.graph, sparql, self.prefixes)):
            warnings.warn(told, stacklevel=2)
        return Solutions(found) if isinstance(found, ox.QuerySolutions) else found

    def results(self, sparql: str, *, allow_service: Iterable[str] = ()) -> Results:
        """As `query`, but as the engine gives them, and without warnings; QueryError likewise."""
        from zhitu.query.rewriting import ask
        from zhitu.reach import check_reach

        try:
            check_reach(sparql, frozenset(host.lower() for host in allow_service), self.prefixes)
        except ServiceError as error:
            raise QueryError(str(error)) from error
        return ask(sparql, self.prefixes, self.searcher, lambda text: self.graph.query(text, prefixes=self.prefixes))

    def show(self, name: str) -> Sheet:
        """Everything about the entity that `name` names (a name, an alias, an IRI), with the sentences that say so.

        UnknownName with the nearest names where there is none.
        """
        from zhitu.query import show

        return show(self.graph, name)

    def search(
        self,
        text: str,
        *,
        kind: str | None = None,
        limit: int = 10,
        told: Callable[[str], None] | None = None,
        progress: Callable[[int, int | None], None] | None = None,
    ) -> list[EntityHit]:
        """Entities with `text` in a name, in any way of writing, or spelled so: whole names first, then by mentions.

        `kind` is a class of the ontology by name or label. Where the index is missing or not current, `told` hears of
        it, and it is made, or, where the folder cannot be written, the graph itself is searched; `progress` hears how
        far that is. At most `limit` hits, none where nothing fits. UnknownName where there is no such class.
        """
        from zhitu.query import find_class

        wanted = None if kind is None else find_class(kind)
        return self.searcher(told=told, progress=progress).entities(text, kind=wanted, limit=limit)

    def search_quotes(
        self,
        text: str,
        *,
        limit: int = 10,
        told: Callable[[str], None] | None = None,
        progress: Callable[[int, int | None], None] | None = None,
    ) -> list[QuoteHit]:
        """Sentences that have all words of `text`, with their documents, the latest first; otherwise as `search`.

        Only those in which something was found; at most `limit`, none where nothing fits, and no name is looked up.
        """
        return self.searcher(told=told, progress=progress).quotes(text, limit=limit)

    def search_texts(
        self, text: str, *, limit: int = 10, progress: Callable[[int, int | None], None] | None = None
    ) -> list[QuoteHit]:
        """Sentences of the stored texts that have all words of `text`, whether or not anything was found in them.

        The texts are read from end to end, those of the latest documents first, until there are `limit`; none where
        nothing fits, or the graph is without texts.
        """
        from zhitu.query.search import texts

        return texts(self.graph, text, limit=limit, progress=progress)

    def searcher(
        self,
        *,
        told: Callable[[str], None] | None = None,
        progress: Callable[[int, int | None], None] | None = None,
    ) -> Searcher:
        """What searches this graph, found or made at the first call, of which `told` and `progress` hear."""
        from zhitu.pipeline.indexing import searcher

        if self._searcher is None:
            self._searcher = searcher(self.graph, told=told or (lambda _: None), progress=progress)
        return self._searcher

    def index(self, *, progress: Callable[[int, int | None], None] | None = None) -> Path:
        """Make the search index anew; the file that it is in. GraphError where the folder cannot be written."""
        from zhitu.pipeline.indexing import index

        self._searcher = None
        return index(self.graph, progress=progress)

    @overload
    def ask(self) -> list[Question]: ...

    @overload
    def ask(self, question: str, **parameters: Any) -> Answer: ...

    def ask(self, question: str | None = None, **parameters: Any) -> Answer | list[Question]:
        """The answer to a competency question, by identifier or wording; without one, all questions.

        A parameter whose name is a word of Python takes an underscore: `from_="2022"`. The answer has `columns` and
        `rows`, each with `cells` (texts, None where nothing is known) and `sources`. UnknownName for a question,
        parameter or name that there is not, BadValue for what is no date or number, QueryError where `any` is given for
        what is needed, or a period ends before it begins.
        """
        from zhitu.query import answer, questions

        if question is None:
            return list(questions().values())
        return answer(self.graph, question, {name.removesuffix("_"): value for name, value in parameters.items()})

    def history(self, name: str) -> History:
        """Events, figures and dated relations of the entity that `name` names, in order of time, each with its sources.

        UnknownName with the nearest names where there is none.
        """
        from zhitu.query import history

        return history(self.graph, name)

    def conflicts(self, entity: str | None = None, *, status: str = "occurred") -> list[Conflict]:
        """Where documents give different dates for an event, or figures for a thing, indicator and period, dates first.

        Those about one `entity`, or all; empty where documents agree. UnknownName for an entity or a `status`
        (occurred, expected, any) that there is not.
        """
        from zhitu.query import conflicts

        return conflicts(self.graph, entity, status=status)

    def diff(self, new: OpenGraph | str | Path) -> Diff:
        """What appeared, vanished and changed from this graph to a newer one, open or by its path, with sources;
        true where they differ."""
        from zhitu.pipeline.comparing import changed
        from zhitu.query import difference

        with _opened(new) as other:
            return difference(self.graph, other.graph, documents=changed(self.graph, other.graph))

    def patch(self, new: OpenGraph | str | Path) -> Iterator[str]:
        """Lines of the RDF Patch that turns this graph into a newer one, open or by its path, made as taken."""
        from zhitu.pipeline.comparing import changed
        from zhitu.query import patch

        with _opened(new) as other:
            yield from patch(self.graph, other.graph, documents=changed(self.graph, other.graph))

    def stats(self) -> Stats:
        """Counts by class, relation and event type, by the ontology's names, of what documents or people say."""
        from zhitu.query import stats

        return stats(self.graph)

    def rdflib(self) -> rdflib.Dataset:
        """An rdflib Dataset over the same store, nothing copied, that shows the union of all graphs.

        It can be read while this graph is open; what would change it raises GraphError.
        """
        from zhitu.export import dataset

        return dataset(self.graph)

    def networkx(
        self,
        *,
        around: str | Collection[str] | None = None,
        hops: int = 1,
        types: Collection[str] = (),
        relations: Collection[str] = (),
        statuses: Collection[str] = (),
        max_nodes: int | None = None,
    ) -> nx.MultiDiGraph[str]:
        """The network of entities and claims, or the part around some entities, of some classes, relations or statuses.

        Nodes have label, classes, aliases, mentions, events and figures; edges have relation, status, confidence and
        evidence. All but rejected claims are in it unless `statuses` says otherwise, and edges of the status
        `gazetteer`, without evidence, for divisions of which no document says that one is part of the other. `hops` are
        steps from `around`, of at most `max_nodes` entities those mentioned most are kept. UnknownName for an entity,
        class, relation or status that there is not, BadValue for hops below 0.
        """
        from zhitu.view import network

        return network(
            self.graph,
            around=self._middle(around),
            hops=hops,
            types=types,
            relations=relations,
            statuses=statuses,
            max_nodes=max_nodes,
        )

    def _middle(self, around: str | Collection[str] | None) -> list[str] | None:
        """The IRIs of the entities in the middle of a part."""
        from zhitu.query import find_entity

        names = [around] if isinstance(around, str) else around or ()
        return None if around is None else [find_entity(self.graph, name) for name in names]

    def view(self, path: str | Path, *, title: str = "知图", max_nodes: int | None = None, **part: Any) -> str | None:
        """Write the network as one self-contained HTML page; what it had to leave out, or None.

        `part` chooses as in `networkx` (around, hops, types, relations, statuses), with the same errors; where it has
        nothing, what is told is with which other values it would have how much. At most 1500 entities unless
        `max_nodes` says otherwise. ExportError where the file cannot be written or has the suffix of something else.
        """
        from zhitu.export import as_page, whole
        from zhitu.query.amounts import measured
        from zhitu.query.search.pinyin import spelling
        from zhitu.view import otherwise
        from zhitu.view.page import MAX_NODES, page

        as_page(path)
        chosen = self.networkx(max_nodes=max_nodes or MAX_NODES, **part)
        middle = self._middle(part.pop("around", None))
        nothing = chosen.graph["entities"] <= len(set(middle or ()))
        instead = otherwise(self.graph, around=middle, **part) if nothing else None
        made = page(chosen, title=title, spelled=spelling, written=measured, instead=instead)
        with whole(path) as output:
            output.write(made.html.encode("utf-8"))
        return made.notice["en"] if made.notice else None

    def export(self, path: str | Path, *, form: str | None = None, without_text: bool = False) -> str:
        """Write the graph as nq, trig, ttl, nt, jsonld, rdf, graphml or gexf, by suffix unless `form` says so.

        With the form csv, nodes.csv, edges.csv, events.csv and figures.csv are written into a folder.

        The name of the format; ExportError where it is none, or the file cannot be written.
        """
        from zhitu.export import export

        return export(self.graph, path, form=form, without_text=without_text, network=self.networkx)

    def write(self, output: IO[bytes], form: str, *, without_text: bool = False) -> None:
        """Write the graph to a binary stream; otherwise as `export`. ExportError for csv, which is several files."""
        from zhitu.export import write

        write(self.graph, output, form, without_text=without_text, network=self.networkx)

    def validate(
        self,
        document: str | None = None,
        *,
        shacl: bool = True,
        jobs: int = 1,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Finding]:
        """What is not as the vocabulary promises, sorted; empty if all is well.

        In the whole graph, or in that of one `document`, given by its identifier: UnknownName where there is none.
        SHACL is checked by so many processes, or left out; `progress` hears how many documents are done, of how many.
        """
        from zhitu.validate import validate

        return validate(self.graph, document, shacl=shacl, jobs=jobs, progress=progress)
