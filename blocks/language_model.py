"""A language model that may phrase what the facts say."""

from decimal import Decimal
from typing import Literal, Self

from prefect.blocks.core import Block
from pydantic import Field, SecretStr, model_validator

from pulse.narration.model import SECONDS, Model, Price


class LanguageModel(Block):
    """A language model behind an OpenAI-compatible address. It phrases facts; it never writes a figure.

    Example:
        Load a saved model:
        ```python
        from blocks import LanguageModel

        model = LanguageModel.load("BLOCK_NAME")
        ```
    """

    _block_type_name = "Language model"
    _block_type_slug = "language-model"
    _logo_url = "https://raw.githubusercontent.com/PrefectHQ/prefect/420d0d6a78bb6df1fc18bcf188fdad43c1d22ea9/assets/block-logos/secret.png"  # type: ignore[assignment]
    _documentation_url = "https://developers.openai.com/api/docs"  # type: ignore[assignment]

    model: str = Field(description="Name of the model, as its provider calls it; for Azure that of the deployment.")
    api_key: SecretStr = Field(description="Key of the provider.")
    base_url: str | None = Field(
        default=None,
        description="Address of an OpenAI-compatible server, such as https://NAME.openai.azure.com/openai/v1/; OpenAI "
        "itself if left out.",
    )
    api: Literal["auto", "responses", "chat"] = Field(
        default="auto", description="Dialect; auto: responses for OpenAI and Azure, chat for everybody else."
    )
    seconds: float = Field(
        default=SECONDS,
        gt=0,
        le=120,
        description="Seconds the model has for one pulse, before the plain text is sent.",
    )
    prices: dict[str, Price] = Field(
        default={},
        description="What models cost per million tokens, by name: {name: {input: 0.25, output: 2}}.",
    )
    tokens_a_day: int | None = Field(default=None, ge=1, description="Tokens it may use in 24 hours, in and out.")
    money_a_month: Decimal | None = Field(
        default=None, gt=0, description="What it may cost in 30 days, in the currency of the prices."
    )

    @model_validator(mode="after")
    def _cap_needs_price(self) -> Self:
        if self.money_a_month is not None and self.model not in self.prices:
            raise ValueError(f"money_a_month needs the price of {self.model!r} in prices")
        return self

    def connection(self) -> Model:
        """Where the model is, for the narrator."""
        price = self.prices.get(self.model)
        return Model(name=self.model, base_url=self.base_url, api_key=self.api_key, api=self.api, price=price)
