"""Excel workbooks, checked and rewritten before they are read."""
