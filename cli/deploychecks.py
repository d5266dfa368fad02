"""Everything that a deployed pulse needs, looked at before Prefect is told of it."""

import asyncio
from typing import Any

from pydantic import ValidationError

from cli.checks import CheckResult, note_template, of_template
from cli.preview import load_result
from cli.pulses import DEPLOYMENTS
from cli.standing import of_token
from pulse.definition import Pulse, read_pulse
from pulse.errors import ChartcastrError, DefinitionError
from pulse.store import Store, readers, templates


def of_entry(entry: dict[str, Any]) -> list[CheckResult]:
    """Keys that Prefect would not know and leave out in silence, and schedules that it could not read."""
    from prefect.cli.deploy._models import DeploymentConfig

    name, known = str(entry.get("name")), {*DeploymentConfig.model_fields}
    found = []
    if strange := sorted({str(key) for key in entry} - known):
        said = f"{', '.join(strange)}: no key of a deployment; Prefect would leave it out in silence."
        found.append(CheckResult(name, "wrong", said, f"Mend it in {DEPLOYMENTS}."))
    unread = [why for schedule in entry.get("schedules") or [] if (why := _why_no_schedule(schedule))]
    return found + [CheckResult(name, "wrong", f"schedules: {why}", f"Mend it in {DEPLOYMENTS}.") for why in unread]


def _why_no_schedule(raw: Any) -> str:
    """Why Prefect could not read a schedule; empty where it can."""
    from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule, RRuleSchedule

    kinds: dict[str, type] = {"cron": CronSchedule, "interval": IntervalSchedule, "rrule": RRuleSchedule}
    given = [kind for kind in kinds if isinstance(raw, dict) and raw.get(kind) is not None]
    if len(given) != 1:
        return "one of cron, interval and rrule says when"
    fields = {key: raw[key] for key in (given[0], "timezone", "anchor_date", "day_or") if raw.get(key) is not None}
    try:
        kinds[given[0]](**fields)
    except ValidationError as wrong:
        return str(wrong.errors()[0]["msg"]).removeprefix("Value error, ")
    return ""


def of_pulse(entry: dict[str, Any], store: Store) -> tuple[Pulse | None, list[CheckResult]]:
    """The pulse of an entry, and what its definition, its readers and its source say; None where it is not one."""
    name = str(entry.get("name"))
    try:
        pulse = read_pulse(entry["parameters"]["pulse"], f"{DEPLOYMENTS}, {name}")
    except DefinitionError as wrong:
        return None, [CheckResult(name, "wrong", str(wrong), "docs/pulses.md explains each key.")]
    return pulse, [*_schedule(entry, pulse), *_readers(pulse, store), *_source(pulse)]


def _schedule(entry: dict[str, Any], pulse: Pulse) -> list[CheckResult]:
    """Whether readers' own times have days that they can be of."""
    given = [item for item in entry.get("schedules") or [] if isinstance(item, dict)]
    if pulse.schedule.at is None or not given or any("cron" in item for item in given):
        return []
    said = "schedule.at goes with a cron schedule, whose days it takes; there is none."
    return [CheckResult(pulse.name, "wrong", said, f"Write one in {DEPLOYMENTS}, such as cron: '0 8 * * 1-5'.")]


def _readers(pulse: Pulse, store: Store) -> list[CheckResult]:
    with store.begin() as session:
        found, unknown = readers.named(session, pulse.readers)
        wrong = [CheckResult(pulse.name, "wrong", readers.unknown_name(session, name)) for name in unknown]
    waits = [reader.name for reader in found if reader.opted_in_at is None]
    said = f"{', '.join(waits)}: not opted in yet, so nothing is sent to them before they send their code."
    return [*wrong, *([CheckResult(pulse.name, "note", said)] if waits else [])]


def _source(pulse: Pulse) -> list[CheckResult]:
    """Whether the data of each figure can be had now."""
    try:
        for figure in pulse.figures:
            load_result(figure)
    except ChartcastrError as wrong:
        return [CheckResult(pulse.name, "wrong", str(wrong), f"Look at it: chartcastr preview {pulse.name}")]
    return [CheckResult(pulse.name, "ok", "its source answers")]


def of_connections(pulses: list[Pulse], store: Store) -> list[CheckResult]:
    """Whether each WhatsApp block, narrator and template that pulses name is there, and Meta takes it."""
    found = []
    for name in dict.fromkeys(pulse.connection for pulse in pulses):
        wanted = {template for pulse in pulses if pulse.connection == name for template in pulse.templates}
        found += asyncio.run(_connection(name, sorted(wanted), store))
    for name in dict.fromkeys(pulse.narrator for pulse in pulses if pulse.narrator):
        found += asyncio.run(_narrator(name))
    return found


async def _connection(name: str, wanted: list[str], store: Store) -> list[CheckResult]:
    from blocks import WhatsApp, load_block

    label = f"block {name}"
    try:
        block = await load_block(WhatsApp, name)
        async with block.client() as client:
            stands = [item for item in await of_token(client) if item.stands == "wrong"]
            told = await client.templates(block.waba_id) if wanted and not stands else []
    except ChartcastrError as wrong:
        return [CheckResult(label, "wrong", str(wrong), "Run: chartcastr connect whatsapp.")]
    with store.begin() as session:
        known = [note_template(session, block.waba_id, entry) for entry in told]
        usable = {item.name for item in known if item.status in templates.USABLE}
        bad = [of_template(item) for item in known if item.name in wanted and item.name not in usable]
    names = {item.name for item in known}
    missing = [
        CheckResult(f"template {item}", "wrong", "Meta knows no such template.", f"chartcastr template create {item}")
        for item in wanted
        if not stands and item not in names
    ]
    return [*(stands or [CheckResult(label, "ok", "Meta takes its token")]), *bad, *missing]


async def _narrator(name: str) -> list[CheckResult]:
    from blocks import LanguageModel, load_block

    try:
        await load_block(LanguageModel, name)
    except DefinitionError as wrong:
        return [CheckResult(f"narrator {name}", "wrong", str(wrong))]
    return [CheckResult(f"narrator {name}", "ok", "the block is there")]
