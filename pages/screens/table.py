"""Your table: upload or paste one, see how it was read, correct it, explain it."""

import streamlit as st

from pages.shared.session import store
from pages.shared.shell import navigation, notices, progress
from pages.shared.table import reading, saved_settings, upload
from pages.shared.wording import upload_words

navigation.draw_way_back()
st.title(upload_words.YOUR_TABLE, anchor=False)
notices.draw()
candidate = store.visit().candidate or store.visit().upload
is_read = candidate is None or progress.is_read(candidate)
if candidate is None:
    upload.draw_first()
    saved_settings.draw()
elif is_read:
    reading.draw(candidate)
store.write_address(is_reading=not is_read)
