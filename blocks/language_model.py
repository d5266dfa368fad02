"""A language model that may phrase what the facts say."""

from prefect.blocks.core import Block
from pydantic import Field, SecretStr

from pulse.narrator.openai import SECONDS, Model


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

    model: str = Field(description="Name of the model, as its provider calls it.")
    api_key: SecretStr = Field(description="Key of the provider.")
    base_url: str | None = Field(
        default=None, description="Address of an OpenAI-compatible server; OpenAI itself if left out."
    )
    seconds: float = Field(
        default=SECONDS,
        gt=0,
        le=120,
        description="Seconds the model has for one pulse, before the plain text is sent.",
    )

    def connection(self) -> Model:
        """Where the model is, for the narrator."""
        return Model(name=self.model, base_url=self.base_url, api_key=self.api_key)
