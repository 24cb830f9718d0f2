"""Data that change while the server runs: taken as a whole once they are still, or refused as a whole."""

import json
import logging
from pathlib import Path

import pytest
import streamlit as st

from pages.panels.state import reload
from pages.panels.state.reload import PAUSE, Reloaded
from tests.pages.apptest import dashboard, filtered, panel, query


class Clock:
    """Seconds that pass when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def pause(self) -> None:
        self.now += PAUSE


class Pair:
    """Two files that must agree, and how often they were read."""

    def __init__(self, folder: Path) -> None:
        self.files = (folder / "a", folder / "b")
        self.reads = 0
        self.write("1", "1")

    def write(self, *texts: str) -> None:
        for file, text in zip(self.files, texts, strict=False):
            file.write_text(text, encoding="ascii")

    def read(self) -> str:
        self.reads += 1
        a, b = (file.read_text(encoding="ascii") for file in self.files)
        if a != b:
            raise ValueError(f"{a} is not {b}")
        return a


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_files_that_do_not_change_are_read_once(pair: Pair, clock: Clock) -> None:
    value = Reloaded(pair.files, pair.read, clock=clock)
    for _ in range(5):
        clock.pause()
        assert value.get() == "1"
    assert pair.reads == 1


def test_a_change_is_taken_once_the_files_were_still_for_a_pause(pair: Pair, clock: Clock) -> None:
    value = Reloaded(pair.files, pair.read, clock=clock)
    pair.write("22", "22")
    assert value.get() == "1"
    clock.pause()
    assert value.get() == "1"
    clock.pause()
    assert value.get() == "22"


def test_files_that_change_one_after_the_other_are_never_taken_in_half(pair: Pair, clock: Clock) -> None:
    value = Reloaded(pair.files, pair.read, clock=clock)
    for texts in (["22"], ["22", "2"], ["22", "22"]):
        pair.write(*texts)
        clock.pause()
        assert value.get() == "1"
    assert pair.reads == 1
    clock.pause()
    assert value.get() == "22"


def test_files_that_change_while_they_are_read_are_read_again(pair: Pair, clock: Clock) -> None:
    def read_and_disturb() -> str:
        text = pair.read()
        if text == "22":
            pair.write("333", "333")
        return text

    value = Reloaded(pair.files, read_and_disturb, clock=clock)
    pair.write("22", "22")
    seen = []
    for _ in range(4):
        clock.pause()
        seen.append(value.get())
    assert seen == ["1", "1", "1", "333"]


@pytest.mark.parametrize("fault", ["broken", "missing"])
def test_what_cannot_be_read_leaves_the_old_value_and_one_line_in_the_log(
    pair: Pair, clock: Clock, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    value = Reloaded(pair.files, pair.read, clock=clock)
    if fault == "broken":
        pair.write("22", "333")
    else:
        pair.files[0].unlink()
    for _ in range(4):
        clock.pause()
        assert value.get() == "1"
    assert len(caplog.records) == 1
    assert caplog.records[0].levelno == logging.ERROR
    assert ("22 is not 333" if fault == "broken" else "No such file") in caplog.text
    pair.write("22", "22")
    clock.pause()
    clock.pause()
    assert [value.get(), value.get()] == ["1", "1"]
    clock.pause()
    assert value.get() == "22"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server looks at its files whenever it is asked."""
    monkeypatch.setattr(reload, "PAUSE", 0)


def take_out_act(folder: Path) -> None:
    """Leave out one cluster of level Arena Pro, its awards and sources, and correct the expected counts."""
    for name in ("clusters.csv", "awards.csv", "sources.csv"):
        lines = (folder / name).read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(("act,", "cluster,act,"))]
        (folder / name).write_text("".join(kept), "utf-8")
    descriptor = folder / "datapackage.json"
    whole = json.loads(descriptor.read_text("utf-8"))
    for count in ("clusters", "organisations", "level:arena-pro"):
        whole["expected"][count] -= 1
    descriptor.write_text(json.dumps(whole), "utf-8")


@pytest.mark.usefixtures("at_once")
def test_a_reader_sees_changed_data_at_the_next_run_and_loses_only_what_is_gone(data_folder: Path) -> None:
    app = dashboard(cluster=["act"], level=["arena", "nce"])
    assert panel(app)["chosen"] == "act"
    take_out_act(data_folder)
    app.run()
    assert not app.exception
    assert filtered(app)["status"].endswith("of 42 clusters shown")
    assert panel(app)["chosen"] is None
    assert query(app) == {"level": ["arena", "nce"]}


@pytest.mark.usefixtures("at_once")
def test_broken_changes_do_not_reach_a_reader(data_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = dashboard(cluster=["act"])
    (data_folder / "levels.csv").unlink()
    app.run()
    assert not app.exception
    assert filtered(app)["status"] == "43 of 43 clusters shown"
    assert panel(app)["chosen"] == "act"
    assert "levels.csv" in caplog.text


@pytest.mark.usefixtures("at_once")
def test_a_reader_who_clears_the_caches_harms_nobody_while_data_files_are_being_replaced(
    data_folder: Path,
) -> None:
    """Any browser may send Streamlit's message `clear_cache`, which does just this to the process."""
    before = filtered(dashboard())["status"]
    (data_folder / "levels.csv").write_text("half a fi", "utf-8")
    st.cache_data.clear()
    st.cache_resource.clear()
    app = dashboard()
    assert not app.exception
    assert filtered(app)["status"] == before
