"""Work that keeps the interpreter busy waits its turn, and leaves the queue whatever happens."""

import threading

import pytest

from pages.panels.state.work_queue import WorkQueue

PATIENCE = 10.0


def test_one_works_and_the_next_comes_in_order() -> None:
    queue, order = WorkQueue(), []
    first_may_end, waits = threading.Event(), [threading.Event(), threading.Event()]

    def work(name: int) -> None:
        with queue.turn(lambda _ahead: waits[name].set()):
            order.append(name)

    with queue.turn():
        threads = []
        for name in (0, 1):
            threads.append(threading.Thread(target=work, args=(name,)))
            threads[-1].start()
            assert waits[name].wait(PATIENCE)
        assert order == []
        first_may_end.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert order == [0, 1]


def test_who_waits_hears_how_many_are_ahead() -> None:
    queue, heard = WorkQueue(), []

    class EnoughError(Exception):
        pass

    def on_wait(ahead: int) -> None:
        heard.append(ahead)
        raise EnoughError

    with queue.turn():
        with pytest.raises(EnoughError), queue.turn(on_wait):
            pytest.fail("had a turn")
        # Who gave up is no longer in the way.
        with pytest.raises(EnoughError), queue.turn(on_wait):
            pytest.fail("had a turn")
    assert heard == [1, 1]
    with queue.turn(on_wait):
        pass


def test_an_error_in_the_work_gives_the_turn_back() -> None:
    queue = WorkQueue()
    with pytest.raises(ValueError, match="broken"), queue.turn():
        raise ValueError("broken")
    with queue.turn(lambda _ahead: pytest.fail("had to wait")):
        pass
