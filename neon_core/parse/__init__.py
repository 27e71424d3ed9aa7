"""Parse one text into one value: numbers and dates, and the vocabulary of tables."""
