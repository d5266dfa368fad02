"""``chartcastr suggest``: two to four pulses from what is there, as deployment entries that run."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import typer
import yaml

from cli.entries import append_entries, as_entry
from cli.server import require_server
from pulse.definition import FileSource, read_pulse
from pulse.definition.catalogue import SOURCES, Unit
from pulse.errors import DefinitionError, NoDataError, SourceError
from pulse.sources import Source, fetch
from pulse.sources.files.folders import find_files
from pulse.sources.files.source import Files, open_file
from pulse.sources.propose import MOST, Proposal, from_metrics, from_table
from pulse.sources.rows import Rows
from pulse.store.columns import utc_now

_LOOKED_AT, _EVERY, _MOST_ROWS = 10_000, 50, 1_000_000
"""Rows that are looked at: so many from the first on, then one of so many, until there were so many."""


def run_suggest(
    what: str, account: str, sheet: str, timezone: str, reader: str, out: Path | None, *, write: bool
) -> None:
    """Print the proposals as entries of deployments/prefect.yaml, append them to it, or write files of them to ``out``.

    Raises:
        ChartcastrError: Nothing can be read, or nothing in it can be measured.
    """
    found = propose(what, account, sheet, timezone)
    pulses = [{**proposal.pulse, "readers": [reader]} for proposal in found]
    for pulse in pulses:
        read_pulse(pulse, f"the proposal {pulse['name']}")
    comments = [_comment(proposal) for proposal in found]
    if out is not None:
        _write_files(out, pulses, comments)
        return
    entries = [as_entry(pulse, comment) for pulse, comment in zip(pulses, comments, strict=True)]
    if write:
        path = append_entries(entries, [str(pulse["name"]) for pulse in pulses])
        for pulse in pulses:
            typer.echo(f"{path}: chartcastr preview {pulse['name']}")
        return
    typer.echo("deployments:\n" + "\n".join(entries), nl=False)


def _comment(proposal: Proposal) -> str:
    lines = [proposal.why + "."]
    source = proposal.pulse["source"]
    if source["kind"] == "file" and "://" not in source["at"]:
        try:
            find_files(source["at"])
        except SourceError as outside:
            lines.append(f"Not yet to be read by a run: {outside}")
    for name, why in list(proposal.left_out.items())[:12]:
        lines.append(f"Left out: {' '.join(name.split())[:40]}: {why}.")
    return "\n".join(lines)


def _write_files(out: Path, pulses: list[dict[str, Any]], comments: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for pulse, comment in zip(pulses, comments, strict=True):
        path = out / f"{pulse['name']}.yaml"
        said = "".join(f"# {line}\n" for line in comment.splitlines())
        path.write_text(said + yaml.safe_dump(pulse, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8")
        typer.echo(f"{path}: chartcastr preview {path}")


def propose(what: str, account: str = "default", sheet: str = "", timezone: str = "UTC") -> list[Proposal]:
    """Pulses of a file, an account, a sheet or a database.

    Raises:
        ChartcastrError: Nothing can be read, or nothing in it can be measured.
    """
    if what in SOURCES:
        found = _of_system(what, account, timezone)
    elif what == "sheets":
        found = _of_sheet(account, sheet, timezone)
    elif what == "sql":
        found = _of_database(account, timezone)
    else:
        found = _of_file(what, sheet, timezone)
    return list(_named_apart(found))[:MOST]


def _named_apart(found: list[Proposal]) -> Iterator[Proposal]:
    names: set[str] = set()
    for proposal in found:
        name, number = str(proposal.pulse["name"]), 1
        while name in names:
            number += 1
            name = f"{str(proposal.pulse['name'])[:56].strip('-')}-{number}"
        names.add(name)
        yield Proposal({**proposal.pulse, "name": name}, proposal.why, proposal.left_out)


def _of_file(what: str, sheet: str, timezone: str) -> list[Proposal]:
    source = FileSource(at=what, sheet=sheet or None)
    # Whoever types a path means that folder.
    folders = () if source.remote else (Path(what).parent, Path(what))
    with open_file(source, wide=True, folders=folders) as rows:
        columns, units, whole = sample(rows)
    name = what.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1].removesuffix(".gz")
    stem = Path(name).stem.replace("*", "").strip("-_") or "table"
    asked = {"kind": "file", "at": what, **({"sheet": sheet} if sheet else {})}
    found = from_table(stem, asked, columns, timezone, units, whole=whole)
    return _those_that_work(found, Files(folders=folders))


def _those_that_work(found: list[Proposal], source: Source) -> list[Proposal]:
    """Every proposal is tried on all rows: what would not run is not proposed, and why is said beside the others."""
    kept: list[Proposal] = []
    refused: dict[str, str] = {}
    for item in found:
        pulse = read_pulse({**item.pulse, "readers": ["nobody"]}, f"the proposal {item.pulse['name']}")
        try:
            fetch(pulse, utc_now(), source)
        except SourceError as wrong:
            refused[str(item.pulse["title"])] = str(wrong).rstrip(".")
            continue
        kept.append(item)
        if len(kept) == MOST:
            break
    if not kept:
        raise SourceError(next(iter(refused.values())) + ".")
    return [replace(proposal, left_out={**proposal.left_out, **refused}) for proposal in kept]


_Sample = tuple[dict[str, list[Any]], dict[str, tuple[Unit | None, str | None]], bool]


def sample(rows: Rows) -> _Sample:
    """The first rows of a table and a few of the rest, what columns are formatted as, and whether it is all."""
    columns: dict[str, list[Any]] = {name: [] for name in rows.headings}
    taken = count = 0
    for batch in rows.batches():
        room = max(0, _LOOKED_AT - taken)
        kept = [*range(min(room, len(batch))), *range(min(room, len(batch)), len(batch), _EVERY)]
        for name, cells in columns.items():
            found = batch.cells(name)
            cells += [found[place] for place in kept]
        taken, count = taken + len(kept), count + len(batch)
        if count > _MOST_ROWS:
            break
    units = {}
    for name in columns if rows.unit_of is not None else ():
        try:
            units[name] = rows.unit_of(name) if rows.unit_of else (None, None)
        except SourceError:
            continue
    return columns, units, taken == count


def _block(kind: str, account: str) -> Any:
    from blocks import ACCOUNTS, load_block

    require_server()
    return asyncio.run(load_block(ACCOUNTS[kind], account))


def _of_system(kind: str, account: str, timezone: str) -> list[Proposal]:
    findings = _block(kind, account).source().check()
    if not findings[0].works:
        raise SourceError(findings[0].said)
    teams = next((finding.said for finding in findings if finding.what == "read teams"), "")
    with_cycles = [part.split(" ", 1)[0] for part in teams.split("), ") if "no cycles" not in part and "(" in part]
    return from_metrics(kind, account, timezone, with_cycles)


def _of_sheet(account: str, sheet: str, timezone: str) -> list[Proposal]:
    if not sheet:
        raise DefinitionError("Say which sheet with --sheet ID or --sheet ADDRESS.")
    from pulse.definition import SheetsSource
    from pulse.sources.sheets.client import SheetsClient

    id_ = SheetsSource(kind="sheets", sheet=sheet, range="A:A").sheet
    client = SheetsClient(_block("sheets", account).source().account, id_)
    outline = client.outline()
    found: list[Proposal] = []
    for tab in outline.get("sheets") or []:
        source = {"kind": "sheets", "account": account, "sheet": id_}
        found += _of_tab(client, tab, source, timezone)
    if not found:
        raise SourceError("The sheet has no chart that can be drawn again and no tab with a column of dates.")
    return found[:MOST]


def _of_tab(client: Any, tab: Mapping[str, Any], source: dict[str, Any], timezone: str) -> Iterator[Proposal]:
    from pulse.sources.sheets.grid import grids
    from pulse.sources.sheets.ranges import quoted
    from pulse.sources.sheets.table import table_of

    title = str(tab["properties"]["title"])
    for chart in (tab.get("charts") or [])[:1]:
        name = str(chart["spec"].get("title") or chart["chartId"])
        if any(kind in chart["spec"] for kind in ("basicChart", "pieChart", "scorecardChart")):
            pulse = {"name": _slug(name), "title": name, "source": {**source, "chart": name}, "grain": "month"}
            yield Proposal({**pulse, "timezone": timezone}, f"The chart {name!r} as it stands in {title}")
    try:
        rows = table_of(grids(client.cells([quoted(title)]))[0], wide=True).rows()
        columns, units, _ = sample(rows)
        yield from from_table(title, {**source, "range": quoted(title)}, columns, timezone, units)[:2]
    except (SourceError, NoDataError):
        return


def _slug(name: str) -> str:
    return (
        "-".join("".join(item if item.isascii() and item.isalnum() else " " for item in name.lower()).split())
        or "chart"
    )


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
            found += [_as_query(proposal, table, connection.dialect) for proposal in proposals[:2]]
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
    bounds = [column >= sa.literal_column(":since"), column < sa.literal_column(":until")]
    source = dict(proposal.pulse["source"])
    for item in source.pop("where", ()):
        named = table.c[item["column"]]
        bounds.append(named == item["is"] if "is" in item else sa.or_(named != item["is not"], named.is_(None)))
    compiled = sa.select(*chosen).where(*bounds).compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    source["query"] = " ".join(str(compiled).split())
    asked = {**measure, **({"value": "value"} if value else {}), "period": "period", **({"by": "series"} if by else {})}
    return Proposal({**proposal.pulse, "source": source, "measure": asked}, proposal.why, proposal.left_out)
