"""How the webhook app logs: lines for people, or JSON for machines (``CHARTCASTR_LOGS=json``).

A reply is one id all the way: ``inbound`` in these lines, the name of its flow run, the purpose of its answer.
"""

import logging
from collections.abc import Mapping

from pulse.errors import DefinitionError

SETTING = "CHARTCASTR_LOGS"
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def set_up(environment: Mapping[str, str]) -> None:
    """Log to standard error, as the setting says.

    Raises:
        DefinitionError: It says neither.
    """
    given = environment.get(SETTING, "").strip() or "text"
    if given not in {"text", "json"}:
        raise DefinitionError(f"{SETTING} is {given!r}; write text or json.")
    handler = logging.StreamHandler()
    handler.setFormatter(_json() if given == "json" else logging.Formatter(_LINE))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for chatty in ("httpx", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _json() -> logging.Formatter:
    from pythonjsonlogger.json import JsonFormatter

    names = {"asctime": "time", "levelname": "level", "name": "logger"}
    return JsonFormatter("%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields=names)
