"""What a reader is told when they set something: what happens next, and how to take it back."""

from datetime import date, time

from pulse.conversation.scope import Scope
from pulse.conversation.setting import Setting, Steer
from pulse.definition.catalogue import LanguageCode
from pulse.languages import LANGUAGES
from pulse.languages.calendar import listed
from pulse.languages.dates import say
from pulse.languages.ranges import RANGES
from pulse.narration import NarrationContext
from pulse.series.periods import Period
from pulse.store.wishes import Wishes
from pulse.text import Text
from pulse.text.render import Renderer

_KEYS = {
    Setting.PAUSE: "paused",
    Setting.MUTE: "muted",
    Setting.RESUME: "unpaused",
    Setting.WEEKDAYS: "on_weekdays",
    Setting.WEEKLY: "on_weekly",
    Setting.DAILY: "on_daily",
    Setting.ALARMS: "on_alarms",
    Setting.AT: "at_hour",
    Setting.LANGUAGE: "in_language",
    Setting.UNDO: "undone",
    Setting.NOTE: "noted",
    Setting.REFRESH: "refresh_starts",
}


def applied(steer: Steer, wishes: Wishes) -> Wishes | None:
    """What a reader wants after ``steer``; None where it changes no wish."""
    update: dict[Setting, dict[str, object]] = {
        Setting.PAUSE: {"paused_until": steer.until, "muted": steer.until is None},
        Setting.MUTE: {"muted": True},
        Setting.RESUME: {"paused_until": None, "muted": False},
        Setting.WEEKDAYS: {"weekdays": steer.weekdays, "weekly": False, "muted": False, "paused_until": None},
        Setting.WEEKLY: {"weekly": True, "weekdays": (), "muted": False, "paused_until": None},
        Setting.ALARMS: {"alarms": True, "muted": False, "paused_until": None},
        Setting.AT: {"not_before": time(steer.hour, steer.minute)},
        Setting.LANGUAGE: {},
    }
    if steer.setting is Setting.DAILY:
        return Wishes()
    if steer.setting not in update:
        return None
    if steer.setting is Setting.WEEKDAYS and steer.has_hour:
        update[steer.setting]["not_before"] = time(steer.hour, steer.minute)
    return wishes.model_copy(update=update[steer.setting])


def confirmed(steer: Steer, wishes: Wishes, scope: Scope, language: LanguageCode) -> Text:
    """What is told about it.

    Args:
        steer: What the reader sets.
        wishes: What they wanted until now.
        scope: The chart it was written under.
        language: In which language to answer, unless that is what is set.
    """
    spoken = steer.language or language
    figure = scope.figures[0]
    words = Renderer(NarrationContext.of(figure.pulse, figure.result.measure, spoken), ())
    if steer.setting is Setting.SHOW:
        return words.say("settings_are", given={"settings": "; ".join(_told(wishes, spoken))})
    key = _KEYS[steer.setting]
    if steer.setting is Setting.PAUSE and steer.until is None:
        key = "muted"
    given: dict[str, str] = {}
    if key == "paused" and steer.until is not None:
        given["day"] = _day(steer.until, spoken)
    if key == "on_weekdays":
        given["weekdays"] = _weekdays(steer.weekdays, spoken)
    if key == "at_hour":
        given["hour"] = f"{steer.hour:02}:{steer.minute:02}"
    text = words.say(key, given=given)
    if steer.setting is Setting.WEEKDAYS and steer.has_hour:
        text += words.say("at_hour", given={"hour": f"{steer.hour:02}:{steer.minute:02}"})
    return text


def _told(wishes: Wishes, language: LanguageCode) -> list[str]:
    """What a reader set, each in a few words."""
    words = LANGUAGES[language].words
    found = []
    if wishes.muted:
        found.append(words["set_muted"])
    if wishes.paused_until is not None:
        found.append(words["set_paused"].format(day=_day(wishes.paused_until, language)))
    if wishes.weekdays:
        found.append(words["set_weekdays"].format(weekdays=_weekdays(wishes.weekdays, language)))
    if wishes.weekly:
        found.append(words["set_weekly"])
    if wishes.alarms:
        found.append(words["set_alarms"])
    if wishes.not_before is not None:
        found.append(words["set_hour"].format(hour=f"{wishes.not_before:%H:%M}"))
    return found or [words["set_none"]]


def _day(at: date, language: LanguageCode) -> str:
    return say(Period(at=at.isoformat(), grain="day", zone="UTC"), language)


def _weekdays(days: tuple[int, ...], language: LanguageCode) -> str:
    return listed([RANGES[language].on[day] for day in days], language)
