"""The files for containers are what their tools take, and say what the program needs."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from worker.__main__ import parser

DEPLOYMENTS = ROOT / "deployments"
MANIFESTS = sorted((DEPLOYMENTS / "kubernetes").glob("*.yaml"))
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((DEPLOYMENTS / "compose.yaml").read_text())["services"]


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_the_dockerfile_has_nothing_that_hadolint_minds() -> None:
    done = run(str(Path(sys.executable).with_name("hadolint")), "deployments/Dockerfile")

    assert (done.returncode, done.stdout) == (0, "")


def test_compose_takes_the_composition() -> None:
    done = run(
        str(Path(sys.executable).with_name("check-jsonschema")),
        *("--builtin-schema", "vendor.compose-spec", "deployments/compose.yaml"),
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.stem)
def test_kubernetes_takes_the_manifest(manifest: Path) -> None:
    import kubernetes_validate

    found = list(yaml.safe_load_all(manifest.read_text()))
    assert found
    for item in found:
        kubernetes_validate.validate(item, "1.33", strict=True)


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_runs_with_more_rights_than_it_needs(name: str) -> None:
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ()))


def test_the_workers_are_started_with_options_that_there_are() -> None:
    commands = [SERVICES["worker-1"]["command"]]
    for item in yaml.safe_load_all((DEPLOYMENTS / "kubernetes" / "worker.yaml").read_text()):
        if item["kind"] == "StatefulSet":
            commands += [container["command"] for container in item["spec"]["template"]["spec"]["containers"]]

    assert len(commands) == 2
    for command in commands:
        assert command[:3] == ["python", "-m", "worker"]
        assert parser().parse_args(command[3:]).healthcheck
