"""Who a reader is, and what they agreed to, however Meta tells of it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from pulse.consent import Verdict, judge
from pulse.errors import ReaderError
from pulse.store import Store, health, limits, readers, runs, templates
from pulse.store.columns import utc_now
from pulse.store.receive import receive
from pulse.store.tables import Inbound, Reader, Template
from pulse.whatsapp.errors import without_numbers
from pulse.whatsapp.webhook import parse

PHONE, USER_ID = "+12025550143", "US.10000000000000000143"


def ada(session: Session) -> Reader:
    return session.exec(select(Reader).where(Reader.name == "ada")).one()


def bring(store: Store, contracts: Path, *names: str) -> None:
    with store.begin() as session:
        for name in names:
            receive(session, parse((contracts / "meta" / "samples" / f"{name}.json").read_bytes()))


def write(store: Store, text: str, wamid: str, *, phone: str | None = None, user_id: str | None = None) -> str:
    message = {"id": wamid, "type": "text", "text": {"body": text}, "timestamp": str(int(utc_now().timestamp()))}
    message |= {"from": phone} if phone else {}
    message |= {"from_user_id": user_id} if user_id else {}
    value = {"metadata": {"phone_number_id": "1"}, "messages": [message]}
    entry = {"id": "2", "changes": [{"field": "messages", "value": value}]}
    with store.begin() as session:
        receive(session, parse(json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()))
        return session.exec(select(Inbound.state).where(Inbound.wamid == wamid)).one()


@pytest.mark.parametrize("sample", ["in_system_number_changed", "in_system_user_id_changed", "field_user_id_update"])
def test_a_changed_number_or_user_id_keeps_the_reader_who_they_are(store: Store, contracts: Path, sample: str) -> None:
    with store.begin() as session:
        made = readers.add(session, "ada", PHONE, USER_ID).id
    bring(store, contracts, sample, sample)

    with store.begin() as session:
        found = ada(session)
    assert found.id == made
    changed = ("+12025550199", USER_ID) if "number" in sample else (PHONE, "US.10000000000000000199")
    assert (found.phone, found.user_id) == changed


def test_another_readers_number_is_not_taken_over(store: Store, contracts: Path) -> None:
    with store.begin() as session:
        readers.add(session, "ada", PHONE)
        readers.add(session, "bob", "+12025550199")
    bring(store, contracts, "in_system_number_changed")

    with store.begin() as session:
        assert ada(session).phone == PHONE


def test_a_preference_told_to_whatsapp_is_a_stop(store: Store, contracts: Path) -> None:
    with store.begin() as session:
        readers.add(session, "ada", PHONE)
    bring(store, contracts, "field_user_preferences_stop")

    with store.begin() as session:
        assert ada(session).opted_out_at is not None


def test_a_user_id_is_learnt_from_whoever_shows_both(store: Store, contracts: Path) -> None:
    with store.begin() as session:
        readers.add(session, "ada", PHONE)
    bring(store, contracts, "in_text_reply_bsuid_and_phone")

    with store.begin() as session:
        assert ada(session).user_id == USER_ID
    bring(store, contracts, "in_text_reply_bsuid_only")
    with store.begin() as session:
        assert {row.reader_id for row in session.exec(select(Inbound))} == {ada(session).id}


def test_news_of_templates_is_kept_and_older_news_changes_nothing(store: Store, contracts: Path) -> None:
    bring(store, contracts, "field_template_status_approved", "field_template_category_update")
    with store.begin() as session:
        template = session.exec(select(Template)).one()
        assert (template.name, template.language, template.status, template.category) == (
            "daily_chart_report",
            "en_US",
            "APPROVED",
            "MARKETING",
        )
        at = template.updated_at
        templates.note(
            session, template.waba_id, template.name, template.language, status="PAUSED", at=at - timedelta(seconds=1)
        )
        assert session.exec(select(Template)).one().status == "APPROVED"
    bring(store, contracts, "field_template_status_paused")
    with store.begin() as session:
        assert session.exec(select(Template)).one().status == "PAUSED"


def test_a_code_opts_in_once_by_the_right_person_and_for_a_week(store: Store) -> None:
    with store.begin() as session:
        code = readers.add(session, "ada", PHONE).code
        readers.add(session, "bob", "+12025550144")
    write(store, code, "wamid.bob", phone="12025550144")
    with store.begin() as session:
        assert ada(session).opted_in_at is None
        reader = ada(session)
        reader.code_until = utc_now() - timedelta(seconds=1)
        session.add(reader)
    write(store, code, "wamid.late", phone=PHONE[1:])
    with store.begin() as session:
        assert ada(session).opted_in_at is None
        reader = ada(session)
        readers.new_code(reader)
        session.add(reader)
        code = reader.code
    assert write(store, f"my code: {code}", "wamid.right", phone=PHONE[1:]) == "pending"
    with store.begin() as session:
        assert (ada(session).opted_in_at is not None, ada(session).code) == (True, "")


def test_a_code_in_the_digits_of_another_script_is_read_and_never_costs_a_batch(store: Store) -> None:
    with store.begin() as session:
        code = readers.add(session, "ada", PHONE).code
    arabic = "".join(chr(0x660 + int(digit)) for digit in code)

    assert write(store, arabic, "wamid.arabic", phone=PHONE[1:]) == "pending"
    with store.begin() as session:
        assert ada(session).opted_in_at is not None


def test_opting_in_takes_an_earlier_stop_back(store: Store) -> None:
    with store.begin() as session:
        code = readers.add(session, "ada", PHONE).code
    write(store, "STOP", "wamid.stop", phone=PHONE[1:])
    write(store, code, "wamid.code", phone=PHONE[1:])

    with store.begin() as session:
        assert (ada(session).opted_out_at, ada(session).opted_in_at is not None) == (None, True)


def test_who_wants_nothing_gets_no_answers_either(store: Store) -> None:
    with store.begin() as session:
        readers.add(session, "ada", PHONE)
    assert write(store, "stop", "wamid.1", phone=PHONE[1:]) == "pending"
    assert write(store, "why did it fall?", "wamid.2", phone=PHONE[1:]) == "ignored"
    assert write(store, "start", "wamid.3", phone=PHONE[1:]) == "pending"


@pytest.mark.parametrize(
    "text",
    [
        "STOP",
        "stopp",
        "baja",
        "darme de baja",
        "parar",
        "pare",
        "cancelar",
        "arrêt",
        "se désabonner",
        "désinscrire",
        "annuler",
        "abmelden",
        "keine Nachrichten mehr",
        "sair",
        "remover",
        "Please stop",
    ],
)
def test_a_stop_is_understood_in_every_language_we_speak(text: str) -> None:
    assert judge(text) is Verdict.STOP


def test_numbers_and_wamids_are_cut_out_of_metas_words() -> None:
    said = "To +49 170 1234567 or +1 (650) 555-1234 or 4917012345678: wamid.HBgLMTIwMjU1NTAxNDMV is gone (#131026)"

    assert without_numbers(said) == "To …4567 or …1234 or …5678: …NDMV is gone (#131026)"


def test_a_skipped_run_stays_skipped_when_its_flow_run_is_tried_again(store: Store) -> None:
    with store.begin() as session:
        late = runs.start(session, "orders", utc_now() - timedelta(hours=20), "flow-1")
        again = runs.start(session, "orders", utc_now() - timedelta(hours=20), "flow-1")

    assert (late.ours, again.ours) == (False, False)


def test_a_stranger_who_guesses_codes_is_soon_not_listened_to(store: Store) -> None:
    with store.begin() as session:
        code = readers.add(session, "ada", PHONE).code
    wrong = "111111" if code != "111111" else "222222"
    for number in range(20):
        write(store, wrong, f"wamid.{number}", user_id="US.666")

    write(store, code, "wamid.lucky", user_id="US.666")

    with store.begin() as session:
        assert (ada(session).opted_in_at, ada(session).user_id) == (None, None)


@pytest.mark.parametrize(("locale", "zone"), [("deutsch", ""), ("de", "Europe/Atlantis")])
def test_a_locale_and_a_zone_are_real(store: Store, locale: str, zone: str) -> None:
    with pytest.raises(ReaderError, match="is no"), store.begin() as session:
        readers.add(session, "ada", PHONE, locale=locale, timezone=zone)


def test_a_pace_lets_a_burst_go_and_then_one_at_a_time_for_all_together(store: Store) -> None:
    waits = []
    for _ in range(6):
        with store.begin() as session:
            waits.append(limits.acquire(session, "n", 1000.0, every=6.0, burst=3))
    with store.begin() as session:
        later = limits.acquire(session, "n", 1100.0, every=6.0, burst=3)

    assert waits == [0.0, 0.0, 0.0, 6.0, 12.0, 18.0]
    assert later == 0.0


@given(st.lists(st.tuples(st.floats(0, 30), st.floats(0, 30)), max_size=6))
def test_news_is_waited_for_longer_after_an_outage_and_never_shorter(gaps: list[tuple[float, float]]) -> None:
    begun, settle = utc_now(), timedelta(seconds=10)
    ends = sorted(
        (begun + timedelta(seconds=start), begun + timedelta(seconds=start + length)) for start, length in gaps
    )

    due = health.told_by(begun, settle, ends)

    assert due >= begun + settle
    for start, end in ends:
        if start < begun + settle and end > begun:
            assert due >= end + (end - begun) + settle
