"""What the owner hears of in time: replies that pile up or fail, somebody who guesses codes, a pulse that is late."""

from datetime import datetime, timedelta

from sqlmodel import Session

from pulse.delivery.events import event
from pulse.delivery.events.event import Event
from pulse.store import alerts, inbox, limits
from pulse.store.columns import utc_now

LONG = timedelta(minutes=2)
"""Replies whose first has waited for this pile up."""
_BACKLOG = "replies/backlog"


def news(session: Session) -> dict[str, Event]:
    """What is to be told and was not yet, by the key under which that is noted."""
    found = {**_backlog(session), **_guessing(session)}
    return {key: found[key] for key in alerts.unnoted(session, found)}


def _backlog(session: Session) -> dict[str, Event]:
    count, oldest = inbox.backlog(session)
    if oldest is None or utc_now() - oldest < LONG:
        alerts.forget(session, _BACKLOG)
        return {}
    said = f"{count} replies wait to be answered, the first since {oldest:%H:%M} UTC. Is a worker running?"
    return {_BACKLOG: Event("chartcastr.replies.backlog", event.resource("replies"), [], {"said": said})}


def _guessing(session: Session) -> dict[str, Event]:
    found = {}
    for sender, since in limits.guessers(session, utc_now()):
        said = (
            f"Somebody sent {limits.WRONG_CODES} wrong codes within an hour and is not listened to for another. If "
            f"one of your readers is stuck, give them new digits: chartcastr reader code NAME."
        )
        key = f"guessing/{sender[:12]}/{since:%Y%m%d%H}"
        found[key] = Event("chartcastr.optin.guessing", event.resource(f"sender.{sender[:12]}"), [], {"said": said})
    return found


def unanswered(inbound_id: str) -> Event:
    """A reply that was given up."""
    said = "A reply was not answered in three tries."
    return Event("chartcastr.reply.failed", event.resource(f"inbound.{inbound_id}"), [], {"said": said})


def late_key(flow_run_id: str) -> str:
    """Under this key it is noted that a pulse's lateness was told."""
    return f"late/{flow_run_id}"


def late(pulse: str, due: datetime, flow_run_id: str, now: datetime) -> Event:
    """A scheduled pulse that has not begun in time."""
    minutes = int((now - due).total_seconds() // 60)
    said = (
        f"{pulse} was due at {due:%Y-%m-%d %H:%M} UTC and has not begun after {minutes} minutes. Is a worker running?"
    )
    payload = {"pulse": pulse, "said": said}
    return Event("chartcastr.pulse.late", event.pulse(pulse), event.flow_run(flow_run_id), payload)
