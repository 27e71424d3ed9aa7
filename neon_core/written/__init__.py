"""What people write in cells: numbers, dates, and the words for yes, no and nothing. Knows no table."""
