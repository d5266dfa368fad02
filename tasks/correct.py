"""Corrections: what a run shows to be otherwise than it was sent is told once, in the thread of its chart."""

from functools import partial

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from pulse.delivery import Courier, corrections
from pulse.delivery.corrections import Told
from pulse.delivery.courier import message_row
from pulse.store.columns import utc_now
from tasks.stored import in_store, stored


@stored
async def find_corrections(run_id: str) -> list[Told]:
    """Who has to be told of what. Retried: what was found before is found again, and each is one message."""
    found = await in_store(corrections.find, run_id)
    return await in_store(corrections.tell, found, utc_now()) if found else []


@task(name="tell of a correction", cache_policy=NO_CACHE, task_run_name="correct for {name}")
async def correct(courier: Courier, told: Told, name: str) -> None:  # noqa: ARG001 - it names the task
    """One reader's correction. Not retried by Prefect: the outbox decides whether it may be sent again."""
    media_id = await courier.attach(told.picture, "image/png", "chart.png") if told.picture else None
    row = message_row(
        told.purpose,
        "correction",
        told.reader,
        told.phone_number_id,
        str(told.text),
        context=told.image,
        run_id=told.correction.run_id,
    )
    outcome = await courier.say(row, partial(told.body, media_id=media_id))
    get_run_logger().info("Correction for %s: %s", told.reader.name, outcome.state)


async def tell_corrections(courier: Courier, run_id: str) -> None:
    """Tell everybody who was sent a figure that has changed since. Never a reason for a pulse to fail."""
    try:
        for told in await find_corrections(run_id):
            await correct(courier, told, told.reader.name)
    except Exception as wrong:  # noqa: BLE001 - the pulse itself is out
        get_run_logger().error("Corrections could not be told (%s)", type(wrong).__name__)
