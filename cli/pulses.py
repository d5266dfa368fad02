"""From the name or path that an owner types to a pulse."""

from pathlib import Path
from typing import Any

import yaml

from pulse.definition import Pulse, read_pulse
from pulse.errors import DefinitionError

DEPLOYMENTS = Path("deployments/prefect.yaml")


def load_pulse(name: str) -> Pulse:
    """The pulse called ``name`` in deployments/prefect.yaml, or the one in the YAML file ``name``.

    Raises:
        DefinitionError: There is none, or it is not written as a pulse; one sentence says where.
    """
    if name.endswith((".yaml", ".yml")):
        return read_pulse(_read(Path(name)), name)
    pulses = deployed_pulses()
    if name not in pulses:
        known = ", ".join(sorted(pulses)) or "none"
        raise DefinitionError(
            f"There is no pulse {name!r} in {DEPLOYMENTS} (there: {known}). A file's name has to end in .yaml."
        )
    return read_pulse(pulses[name], f"{DEPLOYMENTS}, {name}")


def deployed_pulses() -> dict[str, Any]:
    """The raw pulses of deployments/prefect.yaml, by the name of their deployment."""
    return {
        str(entry.get("name")): entry["parameters"]["pulse"]
        for entry in deployed_entries()
        if isinstance(entry.get("parameters"), dict) and "pulse" in entry["parameters"]
    }


def deployed_entries() -> list[dict[str, Any]]:
    """Every deployment of deployments/prefect.yaml, as written."""
    found = _read(DEPLOYMENTS)
    entries = found.get("deployments") if isinstance(found, dict) else None
    return [entry for entry in entries or [] if isinstance(entry, dict)]


def schedules_of(name: str) -> list[dict[str, Any]]:
    """The schedules of a deployment in deployments/prefect.yaml, as written; none for a YAML file's own pulse."""
    if name.endswith((".yaml", ".yml")):
        return []
    entries = _read(DEPLOYMENTS).get("deployments") or []
    found = [entry for entry in entries if isinstance(entry, dict) and entry.get("name") == name]
    return [schedule for entry in found for schedule in entry.get("schedules") or [] if isinstance(schedule, dict)]


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise DefinitionError(f"{path} cannot be read: {wrong.strerror} (looked in {Path.cwd()}).") from None
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        where = getattr(wrong, "problem_mark", None)
        line = f" in line {where.line + 1}" if where else ""
        raise DefinitionError(f"{path} is not YAML{line}: {getattr(wrong, 'problem', None) or 'not text'}.") from None
