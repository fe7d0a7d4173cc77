"""Results, answers, sheets and counts for people to read: rich renderables, without a console.

All that comes from a graph goes through `plain`: control characters cannot move a terminal's cursor, and square
brackets are no markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import pyoxigraph as ox
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zhitu.query.amounts import measured
from zhitu.query.answers import Answer
from zhitu.query.left_out import PLACE
from zhitu.query.lookup import Namesake
from zhitu.query.parameters import ANY, takes
from zhitu.query.questions import Question, period_of
from zhitu.query.reading import readable
from zhitu.query.sheet import Figure, Happening, Relation, Sheet, Source
from zhitu.query.stats import Stats
from zhitu.sparql import Results, once, shorten, value
from zhitu.vocabulary import vocabulary

__all__ = [
    "beside",
    "cited",
    "counted",
    "counts",
    "drawn",
    "figure_lines",
    "happening_lines",
    "menu",
    "parameters",
    "plain",
    "relation_lines",
    "replied",
    "sheet_view",
    "taken_instead",
]

#: C0 and C1 controls, and the marks that reverse the direction of text.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"[\t\r\n]+")
_BOUNDS = {
    "exactly": "",
    "approximately": "≈ ",
    "moreThan": "> ",
    "lessThan": "< ",
    "atLeast": "≥ ",
    "atMost": "≤ ",
}
_STATUSES = {"expected": "预期 expected", "rejected": "已否定 rejected"}
_WIDEST = 44


def plain(text: str, style: str = "") -> Text:
    """Text from outside as inert text on one line.

    >>> plain("[red]a\\x1b[0m\\nb").plain
    '[red]a\ufffd[0m b'
    """
    return Text(_CONTROLS.sub("\ufffd", _BLANKS.sub(" ", text)), style=style)


def counted(number: int, noun: str) -> str:
    """A number of things, in the right form.

    >>> counted(1, "quad"), counted(1200, "quad")
    ('1 quad', '1,200 quads')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def drawn(results: Results, prefixes: Mapping[str, str]) -> RenderableType:
    """Results of any kind of query as a table; IRIs in their prefixed form."""
    if isinstance(results, ox.QueryBoolean):
        return Text("true" if results else "false")
    names = [v.value for v in results.variables] if isinstance(results, ox.QuerySolutions) else ["s", "p", "o"]
    table = Table(header_style="bold", show_edge=False, pad_edge=False)
    for name in names:
        table.add_column(plain(name), overflow="fold")
    for row in once(results) if isinstance(results, ox.QueryTriples) else results:
        terms = [row[i] for i in range(len(names))] if isinstance(row, ox.QuerySolution) else [*row]
        table.add_row(*(_term(term, prefixes) for term in terms))
    count = Text(counted(table.row_count, "row"), style="dim")
    return Group(table, count)


def _term(term: object, prefixes: Mapping[str, str]) -> Text:
    if term is None:
        return Text("")
    if isinstance(term, ox.NamedNode):
        return plain(shorten(term.value, prefixes), "cyan")
    return plain(value(term))


def menu(questions: Iterable[Question]) -> RenderableType:
    """The questions with their parameters."""
    table = Table(header_style="bold", show_edge=False, pad_edge=False)
    for heading in ("question", "in words", "parameters and defaults"):
        table.add_column(heading, overflow="fold")
    for q in questions:
        words = Group(Text(q.zh), Text(q.en, style="dim"))
        table.add_row(
            Text(q.id, style="bold"), words, plain("  ".join(f"--{p.name} {p.default}" for p in q.parameters))
        )
    return table


def parameters(question: Question) -> RenderableType:
    """A question's parameters: what each takes, and what it is unless told."""
    table = Table(header_style="bold", show_edge=False, pad_edge=False)
    for heading in ("option", "unless told", "takes"):
        table.add_column(heading, overflow="fold")
    for p in question.parameters:
        table.add_row(Text(f"--{p.name}", style="bold"), plain(p.default), plain(takes(p)))
    usage = f"zhitu ask GRAPH {question.id}" + "".join(f" [--{p.name} …]" for p in question.parameters)
    end = Text("any as a value leaves it open; --format table, csv, tsv, json or xml", style="dim")
    words = Text.assemble((question.zh, "bold"), "  ", (question.en, "dim"))
    return Group(words, Text(usage), Text(""), table, end)


