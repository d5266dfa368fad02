"""What Prefect is told of numbers and templates: once for each change, and again where telling it was cut short."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from blocks import WhatsApp, block_names, load_block
from pulse.errors import ChartcastrError
from pulse.store import announcements, numbers
from pulse.store.columns import utc_now
from pulse.store.tables import PhoneNumber, Template
from pulse.whatsapp import standing
from pulse.whatsapp.standing import Standing
from pulse.whatsapp.token import Token
from tasks.report import Told, emit, have_left
from tasks.stored import open_store

_EVERY = timedelta(days=1)
_DAYS_BEFORE = (1, 3, 14)
"""So many days before a token ends the owner is told; once each."""


@task(name="report numbers and templates", cache_policy=NO_CACHE)
async def report_connections() -> None:
    """Tell once of each change of a number or a template. Not retried: the next look does it."""
    await _look_daily()
    found = await asyncio.to_thread(_collect)
    for told in found.news:
        emit(told)
    if not found.news or await asyncio.to_thread(have_left):
        await asyncio.to_thread(_note, found)


@task(name="know the numbers", cache_policy=NO_CACHE)
async def know_blocks() -> None:
    """Know the number of every block, also of one that was saved in the Prefect UI and has sent nothing yet.

    A number whose block has another name by now is known by that. Not retried: the next look does it.
    """
    names = await block_names(WhatsApp)
    for name in names:
        try:
            block = await load_block(WhatsApp, name)
        except ChartcastrError as wrong:
            get_run_logger().warning("%s: %s", name, wrong)
            continue
        await asyncio.to_thread(_know, block, name, names)


def _know(block: WhatsApp, name: str, names: list[str]) -> None:
    with open_store().begin() as session:
        number = numbers.get(session, block.phone_number_id)
        if number is None or number.connection not in names:
            numbers.upsert(
                session,
                block.phone_number_id,
                connection=name,
                waba_id=block.waba_id,
                display_number=block.display_number,
            )


@dataclass
class _Found:
    """What is to be told, and what is to be noted once it was."""

    news: list[Told] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    announced: list[str] = field(default_factory=list)
    templates: dict[str, str] = field(default_factory=dict)


async def _look_daily() -> None:
    """Ask Meta once a day how each number stands and when its token ends."""
    for number in await asyncio.to_thread(_due):
        try:
            connection = await load_block(WhatsApp, number.connection)
            if connection.phone_number_id != number.phone_number_id:
                continue
            async with connection.client() as client:
                token = Token.read(await client.token())
                stands = standing.read(await client.phone_number())
        except ChartcastrError as wrong:
            # Whatever stops it is told of when it is sent from.
            get_run_logger().warning("%s was not asked about: %s", number.connection, wrong)
            continue
        await asyncio.to_thread(_checked, number.phone_number_id, stands, token)


def _due() -> list[PhoneNumber]:
    """The numbers that Meta was not asked about today; noted before it is asked, so that failing asks no more often."""
    with open_store().begin() as session:
        now, due = utc_now(), []
        for number in session.exec(select(PhoneNumber).with_for_update()):
            if number.asked_at is None or now - number.asked_at > _EVERY:
                number.asked_at = now
                session.add(number)
                due.append(number)
        return due


def _checked(phone_number_id: str, stands: Standing, token: Token) -> None:
    with open_store().begin() as session:
        numbers.checked(session, phone_number_id, stands)
        number = session.get_one(PhoneNumber, phone_number_id)
        number.token_ends = token.ends
        session.add(number)
        if token.ends is not None:
            _warn(session, number, token.ends)


def _warn(session: Session, number: PhoneNumber, ends: datetime) -> None:
    left = ends - utc_now()
    within = next((days for days in _DAYS_BEFORE if left <= timedelta(days=days)), None)
    if within is not None:
        said = (
            f"Its token ends on {ends.astimezone(UTC):%Y-%m-%d %H:%M} UTC; nothing is sent after that. Make a system "
            "user token that never expires, then run: chartcastr connect whatsapp."
        )
        announcements.of_number(session, number, "token-ends", said, ends, f"{ends.isoformat()}/{within}")


def _collect() -> _Found:
    with open_store().begin() as session:
        numbers.tell_of_recovered(session)
        session.flush()
        found = _Found(stopped=[number.phone_number_id for number in session.exec(_untold())])
        found.templates = {one.id: _about(one) for one in session.exec(select(Template))}
        found.news = [*_number_news(session), *_template_news(session)]
        for row in announcements.untold(session):
            resource = {"prefect.resource.id": row.resource, "prefect.resource.name": row.name}
            found.news.append(Told(row.event, resource, [], {"about": row.name, "said": row.said}))
            found.announced.append(row.key)
        return found


def _untold() -> SelectOfScalar[PhoneNumber]:
    return select(PhoneNumber).where(col(PhoneNumber.stopped_at).is_not(None), col(PhoneNumber.told_at).is_(None))


def _number_news(session: Session) -> Iterable[Told]:
    for number in session.exec(_untold()):
        resource = {
            "prefect.resource.id": f"chartcastr.connection.{number.connection}",
            "prefect.resource.name": number.connection,
        }
        payload = {"connection": number.connection, "said": f"Nothing is sent from it: {number.reason}"}
        yield Told("chartcastr.connection.stopped", resource, [], payload)


def _template_news(session: Session) -> Iterable[Told]:
    for template in session.exec(select(Template)):
        now = _about(template)
        if now == template.reported:
            continue
        resource = {
            "prefect.resource.id": f"chartcastr.template.{template.name}.{template.language}",
            "prefect.resource.name": f"{template.name} ({template.language})",
        }
        payload = {"template": template.name, "said": f"It is {now}. {template.reason}".strip()}
        if now.split(", ")[0] != template.reported.split(", ", maxsplit=1)[0] or template.category != "MARKETING":
            yield Told("chartcastr.template.changed", resource, [], payload)
        if template.category == "MARKETING" and not template.reported.endswith(", marketing"):
            said = "Meta counts it as marketing now: it costs more, and fewer people get it."
            yield Told("chartcastr.template.moved-to-marketing", resource, [], {**payload, "said": said})


def _about(template: Template) -> str:
    return f"{template.status or 'not known'}, {template.category.lower() or 'category not known'}"


def _note(found: _Found) -> None:
    with open_store().begin() as session:
        for phone_number_id in found.stopped:
            number = session.get_one(PhoneNumber, phone_number_id)
            number.told_at = utc_now()
            session.add(number)
        announcements.told(session, found.announced)
        for id_, reported in found.templates.items():
            template = session.get_one(Template, id_)
            template.reported = reported
            session.add(template)
