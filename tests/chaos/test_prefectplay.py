"""With the real Prefect, whoever is killed, whenever: each reader gets one chart, one analysis, one answer."""

from pathlib import Path

from tests.chaos.prefectplay import play


def test_forty_schedules_with_prefect_lose_and_double_nothing(tmp_path: Path) -> None:
    found = play(tmp_path, 40, 20_261_128)

    assert [count for count in found if count.lost or count.doubled] == []
    assert len(found) == 40
