"""Cells as Google answers them, with the type, unit and currency of their number formats."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import get_currency_symbol, get_territory_currencies

from pulse.definition.catalogue import Unit
from pulse.errors import SourceBusy
from pulse.sources.sheets.merges import spread

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial number is of the sheet's own clocks
_DATES = {"DATE", "DATE_TIME"}
_BRACKETED = re.compile(r"\[\$([^\]-]+)(?:-([0-9A-Fa-f]+))?\]")
_OF_CODE = {
    ("$", "409"): "USD",
    ("$", "1009"): "CAD",
    ("$", "C0C"): "CAD",
    ("$", "C09"): "AUD",
    ("$", "1409"): "NZD",
    ("$", "C04"): "HKD",
    ("$", "1004"): "SGD",
    ("$", "80A"): "MXN",
    ("¥", "804"): "CNY",
    ("¥", "411"): "JPY",
    ("kr", "41D"): "SEK",
    ("kr", "414"): "NOK",
    ("kr", "406"): "DKK",
    ("kr.", "406"): "DKK",
}
"""Currencies of signs that several have, by Windows' code of the locale (MS-LCID), as number formats write them."""
_QUOTED = re.compile(r'"([^"]+)"')
_OTHER_BRACKETS = re.compile(r"\[[^\]]*\]")
_SYMBOLS = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "zł": "PLN",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "R$": "BRL",
    "Kč": "CZK",
    "Ft": "HUF",
    "US$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "MX$": "MXN",
    "NT$": "TWD",
    "R": "ZAR",
    "₫": "VND",
    "₱": "PHP",
    "฿": "THB",
    "₦": "NGN",
    "₴": "UAH",
    "lei": "RON",
    "лв.": "BGN",
}
_SHARED = {"$", "¥", "kr", "kr.", "Fr", "Fr."}
"""Signs that several currencies have."""
_PLAIN_SIGNS = "€£₹₽₺₩₪₫₱฿₦₴$¥"


@dataclass(frozen=True)
class Cell:
    """One cell.

    Args:
        value: A number, a text, a date, a time, or None where it is empty or wrong.
        unit: What its number format says it is; None for what is no number.
        currency: Letters of the currency for money.
        wrong: What the sheet shows instead of a value, such as ``#DIV/0!``.
        merged: Whether it has the value of the first of merged cells, and is not that one.
    """

    value: Decimal | str | date | datetime | None = None
    unit: Unit | None = None
    currency: str | None = None
    wrong: str = ""
    merged: bool = False


@dataclass
class Grid:
    """A rectangle of cells.

    Args:
        title: The tab.
        sheet: Id of the tab.
        row: Index of the first row in the tab, from 0.
        column: Index of the first column in the tab, from 0.
        rows: Cells; short rows end early.
        hidden_rows: Indexes in the tab of rows hidden by hand or by a filter.
        hidden_columns: The same of columns.
    """

    title: str
    sheet: int
    row: int
    column: int
    rows: list[list[Cell]]
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def at(self, row: int, column: int) -> Cell:
        """The cell at these indexes of the tab; an empty one where there is none."""
        line = self.rows[row - self.row] if 0 <= row - self.row < len(self.rows) else []
        return line[column - self.column] if 0 <= column - self.column < len(line) else Cell()


def grids(answer: Mapping[str, Any]) -> list[Grid]:
    """Every rectangle of an answer.

    Raises:
        SourceBusy: A cell is still being computed.
        SourceError: A rectangle begins inside merged cells.
    """
    about = answer.get("properties") or {}
    locale, zone = str(about.get("locale") or "en_US"), _zone(about.get("timeZone"))
    found = []
    for sheet in answer.get("sheets") or []:
        named = sheet["properties"]
        for block in sheet.get("data") or []:
            row, column = block.get("startRow", 0), block.get("startColumn", 0)
            rows = [
                [_cell(raw, locale, zone) for raw in line.get("values") or []] for line in block.get("rowData") or []
            ]
            height = max(len(rows), len(block.get("rowMetadata") or []))
            width = max([*map(len, rows), len(block.get("columnMetadata") or [])])
            merges = sheet.get("merges") or []
            spread(rows, (row, column), (row + height, column + width), merges, str(named["title"]), Cell(), _again)
            found.append(
                Grid(
                    str(named["title"]),
                    int(named.get("sheetId", 0)),
                    row,
                    column,
                    rows,
                    _hidden(block.get("rowMetadata"), row),
                    _hidden(block.get("columnMetadata"), column),
                )
            )
    return found


