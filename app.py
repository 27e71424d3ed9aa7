"""The dashboard: page settings, navigation, and the sidebar with the choices of data and clustering.

`streamlit run app.py` imports this file once for the server's application and runs it as a script for every visit.
"""

from pathlib import Path

import streamlit as st

if __name__ != "__main__":
    from pages.shared.shell.server import MIDDLEWARE, ROUTES, shown, without_old_pages

    without_old_pages()
    app = st.App(__file__, routes=ROUTES, middleware=MIDDLEWARE, on_script_error=shown)  # found by reading this file
else:
    from pages.shared import state
    from pages.shared.shell import server, sidebar

    icon, logo = (str(Path(__file__).parent / "pages" / "shared" / f"{name}.svg") for name in ("icon", "logo"))
    st.set_page_config("NEON: why this cluster?", icon, layout="wide", initial_sidebar_state=240)
    st.logo(logo, size="large", icon_image=icon)
    explore = st.Page("pages/screens/explore.py", title="Explore", default=True)
    table = st.Page("pages/screens/table.py", title="Your table", visibility="hidden")
    columns = st.Page("pages/screens/columns.py", title="Columns", visibility="hidden")
    page = st.navigation([explore, table, columns], position="top")
    state.begin()
    with st.sidebar:
        sidebar.data(is_away=page is not table, is_at_columns=page is columns)
        sidebar.clustering()
    server.guarded(page.run)
    if page is explore and state.get("stands"):
        with st.sidebar:
            server.guarded(sidebar.fit_line)
        server.settle()
