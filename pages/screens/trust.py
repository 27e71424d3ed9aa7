"""Trust: which rows stay put when the clusters are fitted again, what makes a row swing, and what is amiss."""

import streamlit as st

from pages.shared.session import store
from pages.shared.trust import amiss, doubt_panel, faithfulness, pie_map, proof, trust_heading, wavering_list

with st.container(key="trust"):  # dom/page.css stacks its columns where they have no room
    left, right = st.columns([11, 14], gap="large")
with left:
    is_there = trust_heading.draw()
if is_there:
    with left:
        pie_map.draw()
        wavering_list.draw()
    with right:
        doubt_panel.draw()
    amiss.draw()
    faithfulness.draw()
    proof.draw()
store.write_address()
