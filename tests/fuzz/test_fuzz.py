"""Whatever a file holds, a command ends with 0 or with one sentence."""

from pathlib import Path

from tests.fuzz.__main__ import play, told

SEED = 19


def test_twenty_hostile_files_end_well_or_in_one_sentence(tmp_path: Path) -> None:
    found = play(tmp_path, 20, SEED, 1)

    assert found.offenders == [], told(20, found)
    assert found.counts["ok"] > 1
    assert found.counts["refused"] > 6
