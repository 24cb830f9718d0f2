"""The floor: the least that a Streamlit app can do for a click, as a fragment and as a whole rerun."""

import streamlit as st

st.set_page_config(layout="wide")


@st.fragment
def count_clicks() -> None:
    """A button that changes one text, and reruns nothing else."""
    if st.button("Count", key="count"):
        st.session_state["clicks"] = st.session_state.get("clicks", 0) + 1
    with st.container(key="clicks"):
        st.text(st.session_state.get("clicks", 0))


count_clicks()
on = st.sidebar.checkbox("On", value=True, key="level_nce")
with st.container(key="switched"):
    st.text(int(on))
