"""The least that a Streamlit app with a component can be: a fragment that counts, and a component that writes it."""

import streamlit as st

WRITE = """export default ({ data, parentElement }) => {
    parentElement.querySelector('p').textContent = data[0]
}"""

st.title("Component only")
# The tests wait until every component shows something of the class "panel".
_count = st.components.v2.component("count", html='<p class="panel">no count</p>', js=WRITE)


@st.fragment
def count() -> None:
    """Count clicks."""
    st.session_state.n = st.session_state.get("n", -1) + 1
    st.button("Again")
    _count(key="count", data=[st.session_state.n])


count()
