"""Columns: see what each column holds and is for, change it, choose how it is prepared, explain it."""

from pages.shared.table import column_editor

column_editor.screen()
