"""``python -m tests.chaos.prefectdatabase``: Prefect's tables in a PostgreSQL that lacks the extension pg_trgm.

Prefect makes indexes by trigrams for its search by part of a name; without them that search is slower, nothing else.
The PostgreSQL of the tests has no such extension. The address is the setting that Prefect's server has, too.
"""

import asyncio
from typing import Any

from prefect.server.database import provide_database_interface
from sqlalchemy import event
from sqlalchemy.engine import Engine


def _without_trigrams(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> tuple[str, Any]:
    return ("SELECT 1" if "trgm" in statement else statement), parameters


async def make_tables() -> None:
    """Have Prefect's own migrations run, all but those indexes."""
    database = provide_database_interface()
    await database.create_db()
    await (await database.engine()).dispose()


if __name__ == "__main__":
    event.listen(Engine, "before_cursor_execute", _without_trigrams, retval=True)
    asyncio.run(make_tables())
