"""What a reader sets for themselves by writing it: when they get what, in which language; and notes for the owner."""

from collections.abc import Sequence
from datetime import timedelta

from pulse.conversation.cells import Cell
from pulse.conversation.composed import composed
from pulse.conversation.heard import Heard, between, days_of, is_figure
from pulse.conversation.moment import Clock
from pulse.conversation.moments import moments
from pulse.conversation.quiet import LONGEST_PAUSE, quiet_until
from pulse.conversation.setting import Setting, Steer
from pulse.conversation.wish import Wish
from pulse.languages.asking import HEARD
from pulse.languages.asking.wishing import DENIES, HOW

_ME = {"me", "us", "mir", "uns", "nos", "moi", "mi", "ci", "m"}
_TO = frozenset(
    ["a", "to", "al", "ao", "o", "the", "dem", "der", "den", "le", "la", "l", "el", "il", "alla", "allo", "au"]
)
_OWNERS = frozenset(
    [
        "owner",
        "besitzer",
        "eigentumer",
        "proprietaire",
        "dueno",
        "propietario",
        "dono",
        "proprietario",
        "team",
        "chef",
        "boss",
    ]
)
_VERBS = frozenset(
    [
        "tell",
        "sag",
        "sage",
        "dis",
        "dites",
        "dile",
        "di",
        "dillo",
        "diga",
        "diz",
        "fala",
        "fale",
        "avisa",
        "avise",
        "informa",
        "informe",
        "dì",
        "let",
    ]
)
"""What is told to somebody only where it is said to whom."""
_ASKS = ("why", "value", "rank", "worst", "compare", "average", "share", "trend", "goal", "forecast", "total", "change")
_ONLY = frozenset(["que", "che", "als"])
"""Words that compare, and in a wish say "only"."""
_HOURS = 24


def steer(said: Sequence[Cell], clock: Clock, *, asks: bool = False) -> Steer | None:
    """The wish that a message is; None where it asks or tells something else.

    Args:
        said: Its cells.
        clock: What its days are held against; a wish counts from the reader's own day.
        asks: Whether it ends as a question does.
    """
    today = clock.now or clock.today
    content = [cell for cell in said if not (cell.is_filler or cell.means("mark"))]
    found = moments(said, clock)
    parts = Wish(said)
    named = any(
        cell.called or (cell.means("off") and not (parts.is_of_silence or parts.has("undo"))) for cell in content
    )
    if named and not (_is_note(said) or parts.has("comment")):
        return None
    heard = Heard(said, content, found, today, parts, asks=asks)
    if (made := composed(heard)) is not None:
        return made
    for rule in (_note, _simple, _pause, _language, _at, _weekdays):
        if (wish := rule(heard)) is not None:
            return None if _is_denied(said, wish) else wish
    return None


_SET = ("pause", "mute", "weekly", "alarms", "at", "language", "clock")


def _is_denied(said: Sequence[Cell], wish: Steer) -> bool:
    """Whether a wish is one that is not had, or asked about: do not pause, not on Mondays, how do I mute."""
    if wish.until is not None or wish.setting in {Setting.NOTE, Setting.UNDO, Setting.DAILY, Setting.RESUME}:
        # "Do not send anything until Monday", "no, undo that".
        return False
    if wish.setting is Setting.WEEKDAYS and any(word in DENIES for cell in said for word in cell.said):
        return True
    for place, cell in enumerate(said):
        if place and cell.means(*_SET, *(f"speak_{code}" for code in HEARD)):
            before = {word for earlier in said[max(0, place - 3) : place] for word in earlier.said}
            return bool(before & DENIES) or said[0].said[0] in HOW
    return False


def _is_note(said: Sequence[Cell]) -> bool:
    """Whether it begins as something to be passed on."""
    for place, cell in enumerate(said[:4]):
        if cell.means("note"):
            to = [other for other in said[place + 1 : place + 4] if other.said[0] not in _TO]
            if not to or to[0].said[0] in _ME:
                return False
            named = to[0].raw[:1].isupper() and not to[0].meanings - {"filler"}
            return cell.said[0] not in _VERBS or named or to[0].said[0] in _OWNERS
        if not (cell.means("filler", "follow", "ack", "mark", "send")):
            return False
    return False


def _note(heard: Heard) -> Steer | None:
    said = heard.said
    return Steer(setting=Setting.NOTE) if _is_note(said) and len(said) > 2 else None  # noqa: PLR2004 - and something


def _simple(heard: Heard) -> Steer | None:
    """What needs no more than its word."""
    said, content, found = heard.said, heard.content, heard.found
    others = [cell for cell in content if not cell.means("send", "only", "ack", "follow", "this", "today", "language")]
    for cell in said:
        if cell.means("alarms") and not (heard.wish.is_a_question or heard.wish.is_turned_round):
            return Steer(setting=Setting.ALARMS)
        if cell.means("daily"):
            return Steer(setting=Setting.DAILY)
    wanted = any(cell.means("send", "only", "each") for cell in said)
    single = {"undo": Setting.UNDO, "settings": Setting.SHOW, "resume": Setting.RESUME, "mute": Setting.MUTE}
    for word, setting in single.items():
        place = next((cell for cell in content if cell.means(word)), None)
        if place is not None and len([cell for cell in others if cell is not place and not cell.means(word)]) <= 1:
            refused = word in {"mute", "resume"} and (heard.wish.is_a_question or heard.wish.is_turned_round)
            if refused or (found and word == "mute"):
                continue
            return Steer(setting=setting)
    if any(cell.means("refresh") for cell in content) and not any(cell.means(*_ASKS) for cell in content):
        return Steer(setting=Setting.REFRESH)
    return _weekly(heard, wanted=wanted)


