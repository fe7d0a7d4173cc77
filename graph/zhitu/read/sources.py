"""What the arguments of a build name: files, folders, rows, manifests → the sources to read, in order."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from zhitu.errors import InputError, ManifestError
from zhitu.read.csv_table import has_texts
from zhitu.read.decode import normalise
from zhitu.read.formats import MANIFESTS, READERS, ROWS, TABLES, known_suffixes
from zhitu.read.manifest import misspelt, read_manifest, read_text_of

__all__ = ["Source", "Survey", "alike", "identifier_of", "shown", "survey"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `id` is its document's identifier (of rows: what those without one get before their number),
    `fields` its manifest row, `stated` where that row stands; `is_table` if it is CSV whose rows hold their texts."""

    path: Path
    id: str
    where: str
    fields: Mapping[str, object] = field(default_factory=dict)
    stated: str = ""
    is_table: bool = False

    @property
    def is_rows(self) -> bool:
        """Whether the file holds a document a line, or a row of a table."""
        return self.is_table or self.path.suffix.lower() in ROWS


@dataclass(slots=True)
class Survey:
    """The sources, what could not be listed or is named like another, and how many files of folders are of which
    unknown format; `beside` are those of folders that may be manifests, which are read only where they are named;
    `refused` has the places of those named alike, by identifier; `misspelt` what columns of manifests are not read and
    seem to be meant for one that is."""

    sources: list[Source] = field(default_factory=list)
    failures: list[InputError] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)
    manifests: list[Path] = field(default_factory=list)
    beside: list[Path] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)
    misspelt: list[str] = field(default_factory=list)


def survey(paths: Sequence[Path]) -> Survey:
    """Lists what `paths` name without reading the documents; of two with one identifier neither is among the sources.

    InputError where no path is named, for one that is missing, of an unknown format, or a folder without documents;
    ManifestError for a manifest that is none.
    """
    if not paths:
        raise InputError("no paths", "there is nothing to read", "name files or folders")
    found = Survey()
    for path in paths:
        if _exists(path) and path.is_dir():
            _add_folder(path, found)
        else:
            _add_file(path, found)
    _leave_to_manifests(found)
    _refuse_alike(found)
    return found


def _leave_to_manifests(found: Survey) -> None:
    """Take out files that a manifest names, too: that tells more of them."""
    listed = {os.path.realpath(source.path) for source in found.sources if source.stated}
    if listed:
        kept = (s for s in found.sources if s.stated or s.is_rows or os.path.realpath(s.path) not in listed)
        found.sources = list(kept)
    named = {os.path.realpath(path) for path in found.manifests}
    found.beside = [path for path in found.beside if os.path.realpath(path) not in named]


def _refuse_alike(found: Survey) -> None:
    """Take out those whose identifiers are not theirs alone: which of them is meant, nobody can tell.

    A file that is named twice, or by itself and by its folder, is one.
    """
    once: dict[tuple[str, str, str], Source] = {}
    for source in found.sources:
        once.setdefault(_same(source), source)
    found.sources = list(once.values())
    places: dict[str, list[str]] = {}
    for source in found.sources:
        if not source.is_rows:
            places.setdefault(source.id, []).append(source.stated or source.where)
    found.refused = {identifier: named for identifier, named in places.items() if len(named) > 1}
    found.sources = [source for source in found.sources if source.is_rows or source.id not in found.refused]
    for identifier, named in found.refused.items():
        found.failures.extend(alike(identifier, named))


def _same(source: Source) -> tuple[str, str, str]:
    """What two sources have in common that are one."""
    return source.id, os.path.realpath(source.path), source.stated


def alike(identifier: str, places: Sequence[str]) -> Iterator[InputError]:
    """For each of the documents with one identifier the error that names the others.

    >>> print(next(alike("a", ["x/a.txt", "y/a.md"])))
    x/a.txt: its identifier 'a' is that of y/a.md too, so neither was taken; rename one, or give each an id
    """
    none = "neither" if len(places) == 2 else "none"
    for at, place in enumerate(places):
        others = " and ".join([*places[:at], *places[at + 1 :]])
        cause = f"its identifier {identifier!r} is that of {others} too, so {none} was taken"
        yield InputError(place, cause, "rename one, or give each an id")


