"""What a table's rows give away about themselves: that they are for longer periods, or totals of each other."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from pulse.definition import Pulse
from pulse.series.periods import Start, truncate
from pulse.sources.bystanders import Bystanders
from pulse.sources.column import shown_as
from pulse.sources.lengths import are_sundays, refuse_longer
from pulse.sources.rowtotals import Held, refuse_row_totals
from pulse.sources.totals import Course, refuse_total

_MOST_CLOCKS = 4


class Audit:
    """Watches rows as they pass.

    Args:
        pulse: What is measured.
        where: What to call the source in an error.
        advice: How to leave rows out of it.
    """

    def __init__(self, pulse: Pulse, where: str, advice: str) -> None:
        self._pulse, self._where, self._advice = pulse, where, advice
        self._held: dict[Start, Held] = defaultdict(Held)
        self._local: set[time] = set()
        self._utc: set[time] = set()
        self._several = False
        """Whether some member has several rows in one day, or hour."""
        self._seen: set[tuple[Start, str | None]] = set()
        used = {self._pulse.measure.period, self._pulse.measure.value, self._pulse.measure.by}
        self.bystanders = Bystanders({name for name in used if name})

    def start_of(self, when: datetime) -> Start:
        """The day, or the hour, that rows are watched by."""
        return truncate(when, "hour" if self._pulse.grain == "hour" else "day", self._pulse.zone)

    def add(self, when: datetime, member: str | None, rows: Held) -> None:
        """Watch rows of one moment and one member."""
        at = self.start_of(when)
        self._held[at].add(rows)
        if not rows.known:
            return
        if rows.known > 1 or (at, member) in self._seen:
            self._several = True
        self._seen.add((at, member))
        if len(self._local) < _MOST_CLOCKS:
            self._local.add(when.astimezone(self._pulse.zone).time())
        if len(self._utc) < _MOST_CLOCKS:
            self._utc.add(when.astimezone(UTC).time())

    def refuse(self, members: Mapping[str, Course], *, names_periods: bool) -> None:
        """Nothing, unless rows are for longer periods than the pulse's, or totals of others.

        Args:
            members: The courses of the members of the break-down.
            names_periods: Whether the dates say how long the time is that they name, as ``2026-W47`` does.

        Raises:
            SourceError: They are.
        """
        measure = self._pulse.measure
        if self._one_a_day() and not names_periods:
            refuse_longer(self._where, shown_as(measure.period or ""), self._pulse.grain, self._days())
        if measure.totals == "keep":
            return
        refuse_total(self._where, self._advice, measure.by, members, additive=measure.additive)
        self.bystanders.refuse_totals(self._where, self._advice, additive=measure.additive)
        if measure.aggregate == "sum":
            refuse_row_totals(self._where, self._advice, self._held)

    def notes(self) -> tuple[str, ...]:
        """What readers should know of the dates."""
        if self._pulse.grain == "week" and self._one_a_day() and are_sundays(self._days()):
            return ("Each row is dated by a Sunday, and told as the week that ends with it.",)
        return ()

    def _days(self) -> list[date]:
        zone = self._pulse.zone
        found = {
            at.astimezone(zone).date() if isinstance(at, datetime) else at
            for at, rows in self._held.items()
            if rows.known
        }
        return sorted(found)

    def _one_a_day(self) -> bool:
        """Whether rows come once a day at most, always at the same time: events come several times, and any time."""
        if self._several and not self.bystanders.explain():
            return False
        return len(self._local) <= 1 or len(self._utc) <= 1
