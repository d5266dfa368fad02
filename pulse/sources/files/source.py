"""Files as a source: found, got, unpacked, and read as what they are."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

from pulse.definition import FileSource, Pulse
from pulse.errors import NoDataError, SourceError
from pulse.series import Dataset
from pulse.sources.contract import Finding
from pulse.sources.files.bucket import SCHEMES, open_bucket
from pulse.sources.files.delimited import is_empty, read_delimited
from pulse.sources.files.download import MOST_BYTES, download, same_host
from pulse.sources.files.encoding import Scratch
from pulse.sources.files.excel import read_excel
from pulse.sources.files.folders import find_files
from pulse.sources.files.joined import join
from pulse.sources.files.jsonrows import read_json
from pulse.sources.files.parquet import read_parquet
from pulse.sources.files.unpack import gunzip, is_gzip
from pulse.sources.gather import gather
from pulse.sources.rows import Rows
from pulse.sources.sheets.table import table_of
from pulse.sources.units import with_unit

_ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".txt": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".xlsx": "excel",
    ".xlsm": "excel",
}
_BY_LINE = frozenset({".jsonl", ".ndjson"})
_WEB = ("http://", "https://")


@dataclass(frozen=True)
class Files:
    """Files as a source: all that a file holds is read, whatever is asked for.

    Args:
        token: Sent as bearer token to http(s) addresses.
        folders: Folders of this machine that may be read, besides the project's and those in ``CHARTCASTR_FILES``.
    """

    token: str = ""
    folders: tuple[Path, ...] = ()

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Dataset:  # noqa: ARG002 - a file is read whole
        """See :class:`pulse.sources.contract.Source`."""
        if not isinstance(query.source, FileSource):
            raise SourceError(f"{query.name} is not about a file.")
        wide = query.measure.columns == "periods"
        with open_file(query.source, query.columns, wide=wide, token=self.token, folders=self.folders) as rows:
            return gather(rows, with_unit(rows, query), until)

    def check(self) -> list[Finding]:
        """There is nothing to be connected."""
        return []


@contextmanager
def open_file(
    source: FileSource,
    wanted: Sequence[str] = (),
    *,
    wide: bool = False,
    token: str = "",
    folders: Sequence[Path] = (),
) -> Iterator[Rows]:
    """The rows of ``source``, to be read while it is open.

    Args:
        source: Where it is and what it is.
        wanted: Columns that are used; the heading is the row that holds them.
        wide: Whether headings may be dates.
        token: Sent as bearer token to an http(s) address.
        folders: Folders of this machine that may be read besides the usual ones.

    Raises:
        SourceError: The file cannot be reached or read; one sentence says why and what to do.
        NoDataError: It is empty, or has a heading and nothing below it.
    """
    with ExitStack() as stack:
        # Nameless, so that they are gone with the last reader.
        def scratch() -> BinaryIO:
            return stack.enter_context(tempfile.TemporaryFile())

        parts = []
        for where, content, follow in _contents(source, token, folders, scratch):
            stack.callback(content.close)
            unpacked = _unpacked(content, where, scratch)
            if is_empty(unpacked):
                raise NoDataError(f"{where} is empty.")
            parts.append(_read(unpacked, where, source, wanted, scratch, wide=wide, follow=follow))
        yield join(source.at, parts)


_Content = tuple[str, BinaryIO, Callable[[str], BinaryIO] | None]


def _contents(source: FileSource, token: str, folders: Sequence[Path], scratch: Scratch) -> Iterator[_Content]:
    """Every file with its name, its content and the way to further pages of it."""
    scheme = source.at.partition("://")[0].lower() if source.remote else ""
    if not scheme:
        for path in find_files(source.at, folders):
            yield (str(path), _opened(path), None)
        return
    address = f"{scheme}{source.at[len(scheme) :]}"
    content = scratch()
    if scheme in SCHEMES:
        open_bucket(address, content, MOST_BYTES)
        yield (address.rsplit("/", 1)[-1], content, None)
    elif address.startswith(_WEB):
        _get(address, content, source, token)

        def follow(link: str) -> BinaryIO:
            further = urljoin(address, link)
            if not same_host(further, address):
                raise SourceError(
                    f"{_name(address)} goes on at another host, which is not followed. Give all rows in one file."
                )
            page = scratch()
            _get(further, page, source, token)
            return _unpacked(page, _name(address), scratch)

        yield (_name(address), content, follow)
    else:
        known = ", ".join(["http", "https", *SCHEMES])
        raise SourceError(
            f"{scheme}:// is no kind of address that can be read; there are {known}, and paths. Check source.at."
        )


def _get(address: str, into: BinaryIO, source: FileSource, token: str) -> None:
    download(address, into, headers=source.headers, token=token, whole=source.whole)


def _name(address: str) -> str:
    try:
        return urlsplit(address).path.rsplit("/", 1)[-1] or urlsplit(address).hostname or address
    except ValueError:
        raise SourceError("source.at is no http(s) address. Check it.") from None


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as wrong:
        raise SourceError(f"{path} cannot be read: {wrong.strerror}. Check source.at and its permissions.") from None


def _unpacked(content: BinaryIO, where: str, scratch: Scratch) -> BinaryIO:
    if not is_gzip(content):
        return content
    found = scratch()
    gunzip(content, found, where, MOST_BYTES)
    return found


def _kind(source: FileSource, where: str) -> tuple[str, bool]:
    """What a file is, and whether it is JSON by line."""
    path = Path(where.lower())
    ending = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    kind = source.format or _ENDINGS.get(ending)
    if kind is None:
        old = " Save old workbooks as .xlsx." if ending in {".xls", ".xlsb", ".ods"} else ""
        raise SourceError(
            f"{where} does not end in .csv, .xlsx, .parquet or .json; say which it is with source.format.{old}"
        )
    return kind, ending in _BY_LINE


def _read(
    content: BinaryIO,
    where: str,
    source: FileSource,
    wanted: Sequence[str],
    scratch: Scratch,
    *,
    wide: bool,
    follow: Callable[[str], BinaryIO] | None,
) -> Rows:
    kind, by_line = _kind(source, where)
    if kind == "csv":
        return read_delimited(content, where, scratch, wanted)
    if kind == "parquet":
        return read_parquet(content, where, scratch, wanted)
    if kind == "json":
        return read_json(content, where, scratch, by_line=by_line, whole=source.whole, follow=follow)
    table = table_of(read_excel(content, where, source.sheet), wanted, wide=wide)
    rows = table.rows(decimal=source.decimal)
    if not table.numbers:
        raise NoDataError(f"{table.where} has a heading and no rows below it.")
    return rows
