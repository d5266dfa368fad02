"""What is new of numbers and templates."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, select

from pulse.delivery.events import event
from pulse.delivery.events.event import Event
from pulse.store import alerts, numbers
from pulse.store.columns import utc_now
from pulse.store.tables import Announcement, PhoneNumber, Template


@dataclass(frozen=True)
class AccountNews:
    """What is to be told, and what is to be noted once it was.

    Args:
        events: What is to be told.
        stopped: Numbers of which it is told that nothing is sent from them.
        announced: Keys of the announcements that are told.
        templates: What is known of each template, by its id.
    """

    events: list[Event]
    stopped: list[str]
    announced: list[str]
    templates: dict[str, str]


def news(session: Session) -> AccountNews:
    """What is new of all numbers and templates."""
    numbers.tell_of_recovered(session)
    session.flush()
    stopped, rows = numbers.stopped_untold(session), alerts.unannounced(session)
    events = [*map(_of_number, stopped), *_of_templates(session), *map(_of_announcement, rows)]
    return AccountNews(
        events,
        stopped=[number.phone_number_id for number in stopped],
        announced=[row.key for row in rows],
        templates={template.id: _about(template) for template in session.exec(select(Template))},
    )


def note(session: Session, found: AccountNews) -> None:
    """It was told."""
    for phone_number_id in found.stopped:
        number = session.get_one(PhoneNumber, phone_number_id)
        number.told_at = utc_now()
        session.add(number)
    alerts.announced(session, found.announced)
    for id_, reported in found.templates.items():
        template = session.get_one(Template, id_)
        template.reported = reported
        session.add(template)


def _of_number(number: PhoneNumber) -> Event:
    payload = {"connection": number.connection, "said": f"Nothing is sent from it: {number.reason}"}
    return Event("chartcastr.connection.stopped", event.connection(number), [], payload)


def _of_announcement(row: Announcement) -> Event:
    resource = {"prefect.resource.id": row.resource, "prefect.resource.name": row.name}
    return Event(row.event, resource, [], {"about": row.name, "said": row.said})


def _of_templates(session: Session) -> Iterable[Event]:
    for template in session.exec(select(Template)):
        now = _about(template)
        if now == template.reported:
            continue
        resource = event.resource(
            f"template.{template.name}.{template.language}", f"{template.name} ({template.language})"
        )
        payload = {"template": template.name, "said": f"It is {now}. {template.reason}".strip()}
        if now.split(", ")[0] != template.reported.split(", ", maxsplit=1)[0] or template.category != "MARKETING":
            yield Event("chartcastr.template.changed", resource, [], payload)
        if template.category == "MARKETING" and not template.reported.endswith(", marketing"):
            said = "Meta counts it as marketing now: it costs more, and fewer people get it."
            yield Event("chartcastr.template.moved-to-marketing", resource, [], {**payload, "said": said})


def _about(template: Template) -> str:
    return f"{template.status or 'not known'}, {template.category.lower() or 'category not known'}"
