"""JSON as rows: a list of objects, one such list within an object, or one object a line."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from pulse.errors import NoDataError, SourceError
from pulse.sources.files.encoding import Scratch, as_utf8
from pulse.sources.files.heading import MOST_COLUMNS
from pulse.sources.rows import Rows
from pulse.sources.stamps import stamp

MOST_BYTES = 64 * 2**20
"""JSON is read whole, and takes ten times its size then."""
MOST_PAGES = 200
_NEXT = frozenset(
    {
        "next",
        "nextpage",
        "nexturl",
        "nextpageurl",
        "nextlink",
        "odatanextlink",
        "nextrecordsurl",
        "nexthref",
        "nextpagelink",
    }
)
_MORE = frozenset(
    {
        "hasmore",
        "hasnext",
        "hasnextpage",
        "more",
        "istruncated",
        "truncated",
        "incompleteresults",
        "moreitemsincollection",
    }
)
_LAST = frozenset({"last", "islast", "islastpage", "lastpage"})
_CURSORS = frozenset(
    {
        "nextcursor",
        "cursornext",
        "nextpagetoken",
        "nexttoken",
        "continuation",
        "continuationtoken",
        "lastevaluatedkey",
        "endcursor",
        "offset",
        "after",
    }
)
_COUNTS = frozenset(
    {
        "count",
        "total",
        "totalcount",
        "totalresults",
        "totalrecords",
        "totalitems",
        "totalelements",
        "totalhits",
        "totalsize",
        "itemcount",
        "odatacount",
        "recordcount",
        "resultcount",
        "numfound",
        "hits",
    }
)
_PAGES = frozenset({"pages", "totalpages", "pagecount", "lastpage", "numpages"})
_BEFORE = frozenset({"previous", "prev", "previouspage", "prevpageurl", "previousurl", "previouslink"})
_ASIDE = frozenset({"errors", "warnings", "messages", "columns", "fields", "links", "schema", "facets"})
"""Lists that stand beside the rows and are none."""
_DEEP = 3
_ALONE = re.compile(
    r"\\u[dD][89abAB][\da-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][\da-fA-F]{2})\\u[dD][c-fC-F][\da-fA-F]{2}"
)
Follow = Callable[[str], BinaryIO]
"""Gets the content at an address of the same host."""


def read_json(
    content: BinaryIO, where: str, scratch: Scratch, *, by_line: bool, whole: bool = False, follow: Follow | None = None
) -> Rows:
    """The rows of a JSON file; numbers are exact.

    Args:
        content: The file.
        where: What to call it in an error.
        scratch: Makes files to work with.
        by_line: Whether its name says that it holds one object a line.
        whole: Whether its owner says that it is all, whatever it says of itself.
        follow: How to get a further page; None where the file came from no address.

    Raises:
        SourceError: It is no list of objects, or it is a page of more that cannot be had.
        NoDataError: The list is empty.
    """
    found, notes = _parsed(content, where, scratch, by_line=by_line)
    rows = _list_of(found, where)
    if isinstance(found, dict) and not whole:
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
    # Halves of letters that stand alone are none, and can be sent nowhere.
    text = _ALONE.sub(r"\\ufffd", text)
    return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)


def _no_constant(name: str) -> Any:
    if name == "NaN":
        return None
    raise ValueError(name)


def _list_of(found: Any, where: str) -> list[dict[str, Any]]:
    """The list of rows: the whole, or the only list within it.

    Raises:
        SourceError: There is none, or several could be meant.
    """
    if isinstance(found, dict):
        lists = [value for key, value in found.items() if isinstance(value, list) and _plain(key) not in _ASIDE]
        found = lists[0] if len(lists) == 1 else found
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise SourceError(
            f"{where} is not a list of rows; write [{{...}}, {{...}}], or one such object a line, or one object with "
            "one list."
        )
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
    said = _signs(page)
    if any(said.get(name) for name in _BEFORE):
        raise SourceError(_partly(where, "follows another page"))
    while (more := _says_more(_signs(page))) is not None:
        if follow is None or not more.startswith(("http://", "https://", "/", "?")) or more in seen:
            raise SourceError(_partly(where, "is a page of more, and the rest is not there"))
        if len(seen) >= MOST_PAGES:
            raise SourceError(f"{where} has more than {MOST_PAGES} pages. Give a smaller extract.")
        seen.add(more)
        page, _ = _parsed(follow(more), where, scratch, by_line=False)
        if not isinstance(page, dict):
            raise SourceError(f"{where} has a further page that is no page. Give all rows in one file.")
        found += _list_of(page, where)
    promised = max((count for name in _COUNTS if (count := _count(said.get(name))) is not None), default=0)
    if promised > len(rows) + len(found):
        raise SourceError(_partly(where, f"says that there are {promised:,} rows and has {len(rows) + len(found):,}"))
    if not seen and any((_count(said.get(name)) or 0) > 1 for name in _PAGES):
        raise SourceError(_partly(where, "is one of several pages"))
    return found


def _partly(where: str, what: str) -> str:
    return f"{where} {what}. Give all rows in one file; or set source.whole: true if these are all."


def _says_more(said: Mapping[str, Any]) -> str | None:
    """The address of the next page, a text that is no address where only a sign of more is given, or None."""
    for name in _NEXT:
        following = said.get(name)
        if isinstance(following, dict):
            following = next((item for item in following.values() if isinstance(item, str)), "more")
        if following not in {None, "", False} and not _is_date(following):
            return str(following)
    if any(_is_true(said.get(name)) for name in _MORE) or any(_is_false(said.get(name)) for name in _LAST):
        return "more"
    cursors = any(isinstance(said.get(name), str | dict) and said.get(name) for name in _CURSORS)
    denied = any(name in said and not _is_true(said[name]) for name in _MORE)
    return "more" if cursors and not denied else None


def _signs(page: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    """What a page says of itself, outside of its rows, by plain names: ``@odata.nextLink`` is ``odatanextlink``."""
    found: dict[str, Any] = {}
    for key, value in page.items():
        if isinstance(value, dict) and depth < _DEEP and _plain(key) not in _NEXT:
            for name, inner in _signs(value, depth + 1).items():
                found.setdefault(name, inner)
        if not isinstance(value, list):
            found[_plain(key)] = value
    return found


def _plain(name: object) -> str:
    return "".join(letter for letter in str(name).casefold() if letter.isalnum())


def _is_true(value: object) -> bool:
    return value is True or value == 1 or (isinstance(value, str) and value.casefold() in {"true", "1", "yes"})


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.casefold() in {"false", "no"})


def _is_date(value: object) -> bool:
    try:
        stamp(value, ZoneInfo("UTC"))
    except ValueError:
        return False
    return isinstance(value, str)


def _count(value: object) -> int | None:
    """A count, also as text or within an object such as ``{"value": 100}``."""
    if isinstance(value, dict):
        value = value.get("value")
    if isinstance(value, str) and value.isdigit() and len(value) < 12:  # noqa: PLR2004 - as many as there are people
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
