"""No such page: say so, and lead to the screens that there are, with the choices of the address."""

import streamlit as st

from pages.shared.shell import navigation, notices
from pages.shared.wording import address_words, column_words, upload_words

st.title(address_words.NO_PAGE, anchor=False)
notices.draw()
st.markdown(address_words.PAGES)
with st.container(horizontal=True):
    navigation.to_explore(address_words.TO_EXPLORE, notices.forget, kind="primary")
    navigation.to_clusters(address_words.TO_CLUSTERS, notices.forget)
    navigation.to_choose_k(address_words.TO_CHOOSE_K, notices.forget)
    navigation.to_compare(address_words.TO_COMPARE, notices.forget)
    navigation.to_table(upload_words.USE_OWN, before=notices.forget)
    navigation.to_columns(column_words.COLUMNS_AND_PREPARATION, before=notices.forget)
