"""A million rows: a source's streamed read beside pandas' of the same data, each in a process of its own."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROWS = 1_000_000
PART = 250_000
NOW = datetime(2026, 11, 22, tzinfo=UTC)
_QUERY = "SELECT at AS period, amount AS value, region AS series FROM sales"


def measure_rows() -> dict[str, float]:
    """Seconds, rows a second and peak memory (MB above what the imports take) of each, and the ratios."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["CHARTCASTR_FILES"] = name
        for rows in (PART, ROWS):
            _make(folder, rows)
        for kind in ("csv", "sql"):
            for who in ("ours", "pandas"):
                for rows in (PART, ROWS):
                    seconds, peak = _run(folder, who, kind, rows)
                    label = f"{kind} {who} {rows // 1000}k"
                    found[f"{label} rows/s"] = rows / seconds
                    found[f"{label} peak MB"] = peak
            ours, theirs = f"{kind} ours 1000k", f"{kind} pandas 1000k"
            found[f"{kind} rows/s, ours to pandas"] = found[f"{ours} rows/s"] / found[f"{theirs} rows/s"]
            found[f"{kind} peak MB, ours to pandas"] = found[f"{ours} peak MB"] / found[f"{theirs} peak MB"]
            small = found[f"{kind} ours 250k peak MB"]
            found[f"{kind} ours, peak MB of 1000k to 250k"] = found[f"{ours} peak MB"] / small
    return found


def _make(folder: Path, rows: int) -> None:
    """The same sales as a CSV file and as a SQLite table: a stamp to the second, four regions, an amount."""
    chance = random.Random(1)  # noqa: S311 - it makes up sales
    begin, every = datetime(2025, 12, 1), timedelta(minutes=500_000) / rows  # noqa: DTZ001 - as files write them
    made = (
        ((begin + every * number).isoformat(timespec="seconds"), chance.choice("NSEW"), f"{chance.random() * 100:.2f}")
        for number in range(rows)
    )
    with (folder / f"{rows}.csv").open("w") as file, sqlite3.connect(folder / f"{rows}.db") as connection:
        file.write("at,region,amount\n")
        connection.execute("CREATE TABLE sales (at TEXT, region TEXT, amount NUMERIC)")
        for row in made:
            file.write(",".join(row) + "\n")
            connection.execute("INSERT INTO sales VALUES (?, ?, ?)", row)
    connection.close()


def _run(folder: Path, who: str, kind: str, rows: int) -> tuple[float, float]:
    """Seconds, and peak memory over what the imports take, of one read in a process of its own."""
    command = [sys.executable, "-m", "bench.rows", str(folder), who, kind, str(rows)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return float(seconds), float(peak)


def _peak() -> float:
    """Memory of this process in MB: the most since the last call, which this call begins anew."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    found = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    return found / 1024


def _read(folder: Path, who: str, kind: str, rows: int) -> tuple[float, float]:
    began = before = 0.0
    if who == "pandas":
        import pandas as pd

        pd.DataFrame({"at": pd.to_datetime(["2026-01-01"]), "n": [1]}).groupby("at")["n"].sum()
        before, began = _peak(), time.perf_counter()
        if rows and kind == "csv":
            frame = pd.read_csv(folder / f"{rows}.csv", parse_dates=["at"])
            frame.groupby([frame["at"].dt.date, "region"])["amount"].sum()
        elif rows:
            with sqlite3.connect(folder / f"{rows}.db") as connection:
                frame = pd.read_sql("SELECT at, region, amount FROM sales", connection, parse_dates=["at"])
            frame.groupby([frame["at"].dt.date, "region"])["amount"].sum()
    else:
        from pulse.definition import read_pulse
        from pulse.sources import fetch
        from pulse.sources.sql import Database

        def pulse(rows: int) -> object:
            file = {"kind": "file", "at": str(folder / f"{rows}.csv")}
            source = file if kind == "csv" else {"kind": "sql", "query": _QUERY}
            columns = {"value": "amount", "period": "at", "by": "region"} if kind == "csv" else {"value": "value"}
            raw = {"name": "b", "title": "B", "source": source, "measure": {"name": "Sales", **columns}}
            return read_pulse({**raw, "grain": "day", "timezone": "UTC", "readers": ["x"]}, "bench")

        def read(rows: int) -> None:
            fetch(pulse(rows), NOW, Database(f"sqlite:///{folder / f'{rows}.db'}") if kind == "sql" else None)  # type: ignore[arg-type]

        warm = "".join(f"2026-11-{day:02}T{hour:02}:00:01,N,1.5\n" for day in range(10, 21) for hour in range(24))
        (folder / "0.csv").write_text(f"at,region,amount\n{warm}")
        with sqlite3.connect(folder / "0.db") as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS sales AS SELECT '2026-11-20' AS at, 'N' AS region, 1 AS amount"
            )
        read(0)
        before, began = _peak(), time.perf_counter()
        if rows:
            read(rows)
    return time.perf_counter() - began, _peak() - before


if __name__ == "__main__":
    print(json.dumps(_read(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))))
