"""Read delimited text: encoding, dialect, records, the layout of the table, and its rows."""
