"""The tray of clusters to compare: how many there are, each a way to its card, and the way to the comparison."""

import streamlit as st

from data.i18n import Texts
from geo.dataset import Dataset
from geo.view import View
from pages.panels.state import session
from pages.panels.ui.markdown import as_markdown
from pages.panels.ui.navigation import page_file


def draw(t: Texts, data: Dataset, view: View) -> None:
    """Draw the tray if there is anything in it; its room in the page is there either way.

    An embedded page compares nothing: the comparison would stand in the frame, with no way back.
    """
    with st.container(key="tray", horizontal=True, vertical_alignment="center", gap="small"):
        if not view.compared or session.is_embedded():
            return
        st.page_link(
            page_file("compare"),
            label=t("tray.compare", n=len(view.compared)),
            icon=":material/compare_arrows:",
            width="content",
        )
        for cluster in view.compared:
            name = data.catalogue.clusters_by_id[cluster].listed_name
            st.button(
                as_markdown(name),
                key=f"tray_{cluster}",
                type="tertiary",
                on_click=session.choose,
                args=(cluster,),
            )
