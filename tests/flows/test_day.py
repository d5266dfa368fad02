"""A day of twelve readers in seven countries, written down in ``day.txt``: whatever they do, and what becomes of it.

What is real: the webhook app and the sandbox over HTTP, the store, the web hook's own loop that starts answers, and the
flows. Prefect's engine runs the pulses, every release of what was held, and the answers of lines marked ``!``, as a
worker runs them. All other answers are not flow runs: they are the functions of the same tasks in the same order
(``steps`` in ``day.py``), without blue ticks, artifacts and the look for the block; Prefect takes about a second
for each. Nobody waits for time to pass: what is stored here and in the sandbox is made older instead.
"""

import asyncio
import gc
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from prefect.client.orchestration import get_client
from pydantic import SecretStr
from sqlmodel import select

from blocks import WhatsApp
from flows.send_pulse import send_pulse
from pulse.store import numbers, readers
from pulse.store.tables import Inbound
from sandbox.faults import Fault
from sandbox.world import Account, Template
from tests.flows.conftest import ADA, BOB, House
from tests.flows.day import NUMBERS, Day, read_table

pytestmark = [pytest.mark.whole, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]
TABLE = Path(__file__).with_name("day.txt")
FEWEST = 120
LATER = 3
"""From this one on a pulse does not name Marta any more."""
SECOND = "12025550101"
READERS = {
    "hugo": ("12025550147", "", ""),
    "carla": ("4915112345601", "+49 (0)151 12345601", "de"),
    "dirk": ("4915112345602", "+49 151 1234 5602", "de"),
    "rita": ("4915112345603", "+49 151 12345699", "de"),
    "elena": ("34612345601", "+34 612 345 601", "es"),
    "felix": ("33612345601", "+33 6 12 34 56 01", "fr"),
    "bruna": ("553187654321", "+55 31 98765-4321", "pt_BR"),
    "caio": ("551187654321", "+55 11 98765-4321", "pt_BR"),
    "marta": ("5215512345678", "+52 55 1234 5678", "es_MX"),
    "ana": ("541112345678", "+54 9 11 1234 5678", "es_AR"),
}
"""The number as WhatsApp knows it, as the owner typed it, and the language; Hugo hides his number."""
SPELLED = ("bruna", "caio", "marta", "ana")
STRANGERS = {"guest": "447911123456", "passer": "447911123457"}
PULSES: dict[str, dict[str, Any]] = {
    "orders": {"title": "Coffee shop orders", "readers": ["ada", "bob", "carla", "bruna", "caio", "marta", "ana"]},
    "products": {
        "title": "Sales by product",
        "style": "image",
        "readers": ["carla", "ana", "rita"],
        "measure": {"name": "Sold", "value": "orders", "period": "date", "by": "product", "unit": "count"},
    },
    "revenue": {
        "title": "Shop revenue",
        "style": "buttons",
        "connection": "second",
        "templates": ["pulse_ready"],
        "readers": ["ada", "dirk", "elena", "felix", "hugo"],
        "measure": {
            "name": "Revenue",
            "value": "revenue",
            "period": "date",
            "by": "region",
            "unit": "currency",
            "currency": "EUR",
        },
    },
    "months": {
        "title": "Orders a month",
        "style": "image",
        "grain": "month",
        "connection": "second",
        "readers": ["bob", "rita", "marta"],
    },
}


def send(day: Day, name: str, count: int) -> None:
    """A pulse goes out for the ``count``-th time, by Prefect's engine."""
    changes: dict[str, Any] = {
        "name": name,
        "as_of": f"2026-11-{23 - count}T08:00:00+01:00",
        "wait_for_image": 5,
    } | PULSES[name]
    if count == LATER:
        changes["readers"] = [reader for reader in changes["readers"] if reader != "marta"]
    day.house.run(send_pulse, {"pulse": day.house.pulse(**changes).model_dump(mode="json")})
    day.name_charts(f"{name} {count}")


def in_the_store(house: House, change: Callable[[Any], Any]) -> None:
    with house.store.begin() as session:
        change(session)


async def connect(name: str, phone_number_id: str, display_number: str) -> WhatsApp:
    number = WhatsApp(
        token=SecretStr(Account.token),
        phone_number_id=phone_number_id,
        waba_id=Account.waba_id,
        display_number=f"+{display_number}",
        app_secret=SecretStr(Account.app_secret),
    )
    await number.asave(name, overwrite=True)
    return number


async def rename_block(name: str, to: str) -> None:
    block: Any = await WhatsApp.aload(name)
    async with get_client() as client:
        await client.delete_block_document(block._block_document_id)
    await connect(to, block.phone_number_id, block.display_number.lstrip("+"))


