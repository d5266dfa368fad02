"""``chartcastr sources``: what can be measured where, from the catalogue; docs/sources.md is made here too."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from pulse.definition.catalogue import METRICS, SOURCES, Metric, metrics_of
from pulse.errors import DefinitionError

_UNITS = {
    "currency": "money",
    "count": "count",
    "percent": "rate",
    "duration": "time",
    "points": "points",
    "number": "number",
}
_NAMES = {"shopify": "Shopify", "hubspot": "HubSpot", "linear": "Linear"}
_OWN = (
    ("file", "any figure of CSV, Excel, Parquet or JSON files, by path, pattern or address"),
    ("sheets", "any figure of a Google Sheet: a tab, range, named range, table or cell; or one of its own charts"),
    ("sql", "any figure that a SELECT returns: PostgreSQL, SQLite, MySQL, DuckDB, BigQuery"),
)


def run_sources(kind: str) -> None:
    """Print every source with its metrics, or one of them with all that is to be known.

    Raises:
        DefinitionError: There is no such source.
    """
    console = Console(highlight=False)
    if kind and kind not in SOURCES:
        own = [name for name, _ in _OWN]
        if kind not in own:
            raise DefinitionError(f"There is no source {kind!r}; there are {', '.join([*own, *SOURCES])}.")
        console.print(f"{kind}: {dict(_OWN)[kind]}. Its metrics are yours to define: docs/sources.md, docs/pulses.md.")
        return
    if not kind:
        console.print("[bold]You define the metric[/bold]")
        for name, said in _OWN:
            console.print(f"  {name}: {said}")
        console.print()
    for source in [kind] if kind else SOURCES:
        _print(console, source, whole=bool(kind))
    if not kind:
        console.print("'chartcastr sources shopify' has each definition; 'chartcastr suggest shopify' proposes pulses.")


def _print(console: Console, source: str, *, whole: bool) -> None:
    table = Table(box=None, title=_NAMES[source], title_justify="left", title_style="bold", pad_edge=False)
    for name in ("metric", "unit", "by", "good"):
        table.add_column(name, no_wrap=name in {"metric", "unit"})
    if whole:
        table.add_column("what it is", overflow="fold", ratio=1)
    for metric in metrics_of(source):
        row = [metric.key, _UNITS[metric.unit], ", ".join(metric.by) or "-", metric.good]
        table.add_row(*row, *([_said(metric)] if whole else []))
    console.print(table)
    console.print()


def _said(metric: Metric) -> str:
    return f"{metric.name}. {metric.definition}" + (" History is kept by us." if metric.snapshot else "")


def table_of_metrics() -> str:
    """The catalogue as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for source in dict.fromkeys(metric.source for metric in METRICS):
        yield f"### {_NAMES[source]}\n"
        yield "| metric | what readers read | definition | unit | grains | adds up | good | by | query |"
        yield "|---|---|---|---|---|---|---|---|---|"
        for metric in metrics_of(source):
            kept = " Told only as it stands now; its history is kept by us, day by day." if metric.snapshot else ""
            cells = [
                f"`{metric.key}`",
                metric.name,
                metric.definition + kept,
                _UNITS[metric.unit],
                ", ".join(metric.grains),
                "yes" if metric.additive else "no",
                metric.good,
                ", ".join(f"`{key}`" for key in metric.by) or "-",
                f"`{metric.query}`",
            ]
            yield f"| {' | '.join(cells)} |"
        yield ""
