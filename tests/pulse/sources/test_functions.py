"""The functions that may be called, held against what real databases say of them."""

import duckdb
import sqlalchemy as sa

from pulse.errors import DefinitionError
from pulse.sources.functions import known
from pulse.sources.select import refuse_danger

GRAMMAR = {
    "array",
    "cast",
    "character",
    "coalesce",
    "current_date",
    "current_time",
    "current_timestamp",
    "dec",
    "decimal",
    "extract",
    "float",
    "greatest",
    "grouping",
    "json_array",
    "json_exists",
    "json_object",
    "json_query",
    "json_serialize",
    "json_value",
    "least",
    "localtime",
    "localtimestamp",
    "nullif",
    "row",
    "trim",
    "varying",
}
"""What PostgreSQL reads by its grammar, so that no function of an owner's can go by these names."""
OTHERWISE_EACH_TIME = {
    "clock_timestamp",
    "pg_database_size",
    "pg_indexes_size",
    "pg_relation_size",
    "pg_table_size",
    "pg_total_relation_size",
    "random",
    "timeofday",
}


def test_postgresql_has_every_function_itself_and_says_that_they_change_nothing(postgres: str) -> None:
    engine = sa.create_engine(postgres.replace("postgresql://", "postgresql+psycopg://"))
    asked = "SELECT proname, provolatile FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace"
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(asked).all()
    engine.dispose()
    named = {name for name, _ in rows}

    assert known("postgresql") - named - GRAMMAR == set()
    assert {name for name, kind in rows if kind in {"v", b"v"}} & known("postgresql") == OTHERWISE_EACH_TIME


def test_duckdb_says_that_none_has_side_effects_but_chance() -> None:
    with duckdb.connect() as connection:
        asked = (
            "SELECT function_name FROM duckdb_functions() WHERE has_side_effects OR function_type LIKE '%macro%table%'"
        )
        rows = connection.execute(asked).fetchall()

    assert {name for (name,) in rows} & known("duckdb") == {"random"}


def refused(dialect: str, names: set[str]) -> set[str]:
    """Those of the functions that are refused wherever they stand."""
    return {
        name
        for name in names
        if not any(
            passes(query, dialect)
            for query in (
                f"SELECT {name}(1) AS value",
                f"SELECT 1 AS value FROM {name}('a') AS t(x)",  # noqa: S608
                f"SELECT 1 AS value FROM sales WHERE a = 1 AND {name}(a)",  # noqa: S608
            )
        )
    }


def passes(query: str, dialect: str) -> bool:
    try:
        refuse_danger(query, dialect)
    except DefinitionError:
        return False
    return True


def test_every_other_function_of_a_real_database_is_refused(postgres: str, mariadb: str) -> None:
    for dialect, url, asked in (
        ("postgresql", postgres.replace("postgresql://", "postgresql+psycopg://"), "SELECT proname FROM pg_proc"),
        ("mysql", mariadb, "SELECT LOWER(function) FROM information_schema.sql_functions"),
        ("duckdb", "duckdb://", "SELECT lower(function_name) FROM duckdb_functions()"),
        ("sqlite", "sqlite://", "SELECT name FROM pragma_function_list"),
    ):
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        with engine.connect() as connection:
            names = {str(name) for name in connection.exec_driver_sql(asked).scalars() if str(name).isidentifier()}
        others = names - known(dialect)

        assert len(others) > 20
        assert others - refused(dialect, others) == set()


def test_a_database_that_is_not_known_gets_what_all_have() -> None:
    assert {"sum", "coalesce", "date_trunc", "extract"} <= known("anything")
    assert not {"load_file", "sleep", "openrowset", "query"} & known("anything")
