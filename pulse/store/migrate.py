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
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        command.upgrade(config(connection), "head")
