from pathlib import Path

import pytest

from pulse.errors import ChartcastrError, DefinitionError
from pulse.sources.select import refuse_danger, without_comments

QUERY = "SELECT day AS period, amount AS value, region AS series FROM sales WHERE day >= :since AND day < :until"

OVER_LINES = [
    ("postgresql", "SELECT pg_sleep\n-- x\n(10)"),
]


def written(name: str) -> list[tuple[str, str]]:
    """The queries of a file, each with the database that its part of the file is for."""
    dialect, found = "", []
    for line in (Path(__file__).parent / "queries" / name).read_text().splitlines()[1:]:
        if line.startswith("-- "):
            dialect = line.removeprefix("-- ")
        elif line:
            found.append((dialect, line))
    return found


@pytest.mark.parametrize(("dialect", "query"), written("everyday.sql"))
def test_everyday_queries_are_let_through(dialect: str, query: str) -> None:
    refuse_danger(query, dialect)


@pytest.mark.parametrize(("dialect", "query"), [*written("hostile.sql"), *OVER_LINES])
def test_what_is_not_known_to_only_read_is_refused(dialect: str, query: str) -> None:
    with pytest.raises(ChartcastrError, match=r"source\.query"):
        refuse_danger(query, dialect)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("SELECT ts_rewrite('a', 'select 1') AS value", "ts_rewrite"),
        ('SELECT pg_catalog . /* x */ "ts_rewrite"(1, 2) AS value', r"pg_catalog\.ts_rewrite"),
        ("SELECT mine.sum(1) AS value", r"mine\.sum"),
        ('SELECT "SUM"(1) AS value', "SUM"),
        ("SELECT * FROM dblink('', 'select 1') AS t(value int)", "dblink"),
    ],
)
def test_a_function_is_refused_by_its_name_with_what_to_do(query: str, name: str) -> None:
    says = rf"calls {name}, which is not among the functions that are known to only read\. Put it into a view"
    with pytest.raises(DefinitionError, match=says):
        refuse_danger(query, "postgresql")


def test_what_is_run_is_what_was_judged_without_comments() -> None:
    query = "SELECT 'a -- b' AS x /* one /* two */ */, -- three\n 1 FROM t ; -- four"

    assert without_comments(query, "postgresql") == "SELECT 'a -- b' AS x ,\n1 FROM t"


def test_texts_that_go_on_over_a_line_still_do() -> None:
    assert without_comments("SELECT 'a'\n  'b'", "postgresql") == "SELECT 'a'\n'b'"


DANGEROUS = [
    "DELETE FROM sales",
    "SELECT 1; DROP TABLE sales",
    "WITH gone AS (DELETE FROM sales RETURNING *) SELECT * FROM gone",
    "SELECT * INTO copy FROM sales",
    "SELECT * FROM sales FOR UPDATE",
    "SELECT pg_read_file('/etc/passwd') AS value",
    "SELECT pg_sleep(1000) AS value",
    "SELECT lo_import('/etc/passwd') AS value",
    "SELECT nextval('numbers') AS value",
    "SELECT load_extension('x') AS value",
    "SELECT * FROM read_csv('/etc/passwd')",
    "PRAGMA writable_schema = 1",
    "ATTACH 'other.db' AS other",
    "COPY sales TO '/tmp/x'",
    "EXPLAIN ANALYZE DELETE FROM sales",
    "CALL anything()",
    "VALUES (1)",
    "not sql at all",
    "",
    "SELECT :since::date AS period, 1 AS value",
    "SELECT pg_stat_reset() AS value",
    "SELECT pg_try_advisory_lock(1) AS value",
    "SELECT get_lock('x', 1000) AS value",
    "SELECT * FROM query('SELECT 1')",
]


@pytest.mark.parametrize(
    ("dialect", "query"),
    [
        ("mysql", "SELECT 1 AS value /*!50000 INTO OUTFILE '/tmp/x' */"),
        ("mariadb", "SELECT 1 AS value /*M! INTO OUTFILE '/tmp/x' */"),
        ("mysql", "SELECT /*+ MAX_EXECUTION_TIME(0) */ 1 AS value"),
        ("postgresql", 'SELECT U&"pg\\005fread_file"(1) AS value'),
    ],
)
def test_what_only_the_database_would_run_is_refused(dialect: str, query: str) -> None:
    with pytest.raises(ChartcastrError, match="which hides what is run"):
        refuse_danger(query, dialect)


@pytest.mark.parametrize("query", DANGEROUS)
@pytest.mark.parametrize("dialect", ["sqlite", "postgresql", "mysql", "duckdb", "bigquery"])
def test_whatever_does_more_than_read_is_refused(query: str, dialect: str) -> None:
    with pytest.raises(ChartcastrError, match=r"source\.query"):
        refuse_danger(query, dialect)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql", "mysql", "duckdb", "bigquery"])
@pytest.mark.parametrize(
    "query",
    [
        QUERY,
        "WITH a AS (SELECT day, amount FROM sales) SELECT day AS period, SUM(amount) AS value FROM a GROUP BY day",
        "SELECT day AS period, 1 AS value FROM a UNION ALL SELECT day, 2 FROM b",
        "SELECT CAST(:since AS date) AS period, 1 AS value -- ; DROP TABLE sales",
        "SELECT 1 AS value; -- the end",
        "SELECT day AS period, 1 AS value FROM a WHERE note = 'delete menu&' || 'x'",
    ],
)
def test_whatever_only_reads_is_let_through(query: str, dialect: str) -> None:
    refuse_danger(query, dialect)
