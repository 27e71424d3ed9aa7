"""The version of the library, here alone: the package, the command and the files that are saved have it from here."""

__version__ = "0.1.0"
