"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path

from neon_core.arguments import format_given
from neon_core.errors import SavedFileError

UNFINISHED = ".part"
"""The end of the name of a file that is being written; a process that is killed leaves it behind."""


def check_target(path: str | PathLike[str], *, overwrite: bool = False) -> Path:
    """Return the path of a file that can be written there, before the work for it begins.

    Raises
    ------
    SavedFileError
        If the file exists and may not be replaced, is a folder, or its folder does not exist.
    """
    try:
        target = Path(path)
        is_folder = target.is_dir()
    except (TypeError, ValueError):  # another type; a letter that no path has
        what = f"{format_given(path)} is no path"
        raise SavedFileError(what, where="path", hint="Name a file.") from None
    if is_folder:
        raise SavedFileError(f"{target} is a folder", where="path", hint="Name a file in it.")
    if target.exists() and not overwrite:
        raise SavedFileError(f"{target} exists", where="path", hint="Choose another name, or allow to replace it.")
    if not target.parent.is_dir():
        what = f"There is no folder {target.parent}"
        raise SavedFileError(what, where="path", hint="Make it first, or choose another one.")
    return target


def write_file(path: str | PathLike[str], content: bytes, *, overwrite: bool = False) -> Path:
    """Write a file and return its path: it takes its place only when all of it is written.

    Parameters
    ----------
    path : path
        The file.
    content : bytes
        All that it holds.
    overwrite : bool
        Whether a file of this name may be replaced.

    Raises
    ------
    SavedFileError
        If it cannot be written; then there is no file, or the one that was there.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_file(Path(folder) / "a.txt", b"whole").read_bytes()
    b'whole'
    """
    target = check_target(path, overwrite=overwrite)
    with fill_file(target, overwrite=overwrite) as part:
        part.write_bytes(content)
    return target


@contextmanager
def fill_file(
    target: Path, hint: str = "Choose another folder, or make room on the disk.", *, overwrite: bool = False
) -> Iterator[Path]:
    """Give an unfinished file beside a target, which takes its place at the end of the block; else it is removed.

    Raises
    ------
    SavedFileError
        If it cannot be written; the hint says what to do then.
    """
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=UNFINISHED, dir=target.parent)
        os.close(handle)
        part = Path(name)
        yield part
        part.chmod(0o666 & ~_mask())  # as any new file: a temporary one is its owner's alone
        _move(part, target, overwrite=overwrite)
    except OSError as error:
        what = f"{target} cannot be written: {error.strerror or error}"
        raise SavedFileError(what, where="path", hint=hint) from None
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink()


def _move(part: Path, target: Path, *, overwrite: bool) -> None:
    """Give the finished file its name; one that has come into being meanwhile is not replaced unless it may be."""
    if overwrite:
        part.replace(target)
        return
    try:
        target.hardlink_to(part)
    except FileExistsError:
        raise SavedFileError(f"{target} exists", where="path", hint="Choose another name.") from None
    except OSError:  # a file system without links
        part.replace(target)


def _mask() -> int:
    """Return the permissions that this process takes from new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
