"""One plain English sentence for each kind of fact."""

from collections.abc import Callable

from pulse.figures import is_nothing
from pulse.insight.fact import Fact
from pulse.narrator.marks import marks
from pulse.narrator.read import Voice

VERBS = {"up": "rose", "down": "fell", "flat": "did not move"}


def headline(voice: Voice, level: Fact, change: Fact | None) -> str:
    """The level and the fairest comparison, in one sentence."""
    shown = marks(level)
    start = f"{voice.measure} came to {shown['now']} {shown['when']}"
    return f"{start}, {against(change)}." if change else f"{start}."


def against(change: Fact) -> str:
    """A comparison as the second half of a sentence: ``down 16.6% from 157 on Saturday 14 November``."""
    shown = marks(change)
    if change.direction == "flat":
        return f"the same as {shown['against']}"
    moved = shown.get("ratio", "")
    if not moved or is_nothing(moved):
        moved = shown["diff"]
    if is_nothing(moved):
        return f"almost the same as {shown['against']}"
    if shown["now"] == shown["base"]:
        return f"{change.direction} {moved}, almost the same as {shown['against']}"
    return f"{change.direction} {moved} from {shown['base']} {shown['against']}"


def sentence(voice: Voice, fact: Fact) -> str:
    """What ``fact`` says, as a sentence that can stand alone."""
    if fact.kind == "level":
        return headline(voice, fact, None)
    if fact.kind == "change":
        said = against(fact)
        return f"{said[0].upper()}{said[1:]}."
    if fact.kind == "quality":
        return _QUALITY[fact.about](voice, marks(fact))
    return {"driver": _driver, "record": _record, "streak": _streak, "share": _share}[fact.kind](voice, fact)


def member_line(fact: Fact) -> str:
    """A member's move in a list: ``North 29, down 26 from 55``."""
    shown = marks(fact)
    if fact.direction == "flat" or is_nothing(shown["diff"]):
        return f"{shown['member']} {shown['now']}, unchanged"
    moved = f"{shown['member']} {shown['now']}, {fact.direction} {shown['diff']}"
    # Shortened, both levels may read the same; "up 7,000 to 8.2M from 8.2M" helps nobody.
    return moved if shown["now"] == shown["base"] else f"{moved} from {shown['base']}"


def _driver(_voice: Voice, fact: Fact) -> str:
    shown = marks(fact)
    if fact.direction == "flat" or is_nothing(shown["diff"]):
        return f"{shown['member']} did not move."
    moved = f"{_capital(shown['member'])} {VERBS[fact.direction or 'flat']} by {shown['diff']}"
    if "share" in shown:
        return f"{moved}, {shown['share']} of the {'rise' if fact.direction == 'up' else 'fall'}."
    rest = fact.numbers["rest"]
    if is_nothing(shown["rest"]):
        return f"{moved}; the others together did not move."
    return f"{moved}; the others together {'rose' if rest > 0 else 'fell'} by {shown['rest']}."


def _record(voice: Voice, fact: Fact) -> str:
    shown = marks(fact)
    which = fact.about.capitalize()
    if "all_since" in shown:
        return f"{which} of all {shown['count']} {voice.grain}s since {shown['all_since']}."
    if "known_since" in shown:
        return f"{which} of {shown['count']} {voice.grain}s with data since {shown['known_since']}."
    return f"{which} {voice.grain} since {shown['scope']}."


def _streak(voice: Voice, fact: Fact) -> str:
    shown = marks(fact)
    way = "Up" if fact.direction == "up" else "Down"
    return f"{way} for {shown['count']} {voice.grain}s in a row, from {shown['base']} {shown['against']}."


def _share(voice: Voice, fact: Fact) -> str:
    shown = marks(fact)
    said = f"{shown['member']} makes up {shown['share']} of {voice.measure}"
    return f"{said}, after {shown['before']} {shown['against']}." if "before" in shown else f"{said}."


def _several(count: str, what: str) -> str:
    return f"{count} {what}" if count == "1" else f"{count} {what}s"


def _rows(count: str) -> str:
    return _several(count, "row")


_QUALITY: dict[str, Callable[[Voice, dict[str, str]], str]] = {
    "stale": lambda voice, shown: (
        f"Not up to date: the newest complete {voice.grain} is the one {shown['when']}; "
        f"nothing complete has come for {shown['expected']} yet."
    ),
    "empty": lambda voice, shown: (
        f"There was nothing to make a figure of for {shown['expected']}; the newest {voice.grain} with one is the one "
        f"{shown['when']}."
    ),
    "no_base": lambda _, shown: f"There is no complete figure for {shown['against']} to compare with.",
    "silent_member": lambda voice, shown: (
        f"{_capital(shown['member'])} has no rows {shown['when']}, though it had in the {voice.grain}s just before."
    ),
    "partial": lambda _, shown: f"{_capital(shown['period'])} is not complete and is left out of every comparison.",
    "missing": lambda voice, shown: (
        f"1 {voice.grain} has no data at all: {shown['newest']}."
        if shown["count"] == "1"
        else f"{shown['count']} {voice.grain}s have no data at all, the newest {shown['newest']}."
    ),
    "copies_dropped": lambda _, shown: f"{_rows(shown['count'])} that repeated another were dropped.",
    "copies_kept": lambda _, shown: f"{_rows(shown['count'])} repeat another exactly and are counted.",
    "unknown_values": lambda voice, shown: (
        f"{_rows(shown['count'])} without a figure; their {voice.grain}s are left out."
    ),
    "future_rows": lambda _, shown: f"{_rows(shown['count'])} dated later than this read are left out.",
    "note": lambda _, shown: shown["said"],
    "span": lambda voice, shown: (
        f"From {_several(shown['count'], 'complete ' + voice.grain)}, {shown['since']} to {shown['until']}; "
        f"read on {shown['as_of']} ({shown['zone']})."
    ),
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
