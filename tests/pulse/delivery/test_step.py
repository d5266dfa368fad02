"""The next step of a delivery, case by case, and as a law over everything that Meta and chance may do."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pulse.delivery import Send, Settled
from pulse.delivery.message import Heard, Timing, Wait
from pulse.delivery.plan import plan
from pulse.delivery.step import View, next_step
from pulse.store import outbox
from pulse.store.states import UNSETTLED, DeliveryState, MessageKind, MessageState
from pulse.store.tables import Attempt

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TIMING = Timing()


def attempt(state: str, *, number: int = 1, code: int | None = None, ago: float = 1, **more: Any) -> Attempt:
    begun = NOW - timedelta(seconds=ago)
    ended = begun if state not in {"begun", "unknown"} else None
    return Attempt(
        id=f"{number}-{state}",
        message_id="m",
        number=number,
        state=MessageState(state),
        error_code=code,
        begun_at=begun,
        ended_at=ended,
        failed_at=begun if state == "failed" else None,
        **more,
    )


def view(**changes: Any) -> View:
    known: dict[str, Any] = {
        "state": "open",
        "style": "image+thread",
        "tried": {},
        "now": NOW,
        "wait": timedelta(seconds=20),
        "late_after": timedelta(hours=1),
        "window_until": NOW + timedelta(hours=20),
        "wrote_at": NOW - timedelta(hours=4),
        "no_template": "the pulse names no template",
    }
    return View(**known | changes)


CLOSED = {"window_until": NOW - timedelta(hours=1), "wrote_at": NOW - timedelta(hours=25)}
TEMPLATE = ("pulse_ready", "en_US")
DONE = {"image": [attempt("delivered")], "analysis": [attempt("delivered")]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Send(MessageKind.IMAGE, 1)),
        ({"tried": {"image": [attempt("delivered")]}}, Send(MessageKind.ANALYSIS, 1)),
        ({"tried": DONE}, Settled(DeliveryState.COMPLETE)),
        ({"style": "image", "tried": {"image": [attempt("read")]}}, Settled(DeliveryState.COMPLETE)),
        ({"style": "buttons", "tried": {"image": [attempt("read")]}}, Settled(DeliveryState.COMPLETE)),
        # The analysis waits for the image, and follows all the same once that has taken too long.
        ({"tried": {"image": [attempt("accepted", ago=21)]}}, Send(MessageKind.ANALYSIS, 1)),
        # Outside the window.
        (CLOSED | {"template": TEMPLATE}, Send(MessageKind.TEMPLATE, 1, TEMPLATE)),
        (
            CLOSED | {"template": TEMPLATE, "opted_in": False},
            Settled(DeliveryState.HELD, "has not sent the code that opts in"),
        ),
        (CLOSED | {"template": TEMPLATE, "tier_full": "full"}, Settled(DeliveryState.HELD, "full")),
        (
            CLOSED | {"template": TEMPLATE, "tried": {"template": [attempt("delivered")]}},
            Settled(DeliveryState.OFFERED, "a template was sent; the chart follows when the reader taps it"),
        ),
        # The tap opens the window.
        ({"tried": {"template": [attempt("read")]}}, Send(MessageKind.IMAGE, 1)),
        # Meta said, after taking it, that the window was closed; then the reader wrote.
        (
            CLOSED | {"template": TEMPLATE, "tried": {"image": [attempt("failed", code=131047)]}},
            Send(MessageKind.TEMPLATE, 1, TEMPLATE),
        ),
        (
            {"tried": {"image": [attempt("failed", code=131047, ago=600)]}, "wrote_at": NOW - timedelta(seconds=5)},
            Send(MessageKind.IMAGE, 2),
        ),
        # A template that was paused makes room for another.
        (
            CLOSED
            | {
                "template": ("other", "en_US"),
                "tried": {"template": [attempt("failed", code=132015, via="pulse_ready/en_US")]},
            },
            Send(MessageKind.TEMPLATE, 2, ("other", "en_US")),
        ),
        ({"opted_out": True}, Settled(DeliveryState.SKIPPED, "asked for no more pulses")),
        (
            {"opted_out": True, "tried": {"image": [attempt("sent")]}},
            Settled(DeliveryState.SKIPPED, "asked for no more pulses"),
        ),
        ({"stopped": "the token is gone"}, Settled(DeliveryState.FAILED, "the token is gone")),
        ({"newer": True}, Settled(DeliveryState.OVERTAKEN, "a newer one of the same pulse took its place")),
        # What was refused as busy is sent again, and what failed for the moment too, once.
        ({"tried": {"image": [attempt("refused", code=130429, retry_at=NOW)]}}, Send(MessageKind.IMAGE, 2)),
        ({"tried": {"image": [attempt("failed", code=131000, ago=5)]}}, Send(MessageKind.IMAGE, 2)),
        ({"tried": {"image": [attempt("refused", code=131009, via="upload")]}}, Send(MessageKind.IMAGE, 2)),
        # Unknown, and silence that proves something; or not.
        ({"tried": {"image": [attempt("unknown", ago=181)]}, "heard": Heard(NOW)}, Send(MessageKind.IMAGE, 2)),
        ({"tried": {"image": [attempt("begun", ago=181)]}, "heard": Heard(NOW)}, Send(MessageKind.IMAGE, 2)),
        # It was proven not to have left, so it goes again; and what waits for its reader waits for however long.
        ({"tried": {"image": [attempt("refused", retry_at=NOW)]}}, Send(MessageKind.IMAGE, 2)),
        ({"state": "held", "too_late": True}, Send(MessageKind.IMAGE, 1)),
        # The owner had it tried again.
        (
            {"tried": {"image": [attempt("refused", code=131026, ago=9)]}, "reopened_at": NOW - timedelta(seconds=1)},
            Send(MessageKind.IMAGE, 2),
        ),
    ],
)
def test_the_next_step_is(changes: dict[str, Any], expected: Any) -> None:
    assert next_step(view(**changes)) == expected


@pytest.mark.parametrize(
    ("changes", "state", "says"),
    [
        (CLOSED, "held", "the reader's window is closed and the pulse names no template; it waits until they"),
        ({"tried": {"image": [attempt("failed", code=131026)]}}, "failed", "Check the number"),
        ({"tried": {"image": [attempt("failed", code=131049)]}}, "failed", "wait at least a day"),
        # What is not tried again by itself any more is not said to be.
        (
            {"tried": {"image": [attempt("refused", number=n, code=130429, retry_at=NOW) for n in (1, 2, 3, 4)]}},
            "failed",
            "the image: 130429: the number sent faster than it may. It was tried four times and given up on. Use Retry",
        ),
        (
            {"tried": {"image": [attempt("failed", number=n, code=131000, ago=9) for n in (1, 2)]}},
            "failed",
            "It was tried twice and given up on. Look at metastatus.com, and use Retry",
        ),
        ({"tried": {"image": [attempt("failed", code=131050)]}}, "failed", "131050"),
        ({"tried": {"image": [attempt("failed", code=130472)]}}, "failed", "130472"),
        ({"tried": {"image": [attempt("unknown", ago=181)]}}, "unknown", "nobody can tell whether the image was sent"),
        ({"tried": {"image": [attempt("unknown", ago=181)]}, "heard": Heard(NOW - timedelta(0, 2))}, "unknown", ""),
        (
            {
                "tried": {"image": [attempt("unknown", ago=400), attempt("unknown", number=2, ago=190)]},
                "heard": Heard(NOW),
            },
            "unknown",
            "",
        ),
        (
            {
                "tried": {"image": [attempt("unknown", ago=181)]},
                "heard": Heard(NOW, [(NOW - timedelta(seconds=150), NOW - timedelta(seconds=90))]),
            },
            "unknown",
            "",
        ),
        ({"tried": DONE | {"analysis": [attempt("accepted", ago=60)]}}, "sent", "has not said yet"),
        ({"tried": DONE | {"analysis": [attempt("sent", ago=3700)]}}, "late", "never said that it arrived"),
        (CLOSED | {"tried": {"image": [attempt("read")]}}, "held", "the analysis waits until the reader writes again"),
        (
            CLOSED
            | {"template": TEMPLATE, "tried": {"template": [attempt("failed", code=132015, via="pulse_ready/en_US")]}},
            "held",
            "no template can be sent: 132015",
        ),
        (CLOSED | {"template": TEMPLATE, "tried": {"template": [attempt("sent", ago=3700)]}}, "late", "never said"),
        (CLOSED | {"template": TEMPLATE, "tried": {"template": [attempt("sent", ago=60)]}}, "sent", "has not said yet"),
        ({"too_late": True}, "failed", "too old now"),
        ({"too_late": True, "tried": {"image": [attempt("unknown", ago=181)]}, "heard": Heard(NOW)}, "failed", "old"),
        (
            {"tried": {"image": [attempt("refused", code=130429, retry_at=NOW, number=n) for n in (1, 2, 3, 4)]}},
            "failed",
            "130429",
        ),
    ],
)
def test_it_stands_where(changes: dict[str, Any], state: str, says: str) -> None:
    found = next_step(view(**changes))

    assert isinstance(found, Settled)
    assert found.state == state
    assert says in found.reason


def test_what_may_be_on_its_way_is_waited_for() -> None:
    assert isinstance(next_step(view(tried={"image": [attempt("begun")]})), Wait)
    assert isinstance(next_step(view(tried={"image": [attempt("unknown", ago=179)]}, heard=Heard(NOW))), Wait)
    assert isinstance(next_step(view(tried={"image": [attempt("accepted")]})), Wait)
    busy = attempt("refused", code=131056, retry_at=NOW + timedelta(seconds=4))
    assert next_step(view(tried={"image": [busy]})) == Wait(NOW + timedelta(seconds=4), "Meta is busy")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "free-form inside the window, 2 messages charged"),
        ({"style": "buttons"}, "free-form inside the window, 1 message charged"),
        (CLOSED | {"template": TEMPLATE}, "template, 1 message charged, 2 more when the reader taps it"),
        (CLOSED | {"template": TEMPLATE, "style": "image"}, "template, 1 message charged, 1 more when the reader taps"),
        (CLOSED, "held, nothing charged, 2 messages when the reader writes: the reader's window is closed"),
        ({"opted_out": True}, "not sent, nothing charged: asked for no more pulses"),
    ],
)
def test_a_plan_says_what_it_costs(changes: dict[str, Any], says: str) -> None:
    assert str(plan(view(**changes))).startswith(says)


FAR = NOW + timedelta(days=60)


class MetaAndChance(RuleBasedStateMachine):
    """Workers that decide, POSTs that may die or be refused, and statuses in any order, twice, or not at all.

    Two laws of Meta's are kept, since nothing could be exact without them: what it refused it has not sent, and of a
    message whose answer was lost at least one status comes while the webhook works. And a message's outcome is lost
    once at most: the second time nobody sends it again, which is what the rule says.
    """

    @initialize()
    def begin(self) -> None:
        self.now = NOW
        self.tried: dict[str, list[Attempt]] = {"image": [], "analysis": [], "template": []}
        self.has: dict[str, int] = {"image": 0, "analysis": 0}
        self.due: list[tuple[Attempt, str]] = []

    def step(self) -> Any:
        seen = view(tried=self.tried, now=self.now, heard=Heard(self.now), wrote_at=NOW, window_until=FAR)
        return next_step(seen)

    def lost_before(self, kind: str) -> bool:
        return any(item.state in UNSETTLED for item in self.tried[kind])

    @rule(fate=st.sampled_from(["taken", "refused", "lost before", "lost after"]))
    def send(self, fate: str) -> None:
        step = self.step()
        if not isinstance(step, Send):
            return
        item = Attempt(id=f"{step.kind}{step.number}", message_id=step.kind, number=step.number, begun_at=self.now)
        assert step.number == len(self.tried[step.kind]) + 1
        if fate.startswith("lost") and self.lost_before(step.kind):
            fate = "taken"
        self.tried[step.kind].append(item)
        if fate == "refused" and sum(a.state == "refused" for a in self.tried[step.kind]) < 3:
            item.state, item.error_code, item.retry_at, item.ended_at = MessageState.REFUSED, 130429, self.now, self.now
        elif fate == "lost before":
            item.state = MessageState.UNKNOWN
        else:
            self.has[step.kind] += 1
            item.state, item.ended_at = (
                (MessageState.UNKNOWN, None) if fate == "lost after" else (MessageState.ACCEPTED, self.now)
            )
            self.due += [(item, "sent"), (item, "delivered"), (item, "read")]

    @rule(data=st.data(), again=st.booleans())
    def tell(self, data: Any, again: bool) -> None:
        if self.due:
            news = data.draw(st.sampled_from(self.due))
            outbox._advance(news[0], news[1])
            if not again:
                self.due.remove(news)

    @rule()
    def lose_news_of_what_was_answered(self) -> None:
        self.due = [news for news in self.due if news[0].state in UNSETTLED]

    @rule(seconds=st.sampled_from([1, 15, 200, 7200]))
    def time_passes(self, seconds: int) -> None:
        for one in [item for tried in self.tried.values() for item in tried if item.state == "unknown"]:
            news = [status for known, status in self.due if known is one]
            if news:
                outbox._advance(one, news[-1])
        self.now += timedelta(seconds=seconds)

    @invariant()
    def nothing_is_there_twice(self) -> None:
        assert all(count <= 1 for count in getattr(self, "has", {}).values())

    @invariant()
    def the_analysis_never_comes_first(self) -> None:
        if getattr(self, "has", {}).get("analysis"):
            assert self.has["image"] == 1

    def teardown(self) -> None:
        if not hasattr(self, "now"):
            return
        for _ in range(40):
            self.time_passes(200)
            self.send("taken")
            for news in list(self.due):
                outbox._advance(*news)
        assert self.has == {"image": 1, "analysis": 1}
        ended = self.step()
        assert isinstance(ended, Settled)
        # Where no status ever came, the reader has it and nobody can know.
        assert ended.state in {"complete", "late"}


TestMetaAndChance = MetaAndChance.TestCase


def test_the_best_of_several_attempts_is_what_counts() -> None:
    tried: Sequence[Attempt] = [attempt("unknown"), attempt("accepted", number=2), attempt("delivered", number=3)]

    assert outbox.standing(tried) is tried[2]
    assert outbox.standing(tried[:2]) is tried[1]
    assert outbox.standing([]) is None
