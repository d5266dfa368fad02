"""A streak is told once and its end once, in whatever order runs end and are corrected."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pulse.delivery.streak import LASTING, Past, judge, news
from pulse.store.states import RunState

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
STATES = ("done", "failed", "unconfirmed", "skipped", "running")
STEPS = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(STATES), st.integers(0, 30)), max_size=25)
"""Which run, what becomes of it, and how many hours later it is looked at."""


class Owner:
    """Runs as they are stored, and what their owner has heard."""

    def __init__(self) -> None:
        self.runs: dict[int, Past] = {}
        self.heard: list[str] = []
        self.failing = False
        self.now = NOON

    def look(self) -> list[str]:
        """What is told now; all of it is noted."""
        found = news([self.runs[number] for number in sorted(self.runs)], self.now, failing=self.failing)
        told: list[str] = [what for what, _ in found.what]
        self.failing = found.failing
        self.heard += told
        for number, run in self.runs.items():
            if run.id in found.known:
                self.runs[number] = Past(run.id, run.slot, run.state, told=True)
        return told

    def becomes(self, number: int, state: str) -> list[str]:
        before = self.runs.get(number)
        slot = before.slot if before else NOON + timedelta(hours=number)
        self.runs[number] = Past(f"run-{number}", slot, RunState(state), told=bool(before and before.told))
        return self.look()

    def judgements(self) -> list[str]:
        judged = [judge(self.runs[number], self.now) for number in sorted(self.runs)]
        return [judgement for judgement in judged if judgement != "open"]


def told(*states: str, hours: float = 1) -> list[str]:
    """What is told of runs that end in this order, an hour after each other."""
    owner = Owner()
    for number, state in enumerate(states):
        owner.now = max(owner.now, NOON + timedelta(hours=number * hours))
        owner.becomes(number, state)
    return owner.heard


def test_failed_unconfirmed_failed_is_one_streak() -> None:
    assert told("failed", "unconfirmed", "failed") == ["failing"]


def test_failed_unconfirmed_done_recovers() -> None:
    assert told("failed", "unconfirmed", "done") == ["failing", "recovered"]


def test_skipped_neither_begins_nor_ends_a_streak() -> None:
    assert told("skipped", "failed", "skipped", "failed", "skipped") == ["failing"]
    assert told("done", "skipped") == []


def test_what_nobody_confirms_for_a_day_is_a_failure_and_before_that_it_is_not() -> None:
    owner = Owner()
    assert owner.becomes(0, "unconfirmed") == []
    owner.now = NOON + LASTING - timedelta(seconds=1)
    assert owner.look() == []
    owner.now = NOON + LASTING
    assert owner.look() == ["failing"]
    assert owner.becomes(0, "done") == ["recovered"]


def test_a_failure_that_is_heard_of_after_a_newer_run_arrived_is_told_with_its_end() -> None:
    owner = Owner()
    owner.becomes(0, "unconfirmed")
    assert owner.becomes(1, "done") == []
    assert owner.becomes(0, "failed") == ["failing", "recovered"]
    assert owner.look() == []


def test_what_ended_a_streak_and_fails_after_all_is_told() -> None:
    owner = Owner()
    owner.becomes(0, "failed")
    assert owner.becomes(1, "done") == ["recovered"]
    assert owner.becomes(1, "failed") == ["failing"]


def test_a_late_failure_beside_a_streak_that_was_told_is_part_of_it() -> None:
    owner = Owner()
    for number, state in enumerate(("failed", "done", "done")):
        owner.becomes(number, state)
    assert owner.heard == ["failing", "recovered"]
    assert owner.becomes(1, "failed") == []


@given(STEPS)
def test_in_every_order_the_owner_hears_by_turns_and_knows_how_it_stands(steps: list[tuple[int, str, int]]) -> None:
    owner = Owner()
    for number, state, hours in steps:
        owner.now += timedelta(hours=hours)
        before = owner.failing
        new = owner.becomes(number, state)

        assert owner.heard == [("failing", "recovered")[place % 2] for place in range(len(owner.heard))]
        judged = owner.judgements()
        if judged:
            assert owner.failing == (judged[-1] == "bad")
        # Nothing bad is there that the owner has not been told of, now or before.
        assert all(run.told for run in owner.runs.values() if judge(run, owner.now) == "bad")
        if before and judged and judged[-1] == "bad":
            assert new == []
        # A restart, or somebody else's look, tells nothing.
        assert owner.look() == []


@given(st.lists(st.sampled_from(("done", "failed", "skipped")), max_size=20))
def test_each_streak_is_told_once_and_its_end_once(states: list[str]) -> None:
    expected, failing = [], False
    for state in states:
        if state == "failed" and not failing:
            expected.append("failing")
        if state == "done" and failing:
            expected.append("recovered")
        failing = state == "failed" or (failing and state == "skipped")

    assert told(*states) == expected
