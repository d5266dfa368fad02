"""Where the table of a delimited text begins: its separator, its heading, and what stands above that."""

import csv
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO
from zoneinfo import ZoneInfo

from pulse.errors import NoDataError, SourceError
from pulse.sources.cells import is_missing, number
from pulse.sources.sheets.table import letter
from pulse.sources.stamps import stamp

MOST_COLUMNS = 2000
_SEPARATORS = ",;\t|"
_SAMPLE, _LINES = 2**20, 60
_DIVIDED = 2
_UTC = ZoneInfo("UTC")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@dataclass(frozen=True)
class Heading:
    """The heading of a table.

    Args:
        names: Of the columns; one without a name is called by its letter, as in a spreadsheet.
        separator: What divides fields.
        begins: The byte at which the rows below it begin.
        above: How many rows, the heading included, stand above them.
    """

    names: tuple[str, ...]
    separator: str
    begins: int
    above: int


@dataclass(frozen=True)
class _Record:
    fields: list[str]
    ends: int
    """How many lines of text it and all before it take."""


def find_heading(content: BinaryIO, where: str, wanted: Collection[str] = ()) -> Heading:
    """The first row that holds all ``wanted`` columns, or else the first that is as wide as the table.

    Raises:
        SourceError: There is no table, or two of its columns have one name.
        NoDataError: There is nothing but white space.
    """
    content.seek(0)
    lines = _lines(content.read(_SAMPLE))
    if not any(line.strip() for line in lines):
        raise NoDataError(f"{where} is empty.")
    said, skipped = _said_separator(lines)
    found = [_heading(lines[skipped:], separator, where, wanted) for separator in said or _SEPARATORS]
    place, record, separator = max(
        (pair for pair in found if pair is not None),
        key=lambda pair: (
            _holds(pair[1].fields, wanted),
            _width(pair[1].fields) > 1,
            _share_alike(pair[1], lines[skipped:], pair[2]),
            _width(pair[1].fields),
        ),
        default=(0, _Record([lines[skipped].strip()], 1), ","),
    )
    names = _named(_as_wide_as_rows(record, lines[skipped:], separator), where)
    begins = sum(len(line.encode()) for line in lines[: skipped + record.ends])
    return Heading(names, separator, begins, skipped + place + 1)


def _lines(sample: bytes) -> list[str]:
    """Lines with their ends, which may be those of any system; the last one may be cut."""
    return _LINE.findall(sample.decode(errors="ignore"))


def _said_separator(lines: Sequence[str]) -> tuple[str, int]:
    """Excel's own first line ``sep=;``, and how many lines it takes."""
    first = lines[0].strip("\r\n ").strip('"')
    return (first[4:], 1) if first.lower().startswith("sep=") and len(first) == 5 else ("", 0)  # noqa: PLR2004


def _records(lines: Sequence[str], separator: str) -> list[_Record]:
    reader = csv.reader(iter(lines), delimiter=separator)
    try:
        return [_Record(fields, reader.line_num) for fields in islice(reader, _LINES)]
    except csv.Error:
        return []


def _heading(
    lines: Sequence[str], separator: str, where: str, wanted: Collection[str]
) -> tuple[int, _Record, str] | None:
    records = _records(lines, separator)
    filled = [(place, record) for place, record in enumerate(records) if any(field.strip() for field in record.fields)]
    if not filled:
        return None
    if max(len(record.fields) for _, record in filled) > MOST_COLUMNS:
        raise SourceError(f"{where} has more than {MOST_COLUMNS:,} columns. Keep those that are used.")
    for place, item in filled:
        if wanted and _holds(item.fields, wanted) == len(set(wanted)):
            return place, item, separator
    # A title above the table is narrower than the table.
    widths = Counter(_width(record.fields) for _, record in filled if _width(record.fields) >= _DIVIDED)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    least = min((width for width in widths if widths[width] > 1), default=usual)
    wide = [(place, record) for place, record in filled if _width(record.fields) >= max(least, min(usual, _DIVIDED))]
    place, one = next(((p, r) for p, r in wide if _is_heading(r.fields)), (wide or filled)[0])
    return place, one, separator


def _share_alike(record: _Record, lines: Sequence[str], separator: str) -> float:
    """Which part of the rows below a heading have as many fields."""
    below = [
        item.fields for item in _records(lines, separator) if item.ends > record.ends and "".join(item.fields).strip()
    ]
    return sum(len(fields) == len(record.fields) for fields in below) / max(len(below), 1)


def _as_wide_as_rows(record: _Record, lines: Sequence[str], separator: str) -> list[str]:
    """The heading with as many empty fields at its end as the rows have: separators stand there now and then.

    It stays as it is, to be refused, where a separator too many or too few further in would explain that as well: the
    rows would be read under their neighbours' names.
    """
    below = [item.fields for item in _records(lines, separator) if item.ends > record.ends and item.fields]
    widths = Counter(len(fields) for fields in below)
    usual = max(widths, key=lambda width: widths[width], default=len(record.fields))
    fields = list(record.fields)
    ends_in_nothing = not fields[-1].strip()
    while len(fields) > usual and not fields[-1].strip():
        fields.pop()
    if len(fields) < len(record.fields):
        holds = any(row[-1].strip() for row in below if len(row) == usual)
        return fields if holds else record.fields
    beyond = any("".join(row[len(fields) :]).strip() for row in below)
    if len(fields) < usual and not beyond and not ends_in_nothing:
        fields += [""] * (usual - len(fields))
    return fields


def _is_heading(fields: Sequence[str]) -> bool:
    known = [field for field in fields if not is_missing(field)]
    return bool(known) and not any(_is_number(field) and not _is_date(field) for field in known)


def _is_number(field: str) -> bool:
    try:
        return number(field) is not None
    except ValueError:
        return False


def _is_date(field: str) -> bool:
    """Years and the like may be headings of a wide table."""
    try:
        stamp(field, _UTC)
    except ValueError:
        return False
    return True


def _width(fields: Sequence[str]) -> int:
    """Up to the last field that holds anything."""
    return max((place + 1 for place, field in enumerate(fields) if field.strip()), default=0)


def _holds(fields: Sequence[str], wanted: Collection[str]) -> int:
    there = {" ".join(field.split()) for field in fields}
    return len({" ".join(name.split()) for name in wanted} & there)


def _named(fields: Sequence[str], where: str) -> tuple[str, ...]:
    """The names of the columns.

    Raises:
        SourceError: Two have the same.
    """
    names = [field.strip() for field in fields]
    if twice := next((name for name in names if name and names.count(name) > 1), None):
        raise SourceError(f"{where} has two columns named {twice!r}. Rename one of them.")
    found: list[str] = []
    for place, name in enumerate(names):
        called = name or letter(place)
        while called in found or (not name and called in names):
            called += "_"
        found.append(called)
    return tuple(found)
