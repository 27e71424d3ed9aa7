"""Sentences and labels that only the app needs; those of the library are in `neon_core.wording`."""
