"""Pulses and replies under way on a cluster while one of each kind of its processes is killed and started again."""

import threading
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.chaos.prefectplay import Schedule, finish, send, watch
from tests.chaos.schedule import Count
from tests.cluster.house import KINDS, ClusterHouse

_WAVES = 3


def play(folder: Path, count: int, seed: int, kinds: Sequence[str] = KINDS) -> tuple[list[Count], list[str]]:
    """Play ``count`` schedules; what everybody got, and what was killed in which order."""
    chance = Random(seed)
    with ClusterHouse(folder).running() as house:
        schedules = [Schedule(label, house.people(label, 2), asks=True) for label in range(1, count + 1)]
        over, killed = threading.Event(), list[str]()
        beside = [
            threading.Thread(target=watch, args=(house, over)),
            threading.Thread(target=_things_die, args=(house, chance, over, kinds, killed)),
        ]
        for thread in beside:
            thread.start()
        try:
            for place, one in enumerate(schedules):
                send(house, one)
                if place % max(1, count // _WAVES) == 0:
                    # Some of it is due while something is away.
                    over.wait(chance.uniform(1.0, 4.0))
            beside[1].join()
            finish(house, schedules)
        finally:
            over.set()
            for thread in beside:
                thread.join()
        return [schedule.count(house) for schedule in schedules], killed


def _things_die(
    house: ClusterHouse, chance: Random, over: threading.Event, kinds: Sequence[str], killed: list[str]
) -> None:
    """One of each kind, in an order that the seed draws; each is away for a moment, and up again before the next."""
    for name in chance.sample(list(kinds), len(kinds)):
        if over.wait(chance.uniform(3.0, 7.0)):
            return
        house.kill(name)
        killed.append(name)
        over.wait(chance.uniform(0.5, 3.0))
        house.start(name)
        house.wait(name)
