"""A reader's own list as far as it has come: kept in their session, and nowhere else."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from data.columns import EVIDENCE_COLUMNS, POSITION_COLUMNS
from data.intake import IntakeError, RawTable, example_csv, guess_mapping
from data.intake.mapping import PLACING
from data.intake.processes.queue import Cancelled, Handle, State
from data.intake.project import write_project
from data.intake.table import Decisions
from geo.checking import Checked, CheckingTask, Question
from geo.places import Chain
from geo.places.cache import SessionAnswers
from geo.places.chain import Allowance
from geo.reading import PlaceReadingTask
from pages.panels.state import shared
from pages.panels.state.widgets import Slot

KEPT = "kept.clustermap.json"
EXAMPLE = "example"
Changes = Mapping[int, Mapping[str, str]]
"""Cells of rows that a reader changed, by row number."""
_HOME = (*PLACING, *EVIDENCE_COLUMNS, *POSITION_COLUMNS)
"""The fields that a home which the reader gave to a row stands in place of."""
_numbers = count(1)


@dataclass
class Work:
    """A list and what its reader has said about it: which column holds what, its title, how to look up.

    ``keep`` is whether the reader's browser keeps it, at an address that ``secret`` makes impossible to guess.
    ``places`` are the homes that the reader gave to rows, by row number: names, or "latitude, longitude". ``given`` are
    those that they gave by a button, until the run of the page that takes them comes to that.
    ``history`` is what the list was before each change that stands, with the number of that, ``changes`` how many there
    were in all.
    ``online`` is whether online services are asked for homes, ``gave_up`` whether the reader stopped that.
    ``number`` tells the widgets that ask about this list from those of another one.
    ``saved`` is what stands in the project file that the reader saved last, or opened, ``written`` what stands in the
    one that was made last, with that file.
    ``editor`` is the key of the grid in which rows are mended, with the numbers of its rows, ``typed`` what was last
    taken from it. ``wanted`` is whether the list is to be shown on the map as soon as it is checked, ``shown`` what was
    asked about it when it was shown last.
    """

    table: RawTable
    mapping: Mapping[str, str]
    title: str
    places: Mapping[int, str] = field(default_factory=dict)
    given: Mapping[int, str] = field(default_factory=dict)
    keep: bool = False
    saved: tuple[RawTable, Decisions] | None = None
    written: tuple[RawTable, Decisions, bytes] | None = None
    secret: str = field(default_factory=secrets.token_urlsafe)
    online: bool = False
    gave_up: bool = False
    cancelled: bool = False
    asked: tuple[Question, bool] | None = None
    result: Checked | None = None
    refused: IntakeError | None = None
    checking: tuple[CheckingTask, Handle[Checked]] | None = None
    answers: SessionAnswers = field(default_factory=SessionAnswers)
    editor: tuple[str, tuple[int, ...]] | None = None
    typed: Changes = field(default_factory=dict)
    wanted: bool = False
    shown: tuple[Question, bool] | None = None
    history: list[tuple[int, RawTable, Mapping[int, str]]] = field(default_factory=list)
    changes: int = 0
    number: int = field(default_factory=_numbers.__next__)

    def key(self, name: str) -> str:
        """The key of the widget that asks for *name*.

        Each list has widgets of its own. One widget for all would go on with what it held for the list before, if the
        browser misses the run that gives it another value.
        """
        return f"own_{name}_{self.number}"

    @property
    def decisions(self) -> Decisions:
        """What the reader decided, as a project file keeps it."""
        return Decisions(self.title, self.mapping, self.places)

    @property
    def is_saved(self) -> bool:
        """Whether the project file that the reader has holds all that the list now is."""
        return self.saved is not None and self.saved[0] is self.table and self.saved[1] == self.decisions

    def project(self) -> bytes:
        """The project file of the list as it now is, made once for each change."""
        if not self.written or self.written[0] is not self.table or self.written[1] != self.decisions:
            self.written = self.table, self.decisions, write_project(self.table, self.decisions)
        return self.written[2]

    def note_saved(self) -> None:
        """Note that the reader saves the project file; for callbacks."""
        self.saved = self.table, self.decisions

    def give(self, places: Mapping[int, str]) -> None:
        """Note homes of rows, by row number; for callbacks."""
        self.given = {**self.given, **places}

    def mend(self, cells: Changes) -> None:
        """Take a person's corrections of rows, by row number, and the homes that they gave.

        Where they correct what a row says of its home, a home that they gave to it earlier is theirs no more.
        """
        table = self.table.corrected(cells) if cells else self.table
        moved = self._moved(cells)
        kept = {row: place for row, place in self.places.items() if row not in moved}
        places = {**kept, **self.given}
        self.given = {}
        if places == self.places and table == self.table:  # a second press of the same button
            return
        self.changes += 1
        self.history.append((self.changes, self.table, self.places))
        self.table, self.places = table, places

    def _moved(self, cells: Changes) -> set[int]:
        """The rows of which *cells* correct what they say of their home."""
        columns = {self.mapping[field] for field in _HOME if field in self.mapping}
        rows = (row for row in self.table.rows if row.number in cells)
        return {
            row.number
            for row in rows
            if any(cells[row.number].get(column) != row.cells[column] for column in columns)
        }

    def undo(self, number: int) -> None:
        """Take back the change of this *number*, unless it is not the last one; for callbacks.

        Of a double click the second press comes before its button is gone. What was typed may be a change by then.
        """
        if number == self.last_change:
            _, self.table, self.places = self.history.pop()

    @property
    def last_change(self) -> int:
        """The number of the change that can be taken back; 0: there is none."""
        return self.history[-1][0] if self.history else 0

    def want(self) -> None:
        """Have the list shown on the map as soon as it is checked; for callbacks."""
        self.wanted = True

    def is_wanted(self) -> bool:
        """Whether the reader wants the list shown, since that was last asked."""
        wanted, self.wanted = self.wanted, False
        return wanted

    def note_shown(self) -> None:
        """Note that the map shows the list as it now is."""
        self.shown = self.asked

    @property
    def has_changed_since_shown(self) -> bool:
        """Whether the list was shown, and is now another one than then."""
        return self.shown is not None and self.shown != self.asked

    def cancel(self, cancelled: bool = True) -> None:
        """Stop checking and looking up the homes, or with False begin again; for callbacks."""
        self.cancelled = cancelled

    @property
    def is_short(self) -> bool:
        """Whether the list takes little memory, and little time to be checked."""
        return Question(self.table, {}, "", {}).is_short

    def ask(self, asked: tuple[Question, bool]) -> None:
        """Drop what came of another question; a question has the list and whether to look it up online."""
        if self.asked != asked:
            self.asked, self.cancelled = asked, False
            self.result = self.refused = self.checking = None

    @property
    def is_checked(self) -> bool:
        """Whether there is nothing more to find out about the question."""
        found = self.result and (self.result.located or not self.result.intake.catalogue)
        return bool(found) or self.refused is not None

    def begin_checking(self, question: Question) -> Handle[Checked]:
        """Have the list checked in a process of its own, unless it is under way."""
        if self.checking is None or self.checking[1].poll().state is State.CANCELLED:
            task = CheckingTask(question, locates=not self.online)
            self.checking = task, shared.list_processes().submit(task)
        return self.checking[1]

    def stop_checking(self) -> None:
        """End the process that checks the list, and keep what is known by then."""
        if self.checking:
            task, handle = self.checking
            handle.cancel()
            self.checking = None
            self.result = Checked(task.intake) if task.intake else self.result

    def geocoder(self) -> Chain:
        """The gazetteer and, if online, the operator's services; their answers are kept for this work alone."""
        chain = shared.geocoder()
        services = chain.services if self.online else ()
        return Chain(chain.gazetteer, services, self.answers, _lookups_left())