@pytest.fixture
def day(house: House) -> Iterator[Day]:
    world = house.sandbox.world
    world.add_number(SECOND)
    world.add_number("12025550102")
    parts: list[dict[str, Any]] = [
        {"type": "header", "format": "image"},
        {"type": "body", "text": "Your report {{1}} is ready.\n{{2}}\nTap below."},
        {"type": "buttons", "buttons": [{"type": "quick_reply", "text": "Show me"}]},
    ]
    for language in ("en_US", "de", "es", "fr"):
        made = Template(world.new_id(), "pulse_ready", language, "UTILITY", parts, "APPROVED")
        world.templates["pulse_ready", language] = made
    first = asyncio.run(connect("house", NUMBERS["1"], Account.display_number))
    second = asyncio.run(connect("second", NUMBERS["2"], SECOND))
    people = {"ada": ADA, "bob": BOB} | {name: known for name, (known, _, _) in READERS.items()} | STRANGERS
    codes = {"wrong": "000000", "guess": "111111"}
    with house.store.begin() as session:
        numbers.upsert(session, NUMBERS["2"], connection="second", waba_id=Account.waba_id)
        for name, (known, typed, locale) in READERS.items():
            user_id = None if typed else world.person(known).user_id
            codes[name] = readers.add(session, name, typed or None, user_id, locale=locale).code
    world.faults.switch_on(Fault("bsuid-only", to=READERS["hugo"][0]))
    for name, known in people.items():
        world.person(known, name)
    with asyncio.Runner() as runner, httpx.Client() as http:
        blocks = {NUMBERS["1"]: first, NUMBERS["2"]: second}
        found = Day(house, people, {}, runner, blocks, http, codes=codes)
        found.owner |= {
            f"sends {name} {count}": partial(send, found, name, count) for name in PULSES for count in (1, 2, LATER)
        }
        found.owner |= {
            "pauses bob": lambda: in_the_store(house, lambda session: readers.pause(session, "bob", paused=True)),
            "removes rita": lambda: in_the_store(house, lambda session: readers.remove(session, "rita")),
            "renames the second block": lambda: asyncio.run(rename_block("second", "renamed")),
        }
        yield found
    gc.collect()


def test_everything_that_twelve_readers_do_on_a_day_has_the_outcome_that_the_table_says(day: Day) -> None:
    lines = read_table(TABLE)
    day.play(lines)

    wrong = [
        f"{line.at} {line.who}: {line.does}\n  {line.outcome}\n  {became}"
        for line, became in day.became
        if line.outcome != became
    ]
    assert not wrong, "\n".join(wrong)
    assert unlisted(day) == set()
    assert len(day.listed) >= FEWEST
    assert came_twice(day) == []
    assert came_after_a_stop(day) == []
    assert addressed(day) == {name: f"+{known}" for name, (known, _, _) in READERS.items() if name in SPELLED}
    started = Counter(day.house.dispatch.history)
    assert set(started.values()) == {1}
    assert answered(day) <= set(started)


def addressed(day: Day) -> dict[str, str | None]:
    """Where those are written to whose numbers the owner typed otherwise than WhatsApp has them."""
    with day.house.store.begin() as session:
        return {name: readers.address(readers.get(session, name)).phone for name in SPELLED}


def unlisted(day: Day) -> set[str]:
    """Texts of what is stored and in no line of the table."""
    with day.house.store.begin() as session:
        return {row.text for row in session.exec(select(Inbound)) if row.wamid not in day.listed}


def answered(day: Day) -> set[str]:
    with day.house.store.begin() as session:
        return {row.id for row in session.exec(select(Inbound)) if row.state == "answered"}


def came_twice(day: Day) -> list[Any]:
    """What somebody got more than once, or got and is not in our books, or the other way round."""
    ours = Counter(message.wamid for message in day.house.messages() if message.wamid)
    theirs = Counter(message.wamid for who in day.people for message in day.got(who))
    said = Counter((who, message.kind, message.text, message.context) for who in day.people for message in day.got(who))
    return [*(ours - theirs), *(theirs - ours), *(what for what, count in said.items() if count > 1)]


def came_after_a_stop(day: Day) -> list[tuple[str, str]]:
    """What somebody got after they had asked for no more, but the confirmation of that."""
    found = []
    for who in day.people:
        stopped, confirmed = False, ""
        for message in day.chat_of(who):
            if message.direction == "in" and (line := day.listed.get(message.wamid)):
                stopped = line.consent == "out"
                confirmed = message.wamid if line.told == "stop" else confirmed
            elif message.direction == "out" and stopped and message.context != confirmed:
                found.append((who, message.text))
    return found
