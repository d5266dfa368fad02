"""The command ``chartcastr``. Each command imports what it needs, so that ``--help`` is there at once."""

import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from cli.connections import AccountName, BlockName, connect
from cli.keeping import backup, forget, purge, restore
from cli.people import reader
from pulse.errors import ChartcastrError

app = typer.Typer(
    help="KPI pulses on WhatsApp: a chart, a true read of what changed, and answers to whoever replies.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(reader, name="reader")
template = typer.Typer(help="The templates that announce a pulse outside the 24-hour window.", no_args_is_help=True)
app.add_typer(template, name="template")
app.add_typer(connect, name="connect")

PulseName = Annotated[
    str,
    typer.Argument(
        metavar="PULSE", help="Name of a deployment in deployments/prefect.yaml, or path of a YAML file with one pulse."
    ),
]


RunName = Annotated[
    str,
    typer.Argument(metavar="RUN", help="Id of a run or flow run, a message's wamid, or a pulse's name (its newest)."),
]


@app.command()
def demo(
    *,
    once: Annotated[bool, typer.Option("--once", help="Reply and react by itself, check everything, and end.")] = False,
    transcript: Annotated[
        Path | None, typer.Option(help="With --once: write every message to this file, as JSON.", dir_okay=False)
    ] = None,
) -> None:
    """See it work on this machine, with no account: a phone, the webhook, Prefect, and two pulses.

    Everything listens on 127.0.0.1, on free ports, and is ended and forgotten with Ctrl-C.
    """
    from cli.demo import run_demo

    if transcript and not once:
        raise typer.BadParameter("--transcript goes with --once: without it there is no end to write at.")
    raise typer.Exit(run_demo(once=once, transcript=transcript))


@app.command()
def preview(
    pulse: PulseName,
    out: Annotated[Path, typer.Option(help="Folder for the PNG and the texts.", file_okay=False)] = Path("out"),
    language: Annotated[str, typer.Option(help="As a reader of this locale gets it, such as de or pt_BR.")] = "",
) -> None:
    """Show what a pulse would send now: fetch its data, find facts, draw, write. Nothing is sent."""
    from cli.preview import run_preview

    run_preview(pulse, out, language)


@app.command()
def send(pulse: PulseName) -> None:
    """Send a pulse now, to all its readers, as a run on your Prefect server (PREFECT_API_URL)."""
    from cli.send import run_send

    raise typer.Exit(run_send(pulse))


@app.command()
def deploy(
    pulse: Annotated[
        list[str] | None, typer.Argument(metavar="[PULSE]...", help="Names of deployments; all if left out.")
    ] = None,
) -> None:
    """Look at everything a pulse needs, deploy it, and send it once as a test if it is new or has changed.

    Definition, source, readers, connection, templates and schedules are looked at first; if anything is wrong, Prefect
    is told nothing. A test goes to your testers only (chartcastr reader tester NAME), and says that it is one.
    """
    from cli.deploy import run_deploy

    raise typer.Exit(run_deploy(pulse or []))


@app.command()
def up(
    prefect_port: Annotated[int, typer.Option(help="Port of the Prefect server and its UI.")] = 4200,
    webhook_port: Annotated[int, typer.Option(help="Port that Meta's requests are led to.")] = 8000,
) -> None:
    """Run Prefect, a worker and the webhook on this machine, with every pulse of deployments/prefect.yaml.

    Needs META_WHATSAPP_WEBHOOK_VERIFY_TOKEN and META_APP_SECRET. Ctrl-C ends all of it.
    """
    from cli.up import run_up

    raise typer.Exit(run_up(prefect_port, webhook_port))


@app.command()
def doctor(block: BlockName = "default") -> None:
    """Look at everything between a pulse and a phone, and say for each thing that is wrong what to do.

    Uses PUBLIC_URL and META_WHATSAPP_WEBHOOK_VERIFY_TOKEN to ask your webhook what Meta would ask. Exit code 1 if
    anything is wrong.
    """
    from cli.doctor import run_doctor

    raise typer.Exit(run_doctor(block))


@app.command()
def thread(
    what: Annotated[
        str, typer.Argument(metavar="RUN|WAMID", help="Id of a run or flow run, a message's wamid, or a pulse's name.")
    ],
) -> None:
    """Show what became of a run: each message with its attempts and statuses, and the conversation that followed."""
    from cli.thread import run_thread

    run_thread(what)


@app.command()
def notes(pulse: Annotated[str, typer.Argument(metavar="PULSE", help="Name of a pulse.")]) -> None:
    """Show what readers of a pulse asked to be passed on to you, ready to become an event of its YAML."""
    from cli.thread import print_notes

    print_notes(pulse)


@app.command()
def explain(
    what: RunName,
    every: Annotated[  # noqa: FBT002 - typer makes a flag of it
        bool, typer.Option("--all", help="Every part of every score, and where each word comes from.")
    ] = False,
) -> None:
    """Show why a run said what it said: each fact, its score and where it was said, in at most thirty lines."""
    from cli.explain import run_explain

    run_explain(what, every=every)


@app.command()
def replay(
    what: RunName,
    out: Annotated[Path, typer.Option(help="Folder for the PNG and the texts.", file_okay=False)] = Path("out"),
) -> None:
    """Draw and write a run again from what was frozen of it. Exit code 1 if anything differs from what was sent."""
    from cli.explain import run_replay

    raise typer.Exit(run_replay(what, out))


@app.command()
def backtest(
    pulse: PulseName,
    *,
    days: Annotated[int, typer.Option(min=1, max=3660, help="How many days back.")] = 90,
    price: Annotated[str | None, typer.Option(help="Price of one message, such as 0.0113, to reckon the cost.")] = None,
    texts: Annotated[bool, typer.Option("--texts", help="Print every text in full.")] = False,
) -> None:
    """Show what a pulse would have sent at each slot of the last days: texts, scores, messages and price.

    Slots are those of its schedules in deployments/prefect.yaml; for a YAML file with one pulse, eight o'clock after
    the end of each period. Nothing is sent.
    """
    from cli.backtest import run_backtest

    run_backtest(pulse, days, _decimal(price), texts=texts)


def _decimal(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        raise typer.BadParameter(f"--price {text!r} is no number; write one such as 0.0113.") from None


@app.command()
def sources(
    kind: Annotated[str, typer.Argument(metavar="[SOURCE]", help="One source, with every definition.")] = "",
    *,
    markdown: Annotated[bool, typer.Option("--markdown", help="The whole catalogue as a Markdown table.")] = False,
) -> None:
    """List what can be measured where: metrics, units, break-downs and exact definitions."""
    from cli.sources import run_sources, table_of_metrics

    if markdown:
        typer.echo(table_of_metrics(), nl=False)
    else:
        run_sources(kind)


@app.command()
def check(
    kind: Annotated[str, typer.Argument(metavar="SOURCE", help="sheets, sql, shopify, hubspot, linear, or a file.")],
    account: AccountName = "default",
    sheet: Annotated[str, typer.Option(help="With sheets: id or address of it. With an Excel file: its name.")] = "",
) -> None:
    """Try everything that a pulse may ask of an account, and say for what fails what to do. Exit code 1 if any does.

    Of a file it reads all rows and says what each column holds.
    """
    from cli.account import run_check

    raise typer.Exit(run_check(kind, account, sheet))


@app.command()
def suggest(
    source: Annotated[
        str, typer.Argument(help="Path or address of a file, or sheets, sql, shopify, hubspot or linear.")
    ],
    account: AccountName = "default",
    sheet: Annotated[
        str, typer.Option(help="With sheets: id or address of it. With an Excel file: name of the sheet.")
    ] = "",
    timezone: Annotated[str, typer.Option(help="Time zone of the pulses, such as Europe/Berlin.")] = "UTC",
    reader: Annotated[str, typer.Option(help="Name of the reader they are for.")] = "demo",
    out: Annotated[Path | None, typer.Option(help="Write each to a file of its own here.", file_okay=False)] = None,
    *,
    write: Annotated[bool, typer.Option("--write", help="Append them to deployments/prefect.yaml.")] = False,
) -> None:
    """Propose two to four pulses from what is there, as deployments that run as they stand, with the reason for each.

    Whole words of a heading decide what adds up and what does not; values are the evidence. Ids, codes, years and
    coordinates are no figures.
    """
    from cli.suggest import run_suggest

    run_suggest(source, account, sheet, timezone, reader, out, write=write)


@template.command("create")
def template_create(
    name: Annotated[str, typer.Argument(help="Name: small letters, digits and _.")] = "pulse_ready",
    language: Annotated[
        list[str] | None, typer.Option(help="One of en_US, de, es, fr, pt_BR, it; may be repeated. All if left out.")
    ] = None,
    block: BlockName = "default",
) -> None:
    """Submit the template that announces a pulse: image, title, summary, and a button that brings the rest."""
    from cli.template import run_create

    raise typer.Exit(run_create(name, language or [], block))


@template.command("status")
def template_status(block: BlockName = "default") -> None:
    """Ask Meta for the state, category and quality of every template, and keep them for the next runs."""
    from cli.template import run_status

    raise typer.Exit(run_status(block))


for keeping in (backup, restore, forget, purge):
    app.command()(keeping)


def main() -> None:
    """Run a command; an error of ours is one sentence on standard error and exit code 1."""
    try:
        app()
    except ChartcastrError as wrong:
        typer.echo(f"chartcastr: {wrong}", err=True)
        sys.exit(1)
    except Exception as wrong:
        if not type(wrong).__module__.startswith("sqlalchemy"):
            raise
        typer.echo(f"chartcastr: The database of DATABASE_URL cannot be used ({type(wrong).__name__}).", err=True)
        sys.exit(1)