Outcome = Work | IntakeError | Handle[RawTable]
"""What became of a list: it is being read, it cannot be read, or it was read and is worked on."""
Token = tuple[str, str | None]
"""What tells a list from another one: what was brought, and the sheet of it that the reader wants, if any."""
_brought: Slot[tuple[Token, Outcome]] = Slot("own_brought")
"""What tells the list that the reader brought last from another one, and what became of it."""
_before: Slot[tuple[Token, Work]] = Slot("own_before")
"""The list that the reader worked on before that one: a long one until that one is read."""
_sheet: Slot[tuple[str, str]] = Slot("own_wanted_sheet")
"""What tells a workbook from other lists, and the sheet of it that the reader wants."""
_told: Slot[Token] = Slot("own_told")
"""Of which list its reader was told that it was not read."""
_lookups: Slot[Allowance] = Slot("own_lookups")
"""Of all lists that the reader brings."""
_emptied: Slot[int] = Slot("own_ways_emptied")
"""How often the widgets in which lists are brought were emptied."""
_last_way: Slot[str] = Slot("own_last_way")
"""The one of these widgets in which the reader changed something last."""


def way_key(way: str) -> str:
    """The key of the widget in which a list is brought in this *way*; an emptied one is another widget."""
    return f"own_{way}_{_emptied.get() or 0}"


