"""A webhook that is dead for a day is told of once, and once more when it is back."""

import asyncio
from uuid import NAMESPACE_OID, uuid5

from prefect import task
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session, select

from pulse.store import silence, streaks
from pulse.store.columns import utc_now
from pulse.store.notes import Streak
from pulse.store.tables import PhoneNumber
from tasks.report import Told, emit, have_left
from tasks.retries import if_not_ours
from tasks.stored import open_store


@task(name="report webhooks", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def report_webhooks() -> None:
    """Tell of each number whose webhook fell silent or is back. Retried: what was told is not told again."""

    def collect() -> list[tuple[Streak, Told]]:
        with open_store().begin() as session:
            found = (_news(session, number) for number in session.exec(select(PhoneNumber)))
            return [one for one in found if one is not None]

    news = await asyncio.to_thread(collect)
    for _, told in news:
        emit(told)
    if not news or not await asyncio.to_thread(have_left):
        return

    def note() -> None:
        with open_store().begin() as session:
            for before, _ in news:
                streaks.note(session, before, 1, failing=not before.failing)

    await asyncio.to_thread(note)


def _news(session: Session, number: PhoneNumber) -> tuple[Streak, Told] | None:
    before = streaks.find(session, f"webhook/{number.phone_number_id}")
    why = silence.why_silent(session, number.phone_number_id, utc_now())
    if bool(why) == before.failing:
        return None
    resource = {
        "prefect.resource.id": f"chartcastr.connection.{number.connection}",
        "prefect.resource.name": number.connection,
    }
    payload = {"connection": number.connection, "said": why or "Meta tells of what becomes of messages again."}
    event = f"chartcastr.webhook.{'silent' if why else 'recovered'}"
    return before, Told(event, resource, [], payload, uuid5(NAMESPACE_OID, f"{before.key}/{before.told}"))
