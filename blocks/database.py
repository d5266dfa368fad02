"""A database of the owner's."""

from typing import TYPE_CHECKING

from prefect.blocks.core import Block
from pydantic import Field, SecretStr

if TYPE_CHECKING:
    from pulse.sources.sql import Database as Reader


class Database(Block):
    """A database that SELECTs are run on. Give it a user that can only read.

    Example:
        Load a saved database:
        ```python
        from blocks import Database

        database = Database.load("BLOCK_NAME").source()
        ```
    """

    _block_type_name = "Database to read"
    _block_type_slug = "database-to-read"
    _logo_url = "https://raw.githubusercontent.com/PrefectHQ/prefect/420d0d6a78bb6df1fc18bcf188fdad43c1d22ea9/assets/block-logos/secret.png"  # type: ignore[assignment]
    _documentation_url = "https://docs.sqlalchemy.org/en/20/core/engines.html"  # type: ignore[assignment]

    url: SecretStr = Field(description="SQLAlchemy's address, such as postgresql+psycopg://user:password@host/name.")

    def source(self) -> "Reader":
        """The database as a source."""
        from pulse.sources.sql import Database as Reader

        return Reader(self.url.get_secret_value().strip())