def note_way(way: str) -> None:
    """Note that the reader changed something in the widget of this *way*; for callbacks.

    If they took a list back that is being read, the one before is worked on again.
    """
    _last_way.set(way)
    known = _brought.get()
    if known and isinstance(known[1], Handle) and not Slot[object](way_key(way)).get():
        known[1].cancel()
        _brought.set(_before.pop())


def last_way() -> str | None:
    """The way in which the reader brought a list, or took one back, last."""
    return _last_way.get()


def take(source: str, name: str, content: bytes) -> Outcome:
    """What has become of the list *source*; the reading of *content* begins if it, or the sheet wanted, is news."""
    known = _brought.get()
    wanted = _sheet.get()
    sheet = wanted[1] if wanted and wanted[0] == source else None
    token = (source, sheet)
    if not known or known[0] != token:
        known = (token, _again(source, sheet) or _begin_reading(name, content, sheet))
        _keep_worked_on()
        _brought.set(known)
    return known[1]


def open_kept(content: bytes) -> None:
    """Begin to read the project file that the reader's browser kept; for callbacks."""
    start_anew()
    _brought.set(((KEPT, None), _begin_reading(KEPT, content, None)))


def try_example(name: str) -> None:
    """Begin to read the example list under this *name*, unless there is a list to work on by now; for callbacks."""
    if before() or isinstance(remembered(), Work):
        return
    start_anew()
    _brought.set(((EXAMPLE, None), _begin_reading(f"{name}.csv", example_csv(), None)))


def want_sheet(source: str, sheet: str) -> None:
    """Have another *sheet* of the workbook *source* read when it is taken next."""
    _sheet.set((source, sheet))


def finish(reading: Handle[RawTable]) -> Outcome:
    """Take what *reading* came to, once it has ended; a reading that was cancelled stays what it is."""
    known = _brought.get()
    if not known or known[1] is not reading or reading.poll().state is not State.DONE:
        return reading
    outcome: Outcome
    try:
        outcome = _begin_work(reading.result())
    except (IntakeError, Cancelled) as error:
        outcome = error if isinstance(error, IntakeError) else reading
    _brought.set((known[0], outcome))
    if isinstance(outcome, Work) and (earlier := before()) and not earlier.is_short:
        _before.pop()  # two long lists are too much for one reader
    return outcome


def _again(source: str, sheet: str | None) -> Work | None:
    """The list *source*, or that *sheet* of it, if it was worked on before; it is taken out of its place."""
    known = _before.get()
    if not known or known[0][0] != source or sheet not in (None, known[1].table.sheet):
        return None
    _before.pop()
    return known[1]


def _keep_worked_on() -> None:
    """Keep the list that is worked on until the next one is read."""
    known = _brought.get()
    if known and isinstance(known[1], Work):
        _before.set((known[0], known[1]))


def _lookups_left() -> Allowance:
    allowance = _lookups.get() or Allowance(shared.geocoding_settings().lookups)
    _lookups.set(allowance)
    return allowance


def _begin_reading(name: str, content: bytes, sheet: str | None) -> Outcome:
    try:
        return shared.list_processes().submit(PlaceReadingTask(name, content, sheet))
    except IntakeError as error:
        return error


def _begin_work(table: RawTable) -> Work:
    if made := table.decisions:
        known = _brought.get()
        keep = known is not None and known[0][0] == KEPT
        # Of what the browser kept, the reader need not have a file.
        saved = None if keep else (table, made)
        return Work(table, made.mapping, made.title, places=made.places, keep=keep, saved=saved)
    guess = guess_mapping(table.columns, (row.cells for row in table.rows))
    return Work(table, guess, table.name.rsplit(".", 1)[0])


def remembered() -> Outcome | None:
    """What became of the list that the reader left to visit other pages, or that the browser kept."""
    known = _brought.get()
    return known[1] if known else None


def before() -> Work | None:
    """The list that the reader still works on while the one that they brought last is not read."""
    known = _before.get()
    return known[1] if known else None


def note_told() -> None:
    """Note that the reader was told that the list which they brought last was not read."""
    known = _brought.get()
    _told.set(known[0] if known else None)


def take_back() -> None:
    """Let go of a list that is not in the page any more if it was not read and its reader knows that.

    The one before it, if there is one, is worked on again. What stands in no widget of the page cannot be taken back.
    """
    known = _brought.get()
    if not known or isinstance(known[1], Work) or known[0][0] in (KEPT, EXAMPLE):
        return
    if known[0] == _told.get():
        _brought.set(_before.pop())


def read_again() -> None:
    """Have the list that was brought last read once more; for callbacks."""
    _brought.pop()


def start_anew() -> None:
    """End the work, and empty the widgets in which its list was brought; for callbacks."""
    _brought.pop()
    _before.pop()
    _emptied.set((_emptied.get() or 0) + 1)
