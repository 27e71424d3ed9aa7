"""From one text to one value: numbers, dates, and the words that tables use."""
