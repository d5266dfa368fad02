"""What Prefect is told of numbers and templates: once for each change, and again where telling it was cut short."""

import asyncio
from collections.abc import Iterable

from prefect import task
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from pulse.store.columns import utc_now
from pulse.store.tables import Number, Template
from tasks.report import Told, emit, have_left
from tasks.stored import open_store


@task(name="report numbers and templates", cache_policy=NO_CACHE)
async def report_connections() -> None:
    """Tell once of a number that Meta stopped, and of each change of a template. Not retried: the next look does it."""

    def collect() -> tuple[list[Told], list[str], dict[str, str]]:
        with open_store().begin() as session:
            stopped = [number.phone_number_id for number in session.exec(_untold())]
            seen = {one.id: _about(one) for one in session.exec(select(Template))}
            return [*_number_news(session), *_template_news(session)], stopped, seen

    news, stopped, seen = await asyncio.to_thread(collect)
    for told in news:
        emit(told)
    if not news or await asyncio.to_thread(have_left):
        await asyncio.to_thread(_note_connections, stopped, seen)


def _untold() -> SelectOfScalar[Number]:
    return select(Number).where(col(Number.stopped_at).is_not(None), col(Number.told_at).is_(None))


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
        yield Told("chartcastr.template.changed", resource, [], payload)
        if template.category == "MARKETING" and not template.reported.endswith(", marketing"):
            said = "Meta counts it as marketing now: it costs more, and fewer people get it."
            yield Told("chartcastr.template.moved-to-marketing", resource, [], {**payload, "said": said})


def _about(template: Template) -> str:
    return f"{template.status or 'not known'}, {template.category.lower() or 'category not known'}"


def _note_connections(stopped: list[str], seen: dict[str, str]) -> None:
    with open_store().begin() as session:
        for phone_number_id in stopped:
            number = session.get_one(Number, phone_number_id)
            number.told_at = utc_now()
            session.add(number)
        for id_, reported in seen.items():
            template = session.get_one(Template, id_)
            template.reported = reported
            session.add(template)
