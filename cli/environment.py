"""Which process gets which settings: each only what it needs, so that one that is broken into tells little.

Whatever a run starts with, a data source's or a model's secret included, reaches the worker. Meta's webhook secrets
reach the webhook app alone, and what opens Prefect's database reaches the Prefect server alone.
"""

from collections.abc import Mapping

_SYSTEM = (
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "SHELL",
    "LANG",
    "LANGUAGE",
    "TMPDIR",
    "TZ",
    "VIRTUAL_ENV",
    "LD_LIBRARY_PATH",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "DO_NOT_TRACK",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
)
_SYSTEM_KINDS = ("LC_", "PYTHON")
_OF_PREFECT = ("PREFECT_",)
# What opens or locks the server itself, or its database; the second has a password where that is PostgreSQL.
_OF_THE_SERVER = ("PREFECT_SERVER_", "PREFECT_API_DATABASE_", "ORION_")
_META = ("META_",)
_WEBHOOK_SECRETS = ("META_APP_SECRET", "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN")
# PG*: what PostgreSQL's client reads beside the address, such as the path of a password file.
_STORE = ("DATABASE_URL", "PG")


def of_sandbox(everything: Mapping[str, str]) -> dict[str, str]:
    """The stand-in for Meta: the machine's own variables only."""
    return {name: value for name, value in everything.items() if _is_of_system(name)}


def of_server(everything: Mapping[str, str]) -> dict[str, str]:
    """The Prefect server: its own settings."""
    return of_sandbox(everything) | _starting(everything, _OF_PREFECT)


def of_webhook(everything: Mapping[str, str]) -> dict[str, str]:
    """The webhook app: Meta's webhook secrets, the store, our limits, and Prefect as a client."""
    names = (*_WEBHOOK_SECRETS, *_STORE, "PUBLIC_URL", "CHARTCASTR_")
    return of_sandbox(everything) | _starting(everything, names) | _client(everything)


def of_worker(everything: Mapping[str, str]) -> dict[str, str]:
    """Worker and runs: all but what is Meta's and the Prefect server's."""
    return {name: value for name, value in everything.items() if not name.startswith((*_META, *_OF_THE_SERVER))}


def _client(everything: Mapping[str, str]) -> dict[str, str]:
    found = _starting(everything, _OF_PREFECT)
    return {name: value for name, value in found.items() if not name.startswith(_OF_THE_SERVER)}


def _starting(everything: Mapping[str, str], starts: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name, value in everything.items() if name.startswith(starts)}


def _is_of_system(name: str) -> bool:
    return name in _SYSTEM or name.startswith(_SYSTEM_KINDS)
