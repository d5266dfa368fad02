"""What the engine has to find in published data; the benchmark prints the same figures beside their baselines."""

from pathlib import Path

import pytest

from bench import insight
from bench.panels import planted
from bench.reads import hits

CONTRACTS = Path(__file__).parents[2] / "shared/contracts/insight"
pytestmark = pytest.mark.skipif(not CONTRACTS.exists(), reason="the published data is not beside this project")


def test_the_engine_finds_what_is_known_to_be_there() -> None:
    daily = insight.daily_series(CONTRACTS)
    events = insight._json(CONTRACTS / "baselines.json")["nyc_taxi_daily"]["events"]
    injected = insight.injection([series.to_numpy(float) for series in daily.values()])
    breaks = insight.change_points(CONTRACTS)["ours"]
    held, _, sums = insight.coverage([series.to_numpy(float) for series in daily.values()])

    assert insight.taxi_event_f1(daily["nyc_taxi"], events) > 0.9
    assert injected.recall_at_5[0.3] >= 0.45
    assert injected.false_alarms <= 0.05
    assert breaks[0] >= 0.71
    assert breaks[1] >= 0.69
    assert insight.nab(CONTRACTS)[0] >= 32
    assert held >= 0.9
    assert sums > 200


def test_what_is_planted_is_what_is_said() -> None:
    first, second = hits(planted(7, 60))

    assert first >= 0.7
    assert second >= 0.9
