"""Wishes read by their parts, whatever the other words: nothing for ten days, Monday to Friday is enough."""

from datetime import timedelta
from typing import cast

from pulse.conversation.heard import Heard, between, days_of, is_figure, wanted_days
from pulse.conversation.oclock import spoken
from pulse.conversation.quiet import LONGEST_PAUSE, quiet_until
from pulse.conversation.setting import Setting, Steer
from pulse.conversation.wish import Wish
from pulse.definition.catalogue import LanguageCode
from pulse.languages.asking.wishing import DENIES

_SHORT, _REACH = 7, 3


def composed(heard: Heard) -> Steer | None:
    """The wish that the parts of a message make, whatever its other words."""
    wish = heard.wish
    if wish.has("comment") and not heard.asks:
        return Steer(setting=Setting.NOTE)
    if not wish.is_short or any(cell.means("why", "refresh") or is_figure(cell) for cell in heard.content):
        return None
    if (found := _of_words(heard, wish)) is not None:
        return found
    asks = any(cell.means("value", "who", "when", "share", "forecast", "chart") for cell in heard.content)
    if wish.is_a_question or asks:
        return None
    return _working_days(heard, wish) or _of_rhythm(wish) or _of_silence(heard, wish)


def _of_words(heard: Heard, wish: Wish) -> Steer | None:
    """What a question may be as well: can I have it in English, what is set."""
    if wish.is_of_trouble and not wish.is_a_question:
        return Steer(setting=Setting.ALARMS)
    if wish.has("undo"):
        return Steer(setting=Setting.UNDO)
    if wish.has("setting"):
        return Steer(setting=Setting.SHOW)
    if not wish.is_a_question and (at := _moved_hour(heard, wish)) is not None:
        return at
    if code := wish.language:
        return Steer(setting=Setting.LANGUAGE, language=cast(LanguageCode, code))
    return None


def _of_rhythm(wish: Wish) -> Steer | None:
    """Once a week is enough; every day again."""
    rhythm = wish.rhythm
    if rhythm and (wish.has("send") or wish.has("enough") or wish.has("only")):
        return Steer(setting=Setting.WEEKLY if rhythm == "weekly" else Setting.DAILY)
    return None


def _of_silence(heard: Heard, wish: Wish) -> Steer | None:
    """Nothing until then, or nothing at all; and that it begins again."""
    if wish.is_turned_round or wish.is_of_each:
        # Do not stop sending; not every month.
        return None
    paused = wish.has("pause") and wish.has("over")
    on_days = bool(days_of(heard.said)) or any(cell.means("weekend") for cell in heard.said)
    if (wish.is_of_silence or paused) and not on_days and not wish.has("enough"):
        until = quiet_until(heard.said, heard.found, heard.today) if wish.has("over") else None
        if until is not None:
            return Steer(setting=Setting.PAUSE, until=min(until, heard.today + timedelta(days=LONGEST_PAUSE)))
        return Steer(setting=Setting.MUTE)
    return Steer(setting=Setting.RESUME) if wish.is_of_return and not heard.found else None


def _moved_hour(heard: Heard, wish: Wish) -> Steer | None:
    """To 7:30 in the morning: a time of the day, and that it is moved there or sent then."""
    timed = [cell.clock for cell in heard.said if cell.clock is not None]
    if not timed and (time := spoken(heard.said)) is not None:
        timed = [time]
    first = next((at for at, cell in enumerate(heard.said) if cell.clock is not None), 0)
    before = {word for cell in heard.said[max(0, first - _REACH) : first] for word in cell.said}
    if not before.isdisjoint(DENIES) or any(cell.means("compare") and not cell.is_filler for cell in heard.said):
        # Not at 7:30; eight is better than 7:30.
        return None
    if len(timed) != 1 or not wish.has("move") or any(item.moment.span for item in heard.found) or days_of(heard.said):
        return None
    return Steer(setting=Setting.AT, hour=timed[0][0], minute=timed[0][1])


def _working_days(heard: Heard, wish: Wish) -> Steer | None:
    """Monday to Friday is enough; nothing at the weekend; weekends only."""
    if any(cell.means("goal") for cell in heard.said):
        return None
    days = between(heard.said, days_of(heard.said))
    weekend = any(cell.means("weekend") for cell in heard.said)
    if weekend and not days and wish.is_about_all_but_weekend:
        return Steer(setting=Setting.WEEKDAYS, weekdays=tuple(range(5)))
    refused = wish.has("stop") and not wish.has("only")
    if days and wish.has("enough"):
        return Steer(setting=Setting.WEEKDAYS, weekdays=tuple(dict.fromkeys(wanted_days(heard.said, days))))
    kept = wanted_days(heard.said, days)
    until = any(cell.means("until", "next", "pause") for cell in heard.said)
    if days and kept != list(days) and (wish.has("send") or wish.has("everyday")) and not until:
        return Steer(setting=Setting.WEEKDAYS, weekdays=tuple(kept))
    short = len(heard.said) <= _SHORT
    if weekend and not days and refused and (wish.has("send") or short):
        return Steer(setting=Setting.WEEKDAYS, weekdays=tuple(range(5)))
    return Steer(setting=Setting.WEEKDAYS, weekdays=(5, 6)) if weekend and not days and wish.has("only") else None
