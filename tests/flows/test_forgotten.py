"""A person who is forgotten is in neither database any more; what is too old is deleted, and what waits is not."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite
from sqlmodel import SQLModel, func, select

from cli.forget import run_forget, run_purge
from flows.answer_reply import answer_reply
from flows.purge import purge
from flows.send_pulse import send_pulse
from pulse.errors import DefinitionError
from pulse.store import readers, retention
from pulse.store.columns import PackedText, utc_now
from pulse.store.receive import receive
from pulse.store.retention import Keep
from pulse.store.states import DeliveryState
from pulse.store.tables import Delivery, Inbound, Message, Run, Snapshot, StatusChange
from pulse.whatsapp.events import Status
from sandbox.world import Account
from tests.conftest import Prefect
from tests.flows.conftest import ADA, BOB, House, wait
from tests.flows.test_window import close_window, parameters

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
WORDS = "Quokka question about Tuesday"


def lines_with(file: Path, trace: str) -> list[str]:
    """Tables of a SQLite file that hold ``trace``, in any form; one more time for each row that does."""
    found: list[str] = []
    with closing(sqlite3.connect(file)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            everything = database.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            found += [table for row in everything if any(trace in _text(value) for value in row)]
    return found


def _text(value: Any) -> str:
    if isinstance(value, str):
        value = PackedText().process_result_value(value, sqlite.dialect())
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def test_who_is_forgotten_is_nowhere_and_the_other_reader_has_all_of_theirs(
    house: House, prefect: Prefect, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", prefect.url)
    house.run(send_pulse, parameters(house, readers=["ada", "bob"]))
    chart = next(message for message in house.seen() if message.kind == "image")
    house.run(answer_reply, {"inbound_id": house.says(WORDS, chart.wamid)})
    wait(lambda: len(house.seen()) == 3)
    file, home = Path(house.store.url.removeprefix("sqlite:///")), Path(prefect.environment["PREFECT_HOME"])
    assert lines_with(file, ADA)
    assert lines_with(file, WORDS)

    run_forget("ada", sure=True)

    assert "ada is forgotten" in capsys.readouterr().out
    for trace in (ADA, WORDS, '"ada"'):
        assert lines_with(file, trace) == [], trace
    for trace in (ADA, WORDS):
        assert lines_with(home / "prefect.db", trace) == [], trace
    assert lines_with(file, BOB)
    with house.store.begin() as session:
        (kept,) = session.exec(select(Delivery)).all()
        assert kept.reader_id == readers.get(session, "bob").id
        assert json.loads(session.exec(select(Snapshot)).one().definition)["readers"] == ["forgotten", "bob"]


def test_a_name_with_marks_and_one_who_was_removed_before_are_forgotten_too(
    house: House, prefect: Prefect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", prefect.url)
    with house.store.begin() as session:
        readers.rename(session, "ada", "Jörg")
    house.run(send_pulse, parameters(house, readers=["Jörg", "bob"]))
    house.says(WORDS)
    with house.store.begin() as session:
        readers.remove(session, "Jörg")
    # A pulse that names them still, and sends them nothing.
    house.run(send_pulse, parameters(house, name="other", readers=["Jörg", "bob"]))
    file = Path(house.store.url.removeprefix("sqlite:///"))
    assert lines_with(file, "Jörg")

    run_forget("Jörg", sure=True)

    for trace in (ADA, WORDS, "Jörg", "J\\u00f6rg"):
        assert lines_with(file, trace) == [], trace
    assert lines_with(file, BOB)


def age(house: House, days: int) -> None:
    """Let so many days go by for all that is kept."""
    gone = timedelta(days=days)
    with house.store.begin() as session:
        for row in session.exec(select(Run)):
            row.created_at -= gone
            session.add(row)
        for snapshot in session.exec(select(Snapshot)):
            snapshot.created_at -= gone
            session.add(snapshot)
        for inbound in session.exec(select(Inbound)):
            inbound.received_at -= gone
            session.add(inbound)
        for status in session.exec(select(StatusChange)):
            status.received_at -= gone
            session.add(status)


def rows(house: House) -> dict[str, int]:
    """How many rows each table has that has any."""
    with house.store.begin() as session:
        counted = {
            table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in SQLModel.metadata.sorted_tables
        }
    return {name: count for name, count in counted.items() if count}


def test_what_is_too_old_goes_in_two_steps_and_what_is_young_stays(house: House) -> None:
    house.run(send_pulse, parameters(house))
    chart = next(message for message in house.seen() if message.kind == "image")
    house.run(answer_reply, {"inbound_id": house.says("why?", chart.wamid)})
    # The sandbox tells of each that it was sent and delivered.
    wait(lambda: rows(house).get("statuschange") == 6)
    whole = rows(house)

    house.run(purge, {})
    assert rows(house) == whole

    age(house, 101)
    house.run(purge, {})
    assert "snapshot" not in rows(house)
    assert "statuschange" not in rows(house)
    assert rows(house)["message"] == whole["message"]
    with house.store.begin() as session:
        assert {message.kind: bool(message.text) for message in session.exec(select(Message))} == {
            "image": False,
            "analysis": False,
            "answer": True,
        }

    age(house, 300)
    _, ended = house.run(purge, {})
    assert "1 of run" in str(ended.message)
    assert not rows(house).keys() & {"run", "message", "attempt", "statuschange", "inbound", "delivery", "snapshot"}
    assert rows(house)["reader"] == 2


def test_of_a_status_of_ours_no_address_is_kept_and_of_a_stranger_or_a_failure_all_of_it(house: House) -> None:
    house.run(send_pulse, parameters(house))
    wait(lambda: rows(house).get("statuschange") == 4)
    with house.store.begin() as session:
        assert {change.raw for change in session.exec(select(StatusChange))} == {""}
        wamid = house.seen()[0].wamid
        failed = Status(
            wamid, "failed", utc_now(), "", 131000, "went wrong", "", '{"of": "ours"}', Account.phone_number_id
        )
        strange = Status("wamid.X", "sent", utc_now(), "", None, "", "", '{"of": "theirs"}', Account.phone_number_id)
        receive(session, [failed, strange])
        kept = {change.raw for change in session.exec(select(StatusChange))}

    assert kept == {"", '{"of": "ours"}', '{"of": "theirs"}'}


def test_what_still_waits_for_its_reader_is_kept_however_old_it_is(house: House) -> None:
    close_window(house)
    house.run(send_pulse, parameters(house))
    with house.store.begin() as session:
        assert session.exec(select(Delivery)).one().state is DeliveryState.HELD
    age(house, 1000)

    run_purge(look=False)

    assert {"run", "snapshot", "delivery"} <= rows(house).keys()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"CHARTCASTR_KEEP_SNAPSHOTS": "7"}, "write a whole number of days from 31 on"),
        ({"CHARTCASTR_KEEP_MESSAGES": "a year"}, "write a whole number of days from 31 on"),
        ({"CHARTCASTR_KEEP_SNAPSHOTS": "90", "CHARTCASTR_KEEP_MESSAGES": "60"}, "a snapshot goes with its run"),
    ],
)
def test_days_that_are_none_are_said_in_one_sentence(given: dict[str, str], said: str) -> None:
    with pytest.raises(DefinitionError, match=said):
        retention.keep_of(given)
    assert retention.keep_of({"CHARTCASTR_KEEP_SNAPSHOTS": "500"}) == Keep(500, 500)


def test_a_purge_that_is_only_looked_at_deletes_nothing(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    house.run(send_pulse, parameters(house))
    age(house, 101)
    before = rows(house)

    run_purge(look=True)

    assert "A first batch would be: 1 of snapshot" in capsys.readouterr().out
    assert rows(house) == before