def replied(answer: Answer) -> RenderableType:
    """An answer: its rows, aligned, and under each the sentences that say so."""
    head = Text.assemble((answer.question.zh, "bold"), "  ", (answer.question.en, "dim"))
    told = plain("  ".join(f"{name}={given}" for name, given in answer.parameters.items()), "dim")
    lines: list[RenderableType] = [head, told]
    lines += [plain(line, "yellow") for line in taken_instead(answer.question, answer.parameters, answer.instead)]
    lines += [line for name, others in answer.others.items() for line in _also(others, answer.parameters[name])]
    shown = readable(answer)
    cells = [
        [_cell(cell, column in shown.terms) for column, cell in zip(shown.columns, row.cells, strict=True)]
        for row in shown.rows
    ]
    titles = [plain(column, "bold underline") for column in shown.columns]
    widths = [min(_WIDEST, max(cell_len(c.plain) for c in column)) for column in zip(titles, *cells, strict=True)]
    lines += [Text(""), _aligned(titles, widths)]
    for row, line in zip(shown.rows, cells, strict=True):
        lines.append(_aligned(line, widths))
        lines += [cited(said.quote, said.document, said.date, sure=said.confidence) for said in row.sources]
        lines += [_decided(row.deciders)] if row.deciders else []
    if not answer.rows:
        lines.append(Text("nothing found", style="yellow"))
    lines += [plain(told, "yellow") for told in beside(answer)]
    for name, texts in answer.akin.items():
        given = answer.parameters[name]
        lines.append(
            plain(f"also: {', '.join(texts)}; --{name} '*{given}*' takes all with {given} in their names", "dim")
        )
    if answer.cut is not None:
        lines.append(Text(f"the first {answer.cut} answers of more: --limit any for all", style="yellow"))
    return Group(*lines)


def taken_instead(asked: Question, values: Mapping[str, str], instead: Mapping[str, str]) -> Iterable[str]:
    """What was asked about since what the question asks about unless told has no answers; a period is one line."""
    ends = [name for name in period_of(asked) if name in instead]
    for names in ([ends] if ends else []) + [[name] for name in instead if name not in ends]:
        now = " ".join(f"--{name} {values[name]}" for name in names)
        own = " ".join(f"--{name} {instead[name]}" if len(names) > 1 else instead[name] for name in names)
        yield f"{now}, since {own}, asked about unless told, has no answers here"


def _cell(cell: str | None, is_term: bool) -> Text:
    """A value; a term of the ontology by its labels."""
    labels = vocabulary().words(cell) if cell is not None and is_term else None
    return plain(" ".join(labels) if labels is not None else cell or "–")


def _defaults(answer: Answer) -> Iterable[str]:
    """What there is instead of a text that has no answers, and which parameters have the question's own value."""
    kinds = {p.name: p.kind for p in answer.question.parameters if p.kind is not None}
    for name, classes in answer.unfit.items():
        yield f"--{name} {answer.parameters[name]} is {_classes(classes)}; it takes {_classes([kinds[name]])}"
    for name, texts in answer.near.items():
        yield f"--{name} {answer.parameters[name]} has none; there is: {', '.join(texts)}"
    ends = period_of(answer.question)
    told = set(answer.opened)
    for name, counts in answer.choices.items():
        group = ends if name in ends else [name]
        asked = " ".join(f"--{each} {answer.parameters[each]}" for each in group if answer.parameters[each] != ANY)
        own = all(p.default == answer.parameters[p.name] for p in answer.question.parameters if p.name in group)
        there = ", ".join(f"{text} ({count:,})" for text, count in counts.items())
        opened = " ".join(f"--{each} {ANY}" for each in answer.opened if each not in group)
        yield (
            f"{asked}{', asked about unless told,' if own else ''} has none; "
            f"{f'with {opened} ' if opened else ''}there is, with so many answers: {there}"
        )
        told.update(group)
    kept = [p for p in answer.question.parameters if p.type not in ("count", "status") and p.default != "any"]
    for p in (p for p in kept if answer.parameters[p.name] == p.default and p.name not in told):
        yield f"--{p.name} is {p.default} unless told; --{p.name} any leaves it open"


