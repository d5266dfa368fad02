"""A SELECT on a database of the owner's: read only, streamed, with a cap and a deadline."""

import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from pulse.definition import Measure, Pulse, SqlSource
from pulse.errors import NoDataError, SourceBusy, SourceError
from pulse.periods import floor
from pulse.series import Result
from pulse.sources.column import member_in, number_in
from pulse.sources.contract import Finding
from pulse.sources.gather import gather
from pulse.sources.given import Given, result_of
from pulse.sources.rows import Batch, Rows
from pulse.sources.select import refuse_danger

SECONDS = 170
"""A query that runs longer is ended."""
_PART = 20_000
_EXTRAS = {"mysql": "mysql", "mariadb": "mysql", "duckdb": "duckdb", "bigquery": "bigquery"}
_READ_ONLY = {
    "postgresql": (f"SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = {SECONDS * 1000}",),
    "mysql": ("SET SESSION TRANSACTION READ ONLY", f"SET SESSION MAX_EXECUTION_TIME = {SECONDS * 1000}"),
    "sqlite": ("PRAGMA query_only = ON",),
    "duckdb": ("SET enable_external_access = false", "SET lock_configuration = true"),
}
_PASSWORD = re.compile(r"(?<=:)[^:@/]+(?=@)")


class Database:
    """A database.

    Args:
        url: SQLAlchemy's address of it; its password is in no error.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Result:
        """See :class:`pulse.sources.contract.Source`."""
        source = query.source
        if not isinstance(source, SqlSource):
            raise SourceError(f"{query.name} is not about a database.")
        with self._connected() as connection:
            refuse_danger(source.query, connection.dialect.name)
            bound = sa.text(source.query)
            values = _window(query, since, until)
            known = [sa.bindparam(name, type_=type_) for name, (_, type_) in values.items() if _binds(bound, name)]
            bound = bound.bindparams(*known)
            asked = {name: value for name, (value, _) in values.items() if _binds(bound, name)}
            streamed = connection.execution_options(stream_results=True, max_row_buffer=_PART)
            try:
                with closing(streamed.execute(bound, asked)) as answer:
                    return _result(answer, query, source, until)
            except SQLAlchemyError as wrong:
                raise self._wrong(wrong) from None

    def check(self) -> list[Finding]:
        """See :class:`pulse.sources.contract.Source`."""
        try:
            with self._connected() as connection:
                names = sa.inspect(connection).get_table_names()
        except SourceError as wrong:
            return [Finding("connect", works=False, said=str(wrong))]
        except SQLAlchemyError as wrong:
            return [Finding("read tables", works=False, said=str(self._wrong(wrong)))]
        shown = ", ".join(sorted(names)[:8]) or "no tables"
        said = f"{len(names)} tables: {shown}{' ...' if len(names) > 8 else ''}"  # noqa: PLR2004 - a line's worth
        return [Finding("connect", works=True, said=said)]

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        try:
            engine = sa.create_engine(self._url, poolclass=sa.NullPool)
            driver = engine.dialect.name
        except (ArgumentError, ValueError):
            raise SourceError(
                "The block's url is no address of a database; write dialect://user:password@host/name."
            ) from None
        except (NoSuchModuleError, ModuleNotFoundError) as missing:
            raise _no_driver(self._url, missing) from None
        try:
            with engine.connect() as connection:
                for statement in _READ_ONLY.get(driver, ()):
                    connection.exec_driver_sql(statement)
                if driver == "sqlite":
                    _end_in_time(connection)
                yield connection
                # Nothing was written; whatever the driver began is taken back.
                connection.rollback()
        except SQLAlchemyError as wrong:
            raise self._wrong(wrong) from None
        finally:
            engine.dispose()

    def _wrong(self, wrong: SQLAlchemyError) -> SourceError:
        """What a driver said, in one line and without the password."""
        said = str(getattr(wrong, "orig", None) or wrong).strip().splitlines()[0][:200].rstrip(".")
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


def _end_in_time(connection: sa.Connection) -> None:
    deadline = time.monotonic() + SECONDS
    raw: Any = connection.connection.dbapi_connection
    raw.set_progress_handler(lambda: time.monotonic() > deadline, 100_000)


def _binds(bound: sa.TextClause, name: str) -> bool:
    return name in bound._bindparams  # noqa: SLF001 - there is no other way to ask


def _window(pulse: Pulse, since: datetime, until: datetime) -> dict[str, tuple[Any, sa.types.TypeEngine[Any]]]:
    """``since`` and ``until`` as the query gets them.

    Days by the pulse's clocks, the end not included; of hours the moments themselves.
    """
    if pulse.grain == "hour":
        utc = ZoneInfo("UTC")
        stamp = sa.DateTime(timezone=True)
        return {"since": (since.astimezone(utc), stamp), "until": (until.astimezone(utc), stamp)}
    first, last = since.astimezone(pulse.zone).date(), until.astimezone(pulse.zone).date() + timedelta(days=1)
    return {"since": (first, sa.Date()), "until": (last, sa.Date())}


def _result(answer: sa.CursorResult[Any], pulse: Pulse, source: SqlSource, until: datetime) -> Result:
    names = tuple(str(name) for name in answer.keys())  # noqa: SIM118 - it is no mapping
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise SourceError(f"The query returns two columns named {twice!r}. Name one of them otherwise with AS.")
    measure = _columns(pulse.measure, names)
    rows = Rows(
        "The query's answer", decimal="point", seek_copies=False, names=names,
        stream=lambda: _batches(answer, names, source.most_rows),
    )  # fmt: skip
    if measure.period is None:
        return result_of(_standing(rows, measure, pulse, until), pulse, until, rows.where)
    return gather(rows, pulse.model_copy(update={"measure": measure}), until)


def _columns(measure: Measure, names: tuple[str, ...]) -> Measure:
    """The measure with the columns that it leaves to their names: period, value, and series or category."""
    by = measure.by or next((name for name in ("series", "category") if name in names), None)
    value = measure.value or (None if measure.aggregate == "count" else "value")
    period = measure.period or ("period" if "period" in names else None)
    return measure.model_copy(update={"by": by, "value": value, "period": period})


def _batches(answer: sa.CursorResult[Any], names: tuple[str, ...], most: int) -> Iterator[Batch]:
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
    at, count = floor(until, pulse.grain, pulse.zone), 0
    column = rows.require(measure.value, "measure.value") if measure.value else None
    category = rows.require(measure.by, "measure.by") if measure.by else None
    parts: dict[str, Decimal | None] = {}
    for batch in rows.batches():
        table = batch if isinstance(batch, dict) else batch.to_pydict()
        for index in range(len(next(iter(table.values())))):
            value = number_in(table[column][index], rows, count, column, decimal_comma=False) if column else Decimal(1)
            member = member_in(table[category][index]) if category else ""
            parts[member] = value if value is None else (parts.get(member) or Decimal(0)) + value
            count += 1
    known = [value for value in parts.values() if value is not None]
    if category is None and count > 1:
        raise SourceError("The query returns several rows without a period or a category. Return one of these columns.")
    members = {key: {at: value} for key, value in parts.items()} if category else {}
    total = sum(known, Decimal(0)) if len(known) == len(parts) else None
    return Given({at: total}, dict(members), measure.currency, count, snapshot=True, in_order=True)
