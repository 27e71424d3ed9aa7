"""Explore: click a row, see why it is in its cluster."""

import streamlit as st

from pages.shared.explore import answer_panel, description, export, group_line, heading, lesson, map_panel, row_table

with st.container(key="explore"):  # dom/page.css stacks its columns where they have no room
    left, right = st.columns([11, 14], gap="large")
with left:
    is_explained = heading.draw()
if is_explained:
    with left:
        map_panel.draw()
        group_line.draw()
    with right:
        answer_panel.draw()
    description.draw()
    row_table.draw()
    lesson.draw()
    export.draw()
