"""Events to Prefect."""

import asyncio
from collections.abc import Collection
from threading import Thread

from prefect.events import emit_event
from prefect.events.worker import EventsWorker

from pulse.delivery.events import Event

_LEAVE_WITHIN = 10.0


def emit(event: Event) -> None:
    """One event to Prefect."""
    emit_event(event.event, resource=event.resource, related=event.related, payload=event.payload, id=event.id)


async def tell(events: Collection[Event]) -> bool:
    """Emit ``events``; whether they are out of this process. If not, they are told again by a later look."""
    for event in events:
        emit(event)
    return not events or await asyncio.to_thread(_have_left)


def _have_left() -> bool:
    # A daemon, since it would wait for a server that is gone for as long as the process lives.
    waiting = Thread(target=EventsWorker.instance().wait_until_empty, daemon=True)
    waiting.start()
    waiting.join(_LEAVE_WITHIN)
    return not waiting.is_alive()