def _again(cell: Cell) -> Cell:
    return replace(cell, merged=True)


def _hidden(metadata: Sequence[Mapping[str, Any]] | None, first: int) -> set[int]:
    return {
        first + index
        for index, entry in enumerate(metadata or [])
        if entry.get("hiddenByUser") or entry.get("hiddenByFilter")
    }


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(name or "UTC"))
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _cell(raw: Mapping[str, Any], locale: str, zone: ZoneInfo) -> Cell:
    value = raw.get("effectiveValue") or {}
    if "errorValue" in value:
        wrong = value["errorValue"]
        if wrong.get("type") == "LOADING":
            raise SourceBusy("The sheet is still computing some cells. It is read again later.")
        return Cell(wrong=str(wrong.get("message") or wrong.get("type") or "#ERROR!"))
    if "numberValue" in value:
        form = ((raw.get("effectiveFormat") or {}).get("numberFormat")) or {}
        return _number(value["numberValue"], form, locale, zone)
    if "boolValue" in value:
        return Cell("TRUE" if value["boolValue"] else "FALSE")
    return Cell(str(value["stringValue"]) if "stringValue" in value else None)


def _number(number: float, form: Mapping[str, Any], locale: str, zone: ZoneInfo) -> Cell:
    kind = form.get("type")
    if kind in _DATES:
        return Cell(_moment(number, zone))
    exact = Decimal(repr(number))
    if kind == "PERCENT":
        return Cell(exact, "percent")
    if kind == "CURRENCY":
        return Cell(exact, "currency", currency_in(str(form.get("pattern") or ""), locale))
    return Cell(exact, "number")


def _moment(serial: float, zone: ZoneInfo) -> date | datetime:
    """Days since 30 December 1899, with the time of day as a fraction, by the sheet's own clocks (``zone``)."""
    found = _EPOCH + timedelta(days=serial)
    rounded = (found + timedelta(milliseconds=500)).replace(microsecond=0)
    return rounded.date() if rounded.time() == datetime.min.time() else rounded.replace(tzinfo=zone)


def currency_in(pattern: str, locale: str) -> str | None:
    """The currency of a number format, such as EUR for ``[$€]#,##0.00``.

    Without any sign in it, that of the locale; None if there is a sign that several currencies have or none known.
    """
    own = _own_currency(locale)
    coded = [(sign.strip(), code.upper().lstrip("0")) for sign, code in _BRACKETED.findall(pattern) if sign.strip()]
    shared = [pair for pair in coded if pair[1] and pair[0] in _SHARED]
    if shared:
        return _OF_CODE.get(shared[0]) if len(coded) == 1 else None
    signs = [sign for sign, _ in coded]
    rest = _OTHER_BRACKETS.sub("", _BRACKETED.sub("", pattern))
    signs += [item.strip() for item in _QUOTED.findall(rest) if item.strip()]
    signs += [item for item in _QUOTED.sub("", rest) if item in _PLAIN_SIGNS]
    if not signs:
        return own
    found = {_currency_of(sign, own, locale) for sign in signs} - {""}
    return found.pop() if len(found) == 1 else None


def _currency_of(sign: str, own: str, locale: str) -> str | None:
    """The currency of one sign; empty where it is no sign of money, None where nobody can tell."""
    if re.fullmatch("[A-Z]{3}", sign):
        return sign
    if sign in _SYMBOLS:
        return _SYMBOLS[sign]
    if sign in _SHARED:
        # The same sign for several: the locale's own if it is one of them.
        if sign.rstrip(".") in str(get_currency_symbol(own, locale=_known(locale))):
            return own
        return {"$": "USD", "¥": "JPY", "Fr": "CHF", "Fr.": "CHF"}.get(sign)
    inner = [item for item in sign if item in _PLAIN_SIGNS]
    if inner:
        return _currency_of(inner[0], own, locale) if len(sign) > 3 or " " in sign else None  # noqa: PLR2004 - a word
    return None if len(sign) <= 4 and not sign.isdigit() else ""  # noqa: PLR2004 - longer is a word, no sign


def _known(locale: str) -> Locale:
    try:
        return Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")


def _own_currency(locale: str) -> str:
    territory = _known(locale).territory or "US"
    found: list[str] = list(get_territory_currencies(territory))
    return found[0] if found else "USD"
