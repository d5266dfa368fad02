"""The parts of ``make bench ONLY=scale``, one after another, and the simulation held against the first."""

import os

from bench.measure import percentile
from bench.scale.burst import PROCESSES, Burst, run_burst
from bench.scale.core import AT_ONCE
from bench.scale.house import NUMBERS, READERS
from bench.scale.morning import Morning, simulate
from bench.scale.posts import measure_posts
from bench.scale.sizes import measure_sizes

SMALL, PULSES = 60, 1000
MILLION = 1_000_000


def measure_scale() -> dict[str, float]:
    """A burst of pulses, a flood of statuses, and a store of years."""
    return measure_burst() | measure_posts() | measure_sizes()


def measure_burst() -> dict[str, float]:
    """A small burst, from which the simulation has what work costs; a large one, that it has to foretell."""
    small, large = run_burst(SMALL), run_burst(PULSES)
    foretold = simulate(_like(small, PULSES))
    figures = {f"burst: {name}": value for name, value in large.figures.items()}
    figures |= {
        "simulated: chart after s, median": percentile(foretold.charts, 0.5),
        "simulated: the last message after s": foretold.last,
        "simulated to real: median chart": percentile(foretold.charts, 0.5) / percentile(large.charts, 0.5),
        "simulated to real: last message": foretold.last / large.last,
    }
    return figures | _million(large)


def _like(burst: Burst, pulses: int) -> Morning:
    cores = os.cpu_count() or 1
    at_once = AT_ONCE * PROCESSES
    return Morning(pulses, READERS, NUMBERS, cores, burst.making, burst.sending, burst.around, at_once)


def _million(burst: Burst) -> dict[str, float]:
    """What a million readers at eight o'clock need: by numbers alone, and by cores alone."""
    messages = 2 * MILLION
    work = MILLION / READERS * burst.making + messages * (burst.sending + burst.around)
    return {
        "a million readers: CPU hours": work / 3600,
        **{
            f"a million readers in {minutes} minutes: {name}": value
            for minutes in (1, 10, 60)
            for name, value in {
                "numbers at 80/s": messages / 80 / (60 * minutes),
                "numbers at 1,000/s": messages / 1000 / (60 * minutes),
                "cores": work / (60 * minutes),
            }.items()
        },
    }
