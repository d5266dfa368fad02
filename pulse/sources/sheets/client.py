"""Google's Sheets API through gspread: sign-in, reads with a timeout, and what refusals mean."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pulse.errors import SourceDenied, SourceError
from pulse.sources.deadline import within
from pulse.sources.http import SECONDS
from pulse.sources.retry import Busy, retry

if TYPE_CHECKING:
    import gspread

GOOGLE = "https://sheets.googleapis.com"
SCOPES = ("https://www.googleapis.com/auth/spreadsheets.readonly",)
_TIMEOUT = (5.0, 30.0)
_BUSY = frozenset({408, 429, 500, 502, 503, 504})
CELLS = (
    "spreadsheetId,properties(title,locale,timeZone),sheets(properties(sheetId,title),merges,data(startRow,"
    "startColumn,rowData(values(effectiveValue,effectiveFormat(numberFormat))),rowMetadata(hiddenByUser,hiddenByFilter),"
    "columnMetadata(hiddenByUser,hiddenByFilter)))"
)
OUTLINE = (
    "spreadsheetId,properties(title,locale,timeZone),namedRanges(name),sheets(properties(sheetId,title,gridProperties("
    "rowCount,columnCount)),tables(name,range),charts(chartId,spec))"
)
_T = TypeVar("_T")


@dataclass(frozen=True)
class Account:
    """Credentials of Google's.

    Args:
        info: A service account's key, or an authorised user's file, as Google wrote it; without it, what the machine
            has (application default credentials).
    """

    info: Mapping[str, Any] | None = None

    @property
    def address(self) -> str:
        """Who has to be let into the sheet."""
        return str((self.info or {}).get("client_email") or "the account that signs in")


class SheetsClient:
    """One spreadsheet's reads.

    Args:
        account: Who reads.
        sheet: Id of the spreadsheet.
        seconds: How long everything that is read through it may take.

    Raises:
        SourceError: The credentials are none.
    """

    def __init__(self, account: Account, sheet: str, seconds: float = SECONDS) -> None:
        self._account, self._sheet = account, sheet
        self._client = _signed_in(account)
        self._deadline = time.monotonic() + seconds

    def outline(self) -> dict[str, Any]:
        """Tabs, tables, named ranges and charts, in one read."""
        return self._read(lambda: self._client.http_client.spreadsheets_get(self._sheet, {"fields": OUTLINE}))

    def cells(self, ranges: Sequence[str]) -> dict[str, Any]:
        """Values and number formats of ranges, in one read.

        Raises:
            NoSuchRange: There is no range of that name.
        """
        asked: Any = {"ranges": list(ranges), "fields": CELLS}
        return self._read(lambda: self._client.http_client.spreadsheets_get(self._sheet, asked))

    def _read(self, read: Callable[[], _T]) -> _T:
        def ask(left: float) -> _T | Busy:
            try:
                return within(left, read)
            except TimeoutError:
                return Busy(None, "it did not answer in time")
            except Exception as wrong:  # noqa: BLE001 - three libraries raise here; each kind is told apart below
                return Busy(None, self._busy(wrong))

        return retry("Google Sheets", self._deadline, ask)

    def _busy(self, wrong: Exception) -> str:
        """Why to come again.

        Raises:
            SourceError: There is no use in it.
        """
        import gspread
        import requests
        from google.auth.exceptions import GoogleAuthError, TransportError

        cause = wrong.__cause__ if isinstance(wrong, PermissionError) else wrong
        if isinstance(cause, gspread.exceptions.APIError):
            return self._refusal(cause)
        if isinstance(wrong, gspread.exceptions.SpreadsheetNotFound):
            raise SourceError("There is no such Google Sheet. Check source.sheet.") from None
        if isinstance(wrong, requests.RequestException | TransportError):
            return f"it cannot be reached ({type(wrong).__name__})"
        if isinstance(wrong, GoogleAuthError):
            raise SourceDenied(
                "Google does not accept these credentials. Make a new key and save it in the block."
            ) from None
        raise wrong

    def _refusal(self, wrong: Any) -> str:
        status, said = wrong.response.status_code, str(wrong.error.get("message", ""))
        if status in _BUSY:
            return f"it answered {status}"
        if status in {401, 403}:
            raise SourceDenied(
                f"Google Sheets does not let {self._account.address} read this sheet. Share the sheet with "
                f"{self._account.address} as a viewer."
            ) from None
        if status == 404:  # noqa: PLR2004 - not found
            raise SourceError("There is no such Google Sheet. Check source.sheet.") from None
        if "Unable to parse range" in said:
            raise NoSuchRange(said) from None
        raise SourceError(f"Google Sheets did not take the question ({status}): {said[:120]}.") from None


class NoSuchRange(SourceError):
    """The sheet has no range of that name."""


def _signed_in(account: Account) -> "gspread.Client":
    # These take a third of a second to import, and only sheets need them.
    import google.auth
    import gspread
    from google.auth.exceptions import GoogleAuthError
    from google.auth.transport.requests import AuthorizedSession
    from google.oauth2 import credentials, service_account

    try:
        if account.info is None:
            found, _ = google.auth.default(scopes=SCOPES)
        elif account.info.get("type") == "authorized_user":
            found = credentials.Credentials.from_authorized_user_info(dict(account.info), scopes=SCOPES)
        else:
            found = service_account.Credentials.from_service_account_info(dict(account.info), scopes=SCOPES)
    except (GoogleAuthError, ValueError, KeyError):
        raise SourceError(
            "The Google Sheets block holds no credentials that can be read. Paste the service account's key, the whole "
            "JSON file."
        ) from None
    session = AuthorizedSession(found)
    _redirect(session)
    nobody: Any = None  # the session signs in by itself
    client = gspread.Client(auth=nobody, session=session)
    client.set_timeout(_TIMEOUT)
    return client


def _redirect(session: Any) -> None:
    """``SHEETS_API_URL`` in the environment replaces Google's address."""
    from requests.adapters import HTTPAdapter

    other = os.environ.get("SHEETS_API_URL")
    if not other:
        return

    class Redirect(HTTPAdapter):
        def send(self, request: Any, *arguments: Any, **more: Any) -> Any:
            request.url = request.url.replace(GOOGLE, str(other), 1)
            return super().send(request, *arguments, **more)

    session.mount(GOOGLE, Redirect())
