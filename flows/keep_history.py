"""The flow that keeps, once a day, what a source tells only as it stands now."""

from typing import Any

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from pulse.errors import ChartcastrError
from pulse.store.columns import utc_now
from tasks import read


@flow(name="keep-history")
async def keep_history() -> State[Any]:
    """Read how each pulse's figures stand, where the source has no history of them, and keep it.

    A pulse that is sent weekly so has a history by the day.
    """
    pulses, kept, wrong = await read.find_standing(), 0, []
    for pulse in pulses:
        try:
            kept += (await read.fetch_data(pulse, utc_now())).snapshot
        except Exception as error:  # noqa: BLE001 - one account's trouble, whatever it is, is not the others'
            said = str(error) if isinstance(error, ChartcastrError) else f"it broke off ({type(error).__name__})"
            get_run_logger().error("%s: %s", pulse.name, said)
            wrong.append(f"{pulse.name}: {said}")
    if wrong:
        return Failed(message="; ".join(wrong))
    return Completed(message=f"{kept} of {len(pulses)} pulses kept.")
