"""``chartcastr check`` and ``chartcastr connect`` for the accounts that figures come from."""

import asyncio
from typing import Any

import typer
from pydantic import SecretStr, ValidationError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cli.checkfile import check_file, is_file
from cli.server import require_server
from pulse.errors import DefinitionError
from pulse.sources import Finding


def run_check(kind: str, account: str, sheet: str = "") -> int:
    """Try everything that a pulse may ask of an account, or read a file; 0 if all of it works.

    Raises:
        DefinitionError: There is no such block, or kind of account.
    """
    if is_file(kind):
        findings = check_file(kind, sheet)
        show(findings)
        return 0 if all(finding.works for finding in findings) else 1
    from blocks import ACCOUNTS, load_block

    if kind not in ACCOUNTS:
        raise DefinitionError(f"There is no account of kind {kind!r}; there are {', '.join(ACCOUNTS)}.")
    require_server()
    block = asyncio.run(load_block(ACCOUNTS[kind], account))
    findings = _source(kind, block, sheet).check()
    show(findings)
    return 0 if all(finding.works for finding in findings) else 1


def _source(kind: str, block: Any, sheet: str) -> Any:
    return block.source(sheet) if kind == "sheets" else block.source()


def run_connect(kind: str, account: str, sheet: str = "", **settings: str) -> int:
    """Check an account, and save it as a block if it can be signed in to; 0 if all of it works.

    Raises:
        DefinitionError: The settings are not what the block takes.
    """
    from blocks import ACCOUNTS

    require_server()
    kept = {key: SecretStr(value) if key in _SECRET else value for key, value in settings.items() if value}
    try:
        block = ACCOUNTS[kind](**kept)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        said = first["msg"].removeprefix("Value error, ")
        raise DefinitionError(f"{'.'.join(map(str, first['loc']))}: {said}.") from None
    findings = _source(kind, block, sheet).check()
    show(findings)
    if not findings or not findings[0].works:
        typer.echo("\nNothing was saved. Mend the above, and run it again.", err=True)
        return 1
    asyncio.run(block.asave(account, overwrite=True))
    use = f"source: {{kind: {kind}, account: {account}}}"
    Console(highlight=False).print(f"\nSaved as {account!r}; pulses use it with {use}.", markup=False)
    return 0 if all(finding.works for finding in findings) else 1


_SECRET = {"token", "client_secret", "credentials", "url"}


def show(findings: list[Finding]) -> None:
    """Print what was tried and how it went."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for name in ("mark", "what", "said"):
        table.add_column(name, overflow="fold", no_wrap=name != "said")
    for finding in findings:
        mark = "[red]no[/red]" if not finding.works else "[yellow]--[/yellow]" if finding.warns else "[green]ok[/green]"
        table.add_row(mark, escape(finding.what), escape(finding.said))
    Console(highlight=False).print(table)
