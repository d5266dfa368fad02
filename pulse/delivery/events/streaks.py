"""What lasts: a pulse that fails and recovers, a webhook that falls silent and is back. Each change is told once."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from sqlmodel import Session

from pulse.delivery import ledger, streak
from pulse.delivery.events import event
from pulse.delivery.events.event import Event
from pulse.store import alerts, health, numbers
from pulse.store.columns import utc_now
from pulse.store.states import RunState
from pulse.store.tables import PhoneNumber, Streak


@dataclass(frozen=True)
class StreakNews:
    """What is to be told of a pulse.

    Args:
        before: What the owner was told of it so far.
        news: What is new.
        events: The same as events.
    """

    before: Streak
    news: streak.News
    events: list[Event]

    @property
    def is_to_be_noted(self) -> bool:
        """Whether anything changes once it is told, or without being told."""
        return bool(self.news.what or self.news.known)


def of_pulse(session: Session, pulse: str) -> StreakNews:
    """Whether a pulse has begun to fail or has recovered, and the owner does not know."""
    now, by_id, past = utc_now(), {}, []
    for run, sent in alerts.run_history(session, pulse, now):
        by_id[run.id] = run
        # A run that sent nothing to anybody, for a good reason, neither begins nor ends a streak.
        state = RunState.SKIPPED if run.state is RunState.DONE and not sent else run.state
        past.append(streak.Past(run.id, run.slot, state, run.streak_told))
    before = alerts.find_streak(session, f"pulse/{pulse}")
    news = streak.news(past, now, failing=before.failing)
    events = []
    for place, (what, item) in enumerate(news.what):
        run = by_id[item.id]
        # A run of which nothing was delivered keeps its reason; of the others their deliveries tell.
        said = {"pulse": pulse, "said": run.why or ledger.tally(session, run).sentence}
        id_ = uuid5(NAMESPACE_OID, f"{before.key}/{before.told + place}/{item.id}/{what}")
        related = event.flow_run(run.flow_run_id)
        events.append(Event(f"chartcastr.pulse.{what}", event.pulse(run.pulse), related, said, id_))
    return StreakNews(before, news, events)


def note(session: Session, found: StreakNews) -> None:
    """It was told."""
    alerts.streak_known(session, found.news.known)
    if found.news.what:
        alerts.note_streak(session, found.before, len(found.news.what), failing=found.news.failing)


def lasting(session: Session) -> list[str]:
    """Pulses with a run that nobody could confirm for a day, and that the owner does not know of."""
    now = utc_now()
    return alerts.lasting_streaks(session, now - streak.LASTING, now)


def of_webhooks(session: Session) -> list[tuple[Streak, Event]]:
    """Numbers whose webhook is dead for a day or is back, each with what the owner was told of it so far."""
    found = (_of_webhook(session, number) for number in numbers.everything(session))
    return [pair for pair in found if pair is not None]


def note_webhooks(session: Session, told: Iterable[Streak]) -> None:
    """Of each of these the other thing was told."""
    for before in told:
        alerts.note_streak(session, before, 1, failing=not before.failing)


def _of_webhook(session: Session, number: PhoneNumber) -> tuple[Streak, Event] | None:
    before = alerts.find_streak(session, f"webhook/{number.phone_number_id}")
    why = health.why_silent(session, number.phone_number_id, utc_now())
    if bool(why) == before.failing:
        return None
    payload = {"connection": number.connection, "said": why or "Meta tells of what becomes of messages again."}
    name = f"chartcastr.webhook.{'silent' if why else 'recovered'}"
    id_ = uuid5(NAMESPACE_OID, f"{before.key}/{before.told}")
    return before, Event(name, event.connection(number), [], payload, id_)
