"""What the owner is to be told of a pulse: that it has begun to fail, once, and that it has recovered, once after.

A function of what became of its runs and of what was told before, and of nothing else. What became of a run may
change after newer ones are there: Meta may tell of a failure, or of an arrival, days later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from pulse.store.states import RunState

LASTING = timedelta(hours=24)
"""What nobody could confirm for so long counts as failed."""


class Judgement(StrEnum):
    """What a run does to a streak."""

    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


What = Literal["failing", "recovered"]


@dataclass(frozen=True)
class Past:
    """One run, as far as streaks go.

    Args:
        id: Its id.
        slot: The moment that it is for.
        state: What became of it.
        told: Whether the owner knows of the streak that it is part of.
    """

    id: str
    slot: datetime
    state: RunState
    told: bool = False


@dataclass(frozen=True)
class News:
    """What is to be told now.

    Args:
        what: In this order; each by the run that gives the reason.
        failing: Whether the owner thinks that it fails, once that is told.
        known: Runs whose streak the owner knows of, once that is told.
    """

    what: tuple[tuple[What, Past], ...]
    failing: bool
    known: tuple[str, ...]


def judge(run: Past, now: datetime) -> Judgement:
    """Whether a run begins or goes on with a streak (bad), ends one (good), or does neither (open)."""
    if run.state is RunState.FAILED or (run.state is RunState.UNCONFIRMED and now - run.slot >= LASTING):
        return Judgement.BAD
    return Judgement.GOOD if run.state is RunState.DONE else Judgement.OPEN


def news(runs: Iterable[Past], now: datetime, *, failing: bool) -> News:
    """What is to be told of a pulse.

    A streak that is over before anybody could tell of it is told all the same, with its end.

    Args:
        runs: Its runs, in the order of their slots.
        now: The moment, aware.
        failing: Whether the owner was last told that it fails.
    """
    judged = [(run, judge(run, now)) for run in runs]
    decided = [(run, judgement) for run, judgement in judged if judgement is not Judgement.OPEN]
    streaks = _streaks(decided)
    told: list[tuple[What, Past]] = []
    unheard = [streak for streak in streaks if not any(run.told for run in streak)]
    if not failing and unheard:
        told.append(("failing", unheard[-1][0]))
        failing = True
    last = decided[-1] if decided else None
    if last is not None and last[1] is Judgement.BAD and not failing:
        # The owner was told of this streak, and that it had ended; what ended it has failed after all.
        told.append(("failing", last[0]))
        failing = True
    if last is not None and last[1] is Judgement.GOOD and failing:
        told.append(("recovered", last[0]))
        failing = False
    known = [run.id for streak in streaks for run in streak if not run.told]
    return News(tuple(told), failing, tuple(known))


def _streaks(decided: Sequence[tuple[Past, Judgement]]) -> list[list[Past]]:
    """Bad runs in a row, with nothing good between them."""
    found: list[list[Past]] = []
    before = Judgement.GOOD
    for run, judgement in decided:
        if judgement is Judgement.BAD:
            if before is not Judgement.BAD:
                found.append([])
            found[-1].append(run)
        before = judgement
    return found
