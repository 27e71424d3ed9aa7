"""What a visitor has chosen, what belongs to the visit, and how events change both."""
