"""Sources as an owner meets them at a terminal: listed, connected, checked, suggested, previewed."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cli.samples.__main__ import SAMPLES
from cli.samples.made import TODAY, addresses, make_database, robot, save_blocks, serve
from pulse.definition.catalogue import METRICS
from sandbox.accounts import Accounts
from sandbox.accounts.sheets import SHEET
from tests.cli.conftest import Owner
from tests.cli.test_preview import run
from tests.conftest import CONTRACTS, ROOT
from tests.conftest import serve as serve_app
from tests.pulse.sources.test_download import Host


@pytest.fixture
def accounts() -> Accounts:
    return Accounts(TODAY, CONTRACTS if CONTRACTS.is_dir() else None)


@pytest.fixture
def address(accounts: Accounts) -> Iterator[str]:
    with serve(accounts) as found:
        yield found


@pytest.fixture
def connected(owner: Owner, address: str, tmp_path: Path) -> Owner:
    owner.environment |= addresses(address)
    save_blocks(owner.environment["PREFECT_API_URL"], address, tmp_path)
    return owner


def test_the_catalogue_is_listed_and_the_page_is_made_from_it() -> None:
    listed, single, page = run("sources"), run("sources", "hubspot"), run("sources", "--markdown")

    for metric in METRICS:
        assert metric.key in listed.stdout
        assert f"| `{metric.key}` | {metric.name} | {metric.definition}" in page.stdout
    assert "without a closed deal there is no rate" in " ".join(single.stdout.split())
    assert page.stdout in (ROOT / "docs" / "sources.md").read_text()
    wrong = run("sources", "nothing")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("kind", ["shopify", "hubspot", "linear", "sheets", "sql"])
def test_an_account_is_checked_and_what_is_proposed_runs(connected: Owner, tmp_path: Path, kind: str) -> None:
    more = ["--sheet", SHEET] if kind == "sheets" else []
    checked = connected.runs("check", kind, "--account", "sample", *more)
    assert checked.returncode == 0, checked.stdout + checked.stderr

    made = connected.runs("suggest", kind, "--account", "sample", "--out", str(tmp_path / "p"), *more)
    assert made.returncode == 0, made.stderr
    files = sorted((tmp_path / "p").glob("*.yaml"))
    assert 2 <= len(files) <= 4
    # Metrics of the catalogue are previewed by the samples; what is made of columns has to be tried.
    for file in files[:1] if kind in {"sheets", "sql"} else []:
        raw = yaml.safe_load(file.read_text())
        if kind != "sheets":
            file.write_text(yaml.safe_dump({**raw, "as_of": "2026-11-22T08:00:00+01:00"}))
        seen = connected.runs("preview", str(file), "--out", str(tmp_path / "out"))
        assert seen.returncode == 0, seen.stderr
        assert (tmp_path / "out" / f"{raw['name']}.png").exists()


def test_what_is_proposed_of_a_file_runs(tmp_path: Path) -> None:
    made = run("suggest", "deployments/data/shop-orders.csv", "--out", str(tmp_path), "--timezone", "Europe/Berlin")

    assert made.returncode == 0, made.stderr
    files = sorted(tmp_path.glob("*.yaml"))
    assert 2 <= len(files) <= 4
    for file in files[1:2]:
        assert run("preview", str(file), "--out", str(tmp_path / "out")).returncode == 0
    printed = run("suggest", "deployments/data/shop-orders.csv")
    assert len(yaml.safe_load(printed.stdout)["deployments"]) == len(files)


@pytest.mark.parametrize(
    ("content", "says"),
    [("name,score\nada,1\nbob,2\ncleo,3\ndan,4\n", "has no column that holds dates only"), ("", "is empty")],
)
def test_a_file_without_dates_is_said_so(tmp_path: Path, content: str, says: str) -> None:
    file = tmp_path / "x.csv"
    file.write_text(content)

    done = run("suggest", str(file))

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert says in done.stderr


def test_accounts_are_saved_only_if_they_can_be_signed_in_to(
    connected: Owner, accounts: Accounts, address: str, tmp_path: Path
) -> None:
    key = tmp_path / "key.json"
    key.write_text(json.dumps(robot(address)))
    connections = {
        "shopify": ["--shop", "https://made-coffee.myshopify.com/", "--token", "shpat_made"],
        "sheets": ["--key", str(key), "--sheet", SHEET],
        "sql": ["--url", f"sqlite:///{make_database(tmp_path / 'mine.db')}"],
    }
    for kind, options in connections.items():
        done = connected.runs("connect", kind, "--account", "mine", *options)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Saved as 'mine'" in done.stdout

    checked = connected.runs("check", "sql", "--account", "mine")
    assert checked.returncode == 0
    assert "--  rights   This program may write the file" in checked.stdout
    accounts.hubspot.token = "another"
    refused = connected.runs("connect", "hubspot", "--account", "theirs", "--token", "pat-made")
    assert refused.returncode == 1
    assert "Make a new service key" in refused.stdout
    assert "Nothing was saved" in refused.stderr
    assert "pat-made" not in refused.stdout + refused.stderr
    missing = connected.runs("check", "hubspot", "--account", "theirs")
    assert "There is no hubspot-account block named 'theirs'" in missing.stderr


def test_a_preview_shows_what_was_kept_of_the_days_before(connected: Owner, tmp_path: Path) -> None:
    from pulse.definition import read_pulse
    from pulse.store import metric_history

    raw = yaml.safe_load((SAMPLES / "hubspot-pipeline.yaml").read_text())
    pulse = read_pulse(raw, "test")
    from datetime import UTC, datetime, timedelta
    from decimal import Decimal

    from pulse.series import Dataset, Point, Quality, Series

    yesterday = datetime.now(UTC) - timedelta(days=1)
    before = Dataset(
        "Open pipeline",
        "stage",
        "day",
        "Europe/Berlin",
        yesterday,
        (Series("", "Open pipeline", "currency", "EUR", additive=True),),
        (Point(yesterday.astimezone(pulse.zone).date(), Decimal(100_000)),),
        Quality(),
        snapshot=True,
    )
    with connected.store.begin() as session:
        metric_history.keep(session, pulse, before)

    seen = connected.runs("preview", str(SAMPLES / "hubspot-pipeline.yaml"), "--out", str(tmp_path))

    assert seen.returncode == 0, seen.stderr
    assert "from €100.0k on " in (tmp_path / "hubspot-pipeline.txt").read_text()


def test_a_file_behind_a_login_is_read_with_the_token_of_a_secret_block(connected: Owner, tmp_path: Path) -> None:
    from prefect.blocks.system import Secret
    from prefect.settings import PREFECT_API_URL, temporary_settings

    host = Host()
    with serve_app(host.app()) as there:
        source = f"{{at: {there}/data.csv, secret: shop-token}}"
        file = tmp_path / "p.yaml"
        file.write_text(
            f"name: p\ntitle: Sales\nsource: {source}\nmeasure: {{name: Sales, value: sales, period: day}}\n"
            "grain: day\ntimezone: UTC\nreaders: [demo]\n"
        )
        connected.environment["CHARTCASTR_HOSTS"] = "127.0.0.1"
        missing = connected.runs("preview", str(file), "--out", str(tmp_path))
        assert "There is no secret block named 'shop-token'" in missing.stderr
        with temporary_settings({PREFECT_API_URL: connected.environment["PREFECT_API_URL"]}):
            Secret(value="geheim").save("shop-token", overwrite=True)
        seen = connected.runs("preview", str(file), "--out", str(tmp_path))

    assert seen.returncode == 0, seen.stderr
    assert host.seen[-1][1]["authorization"] == "Bearer geheim"
    assert "geheim" not in seen.stdout + seen.stderr


def test_every_sample_is_a_pulse_and_every_kind_of_source_has_some() -> None:
    from pulse.definition import read_pulse

    found = [read_pulse(yaml.safe_load(path.read_text()), path.name) for path in sorted(SAMPLES.glob("*.yaml"))]

    assert {pulse.source.kind for pulse in found} == {"file", "sheets", "sql", "shopify", "hubspot", "linear"}
    assert [pulse.name for pulse in found] == [path.stem for path in sorted(SAMPLES.glob("*.yaml"))]


def test_the_made_database_holds_every_order(tmp_path: Path) -> None:
    with sqlite3.connect(make_database(tmp_path / "x.db")) as connection:
        (count,) = connection.execute("SELECT COUNT(*) FROM orders").fetchone()
    connection.close()
    assert count > 5000
