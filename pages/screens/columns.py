"""Columns: see what each column holds and is for, change it, choose how it is prepared, explain it."""

from pages.shared import columns

columns.screen()
