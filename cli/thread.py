"""``chartcastr thread``: one run, or one message, for whoever is asked what became of it."""

import typer
import yaml
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlmodel import Session, col, or_, select

from cli.reader import open_store
from pulse.conversation.memory import remembered
from pulse.delivery import ledger
from pulse.errors import ReaderError
from pulse.store import outbox, talks, wishes
from pulse.store.tables import Inbound, Run


def run_thread(what: str) -> None:
    """Print every message of a run with its attempts, statuses, price category and errors.

    Raises:
        ReaderError: Nothing of that id or name is known.
    """
    with open_store().begin() as session:
        run = find(session, what)
        tally = ledger.tally(session, run)
        rows = ledger.rows(session, run.id)
    screen = Console(highlight=False)
    screen.print(f"[bold]{run.pulse}[/bold] for {run.slot:%Y-%m-%d %H:%M} UTC, run {run.id}: {run.state}")
    screen.print(tally.sentence, markup=False)
    table = Table(header_style="bold", pad_edge=False, box=None)
    names = list(rows[0]) if rows else []
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(escape(str(row[name])) for name in names))
    screen.print(table)
    _print_talk(screen, run.id)


def _print_talk(screen: Console, run_id: str) -> None:
    """The conversation about the chart: who wrote what, what it was taken to mean, what they got."""
    with open_store().begin() as session:
        turns = talks.of_run(session, run_id)
    if not turns:
        return
    screen.print("\n[bold]The conversation[/bold]")
    for turn in turns:
        screen.print(f"[bold]{escape(turn.reader)}[/bold] {turn.at:%Y-%m-%d %H:%M} UTC: {escape(turn.said)}")
        memory = remembered(turn.understood)
        understood = f"{memory} (by {memory.by}, in {memory.language})" if memory.outcome else turn.state
        screen.print(f"  understood: {escape(understood)}", style="dim")
        for answer in turn.answers:
            screen.print("  " + escape(answer).replace("\n", "\n  "))


def print_notes(pulse: str) -> None:
    """What readers of a pulse want its owner to know, each as an event for its YAML."""
    with open_store().begin() as session:
        found = wishes.notes(session, pulse)
    if not found:
        typer.echo(f"No reader has left a note on {pulse}.")
        return
    for note, name in found:
        typer.echo(f"{note.at:%Y-%m-%d %H:%M} UTC, {name}: {note.text}")
    event = {"name": found[0][0].text[:60], "first": found[0][0].at.date(), "last": found[0][0].at.date()}
    written = yaml.safe_dump({"context": {"events": [event]}}, allow_unicode=True, sort_keys=False)
    typer.echo(
        "\nTo have the newest one stand beside the figure, set its days and put this into the pulse:\n" + written
    )


def find(session: Session, what: str) -> Run:
    """The run that ``what`` means: its id, its flow run's, a message's (wamid), or the newest of a pulse by name.

    Raises:
        ReaderError: There is none.
    """
    message = outbox.by_wamid(session, what)
    inbound = session.exec(select(Inbound).where(Inbound.wamid == what)).first()
    run_id = message.run_id if message else inbound.run_id if inbound else None
    named = or_(Run.id == (run_id or what), Run.flow_run_id == what, Run.pulse == what)
    found = session.exec(select(Run).where(named).order_by(col(Run.slot).desc())).first()
    if found is None:
        raise ReaderError(
            f"There is no run, flow run, message or pulse {what[:12]!r}. The run's page in the Prefect UI has its id."
        )
    return found
