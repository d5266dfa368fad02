"""The flow that looks at pulses as they are deployed."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from tasks.prepare import look_at_pulses


@flow(name="prepare-pulses")
async def prepare_pulses() -> State[Any]:
    """Send each new pulse once as a test, and keep a schedule for each time zone of readers with their own times."""
    tested, mended = await look_at_pulses()
    return Completed(message=f"{tested} pulses are sent as a test; schedules of {mended} were changed.")
