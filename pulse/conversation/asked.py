"""What readers asked of a pulse lately, for whoever plans the next one."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from pulse.conversation.route import route
from pulse.definition import Pulse
from pulse.narration.plan import ASKED
from pulse.store.tables import Inbound, Run

_DAYS, _MOST = timedelta(days=30), 12
_NOTHING = frozenset({"stop", "start", "help", "other", "unreadable"})
"""What asks nothing of the figures."""


def asked_lately(session: Session, pulse: Pulse, now: datetime) -> tuple[str, ...]:
    """The kinds of questions that readers of ``pulse`` asked in the last thirty days, the newest first, each once.

    Kinds and not words: what a person wrote is not for a model to read.
    """
    recent = (
        select(Inbound)
        .join(Run, col(Run.id) == Inbound.run_id)
        .where(Run.pulse == pulse.name, col(Inbound.received_at) > now - _DAYS)
        .order_by(col(Inbound.received_at).desc())
        .limit(_MOST)
    )
    kinds = (
        route(
            inbound.payload if inbound.payload.startswith(ASKED) else inbound.text or inbound.payload,
            inbound.emoji,
            inbound.kind,
            (),
            pulse.measure.name,
            pulse.language,
        ).intent
        for inbound in session.exec(recent)
    )
    return tuple(dict.fromkeys(kind for kind in kinds if kind not in _NOTHING))
