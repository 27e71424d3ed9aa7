"""The manifest of an explained folder: source, choices, model and finished parts, so that a stopped run can go on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from neon_core.errors import Problem, SavedFileError
from neon_core.saved.json_object import Faults, parse_object, read_file
from neon_core.saved.settings_file import describe_file, format_object, versions
from neon_core.saved.whole_file import write_file
from neon_core.streaming.table_files import SourceFile
from neon_core.text import join_some

FORMAT, VERSION, NAME = "neon manifest", 1, "_manifest.json"
HINT = "Explain the table again in another folder, or allow to replace this one."


@dataclass(frozen=True)
class Part:
    """A finished part of the output: its file, and its rows in the table."""

    file: str
    first_row: int
    n_rows: int


@dataclass(frozen=True)
class Manifest:
    """What a folder holds so far.

    Attributes
    ----------
    source : str
        The name of the table.
    files : tuple of SourceFile
        Its files.
    choices : str
        The hash of the choices.
    model : str
        The hash of the model's file; empty while there is none.
    inertia : float
        Of all rows.
    has_filled : bool
        Whether missing values are filled in, so that a column says where.
    notes : tuple of str
        The caveats.
    parts : tuple of Part
        The finished parts, in order.
    is_finished : bool
        Whether all parts are there.
    """

    source: str
    files: tuple[SourceFile, ...]
    choices: str
    model: str = ""
    inertia: float = 0.0
    has_filled: bool = False
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    is_finished: bool = False

    @property
    def n_rows(self) -> int:
        """The rows of the table."""
        return sum(file.n_rows for file in self.files)

    def with_part(self, part: Part) -> Manifest:
        """Return the manifest with one more finished part."""
        parts = sorted((*self.parts, part), key=lambda each: each.first_row)
        return replace(self, parts=tuple(parts))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a manifest whole, in place of the former one.

    Raises
    ------
    SavedFileError
        If it cannot be written.
    """
    content: dict[str, Any] = {
        **describe_file(FORMAT, VERSION),
        "source": {"name": manifest.source, "files": [vars(file) for file in manifest.files]},
        "n_rows": manifest.n_rows,
        "choices": manifest.choices,
        "model": manifest.model,
        "inertia": manifest.inertia,
        "filled": manifest.has_filled,
        "notes": list(manifest.notes),
        "parts": [vars(part) for part in manifest.parts],
        "finished": manifest.is_finished,
    }
    write_file(folder / NAME, format_object(content).encode(), overwrite=True)


HEAD = ("format", "version", "made_with", "source", "n_rows", "choices")
PARTS = (*HEAD, "model", "inertia", "filled", "notes", "parts", "finished")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a folder.

    Raises
    ------
    SavedFileError
        If there is none, or with every fault of it.
    """
    given = parse_object(read_file(folder / NAME), FORMAT, VERSION, HINT)
    faults = Faults(HINT)
    faults.parts(given, "the manifest", PARTS)
    if given.get("made_with") != versions():
        faults.add("The folder was begun with other versions of the packages", "made_with")
    source = faults.parts(given.get("source"), "source", ("name", "files"))
    files = tuple(
        SourceFile(*_parse(each, f"files[{i}]", ("path", "n_bytes", "modified", "n_rows"), faults))
        for i, each in enumerate(faults.list(source.get("files"), "files"))
    )
    parts = tuple(
        Part(*_parse(each, f"parts[{i}]", ("file", "first_row", "n_rows"), faults))
        for i, each in enumerate(faults.list(given.get("parts"), "parts"))
    )
    found = Manifest(
        source=faults.text(source.get("name"), "source.name"),
        files=files,
        choices=faults.text(given.get("choices"), "choices"),
        model=faults.text(given.get("model"), "model"),
        inertia=faults.number(given.get("inertia"), "inertia"),
        has_filled=faults.boolean(given.get("filled"), "filled"),
        notes=faults.texts(given.get("notes"), "notes"),
        parts=parts,
        is_finished=faults.boolean(given.get("finished"), "finished"),
    )
    if faults.whole(given.get("n_rows"), "n_rows") != found.n_rows:
        faults.add("n_rows is not the sum of the rows of the files", "n_rows")
    faults.raise_all()
    return found


def _parse(given: object, where: str, names: tuple[str, ...], faults: Faults) -> list[Any]:
    """Return the text that comes first, and the whole numbers behind it."""
    parts = faults.parts(given, where, names)
    first, *rest = names
    numbers = [faults.whole(parts.get(name), f"{where}.{name}", 2**63) for name in rest]
    return [faults.text(parts.get(first), f"{where}.{first}"), *numbers]


def check_same(found: Manifest, wanted: Manifest) -> None:
    """Refuse to go on in a folder whose table or choices are others.

    Raises
    ------
    SavedFileError
        With the files that changed, or that the choices are others.
    """
    before, now = ({f.path: (f.n_bytes, f.modified) for f in each.files} for each in (found, wanted))
    changed = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    problems = []
    if changed or found.source != wanted.source:
        what = f"The table is another one than when the folder was begun: {join_some(changed) or wanted.source}"
        problems.append(Problem(what, "source", HINT))
    elif found.choices != wanted.choices:
        problems.append(Problem("The folder was begun with other choices", "config", HINT))
    if problems:
        raise SavedFileError(problems)
