"""Uses of language models: what they took, and whether one may be used now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sqlmodel import Session, col, select

from pulse.store.notes import ModelCall

BREAK = timedelta(hours=1)
"""How long a model is left alone after it refused the key, or had no quota left."""
_DAY, _MONTH = timedelta(days=1), timedelta(days=30)
_OPENS, _CLOSES = frozenset({"auth", "quota"}), frozenset({"ok", "rewritten", "refused"})


@dataclass(frozen=True)
class Caps:
    """What a model may take: tokens in 24 hours, money in 30 days; None is without limit."""

    tokens_a_day: int | None = None
    money_a_month: Decimal | None = None


def refusal(session: Session, model_key: str, caps: Caps, now: datetime) -> str:
    """Why the model is not to be asked at ``now``, in words for the owner; empty where it may."""
    mine = select(ModelCall).where(ModelCall.model_key == model_key)
    newest = session.exec(mine.where(ModelCall.created_at > now - BREAK).order_by(col(ModelCall.created_at).desc()))
    # What began before the key was refused may end after it; only a success closes the breaker.
    last = next((call for call in newest if call.outcome in _OPENS | _CLOSES), None)
    if last and last.outcome in _OPENS:
        what = "refused the key" if last.outcome == "auth" else "had no quota left"
        return f"the model {what} at {last.created_at:%H:%M} UTC; it is asked again an hour later"
    recent = list(session.exec(mine.where(ModelCall.created_at > now - _MONTH)))
    tokens = sum(call.tokens for call in recent if call.created_at > now - _DAY)
    if caps.tokens_a_day is not None and tokens >= caps.tokens_a_day:
        return f"the model has used {tokens:,} tokens in 24 hours, and may use {caps.tokens_a_day:,}"
    money = sum((Decimal(call.money) for call in recent if call.money), Decimal(0))
    if caps.money_a_month is not None and money >= caps.money_a_month:
        return f"the model has cost {money:.2f} in 30 days, and may cost {caps.money_a_month}"
    return ""
