"""Differences, histories and contradictions for people to read: rich renderables, as in `render`."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zhitu.query.amounts import amount, measured
from zhitu.query.conflicts import Conflict
from zhitu.query.diff import KINDS, Diff, Item
from zhitu.query.history import History, Moment
from zhitu.query.render import cited, counted, figure_lines, happening_lines, plain, relation_lines
from zhitu.query.review import Doubt
from zhitu.query.sheet import Figure, Happening
from zhitu.sparql import shorten

__all__ = ["conflicts_view", "diff_view", "history_view", "review_view"]

_SIGNS = {"appeared": ("+", "green"), "vanished": ("-", "red"), "changed": ("~", "yellow")}
_WORDS = {"appeared": "新增 appeared", "vanished": "消失 vanished", "changed": "变化 changed"}


def diff_view(diff: Diff) -> RenderableType:
    """What appeared (+), vanished (-) and changed (~), by kind; then how many quads of which graphs differ."""
    lines: list[RenderableType] = []
    for kind, heading in KINDS.items():
        items = [item for item in diff.items if item.kind == kind]
        if items:
            counts = Counter[str](item.how for item in items)
            told = ", ".join(f"{counts[how]} {words}" for how, words in _WORDS.items() if counts[how])
            lines += [Text.assemble((heading, "bold underline"), f"  {told}")]
            lines += [line for item in items for line in _item(item)]
            lines.append(Text(""))
    for name, (fewer, more) in diff.graphs.items():
        lines.append(plain(f"{name}: {counted(fewer, 'quad')} fewer, {more:,} more", "dim"))
    return Group(*lines) if lines else Text("no difference", style="green")


def _item(item: Item) -> Iterable[RenderableType]:
    sign, style = _SIGNS[item.how]
    yield Text.assemble((f"  {sign} ", style), plain(item.words, "bold" if item.how != "changed" else ""))
    for field, before, after in item.changes:
        if field == "evidence":
            continue  # the passages below show it
        change = Text.assemble(
            (f"{field}: ", "magenta"), plain(_told(field, before), "red"), " → ", plain(_told(field, after), "green")
        )
        yield Padding(change, (0, 0, 0, 6), expand=False)
    yield from (cited(passage.quote, passage.document, passage.date) for passage in item.passages)


def _told(field: str, value: str | None) -> str:
    """What a field holds; the ends of a figure in 万 and 亿."""
    return "–" if not value else amount(value) if field in ("value", "upper") else value


def history_view(told: History) -> RenderableType:
    """Events, figures and dated relations in order of time, each with its sources."""
    lines: list[RenderableType] = [Text.assemble(plain(told.sheet.name, "bold"), "  ", plain(told.sheet.iri, "cyan"))]
    year = ""
    for moment in told.moments:
        heading = moment.date[:4] if moment.date else "无日期 undated"
        if heading != year:
            lines += [Text(""), Text(heading, style="bold underline")]
            year = heading
        lines += _moment(moment)
    if not told.moments:
        lines.append(Text("nothing dated, no event, no figure", style="yellow"))
    return Group(*lines)


def review_view(
    doubts: Sequence[Doubt], graph: str, prefixes: Mapping[str, str], limit: int | None = None
) -> RenderableType:
    """The first open questions, the most valuable first, each with its passages and the commands that decide it."""
    lines: list[RenderableType] = []
    for number, doubt in enumerate(doubts[:limit], start=1):
        head = Text.assemble((f"{number}. ", "bold"), plain(doubt.words, "bold"), (f"  {doubt.value:.1f}", "dim"))
        lines += [head, plain("   " + "；".join(doubt.reasons), "yellow")]
        for side in doubt.sides:
            lines += [plain(f"   {_amount(doubt.kind, side.words)}", "magenta")] if side.words else []
            lines += [cited(quote, document, date) for quote, document, date in side.sources]
        for words in doubt.decide:
            shown = (shorten(word, prefixes) if "://" in word else word for word in words[1:])
            # angle brackets mean redirection to a shell, so what has no short form stays bare
            bare = (word.removeprefix("<").removesuffix(">") for word in shown)
            lines.append(plain("   " + shlex.join(["zhitu", words[0], graph, *bare]), "cyan"))
        lines.append(Text(""))
    told = counted(len(doubts), "open question") if doubts else "nothing is uncertain"
    if limit is not None and len(doubts) > limit:
        told = f"{counted(limit, 'open question')} of more: --limit gives more"
    if doubts:
        legend = "the number behind each: how open it is, at most 1, times how many statements hang on it"
        lines.append(Text(legend, style="dim"))
    lines.append(Text(told, style="dim"))
    return Group(*lines)


def _moment(moment: Moment) -> Sequence[RenderableType]:
    if isinstance(moment.what, Happening):
        return happening_lines(moment.what)
    return figure_lines(moment.what) if isinstance(moment.what, Figure) else relation_lines(moment.what)


def _amount(kind: str, words: str) -> str:
    """A figure as people read it everywhere: 4024.97万人次."""
    number, _, unit = words.partition(" ")
    value, _, upper = number.partition("–")
    return measured(value, upper or None, unit) if kind == "figure" else words


def conflicts_view(found: Sequence[Conflict]) -> RenderableType:
    """Each contradiction with what both sides say."""
    lines: list[RenderableType] = []
    for conflict in found:
        topic = "  ".join(conflict.about())
        lines.append(Text.assemble(plain(conflict.name, "bold"), "  ", plain(topic, "magenta")))
        for side in conflict.sides:
            lines.append(Text.assemble("  ", plain(_amount(conflict.kind, side.value), "bold")))
            lines += [cited(quote, document, date) for quote, document, date in side.sources]
        lines.append(Text(""))
    lines.append(Text(counted(len(found), "contradiction") if found else "no contradiction", style="dim"))
    return Group(*lines)
