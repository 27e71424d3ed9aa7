"""Choose K: what seven measures say of every K, what another K would change, and how well the rows fit."""

import streamlit as st

from pages.shared.choose_k import change, fit_of_rows, k_heading, measures, verdict
from pages.shared.session import store

with st.container(key="choose-k"):  # dom/page.css stacks its columns where they have no room, the answer first
    left, right = st.columns([14, 11], gap="large")
with left, st.container(key="k-head"):
    is_there = k_heading.draw()
if is_there:
    with left, st.container(key="k-measures"):
        measures.draw()
    with right:
        with st.container(key="k-answer"):
            verdict.draw()
        with st.container(key="k-change"):
            change.draw()
    fit_of_rows.draw()
store.write_address()
