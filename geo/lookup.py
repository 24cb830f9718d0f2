"""Locate a catalogue in a thread of its own, so that whoever waits for online services can stop at any time."""

import threading
from concurrent.futures import Future, wait

from data.intake.processes.queue import Cancelled, Progress, State
from data.model import Catalogue
from geo.locate import Located, locate
from geo.places import Chain


class Lookup:
    """Finds the homes of *catalogue*; its thread begins at once.

    The thread mostly waits for online services. Where this machine itself works for long, a process does it
    (:mod:`geo.checking`).
    """

    def __init__(self, catalogue: Catalogue, geocoder: Chain) -> None:
        self._total = len(catalogue.clusters)
        self._done = 0
        self._is_wanted = True
        self._outcome: Future[Located] = Future()
        threading.Thread(target=self._run, args=(catalogue, geocoder), name="lookup", daemon=True).start()

    def poll(self) -> Progress:
        """Return how far it has come."""
        state = State.DONE if self._outcome.done() else State.RUNNING
        return Progress(state, share=self._done / self._total if self._total else 1.0)

    def wait(self, seconds: float) -> Progress:
        """Wait until it has ended, no longer than *seconds*, and return how far it has come."""
        wait((self._outcome,), seconds)
        return self.poll()

    def result(self) -> Located:
        """Return what it came to, once that is there.

        Raises:
            Cancelled: it was stopped.
        """
        return self._outcome.result()

    def stop(self) -> None:
        """Ask no more: the thread ends once the question under way is answered."""
        self._is_wanted = False

    def _run(self, catalogue: Catalogue, geocoder: Chain) -> None:
        try:
            self._outcome.set_result(locate(catalogue, geocoder, self._note))
        except BaseException as error:  # raised where the result is asked for
            self._outcome.set_exception(error)

    def _note(self, done: int, _total: int) -> None:
        if not self._is_wanted:
            raise Cancelled
        self._done = done
