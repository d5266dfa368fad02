"""One event, and what it is about, under the keys that Prefect gives them."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from pulse.store.tables import Message, PhoneNumber

Resource = dict[str, str]


@dataclass(frozen=True)
class Event:
    """One event.

    Args:
        event: Its name.
        resource: What it is about.
        related: What else it has to do with.
        payload: What is said.
        id: An event of one id is taken once, also where telling it was cut short and is done again.
    """

    event: str
    resource: Resource
    related: list[Resource] = field(default_factory=list)
    payload: dict[str, Any] = field(default_factory=dict)
    id: UUID = field(default_factory=uuid4)


def resource(what: str, name: str | None = None) -> Resource:
    """Something of ours, such as ``pulse.shop-orders``, and what people call it."""
    found = {"prefect.resource.id": f"chartcastr.{what}"}
    return found if name is None else {**found, "prefect.resource.name": name}


def pulse(name: str) -> Resource:
    """A pulse."""
    return resource(f"pulse.{name}", name)


def message(row: Message) -> Resource:
    """A message to a reader."""
    return resource(f"message.{row.id}", row.kind)


def connection(number: PhoneNumber) -> Resource:
    """The block that a number is sent from."""
    return resource(f"connection.{number.connection}", number.connection)


def flow_run(id_: str | None) -> list[Resource]:
    """A flow run, as what an event is related to; nothing where there is none."""
    return [{"prefect.resource.id": f"prefect.flow-run.{id_}", "prefect.resource.role": "flow-run"}] if id_ else []
