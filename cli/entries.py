"""Pulses as entries of deployments/prefect.yaml: printed, and appended without touching the rest."""

import re
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from cli.pulses import DEPLOYMENTS
from pulse.definition.catalogue import Grain
from pulse.errors import DefinitionError

_AT: dict[Grain, str] = {
    "hour": "5 * * * *",
    "day": "0 8 * * *",
    "week": "0 8 * * 1",
    "month": "0 8 2 * *",
    "quarter": "0 8 2 1,4,7,10 *",
    "year": "0 8 2 1 *",
    "cycle": "0 8 * * 1",
}
"""When a pulse is sent: when its newest period is over, at eight in the morning."""
_INDENT = re.compile(r"^deployments:[^\S\n]*\r?\n(?:[^\S\n]*(?:#[^\n]*)?\n)*([^\S\n]*)- ", re.MULTILINE)


def as_entry(pulse: dict[str, Any], comment: str) -> str:
    """A deployment of a pulse that runs as it stands, as an item of the list of deployments.

    Args:
        pulse: The pulse, its readers included.
        comment: Why it was chosen.
    """
    entry = {
        "name": pulse["name"],
        "description": str(pulse["title"]),
        "entrypoint": "flows.send_pulse.send_pulse",
        "work_pool": {"name": "chartcastr", "work_queue_name": "default"},
        "tags": ["pulse"],
        "concurrency_limit": 1,
        "schedules": [{"cron": _AT[pulse["grain"]], "timezone": pulse["timezone"], "slug": f"by-{pulse['grain']}"}],
        "parameters": {"pulse": pulse},
    }
    body = yaml.safe_dump([entry], sort_keys=False, allow_unicode=True, width=110)
    readers = ", ".join(pulse["readers"])
    said = [*comment.splitlines(), f"Its readers: {readers}. A new one: chartcastr reader add NAME +PHONE"]
    # Headings may hold what YAML takes in no comment.
    plain = ["".join(letter if letter.isprintable() else " " for letter in line) for line in said]
    lines = [f"# {part}" for line in plain for part in textwrap.wrap(line, 116)]
    return textwrap.indent("\n".join(lines) + "\n" + body, "  ")


def append_entries(entries: Sequence[str], names: Sequence[str], path: Path = DEPLOYMENTS) -> Path:
    """Append entries to the list of deployments, which is the last part of the file; what stands there is not touched.

    Raises:
        DefinitionError: There is no such file, the list is not its last part, or has an entry of one of these names.
    """
    try:
        # Line ends stay as they are.
        before = path.read_bytes().decode()
        known = yaml.safe_load(before)
    except OSError as wrong:
        raise DefinitionError(f"{path} cannot be read: {wrong.strerror} (looked in {Path.cwd()}).") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise DefinitionError(f"{path} is not YAML. Mend it first.") from None
    there = known.get("deployments") if isinstance(known, dict) else None
    if not isinstance(there, list) or list(known)[-1] != "deployments":
        raise DefinitionError(
            f"The list of deployments is not the last part of {path}. Print the entries and paste them."
        )
    taken = {str(item.get("name")) for item in there if isinstance(item, dict)}
    if twice := next((name for name in names if name in taken), None):
        raise DefinitionError(f"{path} has a deployment {twice!r} already. Rename that one, or print the entries.")
    end = "\r\n" if "\r\n" in before else "\n"
    indent = _INDENT.search(before)
    added = textwrap.indent(textwrap.dedent("\n".join(entries)), indent[1] if indent else "  ")
    after = before.rstrip("\r\n") + end * 2 + added.replace("\n", end)
    if not _keeps(after, there):
        raise DefinitionError(
            f"The entries of {path} cannot be added to as they are. Print the new ones and paste them."
        )
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(after.encode())
    new.replace(path)
    return path


def _keeps(text: str, entries: list[Any]) -> bool:
    """Whether a file still begins with these entries."""
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError:
        return False
    return bool(found["deployments"][: len(entries)] == entries)
