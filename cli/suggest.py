"""``chartcastr suggest``: two to four pulses from what is there, as YAML that runs."""

import asyncio
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import typer
import yaml

from cli.server import require_server
from pulse.catalogue import SOURCES
from pulse.definition import FileSource, read_pulse
from pulse.errors import DefinitionError, NoDataError, SourceError
from pulse.sources.file import open_file
from pulse.sources.propose import MOST, Proposal, from_metrics, from_table
from pulse.sources.rows import cells, length

_LOOKED_AT = 5000
"""Rows that are looked at."""


def run_suggest(what: str, account: str, sheet: str, timezone: str, reader: str, out: Path | None) -> None:
    """Print the proposals, or write each to a file of its own in ``out``.

    Raises:
        ChartcastrError: Nothing can be read, or nothing in it can be measured.
    """
    found = _proposals(what, account, sheet, timezone)
    texts: dict[str, str] = {}
    for one in found:
        pulse = {**one.pulse, "readers": [reader]}
        read_pulse(pulse, f"the proposal {pulse['name']}")
        body = yaml.safe_dump(pulse, sort_keys=False, allow_unicode=True, width=110)
        texts[str(pulse["name"])] = f"# {one.why}\n{body}"
    if out is None:
        typer.echo("---\n".join(texts.values()), nl=False)
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        path = out / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        typer.echo(f"{path}: chartcastr preview {path}")


def _proposals(what: str, account: str, sheet: str, timezone: str) -> list[Proposal]:
    if what in SOURCES:
        return _of_system(what, account, timezone)
    if what == "sheets":
        return _of_sheet(account, sheet, timezone)
    if what == "sql":
        return _of_database(account, timezone)
    source = FileSource(at=what)
    with open_file(source) as rows:
        columns: dict[str, list[Any]] = {}
        for batch in islice(rows.batches(), 8):
            for name in rows.names or tuple(rows.columns):
                kept = columns.setdefault(name, [])
                kept += (cells(batch, name) or [])[: max(0, _LOOKED_AT - len(kept))]
            if length(batch) >= _LOOKED_AT:
                break
    return from_table(Path(what.split("?", maxsplit=1)[0]).stem, {"kind": "file", "at": what}, columns, timezone)


def _block(kind: str, account: str) -> Any:
    from blocks import ACCOUNTS, load_block

    require_server()
    return asyncio.run(load_block(ACCOUNTS[kind], account))


def _of_system(kind: str, account: str, timezone: str) -> list[Proposal]:
    findings = _block(kind, account).source().check()
    if not findings[0].works:
        raise SourceError(findings[0].said)
    teams = next((one.said for one in findings if one.what == "read teams"), "")
    with_cycles = [part.split(" ", 1)[0] for part in teams.split("), ") if "no cycles" not in part and "(" in part]
    return from_metrics(kind, account, timezone, with_cycles)


def _of_sheet(account: str, sheet: str, timezone: str) -> list[Proposal]:
    if not sheet:
        raise DefinitionError("Say which sheet with --sheet ID or --sheet ADDRESS.")
    from pulse.definition import SheetsSource
    from pulse.sources.sheets.client import Client
    from pulse.sources.sheets.grid import grids
    from pulse.sources.sheets.table import table_of

    id_ = SheetsSource(kind="sheets", sheet=sheet, range="A:A").sheet
    client = Client(_block("sheets", account).source().account, id_)
    outline = client.outline()
    found: list[Proposal] = []
    for tab in outline.get("sheets") or []:
        title = str(tab["properties"]["title"])
        source = {"kind": "sheets", "account": account, "sheet": id_}
        for chart in (tab.get("charts") or [])[:1]:
            name = str(chart["spec"].get("title") or chart["chartId"])
            if any(kind in chart["spec"] for kind in ("basicChart", "pieChart", "scorecardChart")):
                pulse = {"name": _slug(name), "title": name, "source": {**source, "chart": name}, "grain": "month"}
                found.append(Proposal({**pulse, "timezone": timezone}, f"the chart {name!r} as it stands in {title}"))
        try:
            table = table_of(grids(client.cells([f"'{title}'"]))[0])
            columns = {name: [cell.value for cell in column] for name, column in table.columns.items()}
            found += from_table(title, {**source, "range": title}, columns, timezone)[:2]
        except (SourceError, NoDataError):
            continue
    if not found:
        raise SourceError("The sheet has no chart that can be drawn again and no tab with a column of dates.")
    return found[:MOST]


def _slug(name: str) -> str:
    return "-".join("".join(one if one.isascii() and one.isalnum() else " " for one in name.lower()).split()) or "chart"


def _of_database(account: str, timezone: str) -> list[Proposal]:
    """Tables with a column of dates and one of figures, as queries that group by them."""
    url = _block("sql", account).url.get_secret_value()
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    found: list[Proposal] = []
    with engine.connect() as connection:
        tables = sa.MetaData()
        tables.reflect(bind=connection)
        for table in tables.sorted_tables:
            rows = connection.execute(sa.select(table).limit(_LOOKED_AT)).mappings().all()
            columns = {name: [row[name] for row in rows] for name in table.columns.keys()}  # noqa: SIM118
            try:
                proposals = from_table(table.name, {"kind": "sql", "account": account}, columns, timezone)
            except SourceError:
                continue
            found += [_as_query(one, table, connection.dialect) for one in proposals[:2]]
    engine.dispose()
    if not found:
        raise SourceError("The database has no table with a column of dates.")
    return found[:MOST]


def _as_query(proposal: Proposal, table: sa.Table, dialect: sa.Dialect) -> Proposal:
    measure = dict(proposal.pulse["measure"])
    period, value, by = measure.pop("period"), measure.pop("value", None), measure.pop("by", None)
    chosen = [table.c[period].label("period")]
    if value:
        chosen.append(table.c[value].label("value"))
    if by:
        chosen.append(table.c[by].label("series"))
    column = table.c[period]
    bounds = (column >= sa.literal_column(":since"), column < sa.literal_column(":until"))
    query = str(sa.select(*chosen).where(*bounds).compile(dialect=dialect))
    source = {**proposal.pulse["source"], "query": " ".join(query.split())}
    asked = {**measure, **({"value": "value"} if value else {}), "period": "period", **({"by": "series"} if by else {})}
    return Proposal({**proposal.pulse, "source": source, "measure": asked}, proposal.why)
