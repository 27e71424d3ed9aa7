"""Delimited text: encoding, dialect, preamble, header, rows and footer."""