def beside(answer: Answer) -> Iterable[str]:
    """What to ask instead where an answer has no rows, and what it leaves out, with what lists that."""
    if not answer.rows:
        yield from _defaults(answer)
    told = answer.left_out
    period = " ".join(f"--{name} any" for name in period_of(answer.question))
    for count, one, more, remedy in (
        (told.undated, "has no known date", "have no known date", period),
        (told.unplaced, "has no known place", "have no known place", f"--{PLACE} any"),
        (told.expected, "is only expected", "are only expected", "--status any"),
    ):
        if count == 1:
            yield f"1 more {one} and is not listed; {remedy} lists it, too"
        elif count:
            yield f"{count:,} more {more} and are not listed; {remedy} lists them, too"


def _classes(names: Iterable[str]) -> str:
    """Classes as they are written, each with its Chinese label."""
    return ", ".join(f"{name} {words[0]}" if (words := vocabulary().words(name)) else name for name in names)


def _aligned(cells: Sequence[Text], widths: Sequence[int]) -> Text:
    """Cells side by side; East Asian characters count double, as they are drawn."""
    line, offset = Text(), 0
    for cell, width in zip(cells, widths, strict=True):
        offset += width + 2
        line.append_text(cell)
        # what follows one that is too wide stands in its column on the next line
        line.append(" " * (width - cell_len(cell.plain) + 2) if cell_len(cell.plain) <= width else "\n" + " " * offset)
    line.rstrip()
    return line


def cited(
    quote: str, document: str, date: str | None, by: str | None = None, sure: Decimal | None = None
) -> RenderableType:
    """A passage with its document and how sure it is, indented."""
    where = plain(
        (" — " if quote else "")
        + document
        + (f", {date}" if date else "")
        + (f", 人工 asserted by {by}" if by else "")
        + (f"  {sure:.2f}" if sure is not None else ""),
        "dim",
    )
    said = Text.assemble(("“", "dim"), plain(quote, "italic"), ("”", "dim")) if quote else Text()
    return Padding(said.append_text(where), (0, 0, 0, 4), expand=False)


def _sources(sources: Iterable[Source], prefixes: Mapping[str, str] | None = None) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for s in sources:
        lines.append(cited(s.quote, s.title or s.document, s.date, s.by))
        if prefixes is not None:
            ids = plain("  ".join(shorten(record, prefixes) for record in s.records), "cyan")
            lines.append(Padding(ids, (0, 0, 0, 6), expand=False))
    return lines


def sheet_view(sheet: Sheet, prefixes: Mapping[str, str] | None = None) -> RenderableType:
    """All about an entity: relations, events in order of time, figures; with `prefixes` also what they go by."""
    known = vocabulary().classes
    kinds = ", ".join(f"{known[c].zh} {known[c].en}" for c in sheet.classes if c in known)
    lines: list[RenderableType] = [
        Text.assemble(plain(sheet.name, "bold"), "  ", (kinds, "green")),
        plain(sheet.iri, "cyan"),
    ]
    if sheet.aliases:
        lines.append(plain("also: " + "、".join(sheet.aliases)))
    lines += [plain(f"adcode {sheet.adcode}")] if sheet.adcode else []
    lines += [plain(f"same as {link}", "cyan") for link in sheet.links]
    lines.append(plain(f"{counted(sheet.mentions, 'mention')} in {counted(sheet.documents, 'document')}", "dim"))
    lines += _also(sheet.others, "the name")
    for heading, parts in (
        ("关系 Relations", [relation_lines(r, prefixes) for r in sheet.relations]),
        ("事件 Events", [happening_lines(e, prefixes) for e in sheet.events]),
        ("数据 Figures", [figure_lines(f, prefixes) for f in sheet.figures]),
    ):
        if parts:
            lines += [Text(""), Text(heading, style="bold underline")]
            lines += [line for part in parts for line in part]
    if sheet.named:
        lines += [Text(""), Text("提及 Named in", style="bold underline"), *_sources(sheet.named)]
    return Group(*lines)


def _also(others: Iterable[Namesake], name: str) -> list[RenderableType]:
    """Other things of a name, which an IRI asks for."""
    return [
        plain(
            f"{name} is also {each.label}, {_classes(each.classes)}, {counted(each.mentions, 'mention')}: {each.iri}",
            "yellow",
        )
        for each in others
    ]


