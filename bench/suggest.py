"""First proposals for public tables, held against an analyst's verdicts, and their figures against plain pandas."""

import os
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.corpus import FOLDER, Entry, fetch
from bench.figures import newest
from cli.suggest import propose
from pulse.definition import read_pulse
from pulse.errors import ChartcastrError
from pulse.sources import fetch as fetch_figures
from pulse.sources.files.source import Files

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
_CLOSE = 1e-9


@dataclass(frozen=True)
class Outcome:
    """What became of one table.

    Args:
        verdict: sensible, nonsense, refused with reason, or traceback.
        figure: right, wrong, refused or none: what the pulse of the first proposal told.
        said: The proposal, or the reason.
    """

    verdict: str
    figure: str
    said: str


def measure_suggest() -> dict[str, float]:
    """How many first proposals are sensible, nonsense, refused or tracebacks, and how many newest figures are right."""
    os.environ["CHARTCASTR_FILES"] = str(FOLDER)
    verdicts: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    tables = 0
    for entry, path in fetch():
        tables += 1
        found = judge(entry, path)
        verdicts[found.verdict] += 1
        figures[found.figure] += 1
        mark = "" if found.verdict == "sensible" and found.figure in {"right", "none"} else "  <--"
        print(f"{entry.id:32} {found.verdict:22} figure {found.figure:8} {found.said[:150]}{mark}", file=sys.stderr)
    return {
        "tables": tables,
        **{name: verdicts[name] for name in ("sensible", "nonsense", "refused with reason", "traceback")},
        "sensible of 30": 30 * verdicts["sensible"] / max(tables, 1),
        **{f"figures {name}": figures[name] for name in ("right", "wrong", "refused", "traceback")},
    }


def judge(entry: Entry, path: Path) -> Outcome:
    """Propose for one table, judge the first proposal, and work its newest figure out again."""
    try:
        first = propose(str(path))[0].pulse
    except ChartcastrError as refused:
        verdict = "sensible" if entry.takes(None) else "refused with reason"
        return Outcome(verdict, "none", str(refused))
    except Exception as broken:  # noqa: BLE001 - a traceback is what is counted
        return Outcome("traceback", "none", repr(broken))
    measure = first["measure"]
    said = f"{measure.get('aggregate')} {measure.get('value')} by {measure.get('period')}/{first['grain']}"
    said += f" of {measure.get('by')}" if measure.get("by") else ""
    said += f" where {first['source']['where']}" if first["source"].get("where") else ""
    verdict = "sensible" if entry.takes(first) else "nonsense"
    return Outcome(verdict, *_figure(path, first, said))


def _figure(path: Path, first: dict[str, Any], said: str) -> tuple[str, str]:
    pulse = read_pulse({**first, "readers": ["bench"]}, "bench")
    try:
        result = fetch_figures(pulse, NOW, Files())
    except ChartcastrError as refused:
        return "refused", f"{said}: {refused}"
    except Exception as broken:  # noqa: BLE001 - as above
        return "traceback", f"{said}: {broken!r}"
    last = result.complete[-1]
    ours = float(last.value or 0)
    try:
        theirs = float(newest(path, first, last.at))
    except (LookupError, ValueError) as unknown:
        return "wrong", f"{said}: {last.at} {ours}; pandas cannot tell: {unknown!r}"
    right = abs(ours - theirs) <= _CLOSE * max(1.0, abs(theirs))
    return ("right" if right else "wrong"), (said if right else f"{said}: {last.at} {ours} is {theirs} by pandas")
