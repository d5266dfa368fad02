"""Wall, CPU and peak memory of a repeated piece of work in this process."""

import resource
import time
from collections.abc import Callable
from statistics import median

WARM_UP = 2


def repeat(work: Callable[[], object], times: int) -> dict[str, float]:
    """Medians over ``times`` runs after two that warm up: seconds of wall and CPU, and the peak of memory in MB."""
    walls, cpus = [], []
    for run in range(WARM_UP + times):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        if run >= WARM_UP:
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"wall_s": median(walls), "cpu_s": median(cpus), "peak_mb": peak}


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of ``values`` lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
