"""JSON as rows: a list of objects, one such list within an object, or one object a line."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, BinaryIO

from pulse.errors import NoDataError, SourceError
from pulse.sources.files.encoding import Scratch, as_utf8
from pulse.sources.files.heading import MOST_COLUMNS
from pulse.sources.rows import Rows

MOST_BYTES = 64 * 2**20
"""JSON is read whole, and takes ten times its size then."""
MOST_PAGES = 200
_NEXT = ("next", "next_page", "nextPage", "next_url", "nextUrl", "next_page_url", "nextLink", "@odata.nextLink")
_MORE = ("has_more", "hasMore", "has_next", "hasNext", "more", "has_next_page", "hasNextPage", "truncated")
_LAST = ("is_last", "isLast", "last_page_reached", "done", "complete")
_CURSORS = ("next_cursor", "nextCursor", "cursor_next", "nextPageToken", "next_page_token", "continuation", "endCursor")
_COUNTS = (
    "count",
    "total",
    "total_count",
    "totalCount",
    "total_results",
    "totalResults",
    "totalRecords",
    "total_records",
)
_NESTED = ("meta", "pagination", "paging", "page_info", "pageInfo", "links", "_links", "metadata", "info", "page")
Follow = Callable[[str], BinaryIO]
"""Gets the content at an address of the same host."""


def read_json(content: BinaryIO, where: str, scratch: Scratch, *, by_line: bool, follow: Follow | None = None) -> Rows:
    """The rows of a JSON file; numbers are exact.

    Args:
        content: The file.
        where: What to call it in an error.
        scratch: Makes files to work with.
        by_line: Whether its name says that it holds one object a line.
        follow: How to get a further page; None where the file came from no address.

    Raises:
        SourceError: It is no list of objects, or it is a page of more that cannot be had.
        NoDataError: The list is empty.
    """
    found, notes = _parsed(content, where, scratch, by_line=by_line)
    rows = _list_of(found, where)
    if isinstance(found, dict):
        rows = rows + _further(found, rows, where, scratch, follow)
    if not rows:
        raise NoDataError(f"{where} has a heading and no rows below it.")
    names = dict.fromkeys(str(name) for row in rows for name in row)
    if len(names) > MOST_COLUMNS:
        raise SourceError(f"{where} has more than {MOST_COLUMNS:,} columns. Keep those that are used.")
    columns = {name: [row.get(name) for row in rows] for name in names}
    return Rows(where, columns, doubtful=True, notes=notes)


def _parsed(content: BinaryIO, where: str, scratch: Scratch, *, by_line: bool) -> tuple[Any, tuple[str, ...]]:
    content.seek(0, 2)
    if content.tell() > MOST_BYTES:
        raise SourceError(
            f"{where} is larger than {MOST_BYTES // 2**20} MB, too much for JSON. Give it as CSV or Parquet."
        )
    text_file, notes = as_utf8(content, where, scratch)
    text_file.seek(0)
    text = text_file.read().decode()
    # Only line feeds end a line of JSON Lines; other marks may stand within texts.
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        if by_line or (len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines)):
            return [_loads(line) for line in lines], notes
        found = _loads(text)
    except (ValueError, ArithmeticError, RecursionError) as wrong:
        # What the parser says holds no line of the file.
        said = getattr(wrong, "msg", "") or type(wrong).__name__
        raise SourceError(
            f"{where} is not JSON that can be read: {said[:80]}. Check source.at and source.format."
        ) from None
    return found, notes


def _loads(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)


def _no_constant(name: str) -> Any:
    if name == "NaN":
        return None
    raise ValueError(name)


def _list_of(found: Any, where: str) -> list[dict[str, Any]]:
    """The list of rows: the whole, or the only list of objects within it."""
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list)]
        tables = [one for one in lists if one and all(isinstance(row, dict) for row in one)]
        found = tables[0] if len(tables) == 1 else lists[0] if len(lists) == 1 else found
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise SourceError(f"{where} is not a list of rows; write [{{...}}, {{...}}], or one such object a line.")
    return found


def _further(
    page: Mapping[str, Any], rows: list[dict[str, Any]], where: str, scratch: Scratch, follow: Follow | None
) -> list[dict[str, Any]]:
    """The rows of the pages after ``page``.

    Raises:
        SourceError: There are more rows than were given, and no way to get them.
    """
    found: list[dict[str, Any]] = []
    seen: set[str] = set()
    promised = _first(page, _COUNTS)
    while (more := _says_more(page)) is not None:
        if follow is None or not more.startswith(("http://", "https://", "/", "?")) or more in seen:
            raise SourceError(f"{where} is a page of more, and the rest is not there. Give all rows in one file.")
        if len(seen) >= MOST_PAGES:
            raise SourceError(f"{where} has more than {MOST_PAGES} pages. Give a smaller extract.")
        seen.add(more)
        page, _ = _parsed(follow(more), where, scratch, by_line=False)
        if not isinstance(page, dict):
            raise SourceError(f"{where} has a further page that is no page. Give all rows in one file.")
        found += _list_of(page, where)
    if isinstance(promised, int) and not isinstance(promised, bool) and promised > len(rows) + len(found):
        raise SourceError(
            f"{where} says that there are {promised:,} rows and has {len(rows) + len(found):,}. Give all of them."
        )
    return found


def _says_more(page: Mapping[str, Any]) -> str | None:
    """The address of the next page, a text that is no address where only a sign of more is given, or None."""
    following = _first(page, _NEXT)
    if isinstance(following, dict):
        following = following.get("href") or following.get("url") or following.get("link") or "more"
    if following not in {None, "", False}:
        return str(following)
    if _first(page, _MORE) is True or _first(page, _LAST) is False:
        return "more"
    cursor = _first(page, _CURSORS)
    return "more" if isinstance(cursor, str) and cursor and _first(page, _MORE) is None else None


def _first(page: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """What stands under any of these names, in the page or in the part of it that is about pages."""
    parts = [page, *(one for name in _NESTED if isinstance(one := page.get(name), dict))]
    for part in parts:
        for name in names:
            if name in part:
                return part[name]
    return None
