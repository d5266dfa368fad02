"""The queue before the store: who goes first, and what a failure half-way leaves."""

import asyncio

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import func, select

from pulse.store import Store
from pulse.store.columns import utc_now
from pulse.store.tables import Inbound, StatusChange
from pulse.whatsapp.events import Event, Status
from pulse.whatsapp.events import Inbound as Told
from webhook_app.writer import STATUSES, Writer


def statuses(body: int, count: int = 1000) -> list[Event]:
    return [Status(f"wamid.{body}.{n}", "sent", utc_now(), "", None, "", "", "{}", "1") for n in range(count)]


def reply(wamid: str) -> Told:
    return Told(wamid, "1", "+12025550143", None, utc_now(), "text", "why?", "", "", None, None, "{}")


def kept(store: Store) -> tuple[int, int]:
    with store.begin() as session:
        counts = [session.exec(select(func.count()).select_from(table)).one() for table in (StatusChange, Inbound)]
    return counts[0], counts[1]


def ignore() -> None:
    """Nobody waits for an answer here."""


@pytest.mark.anyio
async def test_what_people_wrote_goes_before_the_statuses_that_came_first(store: Store) -> None:
    writer = Writer(store, ignore)
    bodies = [asyncio.create_task(writer.keep(statuses(number, 4 * STATUSES))) for number in range(12)]
    await asyncio.sleep(0)

    for number in range(3):
        await writer.keep([reply(f"wamid.reply{number}")])
        told, replies = await asyncio.to_thread(kept, store)
        assert replies == number + 1
        # The transaction that was under way, its own, and one that may have begun since, for each.
        assert told <= 3 * (number + 1) * STATUSES

    await asyncio.gather(*bodies)
    assert await asyncio.to_thread(kept, store) == (12 * 4 * STATUSES, 3)


@pytest.mark.anyio
async def test_bodies_take_turns(store: Store) -> None:
    writer = Writer(store, ignore)
    large = asyncio.create_task(writer.keep(statuses(1)))
    await asyncio.sleep(0)
    await writer.keep(statuses(2, STATUSES))

    assert not large.done()
    await large


@pytest.mark.anyio
async def test_a_body_that_fails_half_way_raises_and_is_whole_when_it_comes_again(store: Store) -> None:
    writer = Writer(store, ignore)
    body = [*statuses(1, 3 * STATUSES), reply("wamid.reply")]
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE inbound RENAME TO elsewhere")

    with pytest.raises(DBAPIError):
        await writer.keep(body)

    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO inbound")
    assert await asyncio.to_thread(kept, store) == (3 * STATUSES, 0)
    for _ in range(2):
        await writer.keep(body)
        assert await asyncio.to_thread(kept, store) == (3 * STATUSES, 1)


@pytest.mark.anyio
async def test_what_waits_for_an_answer_wakes_whoever_starts_it(store: Store) -> None:
    woken: list[bool] = []
    writer = Writer(store, lambda: woken.append(True))

    await writer.keep([reply("wamid.stranger")])
    assert woken == []
    await writer.keep(
        [Told("wamid.code", "1", "+12025550143", None, utc_now(), "text", "123456", "", "", None, None, "{}")]
    )
    assert woken == [True]
