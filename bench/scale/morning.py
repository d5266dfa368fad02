"""A simulation of the minute at eight o'clock: cores, numbers and phones as queues, event by event."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count


@dataclass(frozen=True)
class Morning:
    """A house and its readers, all due at one moment.

    Args:
        pulses: How many; each is made once.
        readers: Of each pulse; each gets a chart, and an analysis once it has arrived.
        numbers: How many send; pulses take them in turn.
        cores: That do all of it.
        making: CPU seconds to make what one pulse sends.
        sending: CPU seconds of the core for one message.
        around: CPU seconds of webhook app and database for one message.
        at_once: Pulses that are under way at any time.
        a_second: Messages of one number; Meta's limit is 80, and 1,000 for those that it raises.
        arriving: Seconds from Meta's answer until the phone has it.
    """

    pulses: int
    readers: int
    numbers: int
    cores: int
    making: float
    sending: float
    around: float
    at_once: int
    a_second: float = 80.0
    arriving: float = 0.05


@dataclass
class Simulated:
    """Seconds after the moment: of each chart that was taken, and of each message."""

    charts: list[float] = field(default_factory=list)
    last: float = 0.0


class _Clock:
    """Events in the order of their moments."""

    def __init__(self) -> None:
        self.now, self._events, self._order = 0.0, list[tuple[float, int, Callable[[], None]]](), count()

    def at(self, moment: float, do: Callable[[], None]) -> None:
        heapq.heappush(self._events, (moment, next(self._order), do))

    def run(self) -> None:
        while self._events:
            self.now, _, do = heapq.heappop(self._events)
            do()


class _Cores:
    """Work waits in one line and is done by whichever core is free."""

    def __init__(self, clock: _Clock, cores: int) -> None:
        self._clock, self._free = clock, [0.0] * cores

    def do(self, seconds: float, then: Callable[[], None]) -> None:
        begins = max(self._clock.now, heapq.heappop(self._free))
        heapq.heappush(self._free, begins + seconds)
        self._clock.at(begins + seconds, then)


class _Simulation:
    def __init__(self, morning: Morning) -> None:
        self._morning, self._clock, self.found = morning, _Clock(), Simulated()
        self._cores = _Cores(self._clock, morning.cores)
        self._free = [0.0] * morning.numbers
        self._waiting = iter(range(morning.pulses))
        self._left: dict[int, int] = {}

    def run(self) -> Simulated:
        for _ in range(self._morning.at_once):
            self._begin()
        self._clock.run()
        return self.found

    def _begin(self) -> None:
        pulse = next(self._waiting, None)
        if pulse is not None:
            self._cores.do(self._morning.making, partial(self._made, pulse))

    def _made(self, pulse: int) -> None:
        self._left[pulse] = self._morning.readers
        for _ in range(self._morning.readers):
            self._queue(pulse, partial(self._chart_taken, pulse))

    def _queue(self, pulse: int, taken: Callable[[], None]) -> None:
        """The next moment that the number is free, and then the work of sending."""
        number = pulse % self._morning.numbers
        begins = max(self._clock.now, self._free[number])
        self._free[number] = begins + 1 / self._morning.a_second
        self._clock.at(begins, lambda: self._cores.do(self._morning.sending, taken))

    def _chart_taken(self, pulse: int) -> None:
        self.found.charts.append(self._clock.now)
        self._told(lambda: self._queue(pulse, partial(self._analysis_taken, pulse)))

    def _analysis_taken(self, pulse: int) -> None:
        self.found.last = self._clock.now
        self._told(partial(self._arrived, pulse))

    def _told(self, then: Callable[[], None]) -> None:
        """Its statuses come, and are kept."""
        self._clock.at(self._clock.now + self._morning.arriving, lambda: self._cores.do(self._morning.around, then))

    def _arrived(self, pulse: int) -> None:
        self._left[pulse] -= 1
        if not self._left[pulse]:
            self._begin()


def simulate(morning: Morning) -> Simulated:
    """Play one morning."""
    return _Simulation(morning).run()
