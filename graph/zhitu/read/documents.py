"""Sources → documents, one at a time."""

from __future__ import annotations

import hashlib
import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePath

from zhitu.dates import read_date
from zhitu.errors import InputError
from zhitu.model import Document, Failure
from zhitu.read.byline import byline, closing_line, lines_above
from zhitu.read.csv_table import has_texts
from zhitu.read.dateline import datelined
from zhitu.read.decode import check
from zhitu.read.formats import READERS, ROWS, TABLES, known_suffixes
from zhitu.read.jsonl import Row, count_rows, read_rows, table_rows
from zhitu.read.manifest import listed, read_text_of
from zhitu.read.metadata import Content, Metadata, first_stated, from_fields, given, language_of, one_line
from zhitu.read.signature import signed
from zhitu.read.sources import Source, Survey, alike, shown, survey
from zhitu.settings import Settings

__all__ = ["count", "ignored", "named", "read", "single"]

#: Manifests of folders, and paths, that messages name; files that are looked into for such.
_TOLD, _LOOKED_INTO = 5, 100
#: What is known already of a document, by its identifier.
_Known = Callable[[str], Metadata]
#: Is told of a document that has no date but that of its file, or of the options.
_Told = Callable[[Document], object]


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run says of documents: what holds whatever these state, what fills them in, and who is told of dates."""

    options: Metadata
    after: _Known
    by_file: _Told
    by_option: _Told


def read(
    paths: Sequence[Path],
    settings: Settings,
    *,
    known: _Known = lambda _: Metadata(),
    by_file: _Told = lambda _: None,
    by_option: _Told = lambda _: None,
) -> Iterator[Document | Failure]:
    """The documents that `paths` name, in order; one that cannot be read comes as a Failure, and the rest go on.

    Metadata come from the manifest or row, then from the document itself, then from `settings`, then from what is
    `known` of it, then from what a file suggests (author, day of creation, first line), of whose day `by_file` hears;
    `by_option` hears of those that have the date of `settings`. For one file that is given by itself `settings` come
    first, without a word: they are said of this very document. Files with one identifier are failures, all of them;
    where a row has that of another row or file, which shows late, both come.
    Raises only when called, InputError or ManifestError, where an argument is unusable as a whole.
    """
    found = survey(paths)
    where = "the options"
    options = Metadata(
        date=read_date(settings.date, where) if settings.date else None,
        publisher=one_line(settings.publisher, "publisher", where),
    )
    alone = options if len(paths) == 1 and single(paths) else Metadata()

    def after(identifier: str) -> Metadata:
        return first_stated([options, known(identifier)])

    return _documents(found, _Run(alone, after, by_file, by_option if options.date else lambda _: None))


def count(paths: Sequence[Path]) -> int:
    """How many documents `read` will give, as far as that is known without reading them; raises as `read` does."""
    total = 0
    found = survey(paths)
    for source in found.sources:
        try:
            if source.is_table:
                total += sum(1 for _ in _read_rows(source))
            else:
                total += count_rows(source.path) if source.is_rows and source.path.is_file() else 1
        except OSError:  # reading gives one Failure for the file
            total += 1
    return total + len(found.failures)


def named(paths: Sequence[Path]) -> Iterator[tuple[str, str] | Failure]:
    """Identifier and place of each document that `paths` name, in order; no file but rows is read for it.

    Raises as `read` does. What could not be named is a Failure.
    """
    found = survey(paths)
    yield from map(_failure, found.failures)
    for source in found.sources:
        if not source.is_rows:
            yield source.id, source.where
            continue
        for row in _read_rows(source):
            yield _failure(row) if isinstance(row, InputError) else (_row_id(source, row), row.where)


def single(paths: Sequence[Path]) -> frozenset[str]:
    """The places of the documents whose file is named by itself, so that nothing but its own name is known of it."""
    files = (path for path in paths if path.suffix.lower() in READERS and not path.is_dir())
    return frozenset(map(shown, files))


def ignored(paths: Sequence[Path], command: str = "zhitu build") -> list[str]:
    """What of `paths` is passed over: files in folders, by format, and columns of manifests; raises as `read` does.

    A manifest in a folder is told with the `command` that reads it.
    """
    found = survey(paths)
    readable = ", ".join([*READERS, *sorted(ROWS)])
    lists = dict(islice(((path, told) for path in found.beside[:_LOOKED_INTO] if (told := _holds(path))), _TOLD))
    others = Counter(path.suffix.lower() for path in found.beside if path not in lists)
    given = " ".join(shlex.quote(shown(path)) for path in paths[:_TOLD]) + (" …" if len(paths) > _TOLD else "")
    return [
        *_passed_over(found.ignored, "of formats that are not read", f"convert them to {readable}"),
        *(
            f"{shown(path)} is passed over, since a folder is read as it is, though it {told}; to use it name it, too: "
            f"{command} {given} {shlex.quote(shown(path))}"
            for path, told in lists.items()
        ),
        *_passed_over(others, "since a folder is read as it is", "give a manifest by itself"),
        *found.misspelt,
    ]


def _holds(path: Path) -> str:
    """What a file in a folder would tell if it were named; nothing where it is neither a manifest nor a table."""
    try:
        number, columns = listed(path, shown(path))
        if number:
            files = "1 file" if number == 1 else f"{number:,} files"
            return f"lists {files} with {', '.join(columns)}" if columns else f"lists {files}"
        if path.suffix.lower() in TABLES and has_texts(read_text_of(path, shown(path))):
            return "holds documents in its rows"
    except (OSError, InputError):  # told as one of the others
        pass
    return ""


def _passed_over(files: Counter[str], cause: str, remedy: str) -> Iterator[str]:
    if files:
        kinds = ", ".join(f"{number} {shown(PurePath(suffix))}" for suffix, number in sorted(files.items()))
        number = "1 file is" if files.total() == 1 else f"{files.total()} files are"
        yield f"{number} passed over, {cause}: {kinds}; {remedy}"


def _documents(found: Survey, run: _Run) -> Iterator[Document | Failure]:
    yield from map(_failure, found.failures)
    for source in found.sources:
        if source.is_rows:
            yield from _rows(source, run, found.refused)
            continue
        try:
            yield _document(source, run)
        except InputError as error:
            yield _failure(error)


def _rows(source: Source, run: _Run, refused: Mapping[str, list[str]]) -> Iterator[Document | Failure]:
    """The documents of a file of rows, but for those named like files that were `refused` for the same reason."""
    for row in _read_rows(source):
        if isinstance(row, InputError):
            yield _failure(row)
            continue
        identifier = _row_id(source, row)
        if identifier in refused:
            yield _failure(next(alike(identifier, [row.where, *refused[identifier]])))
            continue
        content = _with_told(row.content)
        after = run.after(identifier)
        document = _assemble(identifier, content, row.sha256, row.where, (row.content.stated, after))
        if not content.stated.date:
            run.by_option(document)
        yield document


def _read_rows(source: Source) -> Iterator[Row | InputError]:
    """The rows of a file; the last is the reason why no more of them can be read, if there is one."""
    try:
        _refuse_no_file(source)
        if source.is_table:
            yield from table_rows(read_text_of(source.path, source.where), source.where)
        else:
            yield from read_rows(source.path, source.where)
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(source.where, error)


def _row_id(source: Source, row: Row) -> str:
    return row.id or f"{source.id}/{row.number}"


def _document(source: Source, run: _Run) -> Document:
    reader = READERS.get(source.path.suffix.lower())
    if reader is None:
        raise InputError(source.where, "unknown format", f"convert it to one of {known_suffixes()}")
    raw = _bytes(source)
    stated = from_fields(source.fields, source.stated)
    content = reader(raw, source.where)
    check(content.text, source.where)
    content = _with_told(content)
    digest = hashlib.sha256(raw).hexdigest()
    before, after = first_stated([run.options, stated]), run.after(source.id)
    document = _assemble(source.id, content, digest, source.where, (before, after))
    if not first_stated([before, content.stated]).date:
        run.by_option(document)
        if document.date and not after.date:
            run.by_file(document)
    return document


def _with_told(content: Content) -> Content:
    """The content, with what its text tells of date and publisher where the document does not state them."""
    text = content.text
    told = [content.stated, byline(lines_above(text)), signed(text), datelined(text), closing_line(text)]
    return replace(content, stated=first_stated(told))


def _bytes(source: Source) -> bytes:
    try:
        _refuse_no_file(source)
        raw = source.path.read_bytes()
    except OSError as error:
        raise _unreadable(source.where, error) from error
    if not raw:
        raise InputError(source.where, "the file is empty", "leave it out, or fetch it again")
    return raw


def _refuse_no_file(source: Source) -> None:
    """InputError where there is nothing to open, or opening it would wait for somebody to write."""
    if source.path.is_file():
        return
    if source.path.exists():
        raise InputError(source.where, "not a file", "give the path of a file")
    if source.stated:
        cause = f"the file that {source.stated} names is missing"
        raise InputError(source.where, cause, "correct its path, which is relative to the manifest")
    raise InputError(source.where, "the file is missing, or a link that leads nowhere", "restore it")


def _unreadable(where: str, error: OSError) -> InputError:
    return InputError(where, f"the file cannot be read ({error.strerror})", "check its permissions")


def _assemble(
    identifier: str, content: Content, digest: str, where: str, around: tuple[Metadata, Metadata]
) -> Document:
    """A document; `around` is what comes before its own statements and what fills them in."""
    before, after = around
    known = first_stated([before, content.stated, after, content.suggested])
    return Document(
        id=identifier,
        text=content.text,
        sha256=digest,
        title=known.title,
        date=known.date,
        publisher=known.publisher,
        url=known.url,
        language=known.language or language_of(content.text),
        where=where,
        given=given(before, content.stated, after),
    )


def _failure(error: InputError) -> Failure:
    return Failure("read", error.where, f"{error.cause}; {error.remedy}" if error.remedy else error.cause)
