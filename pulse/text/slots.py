"""What stands in the slots of a phrase: the figures and periods of its fact, nouns of time, and the owner's words."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from pulse.definition.catalogue import Grain, LanguageCode
from pulse.insight.fact import Fact
from pulse.languages import LANGUAGES
from pulse.languages.calendar import is_one, listed
from pulse.languages.dates import PeriodForm, moment, say
from pulse.languages.format import MINUS, amount, is_nothing, plain, ratio, size, whole
from pulse.languages.ranges import RANGES
from pulse.text.context import NarrationContext
from pulse.text.spans import MOST_GIVEN, Origin
from pulse.wording import quoted, sanitize_name

Slot = tuple[str, Origin]
"""What stands there, and where it comes from."""

_LEVELS = frozenset({"now", "base", "usual", "target", "total", "low", "high", "left", "each", "each_before"})
_MEASURED = frozenset({"now", "base"})
"""Figures of the data, which agree with their change as printed; others are estimates."""
_DIFFERENCES = frozenset({"diff", "rest", "gap", "gross", "up", "down"})
_EFFECTS = frozenset({"mix", "rate", "by_count", "by_each"})
"""Differences that are shown with their sign."""
_SHARES = frozenset({"ratio", "share", "before", "attained", "expected"})
_COUNTS = frozenset({"count", "count_before"})
_MEMBERS = frozenset({"member", "riser", "faller", "renamed", "shifted"})
_NAMES = frozenset({"member", "goal", "holiday", "each_name", "zone"})
_FORMS: Mapping[str, PeriodForm] = {
    "when": "in",
    "against": "in",
    "day": "in",
    "scope": "since",
    "known_since": "since",
    "all_since": "since",
    "since": "since",
}


def slots(fact: Fact | None, context: NarrationContext) -> dict[str, Slot]:
    """Every slot that a phrase may have, by name, as the language of ``context`` writes it.

    Args:
        fact: What the phrase says; None where it says no fact.
        context: The owner's words.
    """
    found = _of_context(context)
    if fact is not None:
        found |= figures_of(fact, context.language)
        found |= _nouns(fact, context, found)
    return found


def figures_of(fact: Fact, language: LanguageCode) -> dict[str, Slot]:
    """What ``fact`` itself holds: its numbers, its periods and its words; differences without their sign."""
    found = _words(fact, language)
    for key, value in fact.numbers.items():
        found[key] = _number(key, value, fact, language), Origin.SLOT
    for key, period in fact.times.items():
        called = (
            period.model_copy(update={"name": quoted(period.name, LANGUAGES[language].quotes)})
            if period.name
            else period
        )
        form: PeriodForm = "bare" if fact.doubt == "span" else _FORMS.get(key, "bare")
        said = moment(datetime.fromisoformat(period.at), language) if key == "as_of" else say(called, language, form)
        found[key] = said, Origin.SLOT
        if period.weekday is not None:
            found["weekday"] = RANGES[language].each[period.weekday], Origin.SLOT
        if key in {"when", "against"}:
            found["period" if key == "when" else "base_period"] = say(called, language), Origin.SLOT
        if fact.kind == "to_date":
            to = "part" if key == "when" else "part_before"
            found[to] = say(called, language, "bare" if key == "when" else "since"), Origin.SLOT
    if fact.compared and (relation := LANGUAGES[language].relations.get(fact.compared.key)):
        found["relation"] = relation, Origin.PHRASE
    if "diff" in found:
        found["moved"] = moved(found), Origin.SLOT
    return found


def _words(fact: Fact, language: LanguageCode) -> dict[str, Slot]:
    found: dict[str, Slot] = {}
    for key, words in fact.words.items():
        if key in {"merged", "group"} or "." in key:
            continue
        if key == "names":
            found[key] = listed(words.split("\n"), language), Origin.QUOTED
            continue
        shown = quoted(words, LANGUAGES[language].quotes) if key in _MEMBERS else words
        found[key] = shown, Origin.NOTE if fact.doubt == "note" else Origin.QUOTED
    if "merged" in fact.words:
        found["member"] = LANGUAGES[language].words["label_others"], Origin.PHRASE
    if "group" in fact.words:
        names = [quoted(name, LANGUAGES[language].quotes) for name in fact.words["names"].split("\n")]
        said = LANGUAGES[language].words[fact.words["group"]].format(names=listed(names, language))
        found["member"] = said, Origin.SLOT
    if "holiday" in fact.words:
        ours = LANGUAGES[language].holidays
        called = fact.words.get(f"holiday.{language}", fact.words["holiday"])
        found["holiday"] = ours.get(called, called), Origin.QUOTED
    return found


def moved(found: Mapping[str, Slot]) -> str:
    """A change as a percentage, or in the unit where there is none to be said."""
    share = found.get("ratio", ("", Origin.SLOT))[0]
    return share if share and not is_nothing(share) else found["diff"][0]


def _number(key: str, value: Decimal, fact: Fact, language: LanguageCode) -> str:
    if key in _LEVELS:
        return amount(value, fact.unit, fact.currency, language, fact.more if key in _MEASURED else 0)
    if key in _DIFFERENCES:
        return size(value, fact.unit, fact.currency, language, fact.more if key == "diff" else 0)
    if key in _EFFECTS:
        shown = size(value, fact.unit, fact.currency, language)
        return shown if is_nothing(shown) else ("+" if value > 0 else MINUS) + shown
    if key in _SHARES:
        return ratio(value, language)
    return whole(value, language) if key in _COUNTS else plain(value, language)


def _of_context(context: NarrationContext) -> dict[str, Slot]:
    language = LANGUAGES[context.language]
    noun = language.grains[context.grain]
    found = {
        "title": (context.title, Origin.QUOTED),
        "measure": (context.measure, Origin.QUOTED),
        "grain": (noun.one, Origin.PHRASE),
        "grains": (noun.several, Origin.PHRASE),
        "running": (noun.running, Origin.PHRASE),
        "goal": (language.words["goal"], Origin.PHRASE),
    }
    found["dimension"] = (
        (context.dimension, Origin.QUOTED) if context.dimension else (language.words["part"], Origin.PHRASE)
    )
    if context.meaning:
        found["meaning"] = sanitize_name(context.meaning, most=MOST_GIVEN), Origin.QUOTED
    return found


def _nouns(fact: Fact, context: NarrationContext, known: Mapping[str, Slot]) -> dict[str, Slot]:
    """Nouns of time that stand with the figures of ``fact``."""
    language = LANGUAGES[context.language]
    grain: Grain = fact.times["newest"].grain if fact.doubt == "missing" else context.grain
    noun, day = language.grains[grain], language.grains["day"]
    low = fact.kind in {"record", "extreme"} and fact.about == "lowest"
    said = {
        "grain": noun.one,
        "grains": noun.several,
        "highest_day": day.highest,
        "lowest_day": day.lowest,
        "highest": noun.lowest if low else noun.highest,
        "best": noun.worst if low else noun.best,
        "the_highest": noun.the_lowest if low else noun.the_highest,
        "higher": language.words["lower" if low else "higher"],
        "higher_than_all": language.words["lower_than_all" if low else "higher_than_all"].format(grain=noun.one),
    }
    if fact.kind == "average":
        said["each"] = next((noun.one for length, noun in language.grains.items() if length == fact.about), noun.one)
    if context.good != "up":
        # Only where more is better may a high be called the best.
        del said["best"]
    if "count" in fact.numbers:
        count, shown = fact.numbers["count"], known["count"][0]
        singular = is_one(count, context.language)
        said |= {
            "n_grains": f"{shown} {noun.one if singular else noun.several}",
            "n_days": f"{shown} {day.one if singular else day.several}",
            "n_rows": f"{shown} {language.row[0 if singular else 1]}",
        }
    return {key: (text, Origin.SLOT if key.startswith("n_") else Origin.PHRASE) for key, text in said.items()}


_SLOT = re.compile(r"\{([a-z_]+)\}")


def slots_of(phrase: str) -> list[str]:
    """Names of the slots of ``phrase``, in order."""
    return _SLOT.findall(phrase)


def pieces(phrase: str) -> list[str]:
    """``phrase`` cut at its slots: words, the name of a slot, words, the name of a slot, words ..."""
    return _SLOT.split(phrase)
