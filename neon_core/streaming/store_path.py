"""A file or a folder in an object store, such as s3://bucket/table, by fsspec."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from neon_core.errors import MissingPackageError, ReadingError
from neon_core.text import one_line

MARK = "://"
"""What the address of an object store has, and no path."""
KEY_DIGITS = 15
"""Hexadecimal digits of a key that fit into the whole numbers of a manifest."""


@dataclass(frozen=True)
class StorePath:
    """A file or a folder in an object store, with the methods of a path that a table needs.

    Attributes
    ----------
    store : fsspec.AbstractFileSystem
        The store.
    path : str
        The path in it.
    """

    store: Any
    path: str

    def __str__(self) -> str:
        return str(self.store.unstrip_protocol(self.path))

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.path).name

    @property
    def suffix(self) -> str:
        """The end of the name."""
        return PurePosixPath(self.path).suffix

    def exists(self) -> bool:
        """Return whether there is such a file or folder."""
        return bool(self.store.exists(self.path))

    def is_file(self) -> bool:
        """Return whether it is a file."""
        return bool(self.store.isfile(self.path))

    def is_dir(self) -> bool:
        """Return whether it is a folder."""
        return bool(self.store.isdir(self.path))

    def files(self) -> list[StorePath]:
        """Return all files below the folder."""
        return [StorePath(self.store, path) for path in self.store.find(self.path)]

    def relative_to(self, root: StorePath) -> PurePosixPath:
        """Return the path below a folder."""
        return PurePosixPath(self.path).relative_to(root.path)

    def open(self, mode: str) -> BinaryIO:
        """Return the open file."""
        return cast(BinaryIO, self.store.open(self.path, mode))

    def state(self) -> tuple[int, int]:
        """Return the size, and a number that another content has another of: from time, tag or version."""
        self.store.invalidate_cache()
        return int(self.store.size(self.path)), int(self.store.ukey(self.path)[:KEY_DIGITS], 16)


TablePath = Path | StorePath
"""Where a file of a table is."""


def parse_path(source: str | PathLike[str]) -> TablePath:
    """Return the path of a table: one of a disk, or with :// one of an object store.

    Raises
    ------
    TypeError, ValueError
        If it is no path.
    MissingPackageError
        If fsspec, or the package for the store, is not installed.
    ReadingError
        If the store does not answer.
    """
    if not (isinstance(source, str) and MARK in source):
        return Path(source)
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        hint = 'Install the extra: pip install "neon-dashboard[stores]".'
        raise MissingPackageError("fsspec is not installed", where="source", hint=hint) from None
    try:
        store, path = url_to_fs(source)
    except ImportError as error:
        what = f"A package for {source} is not installed: {one_line(str(error), 200)}"
        raise MissingPackageError(what, where="source", hint="Install it with pip.") from error
    except Exception as error:  # each store has errors of its own
        raise unreachable(source, error) from error
    return StorePath(store, path.rstrip("/"))


def unreachable(source: object, error: Exception) -> ReadingError:
    """Return the error that a store does not answer."""
    what = f"{source} cannot be reached: {one_line(str(error) or type(error).__name__, 200)}"
    return ReadingError(what, where="source", hint="Check the address, and your permission to read there.")
