"""``chartcastr reader``: its commands."""

from typing import Annotated

import typer

reader = typer.Typer(help="The people who receive pulses.", no_args_is_help=True)


@reader.command("add")
def reader_add(
    name: Annotated[str, typer.Argument(help="What pulses call this person under readers.")],
    phone: Annotated[str, typer.Argument(help="Number with + and country code, such as '+49 170 1234567'.")],
    locale: Annotated[str, typer.Option(help="Their language, such as de or pt_BR, for templates and consent.")] = "",
    timezone: Annotated[str, typer.Option(help="Their time zone, such as Europe/Berlin.")] = "",
) -> None:
    """Add a person, and print the six digits that they send to your number to opt in.

    Nothing is sent to them before that. Their message also opens the 24 hours in which WhatsApp lets you write freely.
    """
    from cli.reader import add_reader

    add_reader(name, phone, locale, timezone)


@reader.command("code")
def reader_code(name: Annotated[str, typer.Argument(help="The reader.")]) -> None:
    """Print new six digits for a reader whose code was lost or is older than a week; the old ones are good no more."""
    from cli.reader import renew_code

    renew_code(name)


@reader.command("pause")
def reader_pause(name: Annotated[str, typer.Argument(help="The reader.")]) -> None:
    """Have a reader get nothing for a while, also not what is held for them; what they write gets no answer."""
    from cli.reader import pause_reader

    pause_reader(name, paused=True)


@reader.command("go-on")
def reader_go_on(name: Annotated[str, typer.Argument(help="The reader.")]) -> None:
    """Have a reader whom you paused get pulses again, from the next one on."""
    from cli.reader import pause_reader

    pause_reader(name, paused=False)


@reader.command("tester")
def reader_tester(
    name: Annotated[str, typer.Argument(help="The reader.")],
    *,
    off: Annotated[bool, typer.Option("--off", help="They get tests no more.")] = False,
) -> None:
    """Have a reader get new and changed pulses as a test. Without any tester, that is who was added first."""
    from cli.reader import mark_tester

    mark_tester(name, tester=not off)


@reader.command("rename")
def reader_rename(
    name: Annotated[str, typer.Argument(help="The reader.")], to: Annotated[str, typer.Argument(help="The new name.")]
) -> None:
    """Give a reader another name; pulses have to name them by it from then on."""
    from cli.reader import rename_reader

    rename_reader(name, to)


@reader.command("remove")
def reader_remove(name: Annotated[str, typer.Argument(help="The reader.")]) -> None:
    """Forget a reader: their number, their code and their consent. They get nothing more, also not what is held."""
    from cli.reader import remove_reader

    remove_reader(name)


@reader.command("list")
def reader_list() -> None:
    """List everybody: the last digits of their numbers, whether they opted in, how long their window is open."""
    from cli.reader import list_readers

    list_readers()
