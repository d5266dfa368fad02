"""What readers asked of a pulse lately, for whoever plans the next one."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from pulse.conversation.memory import remembered
from pulse.conversation.query import Operation
from pulse.definition import Pulse
from pulse.narration.plan import Question
from pulse.store.tables import Inbound, Run

_DAYS, _MOST = timedelta(days=30), 12
_KINDS: dict[Operation, Question] = {
    Operation.WHY: Question.WHY,
    Operation.CHANGE: Question.COMPARE,
    Operation.COMPARE: Question.COMPARE,
    Operation.TREND: Question.TREND,
    Operation.CHART: Question.TREND,
    Operation.RANK: Question.TOP,
    Operation.SHARE: Question.TOP,
    Operation.TABLE: Question.TABLE,
    Operation.EXTREME: Question.WHEN,
    Operation.USUAL: Question.UNUSUAL,
    Operation.QUALITY: Question.QUALITY,
    Operation.DEFINITION: Question.DEFINITION,
    Operation.GOAL: Question.GOAL,
    Operation.FORECAST: Question.GOAL,
}
"""What a plan may choose from."""


def asked_lately(session: Session, pulse: Pulse, now: datetime) -> tuple[str, ...]:
    """The kinds of questions that readers of ``pulse`` asked in the last thirty days, the newest first, each once.

    Kinds and not words: what a person wrote is not for a model to read.
    """
    recent = (
        select(Inbound.understood)
        .join(Run, col(Run.id) == Inbound.run_id)
        .where(Run.pulse == pulse.name, col(Inbound.received_at) > now - _DAYS, col(Inbound.understood) != "")
        .order_by(col(Inbound.received_at).desc())
        .limit(_MOST)
    )
    queries = [query for raw in session.exec(recent) for query in remembered(raw).queries]
    kinds = [_KINDS[query.operation].value for query in queries if query.operation in _KINDS]
    return tuple(dict.fromkeys(kinds))
