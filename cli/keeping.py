"""The commands over what is kept: copied, put back, forgotten, purged."""

from pathlib import Path
from typing import Annotated

import typer


def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.", dir_okay=False)],
    *,
    force: Annotated[bool, typer.Option(help="Write over a file that is there.")] = False,
) -> None:
    """Copy the store (readers, consent, what was sent and came in) to a file; also while everything runs."""
    from cli.backup import run_backup

    run_backup(file, force=force)


def restore(file: Annotated[Path, typer.Argument(help="A copy made by backup.", dir_okay=False)]) -> None:
    """Put a copy in the place of the store; what was there is kept beside it. Nothing may be running."""
    from cli.backup import run_restore

    run_restore(file)


def forget(
    name: Annotated[str, typer.Argument(metavar="READER", help="Name of the reader.")],
    *,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
) -> None:
    """Delete every trace of a person: what they were sent, what they wrote, and the runs that name them."""
    from cli.forget import run_forget

    run_forget(name, sure=sure)


def purge(
    *,
    look: Annotated[bool, typer.Option("--look", help="Only say what a first batch would be.")] = False,
) -> None:
    """Delete what is older than is kept; the deployment purge does the same every night."""
    from cli.forget import run_purge

    run_purge(look=look)
