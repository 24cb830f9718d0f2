"""A button's press counts once, also where the run that it began was ended by another message of the page."""

from streamlit.testing.v1 import AppTest


def script() -> None:
    import streamlit as st

    from pages.panels.ui.button import pressed

    st.text_input("Typed", key="typed")
    if st.session_state.get("ends_first"):
        st.session_state["ends_first"] = False
        st.stop()  # as a run ends that another message of the page comes in on
    st.session_state["acted"] = st.session_state.get("acted", 0) + pressed("Act", "act")


def test_a_press_counts_once() -> None:
    app = AppTest.from_function(script).run()
    assert app.session_state["acted"] == 0
    app.button(key="act").click().run()
    app.run()
    assert app.session_state["acted"] == 1


def test_a_press_counts_where_its_run_did_not_come_to_the_button() -> None:
    app = AppTest.from_function(script).run()
    app.session_state["ends_first"] = True
    app.button(key="act").click().run()
    assert app.session_state["acted"] == 0
    app.run()
    assert app.session_state["acted"] == 1
