"""The seam between HTTP and what answers: a query goes in, bytes in a standard format come out as they are made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Concatenate, ParamSpec, Protocol, TypeVar

from zhitu.errors import ServiceError
from zhitu.sparql import Queryable

__all__ = ["Answer", "Backend", "Condition", "GraphChange", "Query", "Update", "only"]

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Query:
    """A query and the form in which its answer is wanted.

    default_graphs and named_graphs are None where the request names none of either; `union` then decides.
    `accept` is the header, `form` a short name (json, csv, turtle …) that is used where the header leaves it open.
    """

    text: str
    accept: str = ""
    form: str | None = None
    base: str | None = None
    union: bool = True
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    gzip: bool = False
    head: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """A SPARQL Update; `services` are the hosts that it may ask."""

    text: str
    base: str | None = None
    services: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold for a graph to be changed (RFC 9110, section 13).

    `missing`, `there`: it does not exist before, or does. Of the states of a backend the present one must be among
    `wanted` (None: any is right) and not among `excluded`.
    """

    missing: bool = False
    there: bool = False
    wanted: frozenset[str] | None = None
    excluded: frozenset[str] = frozenset()

    def check_state(self, state: str | None) -> None:
        """ServiceError 412 where the graphs are in another state; None: it is not known."""
        if (self.wanted is not None and state not in self.wanted) or state in self.excluded:
            raise ServiceError(412, "the graph is not as the request has it", "it has changed; read it again")

    def check_graph(self, existed: bool) -> None:
        """ServiceError 412 where the graph exists, or does not, against what is wanted."""
        if (self.missing and existed) or (self.there and not existed):
            found = "it exists" if existed else "it does not exist"
            raise ServiceError(412, "the graph is not as the request has it", found)


@dataclass(frozen=True, slots=True)
class GraphChange:
    """What becomes of one named graph (None: the default graph): cleared first or not, then `data` added.

    `data` holds pairs of a media type and bytes; `remove` asks that it exist no longer.
    """

    graph: str | None
    replace: bool = False
    remove: bool = False
    data: tuple[tuple[str, bytes], ...] = ()
    base: str | None = None
    condition: Condition = Condition()


async def only(*pieces: bytes) -> AsyncIterator[bytes]:
    """The chunks of an answer that is there already."""
    for piece in pieces:
        yield piece


@dataclass(slots=True)
class Answer:
    """The answer to a query on its way: `rows` is known once `chunks` has ended.

    Of a short one `length` is known ahead, and `whole`, which is all that `chunks` gives, where it is there already.
    """

    media_type: str
    encoding: str | None = None
    length: int | None = None
    chunks: AsyncIterator[bytes] = field(default_factory=only)
    rows: int = 0
    whole: bytes | None = None


class Backend(Protocol):
    """What a service stands on; `fronts` tells whether that is a store of somebody else's, which it only reads."""

    fronts: ClassVar[bool]

    @property
    def state(self) -> str | None:
        """Changes whenever the data may have changed; None where that cannot be known."""

    @property
    def modified(self) -> datetime | None:
        """When the data last changed; None where that cannot be known."""

    @property
    def changes(self) -> str | None:
        """The number of changes that a graph of this program has seen, as a search index notes it; None: not known."""

    @property
    def crowded(self) -> bool:
        """Whether queries wait for others to end."""

    def steady(self) -> AbstractContextManager[None]:
        """While the context lasts, all that is asked is asked of the same state, where the data can be held still."""

    async def catch_up(self, changes: str | None = None) -> None:
        """Read what another program has made of the graph, where it has made so many changes; None: any."""

    async def check(self) -> None:
        """ServiceError 503 unless queries are answered now; takes seconds at most and may be asked at any rate."""

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Prefixes that queries may use without declaring them."""

    @property
    def base(self) -> str:
        """The IRI below which the graph's entities lie."""

    def gauges(self) -> Mapping[str, float]:
        """Numbers for the operator."""

    async def start(self) -> None:
        """Make ready; called once, in the event loop that serves."""

    async def stop(self) -> None:
        """End all that was started."""

    def query(self, query: Query) -> AbstractAsyncContextManager[Answer]:
        """The answer, while the context lasts; leaving it early ends the query. ServiceError where there is none."""

    async def call(
        self, function: Callable[Concatenate[Queryable, _P], _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """What `function(graph, …)` returns, run where the graph is and within the limits of a query.

        `function` is one of a module's top level, arguments and result can be pickled: `show`, `answer`, `stats` of
        `zhitu.query` are. ServiceError with 404 where it raises UnknownName, 400 for other errors of zhitu.
        """

    async def update(self, update: Update) -> None:
        """Apply an update, whole or not at all; readers that come after it see it."""

    async def change(self, change: GraphChange) -> bool:
        """Change one graph, whole or not at all; whether it existed before."""
