"""From choices to values: the caches, the current results, and the limits of this dashboard."""
