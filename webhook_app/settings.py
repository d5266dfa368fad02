"""What the door needs to know, from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from pulse.errors import DefinitionError
from pulse.store import database_url

MOST_BODY = 4 * 1024 * 1024
"""Meta sends at most 3 MB; a margin on top."""


@dataclass(frozen=True, repr=False)
class Settings:
    """Settings of the webhook; ``repr`` is left out because most of them are secret.

    Args:
        verify_token: What Meta's handshake has to bring.
        app_secrets: Secrets of the Meta app, any of which may have signed; two while one is replaced.
        database_url: Where the store is.
        most_body: Largest body in bytes.
        look_every: Seconds between two looks for replies that wait.
        metrics_token: What whoever reads the metrics has to bring; nobody may where it is empty.
    """

    verify_token: str
    app_secrets: tuple[str, ...]
    database_url: str
    most_body: int = MOST_BODY
    look_every: float = 2.0
    metrics_token: str = ""


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings, from ``META_WHATSAPP_WEBHOOK_VERIFY_TOKEN``, ``META_APP_SECRET`` and ``DATABASE_URL``.

    Raises:
        DefinitionError: A secret is missing. Without it anybody could write to the store, so there is no default.
    """
    token = environment.get("META_WHATSAPP_WEBHOOK_VERIFY_TOKEN", "").strip()
    secrets = tuple(part.strip() for part in environment.get("META_APP_SECRET", "").split(",") if part.strip())
    if not token:
        raise DefinitionError("Set META_WHATSAPP_WEBHOOK_VERIFY_TOKEN to the verify token you gave Meta.")
    if not secrets:
        raise DefinitionError("Set META_APP_SECRET to the Meta app's secret (two, with a comma, while you rotate it).")
    metrics_token = environment.get("CHARTCASTR_METRICS_TOKEN", "").strip()
    return Settings(token, secrets, database_url(environment), metrics_token=metrics_token)
