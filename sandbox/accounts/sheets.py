"""A made Google Sheet behind the Sheets API: typed cells, hidden rows, tables, named ranges and charts."""

from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.accounts.book import Tab, make_book
from sandbox.accounts.notation import resolve
from sandbox.accounts.script import Script

SHEET = "made-coffee-figures"
ROBOT = "robot@made.iam.gserviceaccount.com"
_LETTERS = 26
_EPOCH = date(1899, 12, 30)


class Book:
    """The made sheet.

    Args:
        today: The day on which its data ends.
    """

    def __init__(self, today: date) -> None:
        self.script = Script()
        self.shared = True
        self.tabs, self.named, self.charts = make_book(today)

    @property
    def routes(self) -> list[Route]:
        """Where it answers."""
        return [
            Route("/token", self._token, methods=["POST"]),
            Route("/v4/spreadsheets/{sheet}", self._get),
        ]

    async def _token(self, _request: Request) -> Response:
        return JSONResponse({"access_token": "ya29.made", "token_type": "Bearer", "expires_in": 3599})

    async def _get(self, request: Request) -> Response:
        if (refused := await self._refused(request)) is not None:
            return refused
        return self._found(request.query_params.getlist("ranges"))

    async def _refused(self, request: Request) -> Response | None:
        scripted = await self.script.first(request)
        if scripted is not None:
            return scripted
        if request.headers.get("Authorization") != "Bearer ya29.made":
            return _error(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.")
        if request.path_params["sheet"] != SHEET:
            return _error(404, "NOT_FOUND", "Requested entity was not found.")
        if not self.shared:
            return _error(403, "PERMISSION_DENIED", "The caller does not have permission")
        return None

    def _found(self, asked: list[str]) -> Response:
        about = {"title": "Coffee figures", "locale": "en_IE", "timeZone": "Europe/Berlin"}
        found: dict[str, Any] = {"spreadsheetId": SHEET, "properties": about}
        if not asked:
            names = [{"name": name} for name in self.named]
            return JSONResponse({**found, "namedRanges": names, "sheets": [self._outline(tab) for tab in self.tabs]})
        blocks: dict[int, list[dict[str, Any]]] = {}
        for text in asked:
            where = self._resolve(text)
            if where is None:
                return _error(400, "INVALID_ARGUMENT", f"Unable to parse range: {text}")
            tab, top, left, bottom, right = where
            blocks.setdefault(tab.id, []).append(_block(tab, top, left, bottom, right))
        sheets = [
            {
                "properties": {"sheetId": tab.id, "title": tab.title},
                "data": blocks[tab.id],
                **({"merges": [_merge(tab, merge) for merge in tab.merges]} if tab.merges else {}),
            }
            for tab in self.tabs
            if tab.id in blocks
        ]
        return JSONResponse({**found, "sheets": sheets})

    def _outline(self, tab: Tab) -> dict[str, Any]:
        size = {"rowCount": 1000, "columnCount": 26}
        found: dict[str, Any] = {"properties": {"sheetId": tab.id, "title": tab.title, "gridProperties": size}}
        if tab.table:
            whole = {"startRowIndex": 0, "endRowIndex": len(tab.rows), "startColumnIndex": 0}
            where = {"sheetId": tab.id, **whole, "endColumnIndex": len(tab.rows[0])}
            found["tables"] = [{"name": tab.table, "range": where}]
        if charts := self.charts.get(tab.id):
            found["charts"] = charts
        return found

    def _resolve(self, text: str) -> tuple[Tab, int, int, int, int] | None:
        where = resolve(text)
        if where is None:
            return None
        if where.name:
            named = next((range_ for name, range_ in self.named.items() if name.lower() == where.name.lower()), None)
            if named is not None:
                return self._resolve(named)
        title = where.name or where.tab
        if title:
            tab = next((item for item in self.tabs if item.title == title), None)
        else:
            tab = next((item for item in self.tabs if not item.unseen), None)
        if tab is None:
            return None
        bottom = len(tab.rows) if where.bottom is None else where.bottom
        return tab, where.top, where.left, bottom, _LETTERS if where.right is None else where.right


def _merge(tab: Tab, merge: tuple[int, int, int, int]) -> dict[str, int]:
    names = ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")
    return {"sheetId": tab.id, **dict(zip(names, merge, strict=True))}


def _block(tab: Tab, top: int, left: int, bottom: int, right: int) -> dict[str, Any]:
    """A rectangle as Google answers it: empty rows and cells at the ends are left out, a start of 0 as well."""
    rows = [row[left:right] for row in tab.rows[top:bottom]]
    found: dict[str, Any] = {"rowData": [{"values": [_cell(item) for item in row]} if row else {} for row in rows]}
    found |= {key: value for key, value in (("startRow", top), ("startColumn", left)) if value}
    hidden = [{"hiddenByFilter": True} if top + index in tab.hidden else {} for index in range(len(rows))]
    return {**found, "rowMetadata": hidden, "columnMetadata": [{} for _ in range(left, right)]}


def _cell(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if isinstance(value, tuple):
        number, kind, pattern = value
        form = {"effectiveFormat": {"numberFormat": {"type": kind, "pattern": pattern}}}
        if isinstance(number, date):
            number = (number - _EPOCH) / timedelta(days=1)
        return {"effectiveValue": {"numberValue": number}, **form}
    if isinstance(value, str) and value.startswith("#"):
        return {"effectiveValue": {"errorValue": {"type": "DIVIDE_BY_ZERO", "message": value}}}
    return {"effectiveValue": {"stringValue": value} if isinstance(value, str) else {"numberValue": value}}


def _error(code: int, status: str, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message, "status": status}}, code)
