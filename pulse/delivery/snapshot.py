"""What is kept of a run before anything is sent: its frozen data, facts, chart and texts, and what the model took."""

import json
from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from sqlmodel import Session

from pulse.definition import Pulse
from pulse.insight import REMEMBERED
from pulse.insight.fact import Fact, Key
from pulse.narration import NarrationContext, Read
from pulse.narration.freeze import frozen
from pulse.narration.model import Usage
from pulse.narration.prompt import instructions
from pulse.narration.read import told
from pulse.series import Dataset, to_json
from pulse.store import runs
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import ModelCall, Run, Snapshot
from pulse.text.proof import Refusal


def find_told(session: Session, run: Run) -> frozenset[Key]:
    """What the last pulses before ``run`` said, so that news comes first."""
    found = runs.last_snapshots(session, run.pulse, run.slot, REMEMBERED)
    return frozenset().union(*(told(item.facts, item.read) for item in found))


def snapshot(
    run_id: str, pulse: Pulse, result: Dataset, facts: Sequence[Fact], chart: bytes, read: Read
) -> tuple[Snapshot, list[Refusal]]:
    """What is frozen of a run, and what was left out of its texts because it cannot be proven.

    Raises:
        NarratorError: The headline cannot be proven; nothing is sent.
    """
    proven, refused = frozen(read, facts, NarrationContext.of(pulse, result.measure))
    made = Snapshot(
        run_id=run_id,
        definition=pulse.model_dump_json(),
        result=json.dumps(to_json(result)),
        facts=json.dumps([fact.model_dump(mode="json") for fact in facts]),
        read=proven.model_dump_json(exclude_defaults=True),
        chart=chart,
        caption=str(proven.caption(pulse.title)),
        analysis=str(proven.long_text()),
    )
    return made, refused


def note_usage(session: Session, run_id: str, pulse: Pulse, used: Usage) -> None:
    """Keep what a use of a model took, for its caps and its breaker; the same use is kept once."""
    call = ModelCall(
        id=uuid5(NAMESPACE_OID, f"{run_id}/{used.seconds}/{used.outcome}").hex,
        run_id=run_id,
        model_key=used.key,
        prompt_version=used.prompt,
        created_at=utc_now(),
        prompt=instructions(NarrationContext.of(pulse)),
        tokens=used.tokens_in + used.tokens_out,
        money="" if used.money is None else str(used.money),
        outcome=used.outcome,
    )
    insert_once(session, call)
