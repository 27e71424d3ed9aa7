"""The method: K-Means rewritten as a two-layer network, and its output propagated back to the features."""
