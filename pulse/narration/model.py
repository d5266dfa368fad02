"""A language model: where it is, what it may cost, and what one use of it cost."""

import hashlib
from decimal import Decimal
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, SecretStr

Outcome = Literal[
    "ok", "repaired", "rewritten", "refused", "bad output", "declined", "late", "busy", "auth", "quota", "misconfigured"
]
"""How a use ended; ``auth`` and ``quota`` open the breaker."""
SECONDS = 30.0
"""Everything a model does for one pulse takes at most this long."""
_PER = Decimal(1_000_000)


class Price(BaseModel):
    """What a model costs, per million tokens, in the currency of the caps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Decimal
    output: Decimal


class Model(BaseModel):
    """Where the model is, what it is called, the key to it, and the dialect it speaks.

    Args:
        name: As its provider calls it; for Azure the name of the deployment.
        base_url: None for OpenAI itself.
        api_key: Key of the provider.
        api: Dialect; ``auto`` is ``responses`` for OpenAI and Azure, ``chat`` for everybody else.
        price: What it costs, if that is known.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    base_url: str | None
    api_key: SecretStr
    api: Literal["auto", "responses", "chat"] = "auto"
    price: Price | None = None

    @property
    def dialect(self) -> Literal["responses", "chat"]:
        """The dialect to ask in."""
        if self.api != "auto":
            return self.api
        host = urlsplit(self.base_url or "").hostname or "api.openai.com"
        known = host == "api.openai.com" or host.endswith((".openai.com", ".openai.azure.com"))
        return "responses" if known else "chat"

    @property
    def key(self) -> str:
        """What the breaker and the caps count by: a model at a place with one key to it."""
        place = f"{self.base_url or ''}|{self.name}|{self.api_key.get_secret_value()}"
        return hashlib.sha256(place.encode()).hexdigest()[:16]


class Usage(BaseModel):
    """What one use of a model took.

    Args:
        model: Its name.
        key: See :attr:`Model.key`.
        prompt: Version of the instructions.
        tokens_in, tokens_out: Counted by the provider, over all tries; 0 where it does not say.
        money: In the currency of the price table; None where there is no price.
        seconds: From the first request to the end.
        tries: How often it was asked.
        outcome: How it ended.
        reasons: Codes of what was mended or refused, in order, each as often as it was.
    """

    model_config = ConfigDict(frozen=True)

    model: str
    key: str
    prompt: str
    tokens_in: int = 0
    tokens_out: int = 0
    money: Decimal | None = None
    seconds: float = 0.0
    tries: int = 0
    outcome: Outcome = "ok"
    reasons: tuple[str, ...] = ()


def cost(price: Price | None, tokens_in: int, tokens_out: int) -> Decimal | None:
    """What so many tokens cost; None without a price."""
    return (price.input * tokens_in + price.output * tokens_out) / _PER if price else None
