"""``chartcastr backtest``: what a pulse would have sent over the last days, with scores, messages and price."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cli.preview import load_result
from cli.pulses import load_pulse, schedules_of
from pulse.backtest import Slot, mornings, replayed
from pulse.definition import Pulse
from pulse.delivery.plan import MESSAGES
from pulse.errors import DefinitionError
from pulse.store.columns import utc_now
from pulse.workdays import day_off


def run_backtest(name: str, days: int, price: Decimal | None, *, texts: bool) -> None:
    """Print a line for each slot, and the sum.

    Raises:
        ChartcastrError: The data cannot be had; one sentence says why.
    """
    pulse, console = load_pulse(name), Console(highlight=False)
    with console.status(f"Fetching from {pulse.source.kind} ..."):
        result = load_result(pulse)
    until = pulse.looked_at(utc_now())
    since = until - timedelta(days=days)
    slots = asyncio.run(_scheduled(name, since, until)) or mornings(result, since, until)
    if not slots:
        raise DefinitionError(f"{pulse.name} has no slot in the last {days} days. Try more days.")
    found = replayed(
        pulse, result, [at for at in slots if not day_off(pulse.schedule, at.astimezone(pulse.zone).date())]
    )
    _show(console, pulse, found, texts=texts)
    _sum_up(console, pulse, found, price)


async def _scheduled(name: str, since: datetime, until: datetime) -> list[datetime]:
    """The moments of the deployment's schedules; none for a pulse in a file of its own."""
    schedules = schedules_of(name)
    if not schedules:
        return []
    # Prefect takes a second to import; only a pulse with a schedule needs it.
    from prefect.server.schemas.schedules import CronSchedule, IntervalSchedule, RRuleSchedule

    kinds: dict[str, Any] = {"cron": CronSchedule, "interval": IntervalSchedule, "rrule": RRuleSchedule}
    found: set[datetime] = set()
    for raw in schedules:
        kind = next((key for key in kinds if key in raw), None)
        if kind:
            fields = {key: value for key, value in raw.items() if key in {kind, "timezone", "anchor_date", "day_or"}}
            found |= {*await kinds[kind](**fields).get_dates(n=10_000, start=since, end=until)}
    return sorted(at for at in found if since <= at <= until)


def _show(console: Console, pulse: Pulse, found: list[Slot], *, texts: bool) -> None:
    table = Table(title=f"{pulse.name}, as it would have been", title_justify="left", title_style="bold")
    table.add_column("slot")
    table.add_column("best score", justify="right")
    table.add_column("what")
    for slot in found:
        best = max((fact.score for fact in slot.facts if fact.kind not in {"level", "quality"}), default=None)
        said = str(slot.read.summary) if slot.read else f"not sent: it {slot.why_not}"
        if slot.unproven:
            said = f"would not be sent, since it cannot be proven: {'; '.join(slot.unproven)}"
        at = slot.at.astimezone(pulse.zone)
        table.add_row(f"{at:%a %d %b %Y %H:%M}", "" if best is None else f"{best:.2f}", escape(said))
    console.print(table)
    if texts:
        for slot in found:
            if slot.read:
                console.rule(f"{slot.at.astimezone(pulse.zone):%a %d %b %Y %H:%M}", align="left")
                console.print(str(slot.read.caption(pulse.title)), markup=False)
                console.print(f"\n{slot.read.long_text()}", markup=False)


def _sum_up(console: Console, pulse: Pulse, found: list[Slot], price: Decimal | None) -> None:
    sent = [slot for slot in found if slot.read and not slot.unproven]
    least = len(sent) * len(pulse.readers) * MESSAGES[pulse.style]
    most = least + len(sent) * len(pulse.readers)
    console.print(f"{len(sent)} of {len(found)} slots would have been sent to {len(pulse.readers)} readers.")
    for why, count in Counter(slot.why_not for slot in found if slot.why_not).most_common(5):
        console.print(f"  {count} × it {why}", markup=False)
    console.print(f"Messages: {least} if all windows are open, {most} with a template before each.")
    if price is not None:
        console.print(f"Price: {least * price:,.2f} to {most * price:,.2f}, at {price} for a message.")
    console.print(
        "The data is that of today: what was corrected since is in it, and a period counts as complete when it ended."
    )
