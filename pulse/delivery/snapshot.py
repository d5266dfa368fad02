"""What is kept of a run before anything is sent: its frozen data, facts, charts and texts, and what the model took."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from sqlmodel import Session

from pulse.definition import Pulse
from pulse.definition.catalogue import LanguageCode
from pulse.insight import REMEMBERED
from pulse.insight.fact import Fact, Key
from pulse.insight.figure import Figure, is_across
from pulse.narration import Read
from pulse.narration.freeze import frozen
from pulse.narration.model import Usage
from pulse.narration.prompt import instructions
from pulse.narration.read import told
from pulse.narration.several import all_facts, context_of
from pulse.series import from_json, to_json
from pulse.store import runs
from pulse.store.columns import utc_now
from pulse.store.engine import insert_once
from pulse.store.tables import Edition, ModelCall, Run, Snapshot, SnapshotFigure
from pulse.text.context import NarrationContext
from pulse.text.proof import Refusal


@dataclass(frozen=True)
class Page:
    """What readers of one language get.

    Args:
        language: Which one.
        chart: The PNG.
        read: The texts, by the same plan in every language.
    """

    language: LanguageCode
    chart: bytes
    read: Read


@dataclass(frozen=True)
class Thawed:
    """What was frozen of a run, read again.

    Args:
        pulse: The definition.
        figures: Its figures, the first one first.
        across: What is said of them together.
        read: The texts in the pulse's own language.
    """

    pulse: Pulse
    figures: tuple[Figure, ...]
    across: tuple[Fact, ...]
    read: Read


def find_told(session: Session, run: Run, number: int = 1) -> frozenset[Key]:
    """What the last pulses before ``run`` said of figure ``number``, so that news comes first."""
    found: set[Key] = set()
    for snapshot in runs.last_snapshots(session, run, REMEMBERED):
        further = {row.number: row.facts for row in runs.figures(session, snapshot.run_id)}
        found |= told({1: snapshot.facts, **further}.get(number, "[]"), snapshot.read)
    return frozenset(found)


def snapshot(
    run_id: str, pulse: Pulse, figures: Sequence[Figure], across: Sequence[Fact], page: Page, look: str = ""
) -> tuple[Snapshot, list[SnapshotFigure], list[Refusal]]:
    """What is frozen of a run, its further figures, and what was left out of its texts because it cannot be proven.

    ``look`` is what its charts were drawn with.

    Raises:
        NarratorError: The headline cannot be proven; nothing is sent.
    """
    read, refused = _proven(figures, across, page)
    first, *others = figures
    made = Snapshot(
        run_id=run_id,
        definition=pulse.model_dump_json(),
        result=json.dumps(to_json(first.result)),
        facts=_json([*first.facts, *across]),
        read=read.model_dump_json(exclude_defaults=True),
        chart=page.chart,
        caption=str(read.caption(pulse.title)),
        analysis=str(read.long_text()),
        look=look,
    )
    rows = [
        SnapshotFigure(
            run_id=run_id,
            number=number,
            definition=figure.pulse.model_dump_json(),
            result=json.dumps(to_json(figure.result)),
            facts=_json(figure.facts),
        )
        for number, figure in enumerate(others, start=2)
    ]
    return made, rows, refused


def edition(
    run_id: str, pulse: Pulse, figures: Sequence[Figure], across: Sequence[Fact], page: Page
) -> tuple[Edition, list[Refusal]]:
    """What is frozen of a run in another language, and what was left out of its texts.

    Raises:
        NarratorError: The headline cannot be proven.
    """
    read, refused = _proven(figures, across, page)
    made = Edition(
        run_id=run_id,
        language=page.language,
        read=read.model_dump_json(exclude_defaults=True),
        chart=page.chart,
        caption=str(read.caption(pulse.title)),
        analysis=str(read.long_text()),
    )
    return made, refused


def thaw(snapshot: Snapshot, further: Sequence[SnapshotFigure] = ()) -> Thawed:
    """What was frozen, read again.

    Raises:
        ValidationError: An older version froze it, in another form; likewise KeyError.
    """
    pulse = Pulse.model_validate_json(snapshot.definition)
    across = tuple(fact for fact in _facts(snapshot.facts) if is_across(fact))
    return Thawed(pulse, thaw_figures(snapshot, further), across, Read.model_validate_json(snapshot.read))


def thaw_figures(snapshot: Snapshot, further: Sequence[SnapshotFigure] = ()) -> tuple[Figure, ...]:
    """The figures of what was frozen, in order, each with the facts that are its own.

    Raises:
        ValidationError: An older version froze them, in another form; likewise KeyError.
    """
    pulse = Pulse.model_validate_json(snapshot.definition)
    own = tuple(fact for fact in _facts(snapshot.facts) if not is_across(fact))
    figures = [Figure(pulse.figures[0], from_json(json.loads(snapshot.result)), own)]
    for row in further:
        defined = Pulse.model_validate_json(row.definition)
        figures.append(Figure(defined, from_json(json.loads(row.result)), _facts(row.facts)))
    return tuple(figures)


def note_usage(session: Session, run_id: str, pulse: Pulse, used: Usage, prompt: str = "") -> None:
    """Keep what a use of a model took, for its caps and its breaker; the same use is kept once."""
    call = ModelCall(
        id=uuid5(NAMESPACE_OID, f"{run_id}/{pulse.measure.name}/{used.seconds}/{used.outcome}").hex,
        run_id=run_id,
        model_key=used.key,
        prompt_version=used.prompt,
        created_at=utc_now(),
        prompt=prompt or instructions(NarrationContext.of(pulse)),
        tokens=used.tokens_in + used.tokens_out,
        money="" if used.money is None else str(used.money),
        outcome=used.outcome,
    )
    insert_once(session, call)


def _proven(figures: Sequence[Figure], across: Sequence[Fact], page: Page) -> tuple[Read, list[Refusal]]:
    return frozen(page.read, all_facts(figures, across), context_of(figures, page.language))


def _json(facts: Sequence[Fact]) -> str:
    return json.dumps([fact.model_dump(mode="json") for fact in facts])


def _facts(written: str) -> tuple[Fact, ...]:
    """Facts as they were kept; each names its periods."""
    return tuple(Fact.model_validate(entry | {"times": entry["times"]}) for entry in json.loads(written))
