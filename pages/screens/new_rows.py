"""New rows: another table in the clusters on screen, or in those of a saved model; who moved, and why.

The sidebar changes the clustering that places them, as it does on Explore.
"""

import streamlit as st

from pages.shared.new_rows import placed_answer, placed_table, placing_heading, shares
from pages.shared.session import store

with st.container(key="new-rows"):  # dom/page.css stacks its columns where they have no room
    left, right = st.columns([11, 14], gap="large")
with left:
    is_placed = placing_heading.draw()
if is_placed:
    with left:
        shares.draw()
        placing_heading.draw_more()
    with right:
        placed_answer.draw()
    placed_table.draw()
store.write_address()
