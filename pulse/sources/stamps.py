"""One cell of a table, read as a date or a time, with how long the time is that it names; nothing is guessed."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from pulse.definition.catalogue import Grain
from pulse.sources.monthnames import month_of, without_weekday

FIRST_YEAR, LAST_YEAR = 1500, 2200
_EPOCH_OF_EXCEL = datetime(1899, 12, 30)  # noqa: DTZ001 - serial numbers are of the sheet's own clocks
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SERIAL = re.compile(r"\d{1,6}(\.\d+)?")
_MONTH = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})|(?P<month2>\d{1,2})[-/.](?P<year2>\d{4})")
_QUARTER = re.compile(
    r"(?P<year>\d{4})[- ]?[QT](?P<n>[1-4])|[QT](?P<n2>[1-4])[- /]?(?P<year2>\d{4})"
    r"|(?P<n3>[1-4])\. Quartal (?P<year3>\d{4})",
    re.IGNORECASE,
)
_WEEK = re.compile(r"(?P<year>\d{4})-?W(?P<n>\d{2})|(?:K?W|S) ?(?P<n2>\d{1,2})[ /-]+(?P<year2>\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}(\.0)?")
_DIGITS = re.compile(r"(?P<a>\d{1,4})(?P<mark>[-/.])\s?(?P<b>\d{1,2})(?P=mark)\s?(?P<c>\d{4}|\d{1,2})\.?")
_DAY_NAME_YEAR = re.compile(
    r"(?P<day>\d{1,2})(?:\.|er|re|º|ª|st|nd|rd|th)?[ -]*(?:de |of )?(?P<name>[^\W\d_]+)\.?,?[ -]*(?:de |del )?"
    r"(?P<year>\d{4})"
)
_NAME_DAY_YEAR = re.compile(r"(?P<name>[^\W\d_]+)\.?[ -](?P<day>\d{1,2})(?:st|nd|rd|th)?,?[ -](?P<year>\d{4})")
_NAME_YEAR = re.compile(r"(?P<name>[^\W\d_]+)\.?,?[ -]*(?:de |del )?(?P<year>\d{4})")
_YEAR_NAME = re.compile(r"(?P<year>\d{4})[ -](?P<name>[^\W\d_]+)\.?(?:[ -](?P<day>\d{1,2}))?")
_WITH_TIME = re.compile(
    r"(?P<date>.*?\d.*?)(?:[T,]| at| um| à)? ?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s?(?P<half>[ap]\.?\s?m\.?)?(?: ?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?(?: ?\((?:UTC|GMT)\))?",
    re.IGNORECASE,
)
INFERRED = ", as others show"
"""Ends the order of day and month where other dates of a column showed it, and nobody said so."""
_NOON, _LONG, _DAY_LONG = 12, 60, 10


class Resolution(IntEnum):
    """How long the time is that a cell names, from a moment to a year."""

    MOMENT = 0
    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    YEAR = 5

    @property
    def grain(self) -> Grain:
        """The period of that length; a moment's is an hour."""
        found: tuple[Grain, ...] = ("hour", "day", "week", "month", "quarter", "year")
        return found[self.value]

    def exceeds(self, grain: Grain) -> bool:
        """Whether it does not fit into periods of ``grain``: it is longer, or weeks that months would cut."""
        if grain == "cycle":
            return False
        needed = next(resolution for resolution in Resolution if resolution.grain == grain)
        return self > needed or (self is Resolution.WEEK and needed > Resolution.WEEK)


@dataclass(frozen=True)
class Stamp:
    """What a cell says of time.

    Args:
        at: Its first moment (aware).
        resolution: How long the time is that it names.
        order: ``day-first`` or ``month-first``, where its digits can only be read so; else empty.
        naive: The time of day as a clock shows it, where no offset says which clock; else None.
    """

    at: datetime
    resolution: Resolution
    order: str = ""
    naive: datetime | None = None


def _moment_of(found: datetime, zone: ZoneInfo, order: str = "") -> Stamp:
    """A moment, by the clocks of ``zone`` where it has no offset of its own."""
    if found.tzinfo is not None:
        return Stamp(found.astimezone(zone), Resolution.MOMENT, order)
    return Stamp(found.replace(tzinfo=zone).astimezone(zone), Resolution.MOMENT, order, found)


