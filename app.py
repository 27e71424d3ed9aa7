"""The dashboard: page settings, navigation, and the sidebar with the choices of data and clustering.

`streamlit run app.py` imports this file once for the server's application and runs it as a script for every visit.
"""

from pathlib import Path

import streamlit as st

if __name__ != "__main__":
    from pages.shared.session import browser_guard, error_log
    from pages.shared.shell import server, server_log, web

    error_log.keep_messages_out()
    browser_guard.guard_messages()
    server_log.configure()
    server.disable_pages_directory()
    web.prepare()
    app = st.App(  # found by reading this file
        __file__, routes=web.ROUTES, middleware=web.MIDDLEWARE, on_script_error=server.show_error
    )
else:
    from pages.shared.results import current, validation
    from pages.shared.session import store
    from pages.shared.shell import navigation, server, sidebar

    icon, logo = (str(Path(__file__).parent / "pages" / "shared" / f"{name}.svg") for name in ("icon", "logo"))
    st.set_page_config("NEON: why this cluster?", icon, layout="wide", initial_sidebar_state=240)
    st.logo(logo, size="large", icon_image=icon)
    screens = {path: navigation.define_page(path) for path in navigation.TITLES}
    page = st.navigation(list(screens.values()), position="top")
    store.begin_run()
    navigation.arrive(screens, page)
    validation.validate_columns()
    with st.sidebar:
        sidebar.draw(next(screen for screen in screens if screens[screen] is page))
    server.guard(page.run)
    if any(page is screens[screen] for screen in navigation.RESULTS) and current.is_explained():
        with st.sidebar:
            server.guard(sidebar.draw_fit_line)
        server.freeze_imports()
