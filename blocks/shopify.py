"""A Shopify store."""

from typing import TYPE_CHECKING

from prefect.blocks.core import Block
from pydantic import Field, SecretStr, field_validator

if TYPE_CHECKING:
    from pulse.sources.shopify.source import Shopify as Store


class Shopify(Block):
    """A Shopify store: an access token, or the client id and secret of an app of the store's own organisation.

    Example:
        Load a saved store:
        ```python
        from blocks import Shopify

        store = Shopify.load("BLOCK_NAME").source()
        ```
    """

    _block_type_name = "Shopify store"
    _block_type_slug = "shopify-store"
    _logo_url = "https://raw.githubusercontent.com/PrefectHQ/prefect/420d0d6a78bb6df1fc18bcf188fdad43c1d22ea9/assets/block-logos/secret.png"  # type: ignore[assignment]
    _documentation_url = "https://shopify.dev/docs/apps/build/authentication-authorization"  # type: ignore[assignment]

    shop: str = Field(description="What stands before .myshopify.com.")
    token: SecretStr = Field(default=SecretStr(""), description="Access token with read_reports and read_orders.")
    client_id: str = Field(default="", description="Of an app in the Dev Dashboard, instead of a token.")
    client_secret: SecretStr = Field(default=SecretStr(""), description="The app's secret.")

    @field_validator("shop")
    @classmethod
    def _name_only(cls, value: str) -> str:
        name = value.strip().removeprefix("https://").split("/", 1)[0].removesuffix(".myshopify.com")
        if not name or not all(letter.isalnum() or letter == "-" for letter in name):
            raise ValueError("shop is the name that stands before .myshopify.com")
        return name

    def source(self) -> "Store":
        """The store as a source."""
        from pulse.sources.shopify.client import Account
        from pulse.sources.shopify.source import Shopify as Store

        return Store(
            Account(
                self.shop,
                self.token.get_secret_value().strip(),
                self.client_id.strip(),
                self.client_secret.get_secret_value().strip(),
            )
        )
