"""The Prefect server that a command needs, and is not started in silence."""

import os
from pathlib import Path

import httpx

from cli import lock
from pulse.errors import DefinitionError


def require_server() -> None:
    """See that a Prefect server is named and lets us in; the one of this folder's ``chartcastr up`` is known.

    Raises:
        DefinitionError: None is named (without one Prefect starts one of its own for seconds, which knows no block), or
            it wants another auth string.
    """
    if lock.unlock(os.environ):
        from prefect.context import refresh_global_settings_context

        refresh_global_settings_context()
    if not os.environ.get(lock.URL) and not _profile_names_one():
        raise DefinitionError(
            "PREFECT_API_URL is not set. Start everything with 'chartcastr up' and run this in the same folder."
        )
    _see_that_it_lets_us_in()


def _profile_names_one() -> bool:
    home = Path(os.environ.get("PREFECT_HOME", Path.home() / ".prefect"))
    profiles = home / "profiles.toml"
    return profiles.exists() and "PREFECT_API_URL" in profiles.read_text(encoding="utf-8")


def _see_that_it_lets_us_in() -> None:
    from prefect.settings import get_current_settings

    named = get_current_settings().api
    # Prefect's own cloud has keys instead, and says itself what is wrong with them.
    if named.url is None or named.key is not None:
        return
    given = named.auth_string.get_secret_value() if named.auth_string else ""
    try:
        answer = httpx.get(f"{named.url}/version", headers=lock.basic(given), timeout=10)
    except httpx.ConnectError:
        raise DefinitionError(
            f"No Prefect server answers at {named.url}. Start everything with 'chartcastr up', or set {lock.URL}."
        ) from None
    except httpx.HTTPError:
        # Whoever asks next tries again, and waits for a slow one.
        return
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        raise DefinitionError(
            f"The Prefect server at {named.url} {'refuses this' if given else 'wants an'} auth string; set "
            f"{lock.AUTH} to its own, or unset it and run this in the folder of 'chartcastr up'."
        )
