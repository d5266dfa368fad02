"""A HubSpot account."""

from typing import TYPE_CHECKING

from prefect.blocks.core import Block
from pydantic import Field, SecretStr

if TYPE_CHECKING:
    from pulse.sources.hubspot.source import HubSpot as Crm


class HubSpot(Block):
    """A HubSpot account, by a service key or the token of an existing private app.

    Example:
        Load a saved account:
        ```python
        from blocks import HubSpot

        crm = HubSpot.load("BLOCK_NAME").source()
        ```
    """

    _block_type_name = "HubSpot account"
    _block_type_slug = "hubspot-account"
    _logo_url = "https://raw.githubusercontent.com/PrefectHQ/prefect/420d0d6a78bb6df1fc18bcf188fdad43c1d22ea9/assets/block-logos/secret.png"  # type: ignore[assignment]
    _documentation_url = (
        "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/account-service-keys"  # type: ignore[assignment]
    )

    token: SecretStr = Field(
        description="Service key with crm.objects.deals.read, crm.objects.contacts.read and crm.objects.owners.read."
    )

    def source(self) -> "Crm":
        """The account as a source."""
        from pulse.sources.hubspot.source import HubSpot as Crm

        return Crm(self.token.get_secret_value().strip())
