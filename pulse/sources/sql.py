"""A SELECT on a database of the owner's: read only, streamed, with a cap and a deadline."""

import math
import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from pulse.definition import Measure, Pulse, SqlSource
from pulse.errors import NoDataError, SourceBusy, SourceError
from pulse.series import Dataset
from pulse.series.periods import truncate
from pulse.sources.column import FigureColumn, member_in
from pulse.sources.contract import Finding
from pulse.sources.gather import gather
from pulse.sources.given import Given, result_of, standing
from pulse.sources.rights import warning_of
from pulse.sources.rows import Columns, Rows
from pulse.sources.select import refuse_danger, without_comments
from pulse.sources.session import SECONDS, engine_of, file_of, limited
from pulse.sources.totals import refuse_total_of_parts

_PART = 20_000
_ADVICE = "a WHERE in source.query"
_EXTRAS = {"mysql": "mysql", "mariadb": "mysql", "duckdb": "duckdb", "bigquery": "bigquery"}
_PASSWORD = re.compile(r"(?<=:)[^:@/]+(?=@)")


class Database:
    """A database.

    Args:
        url: SQLAlchemy's address of it; its password is in no error.
        seconds: A query that runs longer is ended.
    """

    def __init__(self, url: str, seconds: int = SECONDS) -> None:
        self._url, self._seconds = url, seconds

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Dataset:
        """See :class:`pulse.sources.contract.Source`."""
        source = query.source
        if not isinstance(source, SqlSource):
            raise SourceError(f"{query.name} is not about a database.")
        with self._connected() as connection:
            refuse_danger(source.query, connection.dialect.name)
            bound = sa.text(without_comments(source.query, connection.dialect.name))
            asked = {name: day for name, day in _window(query, since, until).items() if _binds(bound, name)}
            bound = bound.bindparams(*(sa.bindparam(name, type_=sa.Date()) for name in asked))
            streamed = connection.execution_options(stream_results=True, max_row_buffer=_PART)
            with closing(streamed.execute(bound, asked)) as answer:
                return _result(answer, query, source, (since, until))

    def check(self) -> list[Finding]:
        """See :class:`pulse.sources.contract.Source`."""
        try:
            with self._connected() as connection:
                names = sa.inspect(connection).get_table_names()
                rights = self._rights(connection)
        except SourceError as wrong:
            return [Finding("connect", works=False, said=str(wrong))]
        shown = ", ".join(sorted(names)[:8]) or "no tables"
        said = f"{len(names)} tables: {shown}{' ...' if len(names) > 8 else ''}"  # noqa: PLR2004 - a line's worth
        return [Finding("connect", works=True, said=said), *rights]

    def _rights(self, connection: sa.Connection) -> list[Finding]:
        try:
            warning = warning_of(connection, sa.make_url(self._url))
        except SQLAlchemyError as wrong:
            warning = f"What the user may do beyond reading is not known. {self._wrong(wrong)}"
        if warning is None:
            return []
        return [Finding("rights", works=True, said=warning or "nothing but reading", warns=bool(warning))]

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        try:
            url = sa.make_url(self._url)
            _refuse_address(url)
            engine = engine_of(url)
        except (ArgumentError, ValueError):
            raise SourceError(
                "The block's url is no address of a database; write dialect://user:password@host/name."
            ) from None
        except (NoSuchModuleError, ModuleNotFoundError) as missing:
            raise _no_driver(self._url, missing) from None
        begun = math.inf
        try:
            with self._opened(engine) as connection:
                begun = time.monotonic()
                with limited(connection, self._seconds):
                    yield connection
                # Nothing was written; whatever the driver began is taken back.
                connection.rollback()
        except SQLAlchemyError as wrong:
            if time.monotonic() - begun >= self._seconds:
                raise SourceError(
                    f"The query ran longer than {self._seconds} seconds and was ended. Let it read less, or give the "
                    "database an index that it can use."
                ) from None
            raise self._wrong(wrong) from None
        finally:
            engine.dispose()

    @staticmethod
    def _opened(engine: sa.Engine) -> sa.Connection:
        try:
            return engine.connect()
        except TypeError:
            raise SourceError("The address of the database has an option that its driver does not know.") from None

    def _wrong(self, wrong: SQLAlchemyError) -> SourceError:
        """What a driver said, in one line and without the password."""
        lines = str(getattr(wrong, "orig", None) or wrong).strip().splitlines() or [type(wrong).__name__]
        said = lines[0][:200].rstrip(".")
        secret = sa.make_url(self._url).password
        shown = _PASSWORD.sub("...", said.replace(str(secret), "...") if secret else said)
        if getattr(wrong, "connection_invalidated", False) or isinstance(wrong, sa.exc.OperationalError):
            return SourceBusy(f"The database could not answer: {shown}. Check that it runs, and source.query.")
        return SourceError(f"The database did not take the query: {shown}. Check source.query.")


