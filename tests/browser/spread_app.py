"""An app with nothing but how columns spread over the clusters, of a sample or of a table that the server is told."""

import os

import streamlit as st

TABLES = {"hostile": "hostile_table", "wide": "wide_table"}

if __name__ != "__main__":
    from pages.shared.session.error_log import keep_messages_out
    from pages.shared.shell import server, web

    keep_messages_out()
    web.prepare()
    app = st.App(__file__, routes=web.ROUTES, middleware=web.MIDDLEWARE, on_script_error=server.show_error)
else:
    from pages.shared.clusters import spread
    from pages.shared.results import cache
    from pages.shared.session import store
    from tests.helpers import spread_tables

    st.set_page_config("Spread", layout="wide")
    if name := TABLES.get(os.environ.get("SPREAD_TABLE", "")):
        table = getattr(spread_tables, name)()
        setattr(cache, "sample_dataset", lambda _: table)  # noqa: B010
    store.begin_run()
    left, _ = st.columns([13, 11], gap="large")
    with left:
        spread.draw()
