"""Columns: see what each column holds and is for, change it, choose how it is prepared, explain it."""

from pages.shared.session import store
from pages.shared.shell import navigation, notices, progress
from pages.shared.table import column_editor, preparation, saved_settings
from pages.shared.wording import column_words

navigation.draw_way_back()
if progress.is_table_read():
    column_editor.draw_title()
    notices.draw()
    column_editor.draw()
    preparation.draw()
    navigation.to_explore(column_words.EXPLAIN, kind="primary")
    saved_settings.draw()
    store.write_address()
