"""What the user of a database may do beyond reading."""

import os
import re
from collections.abc import Iterator

import sqlalchemy as sa

from pulse.sources.session import driver_of, file_of

_ONLY_READING = {
    "usage",
    "select",
    "show view",
    "show databases",
    "process",
    "references",
    "execute",
    "binlog monitor",
    "slave monitor",
    "replication client",
    "create temporary tables",
}
_GRANT = re.compile(r"GRANT (.+?) ON (.+?) TO ", re.IGNORECASE)
_ROLE = re.compile(r"GRANT (.+?) TO ", re.IGNORECASE)
_COLUMNS = re.compile(r"\([^)]*\)")
_ADVICE = "Give it a user that can only read."
_POSTGRESQL = """
SELECT 'is a superuser' FROM pg_roles WHERE rolname = current_user AND rolsuper
UNION ALL SELECT 'may make roles or databases' FROM pg_roles
    WHERE rolname = current_user AND (rolcreaterole OR rolcreatedb)
UNION ALL SELECT 'belongs to ' || rolname FROM pg_roles WHERE pg_has_role(oid, 'MEMBER') AND rolname IN (
    'pg_write_all_data', 'pg_write_server_files', 'pg_read_server_files', 'pg_execute_server_program')
UNION ALL SELECT 'may make schemas in ' || current_database() WHERE has_database_privilege(current_database(), 'CREATE')
UNION ALL (SELECT 'may write ' || n.nspname || '.' || c.relname
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema' AND has_schema_privilege(n.oid, 'USAGE')
    AND c.relkind IN ('r', 'p', 'v', 'f') AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
    OR has_any_column_privilege(c.oid, 'INSERT, UPDATE'))
    ORDER BY 1 LIMIT 1)
UNION ALL (SELECT 'may make tables in the schema ' || nspname FROM pg_namespace
    WHERE left(nspname, 3) <> 'pg_' AND nspname <> 'information_schema' AND has_schema_privilege(oid, 'CREATE')
    ORDER BY nspname LIMIT 1)
"""
"""What a user may do beyond reading: the gravest first."""


def warning_of(connection: sa.Connection, url: sa.URL) -> str | None:
    """One sentence on what the user may do beyond reading, empty if that is nothing; None where it cannot be known.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: The database does not say.
    """
    driver = driver_of(connection)
    if driver == "postgresql":
        return _said([str(row[0]) for row in connection.exec_driver_sql(_POSTGRESQL)])
    if driver in {"mysql", "mariadb"}:
        return _said(list(dict.fromkeys(_granted(connection, driver))))
    if file := file_of(url):
        return _of_file(file)
    return None


def _said(found: list[str]) -> str:
    if not found:
        return ""
    # Who is a superuser may do all the others.
    kept = ["is a superuser"] if "is a superuser" in found else found[:3]
    return f"The user {', '.join(kept)}. {_ADVICE}"


def _of_file(file: str) -> str:
    if not os.access(file, os.W_OK):
        return ""
    return (
        f"This program may write the file {file}, though it opens it only to read. Take that right away, or let it "
        "read a copy, if nothing else here writes it."
    )


def _granted(connection: sa.Connection, driver: str) -> Iterator[str]:
    """What a MySQL or MariaDB user may do beyond reading, by itself and by the roles that it may take."""
    grants = _grants(connection, "SHOW GRANTS")
    for role in [role for grant in grants for role in _roles(grant)]:
        if driver == "mariadb":
            connection.exec_driver_sql(f"SET ROLE {role}")
            grants += _grants(connection, "SHOW GRANTS")
        else:
            grants += _grants(connection, f"SHOW GRANTS FOR CURRENT_USER() USING {role}")
    for grant in filter(None, map(_GRANT.match, grants)):
        rights = [right.strip().lower() for right in _COLUMNS.sub("", grant[1]).split(",")]
        more = [right for right in rights if right not in _ONLY_READING]
        if grant[2] == "*.*" and {"all privileges", "super"} & {*more}:
            yield "is a superuser"
        elif more and more != ["proxy"]:
            yield f"has {', '.join(right.upper() for right in more[:3])} on {grant[2].replace('`', '')}"


def _grants(connection: sa.Connection, ask: str) -> list[str]:
    return [str(grant) for grant in connection.exec_driver_sql(ask).scalars()]


def _roles(grant: str) -> list[str]:
    """The roles of a grant that is one of roles."""
    role = None if _GRANT.match(grant) else _ROLE.match(grant)
    return [part.strip() for part in role[1].split(",")] if role else []
