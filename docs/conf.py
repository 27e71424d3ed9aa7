"""The documentation: Markdown and docstrings to HTML that needs no network. `make docs` builds it."""

from __future__ import annotations

from docutils.nodes import math, math_block
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx

from docs.generated import fill_page
from neon_core.version import __version__

SCROLLED = '<div style="overflow-x: auto; margin: 1rem 0">'
"""A formula wider than a phone is scrolled by itself."""
project, copyright, version = "NEON", "The NEON dashboard authors", __version__
release = version
extensions = ["myst_parser", "sphinx.ext.autodoc", "numpydoc"]
exclude_patterns = ["pictures"]
html_theme, html_title = "furo", f"NEON {version}"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#33424F", "color-brand-content": "#255E9E"},
    "dark_css_variables": {"color-brand-primary": "#C4CFDA", "color-brand-content": "#8DBBF2"},
}
html_show_sphinx, html_copy_source, html_show_sourcelink = False, False, False
html_extra_path = ["settings.schema.json", "model.schema.json"]
html_math_renderer = "mathml"
myst_enable_extensions, myst_heading_anchors = ["dollarmath"], 3
default_role = "literal"
autodoc_typehints, autodoc_member_order = "none", "bysource"
numpydoc_show_class_members = False
toc_object_entries = False


def read_page(_app: Sphinx, name: str, source: list[str]) -> None:
    """Fill a page with what comes from the code and from files of the project."""
    source[0] = fill_page(name, source[0])


def write_math(writer: object, node: math) -> None:
    """Write a formula as MathML, which browsers draw without a script."""
    writer.body.append(tex2mathml(node.astext()))  # type: ignore[attr-defined]
    raise_skip()


def write_math_block(writer: object, node: math_block) -> None:
    """Write a formula of its own line."""
    writer.body.append(f"{SCROLLED}{tex2mathml(node.astext(), as_block=True)}</div>")  # type: ignore[attr-defined]
    raise_skip()


def raise_skip() -> None:
    """Leave the children of a node out: they are written."""
    from docutils.nodes import SkipNode

    raise SkipNode


def setup(app: Sphinx) -> None:
    """Register what stands above."""
    app.connect("source-read", read_page)
    app.add_html_math_renderer("mathml", (write_math, None), (write_math_block, None))