def shown(path: PurePath) -> str:
    """A path as messages show it; a name that is not UTF-8 cannot be printed as it is.

    >>> shown(PurePath("政策") / "a\\udcff.txt")
    '政策/a\ufffd.txt'
    """
    return normalise(str(path))


def _exists(path: Path) -> bool:
    try:
        if path.exists() or path.is_symlink():
            return True
    except OSError as error:
        raise InputError(shown(path), f"cannot be read ({error.strerror})", "check its permissions") from error
    raise InputError(shown(path), "no such file or folder", "check the path")


def _add_file(path: Path, found: Survey) -> None:
    suffix = path.suffix.lower()
    if suffix in MANIFESTS:
        found.manifests.append(path)
    if suffix in TABLES and has_texts(read_text_of(path, shown(path))):
        found.sources.append(Source(path, identifier_of(PurePath(path.name)), shown(path), is_table=True))
    elif suffix in MANIFESTS:
        _add_manifest(path, found)
    elif suffix in READERS or suffix in ROWS:
        found.sources.append(Source(path, identifier_of(PurePath(path.name)), shown(path)))
    else:
        cause = f"unknown format {suffix}" if suffix else "a file without a suffix"
        raise InputError(shown(path), cause, f"convert it to one of {known_suffixes()}")


def _add_manifest(path: Path, found: Survey) -> None:
    columns: dict[str, None] = {}  # in their order
    for entry in read_manifest(path, shown(path)):
        if isinstance(entry, InputError):
            found.failures.append(entry)
            continue
        columns |= dict.fromkeys(entry.fields)
        identifier = entry.id or identifier_of(PurePath(os.path.relpath(path.parent / entry.file, path.parent)))
        file = path.parent / entry.file
        if file.suffix.lower() in ROWS:
            raise ManifestError(f"{entry.where}: {entry.file} holds many documents; give it to the build as it is")
        found.sources.append(Source(file, identifier, shown(file), entry.fields, entry.where))
    found.misspelt.extend(f"{shown(path)}: {told}" for told in misspelt(columns))


def _add_folder(folder: Path, found: Survey) -> None:
    files, failures = _walk(folder)
    known = [path for path in files if path.suffix.lower() in READERS or path.suffix.lower() in ROWS]
    lists = [path for path in files if path.suffix.lower() in MANIFESTS]
    if not known and not failures:
        raise _without_documents(folder, files, lists)
    found.failures.extend(failures)
    found.beside.extend(lists)
    taken = {*known, *lists}
    found.ignored.update(path.suffix.lower() or "no suffix" for path in files if path not in taken)
    found.sources.extend(Source(path, identifier_of(path.relative_to(folder)), shown(path)) for path in known)


def _without_documents(folder: Path, files: Sequence[Path], lists: Sequence[Path]) -> InputError:
    if lists:
        cause = "no documents in this folder, and a file that lists or holds some is read only where it is named"
        return InputError(shown(folder), cause, f"give the path of that: {shown(lists[0])}")
    number = "1 file is" if len(files) == 1 else f"{len(files)} files are"
    ignored = f"; its {number} of other formats" if files else ""
    put = ", ".join([*READERS, *sorted(ROWS)])
    return InputError(shown(folder), f"no documents in this folder{ignored}", f"put in some of {put}")


#: The file by which a folder is a graph.
_GRAPH = "zhitu.json"


def _walk(folder: Path) -> tuple[list[Path], list[InputError]]:
    """All files below, sorted by path; hidden ones, Office's lock files, graphs and links to folders left out."""
    failures: list[InputError] = []

    def note(error: OSError) -> None:
        where = shown(PurePath(error.filename or folder))
        failures.append(InputError(where, f"the folder cannot be read ({error.strerror})", "check its permissions"))

    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=note):
        if _GRAPH in names:
            folders.clear()  # zhitu build . -o graph.db: what it writes there is nothing to read
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(Path(parent, name) for name in _visible(names))
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix()), failures


def _visible(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if not name.startswith((".", "~$")))


def identifier_of(relative: PurePath) -> str:
    """The path without suffix, the same on every machine: composed characters, slashes, no control characters.

    >>> identifier_of(PurePath("2022") / "年报.v2.txt")
    '2022/年报.v2'
    """
    name = normalise(unicodedata.normalize("NFC", relative.with_suffix("").as_posix()))
    return name.replace("\n", "\ufffd").replace("\t", "\ufffd")