def _weekly(heard: Heard, *, wanted: bool) -> Steer | None:
    """Weekly: by itself, or with a word of sending."""
    content = heard.content
    asks = any(cell.means(*_ASKS) for cell in content)
    weekly = next((cell for cell in content if cell.means("weekly")), None)
    if heard.wish.is_a_question:
        return None
    alone = not heard.asks and (len(content) == 1 or (weekly is not None and len(weekly.said) > 1))
    if weekly is not None and not asks and (wanted or alone):
        return Steer(setting=Setting.WEEKLY)
    return None


def _pause(heard: Heard) -> Steer | None:
    """Pause two weeks, snooze until Monday, pause."""
    said, content, found, today = heard.said, heard.content, heard.found, heard.today
    place = next((at for at, cell in enumerate(said) if cell.means("pause", "mute")), None)
    asks = any((cell.means(*_ASKS) and not cell.means("filler")) or is_figure(cell) for cell in content)
    parts = heard.wish
    if place is None or asks or parts.is_a_question or parts.is_turned_round or parts.is_about_all_but_weekend:
        return None
    if parts.is_of_each:
        # Not every month: no pause of one.
        return None
    until = quiet_until(said, found, today)
    if until is None:
        return Steer(setting=Setting.PAUSE if said[place].means("pause") else Setting.MUTE)
    return Steer(setting=Setting.PAUSE, until=min(until, today + timedelta(days=LONGEST_PAUSE)))


def _is_dated(cell: Cell) -> bool:
    """Whether it is a number, a month or a longer time: of a date, and of no weekday alone."""
    months = cell.numbered("m") is not None
    return months or cell.number is not None or cell.day is not None or cell.means("month", "quarter", "year", "last")


def _language(heard: Heard) -> Steer | None:
    """In German, auf Deutsch: with nothing else but a wish."""
    said, content = heard.said, heard.content
    spoken = [code for cell in said for code in HEARD if cell.means(f"speak_{code}")]
    rest = [cell for cell in content if not cell.means("send", "only", "ack", "follow", "this", "language", "at", "to")]
    rest = [cell for cell in rest if not any(cell.means(f"speak_{code}") for code in HEARD)]
    rest = [cell for cell in rest if not cell.means("so_far", "next", "table", "chart", "everything", "since")]
    return Steer(setting=Setting.LANGUAGE, language=spoken[0]) if spoken and not rest else None


def _at(heard: Heard) -> Steer | None:
    """At 7, at 7:30, um 7 Uhr."""
    said, content, found = heard.said, heard.content, heard.found
    if any(cell.means(*_ASKS) for cell in content) or any(item.moment.span for item in found) or days_of(said):
        return None
    return _hour(said, content)


def _hour(said: Sequence[Cell], content: Sequence[Cell]) -> Steer | None:
    """The time of the day that is named."""
    for place, cell in enumerate(said):
        before = said[place - 1] if place else Cell(frozenset(), ())
        after = said[place + 1] if place + 1 < len(said) else Cell(frozenset(), ())
        if cell.clock is not None:
            return Steer(setting=Setting.AT, hour=cell.clock[0], minute=cell.clock[1])
        hour = cell.number if cell.means("number") else None
        if hour is not None and hour < _HOURS and (before.means("at") or after.means("clock")):
            if len([other for other in content if not other.means("send", "clock", "at", "number", "each", "day")]) > 1:
                return None
            late = after.said == ("pm",) and hour < _HOURS // 2
            return Steer(setting=Setting.AT, hour=hour + (_HOURS // 2 if late else 0))
    return None


def _weekdays(heard: Heard) -> Steer | None:
    """Only Mondays; send it on Mondays and Thursdays."""
    said, content, found = heard.said, heard.content, heard.found
    days = between(said, days_of(said))
    parts = heard.wish
    if parts.is_a_question or parts.has("again"):
        # I'm only back on Monday.
        return None
    at = next((cell.clock for cell in said if cell.clock), None)
    hour = next((cell.number for cell, before in zip(said[1:], said, strict=False) if before.means("at")), None)
    at = at or ((hour, 0) if hour is not None and hour < _HOURS else None)
    wanted = any(cell.means("send", "only") for cell in said) or at is not None
    asks = any(cell.means(*_ASKS) and cell.said[0] not in _ONLY for cell in content)
    if not days or not wanted or asks:
        return None
    dated = [item for item in found if any(_is_dated(cell) for cell in said[item.start : item.end])]
    unknown = [cell for cell in content if not cell.meanings]
    if unknown or (dated and not at):
        return None
    hour, minute = at or (0, 0)
    return Steer(setting=Setting.WEEKDAYS, weekdays=tuple(dict.fromkeys(days)), hour=hour, minute=minute)
