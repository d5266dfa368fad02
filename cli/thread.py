"""``chartcastr thread``: one run, or one message, for whoever is asked what became of it."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlmodel import Session, col, or_, select

from cli.reader import open_store
from pulse.delivery import ledger
from pulse.errors import ReaderError
from pulse.store import outbox
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
