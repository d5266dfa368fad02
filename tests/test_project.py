"""The repository as a whole: what is pinned, what is said, and that both are true."""

import importlib.metadata
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from cli.main import app
from sandbox.faults import KINDS
from tests.conftest import ROOT

TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    ).stdout.splitlines()
]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text().split()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in lines)
    return {name.lower().replace("_", "-"): version for name, version in (line.split("==") for line in lines)}


def test_what_would_break_in_silence_is_pinned() -> None:
    versions = {name: importlib.metadata.version(name) for name in ("prefect", "fastapi", "sqlalchemy")}

    assert versions == {name: pins()[name] for name in versions}
    assert versions["prefect"] == "3.9.1"


def test_prefects_server_can_be_imported_with_these_pins() -> None:
    done = subprocess.run(
        [str(ROOT / ".venv/bin/python"), "-c", "import prefect.server.api.server"], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]

    names = {re.split(r"[\[<>=~! ]", item)[0].lower().replace("_", "-") for item in asked}
    assert names <= set(pins())


def test_no_address_to_install_from_and_no_path_of_this_machine_is_named() -> None:
    here = {f"{ROOT.parent}/", f"{Path.home()}/"} - {"/"}
    for path in TRACKED:
        if path.suffix in {".png", ".bin", ".xz", ".csv", ".otf", ".ttf"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        assert not [item for item in here if item in text], path.name
        if path.name in {"constraints.txt", "pyproject.toml", "Makefile", "run"}:
            assert "://" not in text, path.name


def test_every_module_of_the_wheel_is_there_and_says_what_it_is() -> None:
    backend = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]["build-backend"]

    for name in backend["module-name"]:
        assert (ROOT / name / "__init__.py").read_text().startswith('"""')


COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
SETTINGS = [
    "DATABASE_URL",
    "META_WHATSAPP_WEBHOOK_VERIFY_TOKEN",
    "META_APP_SECRET",
    "GRAPH_API_URL",
    "GRAPH_API_VERSION",
    "PREFECT_API_URL",
    "SHOPIFY_API_URL",
    "HUBSPOT_API_URL",
    "LINEAR_API_URL",
    "SHEETS_API_URL",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"chartcastr {command}" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_stands_in_the_docs(setting: str) -> None:
    assert setting in "".join(path.read_text() for path in (ROOT / "docs").glob("*.md"))


def test_every_key_of_a_pulse_stands_in_the_reference() -> None:
    from pulse import definition
    from pulse.definition import Chart, FileSource, Measure, Pulse

    reference = (ROOT / "docs" / "pulses.md").read_text()
    sources = [getattr(definition, f"{name}Source") for name in ("Sheets", "Sql", "Shopify", "HubSpot", "Linear")]
    for part in (Pulse, FileSource, Measure, Chart, *sources):
        for name in part.model_fields:
            assert f"`{name}`" in reference, name


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
            assert (page.parent / Path(target)).exists(), f"{page.name}: {target}"


def test_files_stay_small() -> None:
    for path in TRACKED:
        if path.suffix == ".py" and "versions" not in path.parts and "tests" not in path.parts:
            # A language is two modules whatever it takes to list its words; all tables stand in one.
            most = 350 if "languages" in path.parts else 300
            assert path.read_text().count("\n") <= most, path


def test_every_fault_of_the_sandbox_stands_in_the_troubleshooting_page() -> None:
    page = (ROOT / "docs" / "troubleshooting.md").read_text()

    assert [name for name in KINDS if f"| `{name}` |" not in page] == []


def test_every_setting_of_the_example_is_explained() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text()
    names = re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert len(names) >= 8
    assert [name for name in names if f"`{name}`" not in page] == []