def _no_driver(url: str, missing: Exception) -> SourceError:
    dialect = url.split(":", 1)[0].split("+", maxsplit=1)[0]
    extra = _EXTRAS.get(dialect)
    install = f" Install it: pip install 'chartcastr[{extra}]'." if extra else ""
    return SourceError(f"There is no driver for {dialect} here ({missing}).{install}")


def _refuse_address(url: sa.URL) -> None:
    """Nothing, if the address can be meant.

    Raises:
        SourceError: Part of the password would be taken for the host, or there is no such file.
    """
    if "@" in (url.host or ""):
        raise SourceError("The address of the database has an @ within its password. Write it as %40.")
    if (file := file_of(url)) and not Path(file).exists():
        raise SourceError(f"There is no database file {file}. Check the address in the block.")


def _binds(bound: sa.TextClause, name: str) -> bool:
    return name in bound._bindparams  # noqa: SLF001 - there is no other way to ask


def _window(pulse: Pulse, since: datetime, until: datetime) -> dict[str, date]:
    """``since`` and ``until`` as the query gets them: days by the pulse's clocks, the end not included.

    A day more on each side, as the database may count days by another zone; what lies outside is dropped when it is
    read.
    """
    first, last = since.astimezone(pulse.zone).date(), until.astimezone(pulse.zone).date()
    return {"since": first - timedelta(days=1), "until": last + timedelta(days=2)}


def _result(
    answer: sa.CursorResult[Any], pulse: Pulse, source: SqlSource, window: tuple[datetime, datetime]
) -> Dataset:
    since, until = window
    names = tuple(str(name) for name in answer.keys())  # noqa: SIM118 - it is no mapping
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise SourceError(f"The query returns two columns named {twice!r}. Name one of them otherwise with AS.")
    measure = _columns(pulse.measure, names)
    rows = Rows(
        "The query's answer",
        decimal="point",
        seek_copies=False,
        once=True,
        names=names,
        advice=_ADVICE,
        stream=lambda: _batches(answer, names, source.most_rows),
    )
    if measure.period is None:
        return result_of(_standing(rows, measure, pulse, until), pulse, until, rows.where)
    found = gather(rows, pulse.model_copy(update={"measure": measure}), until, since)
    # What was asked for beyond the end is no row of the future.
    return replace(found, quality=replace(found.quality, future_rows=0))


def _columns(measure: Measure, names: tuple[str, ...]) -> Measure:
    """The measure with the columns that it leaves to their names: period, value, and series or category.

    Raises:
        SourceError: Without a period there are columns beside category and value, one of which must be the period.
    """
    by_lower = {name.lower(): name for name in names}

    def there(name: str | None, *usual: str) -> str | None:
        if name is not None:
            return name if name in names else by_lower.get(name.lower(), name)
        return next((by_lower[item] for item in usual if item in by_lower), None)

    by, period = there(measure.by, "series", "category"), there(measure.period, "period")
    value = there(measure.value, "value")
    if measure.aggregate == "count" and value is not None:
        raise SourceError(f"The query returns {value!r}, but measure.aggregate counts rows. Use aggregate: sum.")
    others = [name for name in names if name not in {by, value}]
    if period is None and others:
        raise SourceError(
            f"The query returns {', '.join(names)}, and none is named period. Name the column with the date AS period."
        )
    return measure.model_copy(update={"by": by, "value": value, "period": period})


def _batches(answer: sa.CursorResult[Any], names: tuple[str, ...], most: int) -> Iterator[Columns]:
    count = 0
    for part in answer.partitions(_PART):
        count += len(part)
        if count > most:
            raise SourceError(
                f"The query returns more than {most:,} rows. Group them in the query, or raise source.most_rows."
            )
        columns = dict(zip(names, map(list, zip(*part, strict=True)), strict=True))
        try:
            yield pa.RecordBatch.from_pydict(columns)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
            yield columns
    if not count:
        raise NoDataError(
            "The query returns no rows for this time. Check source.query and its use of :since and :until."
        )


def _standing(rows: Rows, measure: Measure, pulse: Pulse, until: datetime) -> Given:
    """Rows without a period: how it stands now, by category if there is one."""
    at, count = truncate(until, pulse.grain, pulse.zone), 0
    column = rows.require(measure.value, "measure.value") if measure.value else None
    category = rows.require(measure.by, "measure.by") if measure.by else None
    figures = FigureColumn(rows, column, pulse) if column else None
    parts: list[tuple[str, Decimal | None]] = []
    for batch in rows.batches():
        values = batch.cells(column) if column else [None] * len(batch)
        names = batch.cells(category) if category else [None] * len(batch)
        for place, number in enumerate(batch.numbers):
            value = figures.read(values[place], number) if figures else Decimal(1)
            parts.append((member_in(names[place]) if category else "", value))
            count += 1
    if category is None and count > 1:
        raise SourceError("The query returns several rows without a period or a category. Return one of these columns.")
    if measure.totals == "refuse":
        refuse_total_of_parts(rows.where, rows.advice, measure.by, parts)
    return standing(parts, measure, at, rows.where)
