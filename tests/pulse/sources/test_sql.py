import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import sqlalchemy as sa

from pulse.definition import Pulse
from pulse.errors import NoDataError, SourceError
from pulse.series import Dataset
from pulse.sources import fetch
from pulse.sources.sql import Database
from tests.pulse.sources.conftest import pulse

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
QUERY = "SELECT day AS period, amount AS value, region AS series FROM sales WHERE day >= :since AND day < :until"


@pytest.fixture(scope="module")
def postgres_shop(postgres: str) -> str:
    """A database of its own: other tests keep a store in the server's first one."""
    first = sa.make_url(postgres).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(first, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE shop")
    engine.dispose()
    return first.set(database="shop").render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql", "mariadb", "duckdb"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with sales of 39 days, and where there are such things a sequence of numbers."""
    if request.param == "postgresql":
        found = str(request.getfixturevalue("postgres_shop"))
    elif request.param == "mariadb":
        found = str(request.getfixturevalue("mariadb"))
    else:
        suffix = {"sqlite": "sqlite", "duckdb": "duckdb"}[request.param]
        found = f"{suffix}:///{tmp_path / 'shop.db'}"
    engine = sa.create_engine(found)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS sales")
        if request.param in {"postgresql", "mariadb"}:
            connection.exec_driver_sql("CREATE SEQUENCE IF NOT EXISTS numbers")
        connection.exec_driver_sql("CREATE TABLE sales (day DATE, amount NUMERIC(12, 2), region VARCHAR(10))")
        for back in range(1, 40):
            day = (NOW - timedelta(days=back)).date()
            for region, amount in (("N", back), ("S", back * 2)):
                connection.exec_driver_sql(f"INSERT INTO sales VALUES ('{day}', {amount}.25, '{region}')")  # noqa: S608
    # DuckDB lets nobody read beside a writer.
    engine.dispose()
    yield found
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE sales")
    engine.dispose()


def asked(query: str = QUERY, grain: str = "day", most: int = 2_000_000, **measure: Any) -> Pulse:
    source = {"kind": "sql", "query": query, "most_rows": most}
    return pulse(source, grain, {"name": "Sales", "value": "value", **measure}, "UTC")


def test_a_select_is_read_on_every_database(url: str) -> None:
    result: Dataset = fetch(asked(), NOW, Database(url))

    assert float(result.value(date(2026, 11, 21)) or 0) == 3.5
    assert float(result.value(date(2026, 11, 21), "S") or 0) == 2.25
    assert [member.key for member in result.members] == ["S", "N"]
    assert result.points[0].at == date(2026, 10, 14)


def test_currencies_as_members_are_not_added_up(url: str) -> None:
    query = "SELECT day AS period, amount AS value, CASE region WHEN 'N' THEN 'EUR' ELSE 'USD' END AS series FROM sales"

    with pytest.raises(SourceError, match=r"rows in 2 currencies \(EUR, USD\), which are not added up"):
        fetch(asked(query), NOW, Database(url))
    assert fetch(asked(query, unit="count"), NOW, Database(url)).complete


def test_since_and_until_are_bound_and_the_end_is_the_day_after(url: str) -> None:
    source = Database(url)
    now = datetime(2026, 11, 10, 8, tzinfo=UTC)

    result = source.fetch(asked(), datetime(2026, 11, 1, tzinfo=UTC), now)

    assert (result.points[0].at, result.complete[-1].at) == (date(2026, 11, 1), date(2026, 11, 9))
    assert result.quality.future_rows == 0


def test_rows_without_a_period_stand_as_they_are(url: str) -> None:
    query = "SELECT region AS category, SUM(amount) AS value FROM sales GROUP BY region ORDER BY region"

    result = fetch(asked(query), NOW, Database(url))

    assert result.snapshot
    assert [member.key for member in result.members] == ["N", "S"]
    assert len(result.complete) == 1


def test_more_rows_than_the_cap_are_refused_and_not_cut_off(url: str) -> None:
    with pytest.raises(SourceError, match=r"more than 50 rows\. Group them in the query, or raise source\.most_rows"):
        fetch(asked(most=50), NOW, Database(url))


def test_no_rows_are_said_with_what_to_check(url: str) -> None:
    with pytest.raises(NoDataError, match="returns no rows for this time"):
        fetch(asked(QUERY + " AND amount > 1000"), NOW, Database(url))


def test_what_the_database_says_is_one_sentence(url: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(asked("SELECT nothing AS period, 1 AS value FROM sales"), NOW, Database(url))

    assert "\n" not in str(caught.value)
    assert "nothing" in str(caught.value)


WRITING = {
    "": [
        "DELETE FROM sales",
        "UPDATE sales SET amount = 0",
        "INSERT INTO sales VALUES ('2026-01-01', 1, 'X')",
        "DROP TABLE sales",
        "CREATE TABLE others (a INT)",
        "ALTER TABLE sales ADD COLUMN a INT",
    ],
    "postgresql": [
        "TRUNCATE sales",
        "SELECT nextval('numbers')",
        "SELECT lo_from_bytea(0, 'x')",
        "COPY sales FROM '/dev/null'",
        "SELECT set_config('transaction_read_only', 'off', true)",
        "CREATE TEMP TABLE others (a INT)",
        "SET TRANSACTION READ WRITE; DELETE FROM sales",
        "DO $$ BEGIN DELETE FROM sales; END $$",
        "SELECT query_to_xml('DELETE FROM sales RETURNING *', true, true, '')",
    ],
    "mysql": [
        "TRUNCATE sales",
        "SELECT NEXTVAL(numbers)",
        "SELECT SETVAL(numbers, 9)",
        "SELECT * FROM sales FOR UPDATE",
        "REPLACE INTO sales SELECT * FROM sales",
        "CREATE TEMPORARY TABLE others (a INT)",
    ],
    "sqlite": [
        "PRAGMA query_only = OFF",
        "PRAGMA user_version = 3",
        "ATTACH 'never.db' AS other",
        "VACUUM",
        "SELECT * FROM pragma_table_info('sales')",
        "SELECT load_extension('x')",
        "CREATE TEMP TABLE others (a INT)",
        "VACUUM INTO 'never.db'",
    ],
    "duckdb": [
        "COPY sales TO '/tmp/never.csv'",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SET enable_external_access = true",
        "ATTACH 'never.db' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM variable_of_this_test",
    ],
}


def test_what_slips_past_the_guard_cannot_write_either(url: str) -> None:
    source, dialect = Database(url), sa.make_url(url).get_backend_name()
    variable_of_this_test = pa.table({"a": [1]})
    assert variable_of_this_test.num_rows
    before = fetch(asked(), NOW, source)

    ran = [statement for statement in [*WRITING[""], *WRITING[dialect]] if _runs(source, statement)]

    assert ran == []
    assert fetch(asked(), NOW, source) == before


def _runs(source: Database, statement: str) -> bool:
    try:
        with source._connected() as connection:
            answer = connection.exec_driver_sql(statement)
            assert not answer.returns_rows or answer.all() is not None
    except SourceError:
        return False
    return True


def test_a_query_that_runs_too_long_is_ended(url: str) -> None:
    tables = ", ".join(f"sales s{n}" for n in range(7))
    query = f"SELECT COUNT(*) AS value FROM {tables} WHERE s0.amount + s1.amount * s2.amount < s3.amount - s6.amount"  # noqa: S608

    with pytest.raises(SourceError, match=r"ran longer than 1 seconds and was ended\. Let it read less"):
        fetch(asked(query), NOW, Database(url, seconds=1))


def test_sqlite_reads_views_trees_of_json_and_full_text_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "more.db"
    with closing(sqlite3.connect(path)) as writer:
        writer.executescript(
            "CREATE VIEW v AS SELECT length(randomblob(3)) AS x;"
            "CREATE VIRTUAL TABLE f USING fts5(note); INSERT INTO f VALUES ('hello');"
            "CREATE VIRTUAL TABLE g USING fts4(note); INSERT INTO g VALUES ('hello')"
        )
    query = (
        "SELECT 'v' AS category, x AS value FROM v UNION ALL SELECT 'j', e.value FROM json_each('[4]') AS e "
        "UNION ALL SELECT 'f', COUNT(*) FROM f WHERE f MATCH 'hello' "
        "UNION ALL SELECT 'g', COUNT(*) FROM g WHERE g MATCH 'hello'"
    )

    found = fetch(asked(query), NOW, Database(f"sqlite:///{path}"))

    (now,) = found.complete
    assert {member.key: found.value(now.at, member.key) for member in found.members} == {"v": 3, "j": 4, "f": 1, "g": 1}


def test_a_database_in_use_by_a_writer_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a shop #1 %20.db"
    with closing(sqlite3.connect(path)) as writer:
        writer.executescript("PRAGMA journal_mode = WAL; CREATE TABLE t (day TEXT, x INT)")
        writer.execute("INSERT INTO t VALUES ('2026-11-21', 3)")
        writer.commit()
        url = sa.URL.create("sqlite", database=str(path)).render_as_string()

        found = fetch(asked("SELECT day AS period, x AS value FROM t"), NOW, Database(url))

    assert found.value(date(2026, 11, 21)) == 3


def test_addresses_and_passwords_are_in_no_error() -> None:
    with pytest.raises(SourceError) as caught:
        fetch(asked(), NOW, Database("postgresql+psycopg://ada:geheim@127.0.0.1:9/shop"))
    assert "geheim" not in str(caught.value)

    for url, says in (
        ("postgresql+psycopg://u:s3cr@tpw@127.0.0.1:1/db", "Write it as %40"),
        ("sqlite:////nowhere/at/all.db", "no database file"),
        ("nothing", "no address of a database"),
        ("oracle://a:b@c/d", "no driver for oracle"),
    ):
        with pytest.raises(SourceError, match=says):
            fetch(asked(), NOW, Database(url))


def test_dates_as_text_and_sums_as_floats_are_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (day TEXT, x REAL)")
        connection.executemany(
            "INSERT INTO t VALUES (?, ?)", [("2026-11-20", 0.1), ("2026-11-20", 0.2), ("2026-11-21", None)]
        )
    connection.close()

    result = fetch(
        asked("SELECT day AS period, x AS value FROM t WHERE day >= :since AND day < :until"),
        NOW,
        Database(f"sqlite:///{path}"),
    )

    assert str(result.value(date(2026, 11, 20))) == "0.3"
    assert result.quality.unknown_values == 1


def test_check_tells_the_tables_and_warns_of_a_user_who_can_write(url: str) -> None:
    found, rights = Database(url).check()

    assert found.works
    assert "sales" in found.said
    assert rights.works
    assert rights.warns
    file = {"sqlite", "duckdb"} & {sa.make_url(url).get_backend_name()}
    assert (
        "may write the file" if file else "The user is a superuser. Give it a user that can only read."
    ) in rights.said


def test_two_columns_of_one_name_are_refused(url: str) -> None:
    with pytest.raises(SourceError, match="two columns named 'value'"):
        fetch(asked("SELECT day AS period, amount AS value, amount AS value FROM sales"), NOW, Database(url))


def test_a_query_whose_date_has_another_name_is_no_total_of_all_time(url: str) -> None:
    query = "SELECT day AS tag, region AS category, amount AS value FROM sales"

    with pytest.raises(SourceError, match="none is named period"):
        fetch(asked(query), NOW, Database(url))


def test_rows_are_counted_and_a_column_of_counts_is_added_up(url: str) -> None:
    with pytest.raises(SourceError, match="aggregate counts rows"):
        fetch(asked(QUERY, value=None, aggregate="count"), NOW, Database(url))

    counted = fetch(asked("SELECT day AS period FROM sales", value=None, aggregate="count"), NOW, Database(url))
    assert counted.value(date(2026, 11, 21)) == 2


@pytest.mark.parametrize("grain", ["quarter", "year"])
def test_long_periods_are_read_too(url: str, grain: str) -> None:
    with pytest.raises(NoDataError, match=f"no complete {grain}"):
        fetch(asked(grain=grain), NOW, Database(url))


def test_names_of_columns_are_read_in_any_case(url: str) -> None:
    query = 'SELECT day AS "Period", amount AS "Value", region AS "Series" FROM sales'

    assert [member.key for member in fetch(asked(query), NOW, Database(url)).members] == ["S", "N"]


def test_rates_that_stand_are_no_sums_and_an_unknown_part_is_no_zero(url: str) -> None:
    rates = "SELECT 'a' AS category, 0.5 AS value UNION ALL SELECT 'b', 0.7"
    result = fetch(asked(rates, unit="percent", aggregate="mean"), NOW, Database(url))
    assert float(result.complete[0].value or 0) == 0.6

    unknown = "SELECT 'a' AS category, CAST(NULL AS INTEGER) AS value UNION ALL SELECT 'a', 5 UNION ALL SELECT 'b', 1"
    with pytest.raises(NoDataError):
        fetch(asked(unknown), NOW, Database(url))


def test_a_day_is_whole_whatever_zone_the_database_counts_by(tmp_path: Path) -> None:
    path = tmp_path / "hours.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (at TEXT)")
        start = datetime(2026, 7, 1, tzinfo=UTC)
        stamps = [((start + timedelta(hours=n)).strftime("%Y-%m-%dT%H:00:00Z"),) for n in range(24 * 145)]
        connection.executemany("INSERT INTO t VALUES (?)", stamps)
    connection.close()
    query = "SELECT at AS period FROM t WHERE at >= :since AND at < :until"
    source = {"kind": "sql", "query": query}
    measure = {"name": "Hours", "aggregate": "count"}

    for zone in ("America/New_York", "Europe/Berlin", "Asia/Tokyo"):
        daily = fetch(pulse(source, "day", measure, zone), NOW, Database(f"sqlite:///{path}"))
        assert {point.value for point in daily.complete} <= {23, 24, 25}
        hourly = fetch(pulse(source, "hour", measure, zone), NOW, Database(f"sqlite:///{path}"))
        assert hourly.quality.late_by == 0
        assert hourly.complete[-1].at == datetime(2026, 11, 22, 7, tzinfo=UTC)


def test_how_it_stands_is_not_told_of_a_day_long_past(url: str) -> None:
    query = "SELECT region AS category, SUM(amount) AS value FROM sales GROUP BY region"
    past = asked(query).model_copy(update={"as_of": datetime(2026, 1, 5, tzinfo=UTC)})

    with pytest.raises(SourceError, match="tells only how it stands now"):
        fetch(past, NOW, Database(url))