class AmbiguousDateError(ValueError):
    """The day may be the month and the month the day."""


def stamp(cell: object, zone: ZoneInfo, dates: str = "as written") -> Stamp:
    """The time that ``cell`` names, from 1500 to 2200.

    A date means its first moment in ``zone``; a time without an offset is read by the clocks of ``zone``.

    Args:
        cell: A date, a time, a number or a text.
        zone: Whose clocks count.
        dates: How dates are written, one of ``pulse.definition.measure.DATES`` or a format.

    Raises:
        AmbiguousDateError: Day and month cannot be told apart, and ``dates`` does not tell.
        ValueError: The cell is empty or holds something else.
    """
    try:
        found = _read(cell, zone, dates)
    except (OverflowError, OSError):
        raise ValueError(cell) from None
    if not FIRST_YEAR <= found.at.year <= LAST_YEAR:
        raise ValueError(cell)
    return found


def is_ambiguous(naive: datetime, zone: ZoneInfo) -> bool:
    """Whether a time without offset comes twice, as the clocks go back."""
    early, late = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    return early.utcoffset() != late.utcoffset() and not is_skipped(naive, zone)


def is_skipped(naive: datetime, zone: ZoneInfo) -> bool:
    """Whether a time without offset never comes, as the clocks go forward."""
    early = naive.replace(tzinfo=zone, fold=0)
    return early.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) != naive.replace(fold=0)


def _read(cell: object, zone: ZoneInfo, dates: str) -> Stamp:
    if isinstance(cell, datetime):
        return _moment_of(cell, zone)
    if isinstance(cell, date):
        return Stamp(datetime.combine(cell, time(), zone), Resolution.DAY)
    text = "" if cell is None or isinstance(cell, bool) else str(cell).strip()
    if text.startswith('="') and text.endswith('"'):
        # So do programs keep spreadsheets from reading a date their own way.
        text = text[2:-1].strip()
    if not text or len(text) > _LONG:
        raise ValueError(repr(cell)[:_LONG])
    if dates in {"excel", "epoch", "epoch-ms"}:
        return _counted(text, zone, dates)
    if "%" in dates:
        return _formatted(text, zone, dates)
    if text[4:8:3] == "--":
        # Most tables are written so, and it is the fastest to read.
        try:
            return _iso(text, zone)
        except ValueError:
            pass
    return _written(text, zone, dates)


def _iso(text: str, zone: ZoneInfo) -> Stamp:
    found = datetime.fromisoformat(text)
    if len(text) == _DAY_LONG:
        return Stamp(found.replace(tzinfo=zone), Resolution.DAY)
    return _moment_of(found, zone)


def _counted(text: str, zone: ZoneInfo, dates: str) -> Stamp:
    """A number that counts from a beginning; one that is none is read as it is written."""
    if dates == "excel":
        if not _SERIAL.fullmatch(text):
            return _written(text, zone, "as written")
        local = (_EPOCH_OF_EXCEL + timedelta(days=float(text)) + timedelta(milliseconds=500)).replace(microsecond=0)
        if local.time() == time():
            return Stamp(local.replace(tzinfo=zone), Resolution.DAY)
        return _moment_of(local, zone)
    count = float(text)
    at = _EPOCH + timedelta(seconds=count if dates == "epoch" else count / 1000)
    return Stamp(at.astimezone(zone), Resolution.MOMENT)


def _formatted(text: str, zone: ZoneInfo, form: str) -> Stamp:
    found = datetime.strptime(text, form)  # noqa: DTZ007 - the zone follows
    said = form.replace("%%", "")
    timed = any(part in said for part in ("%H", "%I", "%T", "%X", "%c"))
    if timed:
        return _moment_of(found, zone)
    at = found.replace(tzinfo=zone)
    if any(part in said for part in ("%d", "%j", "%x", "%D", "%F", "%u", "%a", "%A", "%w")):
        return Stamp(at, Resolution.DAY)
    return Stamp(at, Resolution.MONTH if any(part in said for part in ("%m", "%b", "%B")) else Resolution.YEAR)


def _written(text: str, zone: ZoneInfo, dates: str) -> Stamp:
    try:
        day, resolution, order = _day(text, dates)
    except AmbiguousDateError:
        raise
    except ValueError:
        pass
    else:
        return Stamp(datetime.combine(day, time(), zone), resolution, order)
    # "Mar 1 2000" is read by now: Mar is also Tuesday's short form in two languages.
    plain = without_weekday(text)
    return _moment(text, zone, dates) if plain == text else _written(plain, zone, dates)


