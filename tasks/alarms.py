"""What the owner hears of in time: replies that pile up, and somebody who guesses codes."""

import asyncio
from datetime import timedelta

from prefect import task
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session

from pulse.store import brakes, inbox
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.notes import Notice
from tasks.report import Told, emit, have_left
from tasks.stored import open_store

LONG = timedelta(minutes=2)
"""Replies whose first has waited for this pile up."""
_BACKLOG = "replies/backlog"


@task(name="look for alarms", cache_policy=NO_CACHE)
async def report_alarms() -> None:
    """Tell once of each. Not retried: the next look does it."""
    news = await asyncio.to_thread(collect)
    for told in news.values():
        emit(told)
    left = bool(news) and await asyncio.to_thread(have_left)
    if left:
        await asyncio.to_thread(note, list(news))


def collect() -> dict[str, Told]:
    """What is to be told and was not yet, by the key under which that is noted."""
    with open_store().begin() as session:
        found = {**_backlog(session), **_guessing(session)}
        return {key: told for key, told in found.items() if session.get(Notice, key) is None}


def _backlog(session: Session) -> dict[str, Told]:
    count, oldest = inbox.backlog(session)
    if oldest is None or utc_now() - oldest < LONG:
        known = session.get(Notice, _BACKLOG)
        if known is not None:
            session.delete(known)
        return {}
    said = f"{count} replies wait to be answered, the first since {oldest:%H:%M} UTC. Is a worker running?"
    return {
        _BACKLOG: Told("chartcastr.replies.backlog", {"prefect.resource.id": "chartcastr.replies"}, [], {"said": said})
    }


def _guessing(session: Session) -> dict[str, Told]:
    found = {}
    for sender, since in brakes.guessers(session, utc_now()):
        said = (
            f"Somebody sent {brakes.WRONG_CODES} wrong codes within an hour and is not listened to for another. If "
            f"one of your readers is stuck, give them new digits: chartcastr reader code NAME."
        )
        resource = {"prefect.resource.id": f"chartcastr.sender.{sender[:12]}"}
        key = f"guessing/{sender[:12]}/{since:%Y%m%d%H}"
        found[key] = Told("chartcastr.optin.guessing", resource, [], {"said": said})
    return found


def note(keys: list[str]) -> None:
    """These were told."""
    with open_store().begin() as session:
        for key in keys:
            insert_once(session, Notice(key=key, at=utc_now()))
