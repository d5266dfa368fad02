"""A Google account that reads sheets."""

import json
from typing import TYPE_CHECKING

from prefect.blocks.core import Block
from pydantic import Field, SecretStr

from pulse.errors import DefinitionError

if TYPE_CHECKING:
    from pulse.sources.sheets.source import Sheets


class GoogleSheets(Block):
    """Google credentials that sheets are read with. Share each sheet with the account's address, as a viewer.

    Example:
        Load saved credentials:
        ```python
        from blocks import GoogleSheets

        sheets = GoogleSheets.load("BLOCK_NAME").source()
        ```
    """

    _block_type_name = "Google Sheets"
    _block_type_slug = "google-sheets"
    _logo_url = "https://raw.githubusercontent.com/PrefectHQ/prefect/420d0d6a78bb6df1fc18bcf188fdad43c1d22ea9/assets/block-logos/secret.png"  # type: ignore[assignment]
    _documentation_url = "https://developers.google.com/workspace/guides/create-credentials"  # type: ignore[assignment]

    credentials: SecretStr | None = Field(
        default=None,
        description="The JSON of a service account's key, or of an authorised user; without it, what the machine has.",
    )

    def source(self, check_sheet: str = "") -> "Sheets":
        """The account as a source.

        Raises:
            DefinitionError: The credentials are not JSON.
        """
        from pulse.sources.sheets.client import Account
        from pulse.sources.sheets.source import Sheets

        if self.credentials is None:
            return Sheets(Account(), check_sheet)
        try:
            info = json.loads(self.credentials.get_secret_value())
        except ValueError:
            info = None
        if not isinstance(info, dict):
            raise DefinitionError(
                "The Google Sheets block's credentials are not JSON. Paste the whole file that Google gave."
            )
        return Sheets(Account(info), check_sheet)
