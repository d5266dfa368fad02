"""``chartcastr check FILE``: whether a file can be read, and what its columns hold."""

from pathlib import Path

from cli.suggest import sample
from pulse.definition import FileSource
from pulse.errors import SourceError
from pulse.sources import Finding
from pulse.sources.files.folders import find_files
from pulse.sources.files.source import open_file
from pulse.sources.propose.profile import Column, profile

_MOST = 40


def is_file(what: str) -> bool:
    """Whether somebody means a file, a folder, a pattern or an address, and no kind of account."""
    return "://" in what or "." in what or "/" in what or Path(what).exists()


def check_file(at: str, sheet: str = "") -> list[Finding]:
    """Read a file as a pulse would; what fails is told and never raised."""
    source = FileSource(at=at, sheet=sheet or None)
    folders = () if source.remote else (Path(at).parent, Path(at))
    findings = []
    try:
        with open_file(source, wide=True, folders=folders) as rows:
            columns, units, _ = sample(rows)
            count = sum(len(batch) for batch in rows.batches())
            findings.append(Finding("read", works=True, said=f"{count:,} rows, {len(columns)} columns"))
            findings += [Finding("note", works=True, said=note) for note in rows.notes]
        shown = list(columns.items())[:_MOST]
        known = [profile(name, cells, units.get(name, (None, None))) for name, cells in shown]
        findings += [Finding(" ".join(column.name.split())[:40], works=True, said=_told(column)) for column in known]
    except SourceError as wrong:
        return [*findings, Finding("read", works=False, said=str(wrong))]
    if not source.remote:
        try:
            find_files(at)
        except SourceError as outside:
            findings.append(Finding("may be read by runs", works=False, said=str(outside)))
    return findings


def _told(column: Column) -> str:
    what = {
        "dates": f"dates, such as {_example(column)}",
        "figures": f"figures, such as {_example(column)}; by its heading {column.role.value}",
        "names": f"names to break down by, {column.distinct} of them",
        "texts": f"texts, {column.distinct:,} different ones",
        "nothing": f"nothing to measure: {column.why}",
    }[column.kind]
    if column.dates != "as written":
        what += f" (measure.dates: {column.dates})"
    return what


def _example(column: Column) -> str:
    return next((str(cell).strip()[:30] for cell in column.cells if cell is not None and str(cell).strip()), "")
