"""What Prefect is told of runs: events that automations act on, a table on the run, and the run's honest state."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed, Failed, Scheduled

from pulse.delivery import ledger
from pulse.delivery.events import run, streaks
from pulse.delivery.ledger import Tally
from pulse.store import runs
from pulse.store.columns import utc_now
from pulse.store.states import RunState
from tasks.emit import tell
from tasks.show import Artifact, show
from tasks.stored import in_store, stored

WAITING_NAMES = ("Waiting", "Late")
"""What Prefect calls a run that waits: the second once its next beginning is past."""
_WAITS = timedelta(hours=1)
"""After this a run that waits is begun again, should nobody have gone on with it; nothing is sent twice by that."""


def end_state(tally: Tally) -> State[Any]:
    """The Prefect state of a run: Completed only if every delivery may rest where it stands.

    One that waits for a phone is scheduled anew, as it is neither done nor has failed; the watch goes on with it.
    """
    if tally.verdict is RunState.WAITING:
        return Scheduled(scheduled_time=utc_now() + _WAITS, message=tally.sentence, name=tally.name)
    made = Completed if tally.verdict is RunState.DONE else Failed
    return made(message=tally.sentence, name=tally.name)


@stored
async def report_run(run_id: str) -> Tally:
    """Tell what became of a run so far. Retried: what was told is not told again."""
    tally = await in_store(ledger.settle, run_id)
    await tell_of(run_id)
    await _publish(run_id)
    return tally


@stored
async def report_failure(run_id: str, reason: str) -> None:
    """Tell that a run ended before anything could be delivered. Retried as any note is."""
    await in_store(runs.finish, run_id, RunState.FAILED, reason)
    await tell_of(run_id, reason)


async def tell_of(run_id: str, reason: str = "") -> None:
    """Tell what is new about a run, and note that it was told."""
    news = await in_store(run.news, run_id, reason)
    if await tell(news.events):
        await in_store(run.note, news.seen)
    await tell_streak(news.pulse)


async def tell_streak(pulse: str) -> None:
    """Tell that a pulse has begun to fail or has recovered, if the owner does not know, and note that it was told."""
    news = await in_store(streaks.of_pulse, pulse)
    if news.is_to_be_noted and await tell(news.events):
        await in_store(streaks.note, news)


@stored
async def report_lasting() -> None:
    """Tell of pulses that nobody could confirm for a day. Retried: what was told is not told again."""
    for pulse in await in_store(streaks.lasting):
        await tell_streak(pulse)


async def _publish(run_id: str) -> None:
    """The table of every message on the run."""
    found = await in_store(runs.get, run_id)
    if rows := await in_store(ledger.rows, run_id):
        said = f"Every message of this run, as of {utc_now():%Y-%m-%d %H:%M:%S} UTC"
        await show(found.flow_run_id, Artifact(f"{found.pulse}-deliveries", "table", json.dumps(rows), said))


async def correct_state(run_id: str, tally: Tally) -> None:
    """Set a run that is over to what became of it since. Not retried: the next look does it again."""
    if (flow_run_id := (await in_store(runs.get, run_id)).flow_run_id) is None:
        return
    state = end_state(tally)
    async with get_client() as client:
        try:
            now = (await client.read_flow_run(UUID(flow_run_id))).state
        except ObjectNotFound:
            return
        if now is None or now.is_cancelled() or (now.name, now.message) == (state.name, state.message):
            # What its owner cancelled stays cancelled, whatever became of it.
            return
        waits = now.is_scheduled() and now.name in WAITING_NAMES and state.name != "Waiting"
        if now.is_final() or waits:
            await client.set_flow_run_state(UUID(flow_run_id), state, force=True)
