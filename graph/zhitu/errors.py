"""Everything that can go wrong in a way that a user can mend.

    ZhituError
    ├── InputError          a source cannot become a document (says where, and the remedy)
    ├── ManifestError       a manifest is none, or a row of it is incomplete
    ├── GraphError          a path is not a graph, is of another version, or is being written
    ├── QueryError          SPARQL that does not parse or cannot be evaluated (with line and column)
    │   └── UpdateError     a SPARQL Update of which this is so
    ├── UnknownName         no entity, question or option of this name (with the nearest ones)
    │   ├── AmbiguousName   several things of this name
    │   ├── AbsentDefault   what a question asks about unless told is not in this graph (with what is)
    │   └── BadValue        a text that is no number or date
    ├── ExportError         a graph cannot be written in this form
    ├── JudgementError      a person's decision cannot be applied
    ├── ServiceError        a request that the service refuses or cannot finish (with an HTTP status)
    └── VocabularyError     a term outside the closed vocabulary: a fault of this program or of its data files

Each message is one line: what, where, the remedy.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "AbsentDefault",
    "AmbiguousName",
    "BadValue",
    "ExportError",
    "GraphBusyError",
    "GraphError",
    "InputError",
    "JudgementError",
    "ManifestError",
    "QueryError",
    "ServiceError",
    "UnknownName",
    "UpdateError",
    "VocabularyError",
    "ZhituError",
]


class ZhituError(Exception):
    """Root of all errors that zhitu raises on purpose."""


class InputError(ZhituError):
    """A source cannot become a document."""

    def __init__(self, where: str, cause: str, remedy: str = "") -> None:
        self.where, self.cause, self.remedy = where, cause, remedy
        super().__init__(f"{where}: {cause}" + (f"; {remedy}" if remedy else ""))


class ManifestError(ZhituError):
    """A manifest cannot be used."""


class GraphError(ZhituError):
    """A path is not a graph that this version can open."""


class GraphBusyError(GraphError):
    """Another process is writing the graph."""


class QueryError(ZhituError):
    """A query that does not parse or cannot be evaluated."""

    kind, title = "query", "the query cannot be answered"

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        self.line, self.column = line, column
        where = f"line {line}, column {column}: " if line is not None else ""
        super().__init__(f"{self.kind}: {where}{message}")


class UpdateError(QueryError):
    """An update that does not parse or cannot be carried out; the graph is as before."""

    kind, title = "update", "the update cannot be carried out"


#: How to find the right name, where nothing is like the one that was given.
_REMEDIES = {
    "entity": "look for it with: zhitu search GRAPH TEXT",
    "document": "look for it with: zhitu search GRAPH TEXT --quotes",
    "question": "see all with: zhitu ask GRAPH --list",
    "claim, event or observation": "zhitu review and zhitu show --ids print those that there are",
}


class UnknownName(ZhituError):  # noqa: N818 - public name, says what is wrong; renaming would break callers
    """Nothing of this name; `nearest` holds what was probably meant, or, where there are no others, all that there is.

    `parameter` is that of a question for which the name was given; `said` is the message without the command that
    finds the right name, which stands there where nothing is near, for those who have other ways to look. In it they
    are `shown`, where a name alone would tell too little, below a `heading`.
    """

    parameter: str | None = None

    def __init__(
        self,
        kind: str,
        name: str,
        nearest: Iterable[str] = (),
        *,
        closed: bool = False,
        shown: Iterable[str] = (),
        heading: str = "",
    ) -> None:
        self.kind, self.name, self.nearest = kind, name, tuple(nearest)
        told = f"{heading or ('choose from' if closed else 'nearest')}: {', '.join([*shown] or self.nearest)}"
        self.said = self._say(told if self.nearest else "")
        remedy = None if self.nearest else _REMEDIES.get(kind)
        super().__init__(f"{self.said}; {remedy}" if remedy else self.said)

    @property
    def meant(self) -> dict[str, str | int | list[str]]:
        """What was probably meant, and for which parameter, for programs."""
        where: dict[str, str | int | list[str]] = {"parameter": self.parameter} if self.parameter else {}
        return {"nearest": list(self.nearest), **where}

    def _say(self, told: str) -> str:
        return f"no {self.kind} named {self.name!r}; {told}" if told else f"no {self.kind} named {self.name!r}"


class AmbiguousName(UnknownName):
    """Several things of this name; `nearest` holds their IRIs or identifiers, one of which has to be given."""

    def _say(self, told: str) -> str:
        return f"several of this name: {self.kind} {self.name!r}; choose from: {told.partition(': ')[2]}"


class AbsentDefault(UnknownName):
    """What a question asks about unless told is not in this graph; `nearest` holds what is, of the right kind."""

    def _say(self, told: str) -> str:
        here = f"give one, for example: {told.partition(': ')[2]}" if told else "give another, or any"
        return f"{self.kind}, {self.name} unless told, which is not in this graph; {here}"


class BadValue(UnknownName):
    """A text that is no number or date; `nearest` holds examples."""

    def _say(self, told: str) -> str:
        return f"{self.name!r} is no {self.kind}; write for example: {told.partition(': ')[2]}"


class ExportError(ZhituError):
    """A graph cannot be written in the form asked for."""


class JudgementError(ZhituError):
    """A person's decision cannot be applied."""


class ServiceError(ZhituError):
    """A request that the service refuses or cannot finish; `retry` is after how many seconds to ask again."""

    def __init__(
        self, status: int, title: str, detail: str = "", *, retry: int | None = None, **more: str | int | list[str]
    ) -> None:
        self.status, self.title, self.detail, self.retry, self.more = status, title, detail, retry, more
        super().__init__(f"{title}: {detail}" if detail else title)


class VocabularyError(ZhituError):
    """A term that the ontology does not define."""
