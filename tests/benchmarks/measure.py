"""Take the samples: every subject in turn, round after round, so that a slow moment meets all."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from data.load import FOLDER, load_catalogue
from tests.benchmarks.catalogue import read_points, write_catalogue, write_points
from tests.benchmarks.results import CLICK, COLD, LIST, NAME, TOGGLE, Sample
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.session import Session, Timing, opened
from tests.benchmarks.subjects import FLOOR, OURS, SUBJECTS, USUAL, Point, Subject, level_switch

REAL = 43
LEVEL = "nce"  # the level that is switched off and on
ANSWER_LIMIT = 30.0  # seconds until an answer counts as none
LOAD_LIMIT = 60.0
PATIENCE = 120.0  # seconds for one subject and one measure; fewer rounds where they take longer
TOO_LARGE_FOR_USUAL = 5_000  # listings from which the usual app would keep the machine busy between samples


@dataclass(frozen=True)
class Dataset:
    """A catalogue to serve: its folder, the other apps' points, how many listings :data:`LEVEL` has."""

    size: int
    folder: Path
    points_file: Path
    points: tuple[Point, ...]
    switched: int

    @property
    def environment(self) -> dict[str, str]:
        """What tells the apps to show it."""
        return {"CLUSTERMAP_DATA": str(self.folder), "BENCHMARK_POINTS": str(self.points_file)}

    def wanted(self, subject: Subject, *, switched_off: bool) -> int:
        """What the subject's map shows, with the level switched off or on."""
        if not subject.counts:
            return 0 if switched_off else 1
        return self.size - self.switched if switched_off else self.size


def dataset(size: int, folder: Path) -> Dataset:
    """The programme's own catalogue at :data:`REAL`, else a generated one, with its points in *folder*."""
    home = FOLDER if size == REAL else write_catalogue(folder / f"catalogue-{size}", size)
    catalogue = load_catalogue(home)
    points_file = write_points(folder / f"points-{size}.csv", catalogue)
    switched = sum(cluster.level == LEVEL for cluster in catalogue.clusters)
    return Dataset(len(catalogue.clusters), home, points_file, read_points(points_file), switched)


def measure(
    browser: Browser, data: Dataset, rounds: int, folder: Path, wanted: Sequence[Subject] = SUBJECTS
) -> Iterator[Sample]:
    """Take all samples of the *wanted* subjects at one size."""
    groups = [set(wanted)]
    if data.size >= TOO_LARGE_FOR_USUAL:
        groups = [set(wanted) - {USUAL}, set(wanted) & {USUAL}]
    for group in groups:
        subjects = [subject for subject in SUBJECTS if subject in group]
        with ExitStack() as stack:
            servers = {s: stack.enter_context(serving(s.app, folder, data.environment)) for s in subjects}
            yield from _measure_group(browser, data, rounds, servers, stack)


def _measure_group(
    browser: Browser, data: Dataset, rounds: int, servers: dict[Subject, Server], stack: ExitStack
) -> Iterator[Sample]:
    sessions: dict[Subject, Session] = {}
    for subject, server in servers.items():
        # Also warms the server, so that the cold loads below are cold for the browser only.
        drawn = data.wanted(subject, switched_off=False)
        session, first = stack.enter_context(opened(browser, server, subject.shown, drawn, LOAD_LIMIT))
        if first is None:
            yield from (Sample(subject.name, data.size, what, None) for what in (COLD, TOGGLE, CLICK))
        else:
            sessions[subject] = session
    maps = [subject for subject in sessions if subject is not FLOOR]

    def load(subject: Subject, _: int) -> Timing | None:
        drawn = data.wanted(subject, switched_off=False)
        with opened(browser, servers[subject], subject.shown, drawn, LOAD_LIMIT) as (_session, timing):
            return timing

    def toggle(subject: Subject, number: int) -> Timing | None:
        session = sessions[subject]
        wanted = data.wanted(subject, switched_off=number % 2 == 0)
        switch = level_switch(session, LEVEL)
        return session.time(
            lambda: session.click(switch), session.map_frame(), subject.shown, wanted, ANSWER_LIMIT
        )

    yield from _rounds(COLD, maps, load, rounds, data.size)
    yield from _rounds(TOGGLE, sessions, toggle, rounds, data.size)
    targets = {subject: subject.targets(session, data.points) for subject, session in sessions.items()}

    def click(subject: Subject, number: int, *, until: str | None = None) -> Timing | None:
        session, acts = sessions[subject], targets[subject]
        if not acts:
            return None
        act = acts[number % len(acts)]
        return session.time(act, session.page.main_frame, until or subject.card, None, ANSWER_LIMIT)

    def name(subject: Subject, number: int) -> Timing | None:
        after_the_clicks = rounds + 1 + number  # so that the first one is at another target than the last
        return click(subject, after_the_clicks, until=subject.heading)

    def choose(subject: Subject, number: int) -> Timing | None:
        return _choose_in_list(sessions[subject], subject, number)

    ours = [subject for subject in sessions if subject is OURS]
    yield from _rounds(CLICK, sessions, click, rounds, data.size)
    yield from _rounds(NAME, ours, name, rounds, data.size)
    yield from _rounds(LIST, ours, choose, rounds, data.size)


def _rounds(
    what: str,
    subjects: Iterable[Subject],
    sample: Callable[[Subject, int], Timing | None],
    rounds: int,
    size: int,
) -> Iterator[Sample]:
    """One unrecorded round, then *rounds* more; a subject that does not answer, or is too slow, leaves."""
    spent = dict.fromkeys(subjects, 0.0)
    for number in range(rounds + 1):
        for subject in list(spent):
            began = time.monotonic()
            timing = sample(subject, number)
            spent[subject] += time.monotonic() - began
            if number or timing is None:
                yield Sample(subject.name, size, what, timing)
            if timing is None or spent[subject] > PATIENCE:
                del spent[subject]


def _choose_in_list(session: Session, subject: Subject, number: int) -> Timing | None:
    page = session.page
    back = page.locator("[data-back]")
    if back.count():
        back.click()
        session.settle()
    row = page.locator(".ic-list [data-choose]").nth(number % 8)
    return session.time(lambda: session.click(row), page.main_frame, subject.card, None, ANSWER_LIMIT)
