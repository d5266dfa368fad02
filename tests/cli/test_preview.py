"""The command as an owner types it, in a process of its own."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal import chartcastr


def run(*arguments: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    path = {"PYTHONPATH": str(ROOT), "COLUMNS": "120", "HOME": str(folder)}
    return chartcastr(*arguments, cwd=folder, env={**os.environ, **path, **environment})


def pulse_file(folder: Path, at: str) -> Path:
    file = folder / "pulse.yaml"
    file.write_text(
        f"""
        name: orders
        title: Orders
        source: {{at: "{at}"}}
        measure: {{name: Orders, value: orders, period: day}}
        grain: day
        timezone: UTC
        as_of: "2026-11-22T08:00:00Z"
        readers: [ada]
        """,
        encoding="utf-8",
    )
    return file


def test_a_preview_leaves_the_picture_and_the_texts_and_sends_nothing(tmp_path: Path) -> None:
    out = tmp_path / "with a space"

    done = run("preview", "shop-orders", "--out", str(out))

    assert done.returncode == 0, done.stderr
    assert (out / "shop-orders.png").read_bytes().startswith(b"\x89PNG")
    text = (out / "shop-orders.txt").read_text()
    assert text.startswith("*Coffee shop orders*\nOrders came to 131 on Saturday 21 November 2026, down 16.6% from 157")
    assert "every figure has a fact" in done.stdout
    assert "Nothing was sent" in done.stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("day,sold\n2026-11-21,5\n", "orders.csv has no column 'orders' (measure.value). Its columns are: day, sold."),
        ("", "orders.csv is empty."),
        ("day,orders\n2026-11-20,5\n2026-11-21,many\n", "orders.csv: row 3, column 'orders' holds 'many', which is no"),
        (None, "There is no file"),
    ],
)
def test_bad_data_is_one_plain_sentence_and_no_traceback(tmp_path: Path, content: str | None, says: str) -> None:
    file = tmp_path / "orders.csv"
    if content is not None:
        file.write_text(content)

    done = run("preview", str(pulse_file(tmp_path, str(file))), folder=tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("chartcastr: ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr + done.stdout
    assert not (tmp_path / "out").exists()


def test_an_address_that_does_not_answer_is_one_plain_sentence(tmp_path: Path) -> None:
    done = run("preview", str(pulse_file(tmp_path, "http://127.0.0.1:9/orders.csv")), folder=tmp_path)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "http://127.0.0.1:9/orders.csv cannot be reached" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["preview", "nothing"],
            "There is no pulse 'nothing' in deployments/prefect.yaml (there: shop-orders, us-jobs)",
        ),
        (["preview", "nothing.yaml"], "nothing.yaml cannot be read: No such file or directory"),
        (["send", "shop-orders"], "PREFECT_API_URL is not set"),
        (["up"], "Set META_WHATSAPP_WEBHOOK_VERIFY_TOKEN"),
        (["reader", "add", "ada", "0170 1234567"], "'…4567' is no phone number; write it with + and country code"),
    ],
)
def test_what_is_missing_is_said_with_what_to_do(tmp_path: Path, arguments: list[str], says: str) -> None:
    (tmp_path / "deployments").symlink_to(ROOT / "deployments")
    done = run(*arguments, folder=tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'x.db'}")

    assert done.returncode == 1
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_yaml_that_is_none_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "pulse.yaml").write_text("name: orders\ntitle: [\n")

    done = run("preview", "pulse.yaml", folder=tmp_path)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "pulse.yaml is not YAML in line 3" in done.stderr


def test_readers_are_added_and_listed_without_their_numbers(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'store.db'}"

    added = run("reader", "add", "ada", "+49 170 1234567", folder=tmp_path, DATABASE_URL=database)
    listed = run("reader", "list", folder=tmp_path, DATABASE_URL=database)

    assert (added.returncode, listed.returncode) == (0, 0)
    assert "ada" in listed.stdout
    assert "…4567" in listed.stdout
    assert "1701234567" not in added.stdout + listed.stdout


@pytest.mark.parametrize("command", [[], ["demo"], ["preview"], ["send"], ["up"], ["reader"], ["reader", "add"]])
def test_every_command_explains_itself(command: list[str], tmp_path: Path) -> None:
    done = run(*command, "--help", folder=tmp_path)

    assert done.returncode == 0
    assert len(done.stdout.split()) > 20
