"""Pulses proposed from files: what an analyst would measure, as deployments that run as they stand."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.entries import append_entries, as_entry
from cli.suggest import propose
from pulse.definition import read_pulse
from pulse.errors import DefinitionError, SourceError
from tests.cli.test_preview import run
from tests.conftest import ROOT

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str) -> Path:
        path = tmp_path / "data.csv"
        path.write_text(content)
        return path

    return written


def chosen(file: Path) -> list[tuple[str | None, str, str | None]]:
    pulses = [read_pulse({**proposal.pulse, "readers": ["ada"]}, "test") for proposal in propose(str(file))]
    return [(pulse.measure.value, pulse.measure.aggregate, pulse.measure.by) for pulse in pulses]


def days(heading: str, *cells: Callable[[int], object]) -> str:
    rows = [
        ",".join([f"2026-{9 + at // 30:02}-{1 + at % 30:02}", *(str(cell(at)) for cell in cells)]) for at in range(60)
    ]
    return "\n".join([heading, *rows]) + "\n"


@pytest.mark.parametrize(
    ("heading", "aggregate"),
    [
        ("messages_sent", "sum"),
        ("registrations", "sum"),
        ("paidAmount", "sum"),
        ("Number of orders", "sum"),
        ("total_revenue", "sum"),
        ("units", "sum"),
        ("ctr", "single"),
        ("unit_price", "single"),
        ("NPS", "single"),
        ("headcount", "single"),
        ("MRR", "single"),
        ("conversion rate", "single"),
        ("revenue per user", "single"),
        ("bounce %", "single"),
        ("avg_order_value", "single"),
        ("Umsatz", "sum"),
        ("Durchschnitt", "single"),
    ],
)
def test_whole_words_of_a_heading_decide_what_adds_up(write: Write, heading: str, aggregate: str) -> None:
    file = write(days(f"day,{heading}", lambda at: 100 + at * 7 % 31))

    assert chosen(file)[0] == (heading, aggregate, None)


@pytest.mark.parametrize(
    "heading", ["id", "customer_id", "orderId", "zip", "Postal Code", "year", "latitude", "lng", "flight number", "Jan"]
)
def test_ids_codes_years_and_places_are_no_figures(write: Write, heading: str) -> None:
    file = write(days(f"day,{heading},orders", lambda at: 40_000 + at, lambda at: 5 + at % 4))

    found = propose(str(file))

    assert {proposal.pulse["measure"].get("value") for proposal in found} == {"orders", None}
    assert "by its heading it is an id" in found[0].left_out[heading]


def test_the_finest_date_of_the_row_itself_is_the_period(write: Write) -> None:
    file = write(days("order_date,ship_date,year,sales", lambda at: f"2026-11-{1 + at % 28:02}", lambda _: 2026, str))

    pulse = propose(str(file))[0].pulse
    assert (pulse["measure"]["period"], pulse["grain"]) == ("order_date", "day")


def test_all_figures_are_weighed_and_the_best_comes_first(write: Write) -> None:
    file = write(days("day,temperature,clicks,revenue", lambda at: 20 + at % 5, lambda at: 5 + at, lambda at: at * 10))

    assert [value for value, *_ in chosen(file)[:3]] == ["revenue", "clicks", "temperature"]


def test_a_long_table_gives_a_pulse_for_each_metric(write: Write) -> None:
    lines = [
        f"2026-{month:02}-01,{name},{value + month}"
        for month in range(1, 11)
        for name, value in (("MRR", 9000), ("signups", 40), ("churn rate", 2))
    ]
    found = propose(str(write("month,metric,value\n" + "\n".join(lines))))

    told = {
        proposal.pulse["source"]["where"][0]["is"]: proposal.pulse["measure"]["aggregate"] for proposal in found[:3]
    }
    assert told == {"MRR": "single", "signups": "sum", "churn rate": "single"}
    assert {proposal.pulse["measure"]["name"] for proposal in found[:3]} == {"MRR", "Signups", "Churn rate"}


def test_a_wide_table_is_known_by_its_headings(write: Write) -> None:
    file = write("line,2026-01,2026-02,2026-03\nRevenue,10,20,30\nHeadcount,4,4,5\n")

    found = {proposal.pulse["source"]["where"][0]["is"]: proposal.pulse["measure"] for proposal in propose(str(file))}

    assert (found["Revenue"]["columns"], found["Revenue"]["aggregate"]) == ("periods", "sum")
    assert found["Headcount"]["aggregate"] == "single"


def test_totals_and_other_currencies_are_left_out_by_conditions(write: Write) -> None:
    lines = [
        f"2026-10-{day:02},{region},{code},{value + day}"
        for day in range(1, 31)
        for code in ("EUR", "USD")
        for region, value in (("North", 100), ("South", 200))
    ]
    lines += [f"2026-10-{day:02},Total,EUR,{300 + 2 * day}" for day in range(1, 31)]
    found = propose(str(write("day,region,currency,sales\n" + "\n".join(lines))))

    assert found[0].pulse["source"]["where"] == [
        {"column": "currency", "is": "EUR"},
        {"column": "region", "is not": "Total"},
    ]


def test_what_would_not_run_is_not_proposed_and_said(write: Write) -> None:
    broken = days("day,orders,sales", lambda at: at, lambda at: at).replace("2026-10-30,59,59", "2026-10-30,59,many")
    found = propose(str(write(broken)))

    assert {proposal.pulse["measure"].get("value") for proposal in found} == {"orders", None}
    with pytest.raises(SourceError, match="has no column that holds dates only"):
        propose(str(write("name,score\nada,1\nbob,2\ncleo,3\ndan,4\n")))


def entry(name: str) -> str:
    pulse: dict[str, Any] = {
        "name": name,
        "title": "Orders: a title",
        "source": {"at": "deployments/data/shop-orders.csv"},
        "measure": {"name": "Orders", "value": "orders", "period": "date"},
        "grain": "day",
        "timezone": "UTC",
        "readers": ["demo"],
    }
    return as_entry(pulse, "A reason that is longer than a line would hold. " * 5)


def test_what_is_printed_is_a_list_of_deployments_that_run() -> None:
    printed = run("suggest", "deployments/data/shop-orders.csv", "--timezone", "Europe/Berlin")

    entries = yaml.safe_load(printed.stdout)["deployments"]
    assert 2 <= len(entries) <= 4
    for item in entries:
        assert item["entrypoint"] == "flows.send_pulse.send_pulse"
        assert item["schedules"][0]["timezone"] == "Europe/Berlin"
        assert read_pulse(item["parameters"]["pulse"], "test").name == item["name"]
    assert "chartcastr reader add NAME +PHONE" in printed.stdout


def test_entries_are_appended_without_touching_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "prefect.yaml"
    shutil.copy(ROOT / "deployments" / "prefect.yaml", path)
    before = path.read_text()

    append_entries([entry("one-more")], ["one-more"], path)

    assert path.read_text().startswith(before.rstrip("\n"))
    found = yaml.safe_load(path.read_text())
    assert found["deployments"][-1]["name"] == "one-more"
    assert found["deployments"][:-1] == yaml.safe_load(before)["deployments"]
    with pytest.raises(DefinitionError, match="has a deployment 'one-more' already"):
        append_entries([entry("one-more")], ["one-more"], path)
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    "before",
    [
        "name: x\ndeployments:\n- name: a\n  entrypoint: b\n",
        "deployments:\n    # the first\n    - name: a\n      entrypoint: b",
        "deployments:\r\n  - name: a\r\n    entrypoint: b\r\n",
    ],
)
def test_indents_and_line_ends_are_kept(tmp_path: Path, before: str) -> None:
    path = tmp_path / "prefect.yaml"
    path.write_bytes(before.encode())

    append_entries([entry("one-more"), entry("another")], ["one-more", "another"], path)

    after = path.read_bytes().decode()
    assert after.startswith(before.rstrip("\r\n"))
    assert after.count("\r\n") in {0, after.count("\n")}
    assert [deployment["name"] for deployment in yaml.safe_load(after)["deployments"]] == ["a", "one-more", "another"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("deployments:\n  - name: a\n...\n", "cannot be added to as they are"),
        ("deployments: [{name: a}]\n", "cannot be added to as they are"),
        ("deployments:\n  - name: a\nafter: 1\n", "is not the last part"),
        ("deployments: [\n", "is not YAML"),
        ("[]", "is not the last part"),
    ],
)
def test_a_file_that_cannot_be_appended_to_is_left_as_it_is(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "prefect.yaml"
    path.write_text(content)

    with pytest.raises(DefinitionError, match=says):
        append_entries([entry("one-more")], ["one-more"], path)

    assert path.read_text() == content


def test_suggest_write_makes_pulses_that_preview_knows(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "deployments", tmp_path / "deployments")

    written = run("suggest", "deployments/data/shop-orders.csv", "--write", folder=tmp_path)

    assert written.returncode == 0, written.stderr
    names = [line.rsplit(" ", 1)[1] for line in written.stdout.splitlines()]
    seen = run("preview", names[1], "--out", str(tmp_path / "out"), folder=tmp_path)
    assert seen.returncode == 0, seen.stderr
    assert (tmp_path / "out" / f"{names[1]}.png").exists()


def test_a_file_is_checked_column_by_column(tmp_path: Path, write: Write) -> None:
    write(days("day,shop,[red]orders", lambda at: "NS"[at % 2], lambda at: 5 + at))
    seen = run("check", "data.csv", folder=tmp_path)

    assert seen.returncode == 0, seen.stderr
    assert "60 rows, 3 columns" in seen.stdout
    assert "names to break down by, 2 of them" in seen.stdout
    assert "[red]orders" in seen.stdout
    missing = run("check", "nothing.csv", folder=tmp_path)
    assert (missing.returncode, "There is no file" in missing.stdout) == (1, True)
