"""The parts of the screens for a table of the visitor's own and for its columns."""
