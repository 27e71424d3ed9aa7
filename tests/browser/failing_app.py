"""An app with a part that fails, on this project's server."""

import streamlit as st

if __name__ != "__main__":
    from pages.shared.session.error_log import keep_messages_out
    from pages.shared.shell.server import show_error
    from pages.shared.shell.web import MIDDLEWARE

    keep_messages_out()
    app = st.App(__file__, middleware=MIDDLEWARE, on_script_error=show_error)
else:
    from neon_core.errors import NeonError

    @st.fragment
    def part():
        """Show two buttons; each raises an error of its kind."""
        st.title("Still here")
        if st.button("Fail"):
            raise RuntimeError("secret detail")
        if st.button("Fail well"):
            raise NeonError("3 rows cannot make 5 clusters", hint="Choose at most 3 clusters.")

    part()
