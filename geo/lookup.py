"""Locate a catalogue in a thread of its own, so that who waits for online services can stop waiting at any time."""

import threading
from concurrent.futures import Future, wait

from data.intake.processes.queue import Cancelled, Progress, State
from data.model import Catalogue
from geo.locate import Located, locate
from geo.places import Chain


class Lookup:
    """Finds the homes of *catalogue*; a thread begins at once.

    The thread takes the time of online services, not this machine's. Long work of this machine's own is done in a
    process (:mod:`geo.checking`).
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
        """Let the thread end when the question that it has asked is answered: no other is asked."""
        self._is_wanted = False

    def _run(self, catalogue: Catalogue, geocoder: Chain) -> None:
        try:
            self._outcome.set_result(locate(catalogue, geocoder, self._note))
        except BaseException as error:  # for who waits
            self._outcome.set_exception(error)

    def _note(self, done: int, _total: int) -> None:
        if not self._is_wanted:
            raise Cancelled
        self._done = done
