"""What was imported is known to be old as soon as its file is another."""

import importlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from worker.fresh import Imported


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A module of a package that counts as ours, written a while ago."""
    file = tmp_path / "fresh_of_a_test" / "__init__.py"
    file.parent.mkdir()
    file.write_text("SAYS = 1\n")
    _written(file, seconds_ago=60)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield file
    sys.modules.pop("fresh_of_a_test", None)


def _written(file: Path, *, seconds_ago: float) -> None:
    at = time.time() - seconds_ago
    os.utime(file, (at, at))


def test_what_nobody_touched_is_fresh(module: Path) -> None:  # noqa: ARG001 - it is imported by its name
    since = time.time_ns()
    importlib.import_module("fresh_of_a_test")

    assert not Imported(since).is_stale()


@pytest.mark.parametrize("what", ["changed", "restored", "gone"])
def test_what_was_written_anew_or_taken_away_is_stale(module: Path, what: str) -> None:
    since = time.time_ns()
    importlib.import_module("fresh_of_a_test")
    imported = Imported(since)

    if what == "changed":
        module.write_text("SAYS = 2\n")
    elif what == "restored":
        # An older file, as a checkout of an earlier version or an unpacked archive has it.
        _written(module, seconds_ago=3600)
    else:
        module.unlink()

    assert imported.is_stale()


def test_what_changed_between_its_import_and_the_look_counts_as_stale(module: Path) -> None:
    since = time.time_ns()
    importlib.import_module("fresh_of_a_test")
    module.write_text("SAYS = 2\n")

    assert Imported(since).is_stale()
