"""An app whose parts fail: what a visitor sees of it is what this project's server shows."""

import streamlit as st

if __name__ != "__main__":
    from pages.shared.shell.server import MIDDLEWARE, show_error

    app = st.App(__file__, middleware=MIDDLEWARE, on_script_error=show_error)
else:
    from neon_core.errors import NeonError

    @st.fragment
    def part():
        """Fail when asked to, in one of two ways."""
        st.title("Still here")
        if st.button("Fail"):
            raise RuntimeError("secret detail")
        if st.button("Fail well"):
            raise NeonError("3 rows cannot make 5 clusters", hint="Choose at most 3 clusters.")

    part()
