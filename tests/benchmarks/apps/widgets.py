"""The usual map among as many of Streamlit's widgets as the dashboard's map page has: what these cost by themselves."""

import streamlit as st

from tests.benchmarks.apps import usual_map

PAGES = 7
FACETS = {"Sector": 7, "County": 11, "Path": 4}


def map_page() -> None:
    """Draw heading, search box, map, filters and a link."""
    with st.container(horizontal=True):
        st.title("Clusters on a map")
        st.segmented_control("Language", ["en", "nb"], label_visibility="collapsed", default="en")
    st.text_input("Search")
    usual_map.draw(explanation="What this level is")
    with st.sidebar:
        st.button("All", type="tertiary")
        st.button("None", type="tertiary")
        for name, count in FACETS.items():
            st.multiselect(name, [f"{name} {number}" for number in range(count)])
        st.button("Reset", icon=":material/restart_alt:")
        st.selectbox("Base map", ["Outline", "Grey"], help="Where the base map comes from")
    st.page_link(pages[1], label="Further page")


def further_page() -> None:
    """Draw what no visit asks for."""
    st.write("A page")


st.set_page_config(layout="wide")
pages = [st.Page(map_page, title="Map", default=True)]
pages += [st.Page(further_page, title=f"Page {n}", url_path=f"page-{n}") for n in range(1, PAGES)]
st.navigation(pages, position="top").run()
