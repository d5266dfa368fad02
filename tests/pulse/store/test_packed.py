"""Long texts are kept compressed, come back as they were, and what was kept before is still read."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects import sqlite

from pulse.store import Store, runs
from pulse.store.columns import PackedText, utc_now
from pulse.store.tables import Snapshot

_SQLITE = sqlite.dialect()


@given(st.text() | st.text().map("zlib:{}".format))
def test_every_text_comes_back_as_it_was(given_text: str) -> None:
    column = PackedText()

    kept = column.process_bind_param(given_text, _SQLITE)

    assert column.process_result_value(kept, _SQLITE) == given_text


def _keep(store: Store, facts: str) -> str:
    with store.begin() as session:
        run = runs.start(session, "orders", utc_now(), None).run
        empty = {"definition": "{}", "result": "{}", "read": "{}", "caption": "", "analysis": ""}
        runs.freeze(session, Snapshot.model_validate({"run_id": run.id, "facts": facts, "chart": b"", **empty}))
        return run.id


def test_a_snapshot_takes_a_fraction_of_its_text(store: Store) -> None:
    facts = str([{"id": number, "kind": "change", "numbers": {"now": number}} for number in range(500)])
    run_id = _keep(store, facts)

    with store.begin() as session:
        there = session.connection().execute(text("SELECT facts FROM snapshot")).scalar_one()

        assert session.get_one(Snapshot, run_id).facts == facts
        assert len(there) < len(facts) / 4


def test_what_was_kept_before_is_still_read(store: Store) -> None:
    run_id = _keep(store, "[]")
    with store.begin() as session:
        session.connection().execute(text("UPDATE snapshot SET facts = '[{\"id\": 1}]'"))

    with store.begin() as session:
        assert session.get_one(Snapshot, run_id).facts == '[{"id": 1}]'
