"""Clusters: what makes each cluster, as a card, how features spread, and what parts every two.

The sidebar changes the clustering while the cards stand here, as it does on Explore.
"""

import streamlit as st

from pages.shared.clusters import cards, cluster_heading, pairs, spread
from pages.shared.session import store

if cluster_heading.draw():
    cards.draw()
    with st.container(key="clusters"):  # dom/page.css stacks its columns where they have no room
        left, right = st.columns([13, 11], gap="large")
    with left:
        spread.draw()
    with right:
        pairs.draw()
store.write_address()
