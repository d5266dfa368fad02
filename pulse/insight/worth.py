"""Whether a pulse is worth sending; if not, why, in words for the owner."""

from collections.abc import Sequence
from typing import Literal

from pulse.definition import SendIf
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure
from pulse.insight.find import headline_change
from pulse.insight.quality import DOUBTS

_NOT_WORTH = "was not worth sending"
_DOUBTS = {"stale": "is not up to date", "empty": "has nothing to make a figure of"}


def skip_reason(facts: Sequence[Fact], send_if: SendIf | None, stale: Literal["say", "withhold"] = "say") -> str:
    """Why nothing is to be sent; empty where it is worth it. The reason names what fell short of what."""
    if why := _withheld(facts, stale):
        return why
    short = _falls_short(facts, send_if)
    return f"{_NOT_WORTH}: {short}" if short else ""


def skip_reason_of(figures: Sequence[Figure]) -> str:
    """Why nothing is to be sent of several figures: one is to be withheld, or none is worth it; else empty."""
    several = len(figures) > 1
    for figure in figures:
        if why := _withheld(figure.facts, figure.pulse.stale):
            return f"{why} of {figure.name}" if several else why
    short = [_falls_short(figure.facts, figure.pulse.send_if) for figure in figures]
    if not all(short):
        return ""
    told = [f"{figure.name}, {why}" if several else why for figure, why in zip(figures, short, strict=True)]
    return f"{_NOT_WORTH}: {'; '.join(told)}"


def _withheld(facts: Sequence[Fact], stale: Literal["say", "withhold"]) -> str:
    doubt = next((fact for fact in facts if fact.kind == "quality" and fact.about in _DOUBTS), None)
    if doubt is not None and stale == "withhold":
        return f"was withheld: its data {_DOUBTS[doubt.about]} (stale: withhold)"
    return ""


def _falls_short(facts: Sequence[Fact], send_if: SendIf | None) -> str:
    """What falls short of what the owner asks for; empty where something does not."""
    doubt = any(fact.kind == "quality" and fact.about in _DOUBTS for fact in facts)
    broken = any(fact.doubt in DOUBTS for fact in facts)
    if send_if is None or doubt or broken:
        # Data that stopped coming is never a reason to stay silent about it.
        return ""
    short = [said for said in (_score(facts, send_if), _change(facts, send_if), _goal(facts, send_if)) if said]
    asked = sum((send_if.score is not None, send_if.change is not None, send_if.goal))
    return "; ".join(short) if len(short) == asked else ""


def _score(facts: Sequence[Fact], send_if: SendIf) -> str:
    if send_if.score is None:
        return ""
    best = max((fact.score for fact in facts if fact.kind not in {"level", "quality"}), default=0.0)
    return "" if best >= send_if.score else f"the best fact scores {best:.3f}, under {send_if.score:g}"


def _change(facts: Sequence[Fact], send_if: SendIf) -> str:
    if send_if.change is None:
        return ""
    change = headline_change(facts)
    if change is None:
        return "there is nothing to compare with"
    if "ratio" not in change.numbers:
        # From nothing, from a handful or of a rate: too much to be silent about, if it moved at all.
        return "" if change.numbers["diff"] else "it did not change"
    moved, larger = abs(change.numbers["ratio"]), max(change.numbers["now"], change.numbers["base"])
    if float(moved) < send_if.change:
        return f"it changed by {float(moved):.2%}, under {send_if.change:.2%}"
    if send_if.volume is not None and larger < send_if.volume:
        return f"its volume is {larger:,}, under {send_if.volume:,}"
    return ""


def _goal(facts: Sequence[Fact], send_if: SendIf) -> str:
    if not send_if.goal:
        return ""
    crossed = any(fact.kind == "goal" and fact.about == "crossed" for fact in facts)
    return "" if crossed else "no goal was crossed"