def _marked(line: Text, status: str, confidence: Decimal) -> Text:
    """A line with its status, where it is not plainly so, and its confidence."""
    if status != "occurred":
        line.append("  " + _STATUSES.get(status, status), style="yellow")
    return line.append(f"  {confidence:.2f}", style="dim")


def relation_lines(relation: Relation, prefixes: Mapping[str, str] | None = None) -> list[RenderableType]:
    """A relation and its sources."""
    definition = vocabulary().relations.get(relation.property)
    words = f"{definition.zh} {definition.en}" if definition else relation.property
    other, said = plain(relation.other, "bold"), Text(words, style="magenta")
    if definition is not None and definition.symmetric:
        line = Text.assemble("  ↔ ", said, "  ", other)
    elif relation.outgoing:
        line = Text.assemble("  → ", said, "  ", other)
    else:
        line = Text.assemble("  ← ", other, "  ", said)
    if relation.role:
        line.append_text(plain(f"  {relation.role}"))
    if relation.date:
        line.append_text(plain(f"  since {relation.date}"))
    if not relation.deciders:
        return [_marked(line, relation.status, relation.confidence), *_sources(relation.sources, prefixes)]
    if relation.status != "occurred":
        line.append(f"  {_STATUSES[relation.status]}", style="yellow")
    return [line, _decided(relation.deciders)]


def _decided(people: Iterable[tuple[str, str]]) -> RenderableType:
    """On whose word alone something stands, and why, indented."""
    words = "、".join(f"{who}（{why}）" if why else who for who, why in people)
    return Padding(plain(f"人工 stands on a decision of {words}, no source", "yellow"), (0, 0, 0, 4), expand=False)


def happening_lines(event: Happening, prefixes: Mapping[str, str] | None = None) -> list[RenderableType]:
    """An event and its sources."""
    concept = vocabulary().event_types.get(event.type)
    words = f"{concept.zh} {concept.en}" if concept else event.type
    line = Text.assemble("  ", plain(f"{event.date or '–':10}"), "  ", (words, "magenta"))
    return [_marked(line, event.status, event.confidence), *_sources(event.sources, prefixes)]


def figure_lines(figure: Figure, prefixes: Mapping[str, str] | None = None) -> list[RenderableType]:
    """A figure and its sources."""
    number = _BOUNDS.get(figure.bound, "") + measured(figure.value, figure.upper, figure.unit)
    line = Text.assemble("  ", plain(figure.indicator, "magenta"), "  ", plain(number, "bold"))
    line.append_text(plain(f"  {figure.period}" if figure.period else ""))
    return [_marked(line, figure.status, figure.confidence), *_sources(figure.sources, prefixes)]


def counts(stats: Stats) -> RenderableType:
    """Counts side by side: what there is, and of which kinds."""
    known = vocabulary()
    total = _counted(
        "in the graph",
        {
            "文献 documents": stats.documents,
            "实体 entities": stats.entities,
            "提及 mentions": stats.mentions,
            "声明 claims": stats.claims,
            "事件 events": stats.events,
            "数据 observations": stats.observations,
            **{f"其中 {name}": number for name, number in stats.statuses.items()},
        },
    )
    classes = {f"{known.classes[n].zh} {known.classes[n].en}": c for n, c in stats.classes.items()}
    relations = {f"{known.relations[n].zh} {known.relations[n].en}": c for n, c in stats.relations.items()}
    types = {f"{known.event_types[n].zh} {known.event_types[n].en}": c for n, c in stats.event_types.items()}
    parts = (("entities by class", classes), ("claims by relation", relations), ("events by type", types))
    return Group(total, *(_counted(heading, kinds) for heading, kinds in parts if kinds))


def _counted(heading: str, numbers: Mapping[str, int]) -> RenderableType:
    table = Table(show_edge=False, pad_edge=False, box=None, title=heading, title_justify="left", title_style="bold")
    table.add_column(min_width=30)
    table.add_column(justify="right")
    table.show_header = False
    for name, number in numbers.items():
        table.add_row(plain(name), f"{number:,}")
    return Padding(table, (0, 0, 1, 0), expand=False)
