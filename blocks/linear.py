"""A Linear workspace."""

from typing import TYPE_CHECKING

from prefect.blocks.core import Block
from pydantic import Field, SecretStr

if TYPE_CHECKING:
    from pulse.sources.linear.source import Linear as Workspace


class Linear(Block):
    """A Linear workspace: an API key, or the client id and secret of an OAuth application.

    Example:
        Load a saved workspace:
        ```python
        from blocks import Linear

        workspace = Linear.load("BLOCK_NAME").source()
        ```
    """

    _block_type_name = "Linear workspace"
    _block_type_slug = "linear-workspace"
    _logo_url = "https://raw.githubusercontent.com/PrefectHQ/prefect/420d0d6a78bb6df1fc18bcf188fdad43c1d22ea9/assets/block-logos/secret.png"  # type: ignore[assignment]
    _documentation_url = "https://linear.app/developers/graphql"  # type: ignore[assignment]

    token: SecretStr = Field(default=SecretStr(""), description="Personal API key (Read is enough), or OAuth token.")
    client_id: str = Field(default="", description="Of an OAuth application with client credentials, instead.")
    client_secret: SecretStr = Field(default=SecretStr(""), description="The application's secret.")

    def source(self) -> "Workspace":
        """The workspace as a source."""
        from pulse.sources.linear.client import Account
        from pulse.sources.linear.source import Linear as Workspace

        secret = self.client_secret.get_secret_value().strip()
        return Workspace(Account(self.token.get_secret_value().strip(), self.client_id.strip(), secret))
