"""Alembic, run from the package: no ini file, no working directory."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

_LOCK = 7_205_115


def config(connection: Connection) -> Config:
    """Alembic's configuration for ``connection``."""
    made = Config()
    made.set_main_option("script_location", "pulse.store:migrations")
    made.attributes["connection"] = connection
    return made


def upgrade(engine: Engine) -> None:
    """Run every migration that is missing, in one transaction that others wait for."""
    with engine.connect() as connection:
        lenient = engine.dialect.name == "sqlite"
        if lenient:
            # A table is changed by copying it, and others refer to it meanwhile; only outside a transaction can this
            # be switched (SQLite, "Making Other Kinds Of Table Schema Changes").
            _keep_references(connection, on=False)
        try:
            with connection.begin():
                if engine.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
                command.upgrade(config(connection), "head")
        finally:
            if lenient:
                _keep_references(connection, on=True)


def _keep_references(connection: Connection, *, on: bool) -> None:
    driver = connection.connection.dbapi_connection
    if driver is not None:
        driver.cursor().execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
