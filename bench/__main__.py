"""Measured comparisons: print one table, and write ``{name: {figure: number}}`` as JSON."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.answers.run import measure_answers
from bench.calm import measure_calm
from bench.chart import measure_chart
from bench.flood import measure_flood
from bench.forecast import measure_forecast
from bench.growth import measure_growth
from bench.insight import measure_insight
from bench.latency import measure_latency
from bench.leaks import measure_leaks
from bench.pace import measure_pace
from bench.pulse import measure_pulse
from bench.rows import measure_rows
from bench.rush import measure_rush
from bench.scale.run import measure_scale
from bench.stories.run import measure_stories
from bench.suggest import measure_suggest
from bench.truth.run import measure_truth
from bench.webhook import measure_webhook
from bench.years import measure_years

Figures = dict[str, float]
BENCHES: dict[str, Callable[[], Figures]] = {
    "pulse": measure_pulse,
    "pace": measure_pace,
    "flood": measure_flood,
    "rows": measure_rows,
    "insight": measure_insight,
    "forecast": measure_forecast,
    "truth": measure_truth,
    "stories": measure_stories,
    "calm": measure_calm,
    "chart": measure_chart,
    "suggest": measure_suggest,
    "answers": measure_answers,
    "latency": measure_latency,
    "webhook": measure_webhook,
    "rush": measure_rush,
    "leaks": measure_leaks,
    "years": measure_years,
    "growth": measure_growth,
    "scale": measure_scale,
}


def main() -> None:
    """Run one benchmark or all of them."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measured comparisons, side by side in one run."
    )
    parser.add_argument("--only", choices=sorted(BENCHES), help="run this one alone")
    parser.add_argument("--out", type=Path, help="write the figures to this file, as JSON")
    arguments = parser.parse_args()
    found = {name: bench() for name, bench in BENCHES.items() if arguments.only in {None, name}}
    table = Table("bench", "figure")
    table.add_column("value", justify="right")
    for name, figures in found.items():
        for figure, value in figures.items():
            table.add_row(name, figure, f"{value:,.3f}")
    Console(file=sys.stdout).print(table)
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
