"""Small files with the right value beside each, which lie beside the repository."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from cli.suggest import propose
from pulse.definition import read_pulse
from pulse.errors import ChartcastrError
from pulse.sources import fetch
from pulse.sources.files.source import Files
from tests.conftest import ROOT

CASES = ROOT.parent / "shared" / "cases" / "files"
FOLDERS = sorted(path for path in CASES.iterdir() if (path / "RIGHT.txt").exists()) if CASES.is_dir() else []
_FIGURE = re.compile(r"(?:24 Nov(?: 2026)?) = ([\d.]+)")


def test_the_cases_are_here() -> None:
    if not FOLDERS:
        pytest.skip(f"the cases are not here ({CASES}); they are test data beside the repository")
    assert len(FOLDERS) >= 11


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_case_is_told_right_or_refused_in_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    right = (folder / "RIGHT.txt").read_text()
    told = _told(folder) if (folder / "pulse.yaml").exists() else _suggested(right)

    if isinstance(told, str):
        assert "refus" in right.lower() or "sentence" in right
        assert "\n" not in told
    elif figure := _FIGURE.search(right):
        assert told == Decimal(figure[1].rstrip("."))
    elif "at most" in right:
        assert told == 10
    else:
        assert not (folder / "pulse.yaml").exists(), f"nothing was refused: {right}"


def _told(folder: Path) -> Decimal | str | None:
    """The newest figure, of several hours the largest, or the sentence that refuses it."""
    pulse = read_pulse(yaml.safe_load((folder / "pulse.yaml").read_text()), folder.name)
    assert pulse.as_of is not None
    try:
        result = fetch(pulse, pulse.as_of, Files())
    except ChartcastrError as refused:
        return str(refused)
    values = [point.value for point in result.complete if point.value is not None]
    return max(values) if pulse.grain == "hour" else values[-1]


def _suggested(right: str) -> str | None:
    try:
        found = propose("data.csv", timezone="UTC")
    except ChartcastrError as refused:
        return str(refused)
    pulses = [read_pulse({**proposal.pulse, "readers": ["ada"]}, "test") for proposal in found]
    if "messages_sent" in right:
        chosen = {(pulse.measure.value, pulse.measure.aggregate) for pulse in pulses}
        assert {("messages_sent", "sum"), ("registrations", "sum")} <= chosen
    else:
        assert {pulse.grain for pulse in pulses} == {"year"}
    return None
