"""One WhatsApp number of ours."""

import os
from contextlib import AbstractAsyncContextManager

from prefect.blocks.core import Block
from pydantic import Field, SecretStr, field_validator

from pulse.delivery import Rates, Sender
from pulse.whatsapp.client import GRAPH_URL, GRAPH_VERSION, Client, connect


class WhatsApp(Block):
    """One WhatsApp Business number that sends pulses and answers, through Meta's own Cloud API.

    Example:
        Load a saved number and send with it:
        ```python
        from blocks import WhatsApp

        number = WhatsApp.load("BLOCK_NAME")
        ```
    """

    _block_type_name = "WhatsApp number"
    _block_type_slug = "whatsapp-number"
    _logo_url = "https://raw.githubusercontent.com/PrefectHQ/prefect/420d0d6a78bb6df1fc18bcf188fdad43c1d22ea9/assets/block-logos/webhook.png"  # type: ignore[assignment]
    _documentation_url = "https://developers.facebook.com/documentation/business-messaging/whatsapp/about-the-platform"  # type: ignore[assignment]

    token: SecretStr = Field(description="Token of a system user with the scope whatsapp_business_messaging.")
    phone_number_id: str = Field(description="Meta's id of the number, from WhatsApp Manager; not the number itself.")
    display_number: str = Field(description="The number as people see it, with + and country code.")
    waba_id: str = Field(description="Id of the WhatsApp Business account that owns the number.")
    app_secret: SecretStr = Field(
        default=SecretStr(""), description="Secret of the Meta app; proves each call and signs each webhook."
    )

    per_second: float = Field(
        default=80.0,
        gt=0,
        le=1000,
        description="The most messages a second; 80 unless Meta has raised it. Where the WhatsApp Business app runs on "
        "the same number it is 20, whatever stands here.",
    )

    @field_validator("token", "app_secret")
    @classmethod
    def _as_copied(cls, value: SecretStr) -> SecretStr:
        return SecretStr(value.get_secret_value().strip())

    def sender(self, allowed: float | None = None) -> Sender:
        """What a courier needs besides the client; ``PUBLIC_URL`` in the environment is where Meta reaches us.

        Args:
            allowed: Messages a second that Meta lets the number send, where it has told; never more than that.
        """
        return Sender(
            app_secret=self.app_secret.get_secret_value(),
            public_url=os.environ.get("PUBLIC_URL", ""),
            rates=Rates(per_second=min(self.per_second, allowed or self.per_second)),
        )

    def client(self) -> AbstractAsyncContextManager[Client]:
        """A client for this number.

        ``GRAPH_API_URL`` and ``GRAPH_API_VERSION`` in the environment replace Meta's address and API version.
        """
        return connect(
            token=self.token.get_secret_value(),
            phone_number_id=self.phone_number_id,
            app_secret=self.app_secret.get_secret_value(),
            base_url=os.environ.get("GRAPH_API_URL", GRAPH_URL),
            version=os.environ.get("GRAPH_API_VERSION", GRAPH_VERSION),
        )
