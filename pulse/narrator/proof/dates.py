"""Dates in a text: found in every form that a language writes them in, with the weekday held against the calendar."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from pulse.catalogue import Language
from pulse.dates import months, weekdays


@dataclass(frozen=True)
class Found:
    """A date in a text.

    Args:
        start, end: Where it stands.
        keys: The known periods it may mean; none where it means none of them.
        said: The words themselves.
    """

    start: int
    end: int
    keys: frozenset[str]
    said: str


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    # A dot after a name is part of it only where the name is shortened; else it ends the sentence.
    short = {name.rstrip(".") for name in months(language, "abbreviated").values()} - {*months(language).values()}
    shortened = (rf"{re.escape(one)}\b\.?" for one in sorted(short, key=len, reverse=True))
    month = "|".join([*months(language).values(), *shortened])
    weekday = "|".join(weekdays(language).values())
    year = r"(?P<year{0}>(?:1[89]|2\d)\d\d)"
    of = {"es": r"\s+de\s+", "pt": r"\s+de\s+"}.get(language, r"\s+")
    dot = {"de": r"\.", "fr": r"(?:er)?", "pt": "º?"}.get(language, "")
    then = rf"(?:(?:,\s*|{of}){year.format('')})?"
    day = rf"(?:(?P<weekday>{weekday}),?\s+)?(?P<day>\d{{1,2}}){dot}{of}(?P<month>{month}){then}"
    other = rf"(?:(?P<weekday2>{weekday}),?\s+)?(?P<month2>{month})\s+(?P<day2>\d{{1,2}})(?:,?\s+{year.format('2')})?"
    whole = rf"(?P<month3>{month}){of}{year.format('3')}"
    quarter = rf"[QT](?P<quarter>[1-4])(?:(?:{of}|\s+){year.format('4')})?"
    alone = rf"(?P<weekday5>{weekday}|{'|'.join(months(language).values())})"
    clock = r"(?P<clock>\d{1,2}:\d\d)(?:\s\([A-Z+\-\d:]{2,6}\))?" + (r"(?:\s+Uhr)?" if language == "de" else "")
    bare = year.format("6")
    forms = [day, *([other] if language == "en" else []), whole, quarter, clock, alone, bare]
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(forms)})(?![\w%]|[.,]\d)", re.IGNORECASE)


def find_dates(text: str, language: Language, known: Iterable[str]) -> list[Found]:
    """Every date of ``text``; ``known`` are keys such as ``day:2026-11-21``, ``month:2026-11`` or ``clock:08:00``."""
    keys = frozenset(known)
    names = {name.lower(): number for number, name in months(language).items()}
    names |= {name.lower().rstrip("."): number for number, name in months(language, "abbreviated").items()}
    found = []
    for match in _pattern(language).finditer(text):
        part = {key: value for key, value in match.groupdict().items() if value}
        if set(part) == {"year6"} and f"year:{part['year6']}" not in keys:
            continue  # four digits that name no year of the data may still be a figure
        found.append(Found(match.start(), match.end(), _meant(part, names, language, keys), match[0]))
    return found


def _meant(part: dict[str, str], names: dict[str, int], language: Language, keys: frozenset[str]) -> frozenset[str]:
    if "clock" in part:
        return keys & {f"clock:{part['clock'].zfill(5)}"}
    if "year6" in part:
        return keys & {f"year:{part['year6']}"}
    if "quarter" in part:
        year, number = part.get("year4"), part["quarter"]
        return frozenset(
            key
            for key in keys
            if key.startswith("quarter:") and key.endswith(f"-{number}") and (not year or year in key)
        )
    if "month3" in part:
        return keys & {f"month:{part['year3']}-{names[part['month3'].lower().rstrip('.')]:02}"}
    if "weekday5" in part:
        said = part["weekday5"].lower()
        return frozenset(
            key for key in keys if (at := _day_of(key)) and weekdays(language)[at.weekday()].lower() == said
        )
    day = int(part.get("day") or part["day2"])
    month = names[(part.get("month") or part["month2"]).lower().rstrip(".")]
    year, weekday = part.get("year") or part.get("year2"), part.get("weekday") or part.get("weekday2")
    meant = set()
    for key in keys:
        at = _day_of(key)
        if at is None or (at.day, at.month) != (day, month) or (year and at.year != int(year)):
            continue
        if weekday is None or weekdays(language)[at.weekday()].lower() == weekday.lower():
            meant.add(key)
    return frozenset(meant)


def _day_of(key: str) -> date | None:
    return date.fromisoformat(key[4:]) if key.startswith("day:") else None
