"""Text to Markdown: names and values of users are escaped here."""

from __future__ import annotations

import re

# Special characters; a point inside a word (www.x.org becomes a link); the start of a list or a heading.
_SPECIAL = re.compile(r"[\\`*_{}\[\]()!|~$:<>&^@]|(?<=\w)\.(?=[^\W\d])|^[#+\-=]|(?<=^\d)[.)]")


def literal(text: str) -> str:
    """Write text so that Markdown, LaTeX, Streamlit's directives and HTML leave it alone.

    Examples
    --------
    >>> literal("a_b <i>")
    'a&#95;b &#60;i&#62;'
    """
    return _SPECIAL.sub(lambda m: f"&#{ord(m[0])};", text.replace("\n", " "))
