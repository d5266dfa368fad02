"""The Prefect server that a command needs, and is not started in silence."""

import os
from pathlib import Path

from pulse.errors import DefinitionError


def require_server() -> None:
    """See that a Prefect server is named.

    Raises:
        DefinitionError: None is; without one Prefect starts one of its own for seconds, which knows no block.
    """
    if not os.environ.get("PREFECT_API_URL") and not _profile_names_one():
        raise DefinitionError(
            "PREFECT_API_URL is not set. Start everything with 'chartcastr up' and set it to what that prints."
        )


def _profile_names_one() -> bool:
    home = Path(os.environ.get("PREFECT_HOME", Path.home() / ".prefect"))
    profiles = home / "profiles.toml"
    return profiles.exists() and "PREFECT_API_URL" in profiles.read_text(encoding="utf-8")
