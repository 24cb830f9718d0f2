"""Files made to stop the dashboard get their answer, and what is measured of them is true."""

from pathlib import Path

import pytest

from data.intake.processes.queue import ProcessQueue
from data.intake.reading import ReadingTask
from data.intake.remarks import IntakeError
from tests.attack.files import ATTACKS, Attack, far_corners
from tests.attack.measure import measure

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_gets_its_answer(attack: Attack) -> None:
    # Time enough that the answer does not depend on what else the machine does; memory as it is.
    reading = ProcessQueue(seconds=60, wall_seconds=300).submit(ReadingTask("list", attack.make()))
    if attack.answer is None:
        assert reading.result().rows
        return
    with pytest.raises(IntakeError) as caught:
        reading.result()
    assert caught.value.code is attack.answer


def test_an_attack_is_measured() -> None:
    measured = measure(far_corners(), ROOT, "read_in_process", 60)
    assert measured.outcome == "too-spread"
    assert 0 < measured.seconds < 60
    assert 5 < measured.megabytes < 500


def test_an_answer_after_its_time_is_none() -> None:
    assert measure(far_corners(), ROOT, "read_table", 0).outcome == "no answer"