def _moment(text: str, zone: ZoneInfo, dates: str) -> Stamp:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        return _moment_of(found, zone)
    parts = _WITH_TIME.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    day, resolution, order = _day(parts["date"].strip(), dates)
    if resolution is not Resolution.DAY:
        raise ValueError(text)
    local = datetime.combine(day, _clock(parts))
    said = (parts["zone"] or ("Z" if "(" in text else "")).upper()
    if not said:
        return _moment_of(local, zone, order)
    offset = "+00:00" if said in {"Z", "UTC", "GMT"} else said
    aware = datetime.fromisoformat(f"{local.isoformat()}{offset}")
    return _moment_of(aware, zone, order)


def _clock(parts: re.Match[str]) -> time:
    hour = int(parts["hour"])
    if parts["half"]:
        if not 1 <= hour <= _NOON:
            raise ValueError(parts[0])
        hour = hour % _NOON + (_NOON if parts["half"].lower().startswith("p") else 0)
    micro = int(f"{parts['part'] or '0':0<6}"[:6])
    return time(hour, int(parts["minute"]), int(parts["second"] or 0), micro)


def _day(text: str, dates: str) -> tuple[date, Resolution, str]:
    """The first day of what a text without a time names, how long that is, and the order that its digits prove.

    Raises:
        ValueError: It names nothing of that kind.
    """
    if match := _YEAR.fullmatch(text):
        return date(int(text[:4]), 1, 1), Resolution.YEAR, ""
    if match := _MONTH.fullmatch(text):
        return (
            date(int(match["year"] or match["year2"]), int(match["month"] or match["month2"]), 1),
            Resolution.MONTH,
            "",
        )
    if match := _QUARTER.fullmatch(text):
        year, quarter = (match[key] or match[f"{key}2"] or match[f"{key}3"] for key in ("year", "n"))
        return date(int(year), int(quarter) * 3 - 2, 1), Resolution.QUARTER, ""
    if match := _WEEK.fullmatch(text):
        year, week = (match[key] or match[f"{key}2"] for key in ("year", "n"))
        return date.fromisocalendar(int(year), int(week), 1), Resolution.WEEK, ""
    if match := _DIGITS.fullmatch(text):
        return _of_digits(match, dates)
    for pattern in (_DAY_NAME_YEAR, _NAME_DAY_YEAR, _YEAR_NAME, _NAME_YEAR):
        match = pattern.fullmatch(text)
        month = month_of(match["name"]) if match else None
        if match and month:
            day = match.groupdict().get("day")
            return date(int(match["year"]), month, int(day or 1)), Resolution.DAY if day else Resolution.MONTH, ""
    return date.fromisoformat(text), Resolution.DAY, ""


def _of_digits(match: re.Match[str], dates: str) -> tuple[date, Resolution, str]:
    """Three numbers with one mark between them. A year of two digits needs a format: nothing tells where it stands."""
    a, b, c = match["a"], match["b"], match["c"]
    if len(a) == 4:  # noqa: PLR2004 - a year
        return date(int(a), int(b), int(c)), Resolution.DAY, ""
    if len(c) != 4 or len(a) > 2:  # noqa: PLR2004 - as above, and a day
        raise ValueError(match[0])
    first, second, year = int(a), int(b), int(c)
    # What dates with slashes showed says nothing of those with points.
    said = "" if dates.endswith(INFERRED) and match["mark"] == "." else dates.removesuffix(INFERRED)
    if said == "day-first":
        return date(year, second, first), Resolution.DAY, said
    if said == "month-first":
        return date(year, first, second), Resolution.DAY, said
    if first > _NOON:
        return date(year, second, first), Resolution.DAY, "day-first"
    if second > _NOON:
        return date(year, first, second), Resolution.DAY, "month-first"
    if first == second:
        return date(year, first, second), Resolution.DAY, ""
    if match["mark"] == ".":
        # With points the day stands before the month wherever the year is last (CLDR, date formats of all locales).
        return date(year, second, first), Resolution.DAY, "day-first"
    raise AmbiguousDateError(match[0])
