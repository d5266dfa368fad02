"""One cell of a table, read as a number or as a moment; what cannot be read is said, never guessed."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

_TOO_LARGE = Decimal(10) ** 18
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_COMMA_PLAIN = re.compile(r"[+-]?\d+(,\d+)?")
_COMMA_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])", re.IGNORECASE)
_WEEK = re.compile(r"\d{4}-W\d{2}", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


def number(cell: object, *, decimal_comma: bool = False) -> Decimal | None:
    """The number in ``cell``, exact; None where the cell is empty.

    Text may have a sign, a point (or, with ``decimal_comma``, a comma) and groups of three.

    Raises:
        ValueError: The cell holds something else.
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        raise ValueError(cell)  # noqa: TRY004 - a wrong cell, whatever its type
    if isinstance(cell, int | Decimal):
        found = Decimal(cell)
    elif isinstance(cell, float):
        found = Decimal(repr(cell))
    else:
        found = _from_text(str(cell).strip().replace("\N{MINUS SIGN}", "-"), decimal_comma=decimal_comma)
    if found.is_nan() and not isinstance(cell, str):
        return None
    if not found.is_finite() or abs(found) >= _TOO_LARGE:
        raise ValueError(cell)
    return found


def comma_is_decimal(cells: Iterable[object], *, likely: bool) -> bool | None:
    """Whether ``1,5`` means one and a half in a column of text, by what its cells show.

    Args:
        cells: The column.
        likely: Whether the file's own separator speaks for it.

    Returns:
        None where ``1,234`` or ``1.234`` stands there and nothing tells whether it is a thousand or a fraction.
    """
    doubtful = False
    for cell in cells:
        text = str(cell).strip()
        if "," in text and not _GROUPED.fullmatch(text):
            return True
        if "." in text and not _COMMA_GROUPED.fullmatch(text):
            return False
        doubtful = doubtful or text.count(",") == 1 or text.count(".") == 1
    return None if doubtful and likely else False


def _from_text(text: str, *, decimal_comma: bool) -> Decimal:
    if decimal_comma and (_COMMA_PLAIN.fullmatch(text) or _COMMA_GROUPED.fullmatch(text)):
        text = text.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    elif not _PLAIN.fullmatch(text):
        raise ValueError(text)
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None


def moment(cell: object, zone: ZoneInfo) -> tuple[datetime, bool]:
    """The aware moment in ``cell``, from 1900 to 2200, and whether it has a time of day.

    A date means its first moment in ``zone``; a time without an offset is read by the clocks of ``zone``. Understood
    are ISO dates and times, ``2026-11``, ``2026-Q4``, ``2026-W47`` and ``2026``.

    Raises:
        ValueError: The cell is empty or holds something else.
    """
    try:
        found, timed = _moment(cell, zone)
    except OverflowError:
        raise ValueError(cell) from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError(cell)
    return found, timed


def is_ambiguous(cell: object, zone: ZoneInfo) -> bool:
    """Whether ``cell`` names a time without offset that comes twice where the clocks go back."""
    if not isinstance(cell, datetime):
        try:
            cell = datetime.fromisoformat(str(cell).strip())
        except ValueError:
            return False
    if cell.tzinfo is not None:
        return False
    early, late = cell.replace(tzinfo=zone, fold=0), cell.replace(tzinfo=zone, fold=1)
    return early.utcoffset() != late.utcoffset() and early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == cell


def _moment(cell: object, zone: ZoneInfo) -> tuple[datetime, bool]:
    if isinstance(cell, datetime):
        return (cell if cell.tzinfo else cell.replace(tzinfo=zone)).astimezone(zone), True
    if isinstance(cell, date):
        return datetime.combine(cell, time(), zone), False
    text = "" if cell is None else str(cell).strip()
    day = _day(text)
    if day is not None:
        return datetime.combine(day, time(), zone), False
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(zone), True


def _day(text: str) -> date | None:
    if match := _MONTH.fullmatch(text):
        return date(int(match[1]), int(match[2]), 1)
    if match := _QUARTER.fullmatch(text):
        return date(int(match[1]), int(match[2]) * 3 - 2, 1)
    if _WEEK.fullmatch(text):
        return date.fromisoformat(f"{text.upper()}-1")
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1)
    try:
        return date.fromisoformat(text) if len(text) in {8, 10} else None
    except ValueError:
        return None
