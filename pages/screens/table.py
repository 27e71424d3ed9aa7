"""Your table: upload or paste one, see what was understood, correct it, explain it."""

from pages.shared.table import upload

upload.your_table()
