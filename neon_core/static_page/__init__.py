"""The page without a server: one HTML file with the live map, the bars and the table, and the same in a notebook.

`page_data` builds what it carries, `script_bundle` joins the scripts, and `page_file` writes the file.
"""
