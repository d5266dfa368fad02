"""The flow that says once a week what was sent, what was not, and why."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from tasks import quiet


@flow(name="quiet-report")
async def quiet_report() -> State[Any]:
    """Count the runs of the last seven days by pulse, with the reason for each that sent nothing."""
    text = await quiet.count_week()
    return Completed(message=f"{max(0, text.count(chr(10)) - 3)} pulses ran.")
