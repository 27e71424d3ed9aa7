"""The least that a Streamlit app can be: a title, and a fragment that counts."""

import streamlit as st

st.title("Text only")


@st.fragment
def count() -> None:
    """Count clicks."""
    st.session_state.n = st.session_state.get("n", -1) + 1
    st.button("Again")
    st.text(f"count {st.session_state.n}")


count()
