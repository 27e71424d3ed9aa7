"""Clusters: what makes each cluster, as a card, and what parts every two of them.

The sidebar changes the clustering while the cards stand here, as it does on Explore.
"""

from pages.shared.clusters import cards, cluster_heading, pairs
from pages.shared.session import store

if cluster_heading.draw():
    cards.draw()
    pairs.draw()
store.write_address()
