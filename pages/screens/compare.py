"""Compare: the present clustering beside another one, or beside labels; who moves, and why.

The sidebar changes the present clustering, as it does on Explore.
"""

import streamlit as st

from pages.shared.compare import against_controls, comparison_heading, flow_panel, moved_panel, moved_table, mover_list
from pages.shared.session import store

with st.container(key="compare"):  # dom/page.css stacks its columns where they have no room
    left, right = st.columns([11, 14], gap="large")
with left:
    is_compared = comparison_heading.draw()
if is_compared:
    with left:
        flow_panel.draw()
        mover_list.draw()
        against_controls.draw_take_over()
    with right:
        moved_panel.draw()
    moved_table.draw()
store.write_address()
