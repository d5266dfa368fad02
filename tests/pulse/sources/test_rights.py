"""Users that may do more or less, on real servers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from pulse.sources import Finding
from pulse.sources.sql import Database

ADVICE = "Give it a user that can only read."


class Server:
    """A server with a table, and a user ``reader`` who may read it."""

    def __init__(self, url: str) -> None:
        self.engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
        self.user = "reader@localhost" if self.engine.dialect.name == "mysql" else "reader"

    def run(self, *statements: str) -> None:
        with self.engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement.format(user=self.user))

    def check(self) -> Finding:
        url = self.engine.url.set(username="reader", password="only")
        found, rights = Database(url.render_as_string(hide_password=False)).check()
        assert found.works, found.said
        return rights


@pytest.fixture
def postgresql(postgres: str) -> Iterator[Server]:
    server = Server(postgres.replace("postgresql://", "postgresql+psycopg://"))
    server.run(
        "DROP SCHEMA IF EXISTS mine CASCADE",
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN PASSWORD 'only'",
        "CREATE SCHEMA mine",
        "CREATE TABLE mine.sales (day DATE, amount INT)",
        "GRANT USAGE ON SCHEMA mine TO reader",
        "GRANT SELECT ON mine.sales TO reader",
    )
    yield server
    server.run("DROP SCHEMA mine CASCADE", "DROP OWNED BY reader", "DROP ROLE reader")


@pytest.fixture
def shop(mariadb: str) -> Iterator[Server]:
    server = Server(mariadb)
    server.run(
        "CREATE OR REPLACE TABLE sales (day DATE, amount INT)",
        "CREATE USER {user} IDENTIFIED BY 'only'",
        "GRANT SELECT, SHOW VIEW ON shop.* TO {user}",
    )
    yield server
    server.run("DROP USER {user}", "DROP TABLE sales")


def test_a_user_of_postgresql_who_can_only_read_is_fine(postgresql: Server) -> None:
    assert postgresql.check() == Finding("rights", works=True, said="nothing but reading")


@pytest.mark.parametrize(
    ("grant", "says"),
    [
        ("GRANT INSERT ON mine.sales TO reader", "may write mine.sales"),
        ("GRANT UPDATE (amount) ON mine.sales TO reader", "may write mine.sales"),
        ("GRANT TRUNCATE ON mine.sales TO PUBLIC", "may write mine.sales"),
        ("GRANT CREATE ON SCHEMA mine TO reader", "may make tables in the schema mine"),
        ("GRANT pg_write_all_data TO reader", "belongs to pg_write_all_data"),
        ("GRANT pg_execute_server_program TO reader", "belongs to pg_execute_server_program"),
        ("GRANT CREATE ON DATABASE postgres TO reader", "may make schemas in postgres"),
        ("ALTER ROLE reader CREATEROLE", "may make roles or databases"),
        ("ALTER ROLE reader SUPERUSER", f"The user is a superuser. {ADVICE}"),
    ],
)
def test_a_user_of_postgresql_who_can_do_more_is_warned_of(postgresql: Server, grant: str, says: str) -> None:
    postgresql.run(grant)

    rights = postgresql.check()

    assert rights.warns
    assert rights.works
    assert says in rights.said
    assert rights.said.endswith(ADVICE)


def test_a_user_of_mariadb_who_can_only_read_is_fine(shop: Server) -> None:
    assert shop.check() == Finding("rights", works=True, said="nothing but reading")


@pytest.mark.parametrize(
    ("grant", "says"),
    [
        ("GRANT INSERT, DELETE ON shop.* TO {user}", "has INSERT, DELETE on shop.*"),
        ("GRANT UPDATE (amount) ON shop.sales TO {user}", "has UPDATE on shop.sales"),
        ("GRANT ALL ON shop.* TO {user}", "has ALL PRIVILEGES on shop.*"),
        ("GRANT FILE ON *.* TO {user}", "has FILE on *.*"),
        ("GRANT SUPER ON *.* TO {user}", f"The user is a superuser. {ADVICE}"),
        ("GRANT ALL ON *.* TO {user}", f"The user is a superuser. {ADVICE}"),
    ],
)
def test_a_user_of_mariadb_who_can_do_more_is_warned_of(shop: Server, grant: str, says: str) -> None:
    shop.run(grant)

    rights = shop.check()

    assert rights.warns
    assert rights.works
    assert says in rights.said


def test_a_role_of_mariadb_that_can_write_is_warned_of(shop: Server) -> None:
    shop.run("CREATE ROLE writers", "GRANT UPDATE ON shop.* TO writers", "GRANT writers TO {user}")

    rights = shop.check()
    shop.run("DROP ROLE writers")

    assert rights.said == f"The user has UPDATE on shop.*. {ADVICE}"


def test_a_database_in_memory_has_no_rights_to_tell(tmp_path: Path) -> None:
    assert [finding.what for finding in Database("sqlite://").check()] == ["connect"]
    assert [finding.what for finding in Database(f"sqlite:///{tmp_path}/none.db").check()] == ["connect"]
