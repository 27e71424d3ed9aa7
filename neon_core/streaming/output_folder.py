"""The folder of an explained table: where it may be, what an earlier run has left there, and its model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from os import PathLike
from pathlib import Path

from neon_core.errors import SavedFileError
from neon_core.saved.json_object import read_file
from neon_core.saved.model_file import format_model
from neon_core.saved.model_parts import parse_model
from neon_core.saved.saved_model import SavedModel
from neon_core.saved.whole_file import UNFINISHED, write_file
from neon_core.streaming.manifest import HINT, NAME, Manifest, check_same, read_manifest, write_manifest
from neon_core.streaming.store_path import MARK, TablePath
from neon_core.streaming.stream_model import StreamedModel
from neon_core.streaming.typed_rows import drop_rows

MODEL = "_model.json"
"""Readers of Parquet pass over what begins with an underscore: to them the folder is one table."""
WRITTEN = (NAME, MODEL, "part-[0-9]*.parquet")
LEFT_BEHIND = tuple(f".{name}.*{UNFINISHED}" for name in WRITTEN)
"""What a run writes, and what it leaves behind when it is killed."""


def open_folder(
    output: str | PathLike[str], root: TablePath, wanted: Manifest, *, overwrite: bool
) -> tuple[Path, Manifest]:
    """Return the folder and its manifest: that of a run to go on with, or a new one.

    Raises
    ------
    SavedFileError
        If the folder cannot be written, holds other files, or was begun for another table or with other choices.
    """
    if isinstance(output, str) and MARK in output:
        what = f"{output} is in an object store, where a part does not take its place at once"
        raise SavedFileError(what, where="output", hint="Name a folder of this machine, and copy it from there.")
    try:
        folder = Path(output)
        is_file = folder.exists() and not folder.is_dir()
    except (TypeError, ValueError):
        raise SavedFileError("The output is no path", where="output", hint="Name a folder.") from None
    _check_place(folder, root, is_file=is_file)
    if (folder / NAME).exists() and not overwrite:
        found = read_manifest(folder)
        if found.model:
            check_same(found, wanted)
            _remove(folder, LEFT_BEHIND)
            if found.is_finished:
                drop_rows(folder)
            return folder, found
    elif folder.is_dir() and not overwrite and any(folder.iterdir()):
        raise SavedFileError(f"{folder} holds other files", where="output", hint="Name a new folder, or an empty one.")
    _clear(folder)
    write_manifest(folder, wanted)
    return folder, wanted


def _check_place(folder: Path, root: TablePath, *, is_file: bool) -> None:
    """Refuse a place where no folder can be, and one in the table, which would be read as a part of it."""
    if is_file:
        raise SavedFileError(f"{folder} is a file", where="output", hint="Name a folder.")
    if not folder.parent.is_dir():
        raise SavedFileError(f"There is no folder {folder.parent}", where="output", hint="Make it first.")
    if isinstance(root, Path) and folder.resolve().is_relative_to(root.resolve()):
        raise SavedFileError(f"{folder} is in the table itself", where="output", hint="Name a folder elsewhere.")


def _clear(folder: Path) -> None:
    """Make the folder, and remove what an earlier run has written there."""
    try:
        folder.mkdir(exist_ok=True)
        drop_rows(folder)
        _remove(folder, (*WRITTEN, *LEFT_BEHIND))
    except OSError as error:
        what = f"{folder} cannot be written: {error.strerror or error}"
        raise SavedFileError(what, where="output", hint="Choose another folder.") from None


def clean_folder(folder: Path) -> None:
    """Remove what a finished run no longer needs, and what its lost workers left behind."""
    drop_rows(folder)
    _remove(folder, LEFT_BEHIND)


def _remove(folder: Path, patterns: Sequence[str]) -> None:
    for pattern in patterns:
        for path in folder.glob(pattern):
            path.unlink()


def write_model(folder: Path, manifest: Manifest, streamed: StreamedModel) -> Manifest:
    """Write the model, and the manifest that names it; return this."""
    content = format_model(streamed.model).encode()
    write_file(folder / MODEL, content, overwrite=True)
    found = replace(
        manifest,
        model=sha256(content).hexdigest()[:32],
        inertia=streamed.inertia,
        has_filled=streamed.has_filled,
        notes=streamed.notes,
    )
    write_manifest(folder, found)
    return found


def read_model(folder: Path, manifest: Manifest) -> SavedModel:
    """Return the model as its file has it: a run that goes on has no other."""
    content = read_file(folder / MODEL)
    if sha256(content).hexdigest()[:32] != manifest.model:
        what = f"{folder / MODEL} is not the model that the manifest names"
        raise SavedFileError(what, where=MODEL, hint=HINT)
    return parse_model(content)


def is_whole(folder: Path, manifest: Manifest) -> bool:
    """Return whether all parts of a folder are there."""
    return manifest.is_finished and all((folder / part.file).is_file() for part in manifest.parts)
