"""What Meta's webhook tells of an account: it changes what is kept, is told once, and old news undoes nothing."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from pulse.store import Store, alerts, numbers, outbox, readers, templates
from pulse.store.columns import new_id, utc_now
from pulse.store.receive import receive
from pulse.store.tables import Announcement, Message, OtherEvent, PhoneNumber
from pulse.store.templates import FOREVER
from pulse.whatsapp.webhook import parse
from tests.conftest import begin

WABA, OTHER_WABA = "100000000000010", "100000000000011"
NUMBER, SISTER, FOREIGN = "100000000000001", "100000000000002", "100000000000003"
DISPLAY = "+1 202-555-0100"
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(autouse=True)
def _numbers(store: Store) -> None:
    with store.begin() as session:
        numbers.upsert(session, NUMBER, connection="one", waba_id=WABA, display_number=DISPLAY)
        numbers.upsert(session, SISTER, connection="two", waba_id=WABA, display_number="+12025550101")
        numbers.upsert(session, FOREIGN, connection="three", waba_id=OTHER_WABA, display_number="+12025550102")


def tell(store: Store, field: str, value: dict[str, Any], ago: float = 0, waba: str = WABA) -> None:
    entry = {"id": waba, "time": int(NOW.timestamp() - ago), "changes": [{"field": field, "value": value}]}
    body = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()
    with store.begin() as session:
        receive(session, parse(body))


def number(store: Store, phone_number_id: str = NUMBER) -> PhoneNumber:
    with store.begin() as session:
        return session.get_one(PhoneNumber, phone_number_id)


def said(store: Store) -> list[tuple[str, str]]:
    """Every event and its sentence that waits to be told."""
    with store.begin() as session:
        return [(row.event.removeprefix("chartcastr."), row.said) for row in alerts.unannounced(session)]


def banned(state: str) -> dict[str, Any]:
    return {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": state, "waba_ban_date": "November 28, 2026"}}


def test_a_disabled_account_stops_its_numbers_and_no_others_and_reinstating_lets_them_go_on(store: Store) -> None:
    tell(store, "account_update", banned("DISABLE"), ago=60)

    assert number(store).stopped_at is not None
    assert number(store).reason.startswith("Meta has disabled the account.")
    assert number(store, SISTER).stopped_at is not None
    assert number(store, FOREIGN).stopped_at is None

    _was_told(store)
    tell(store, "account_update", banned("REINSTATE"), ago=30)

    assert number(store).stopped_at is None
    assert [event for event, _ in said(store)] == ["connection.resumed", "connection.resumed"]


def _was_told(store: Store) -> None:
    with store.begin() as session:
        for phone_number in session.exec(select(PhoneNumber)):
            phone_number.told_at = utc_now()
            session.add(phone_number)


@pytest.mark.parametrize(
    ("late", "early", "stopped"), [("REINSTATE", "DISABLE", True), ("DISABLE", "REINSTATE", False)]
)
def test_old_news_that_comes_late_undoes_nothing(store: Store, late: str, early: str, *, stopped: bool) -> None:
    tell(store, "account_update", banned("DISABLE"), ago=300)
    tell(store, "account_update", banned(early), ago=30)
    tell(store, "account_update", banned(late), ago=60)

    assert (number(store).stopped_at is not None) is stopped


def test_a_reinstated_account_mends_no_token(store: Store) -> None:
    with store.begin() as session:
        numbers.stop(session, NUMBER, "190: expired", 190, NOW - timedelta(minutes=5))

    tell(store, "account_update", banned("REINSTATE"))

    assert number(store).reason == "190: expired"


def test_what_meta_is_about_to_do_is_told_and_stops_nothing(store: Store) -> None:
    tell(store, "account_update", banned("SCHEDULE_FOR_DISABLE"))
    tell(store, "account_update", banned("SCHEDULE_FOR_DISABLE"))

    assert number(store).stopped_at is None
    ((event, sentence),) = said(store)
    assert event == "connection.alert"
    assert sentence.startswith("Meta is about to disable the account on November 28, 2026.")


def restriction(kind: str, expiration: object) -> dict[str, Any]:
    info = [{"restriction_type": kind, "expiration": expiration}]
    return {"event": "ACCOUNT_RESTRICTION", "restriction_info": info, "violation_info": {"violation_type": "SPAM"}}


def test_a_restriction_on_writing_first_ends_by_itself_and_stops_no_answers(store: Store) -> None:
    until = NOW + timedelta(days=2)
    tell(store, "account_update", restriction("RESTRICTED_BIZ_INITIATED_MESSAGING", int(until.timestamp())))

    assert number(store).restricted_until == until
    assert number(store).stopped_at is None
    ((event, sentence),) = said(store)
    assert event == "connection.limit"
    assert sentence == (
        f"Meta lets the account write first to nobody for spam until {until:%Y-%m-%d %H:%M} UTC. "
        "Open WhatsApp Manager and do what it asks there, then run: chartcastr doctor."
    )

    tell(store, "account_update", restriction("RESTRICTED_BIZ_INITIATED_MESSAGING", None))
    assert number(store).restricted_until == FOREVER
    tell(store, "account_update", banned("REINSTATE"))
    assert number(store).restricted_until is None


def test_a_restriction_on_answering_stops_the_number(store: Store) -> None:
    until = (NOW + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%S+0000")
    tell(store, "account_update", restriction("RESTRICTED_CUSTOMER_INITIATED_MESSAGING", until))

    assert f"until {NOW + timedelta(days=2):%Y-%m-%d %H:%M} UTC" in number(store).reason
    assert number(store).stopped_at is not None


def quality(event: str, display: str = "12025550100", **more: str) -> dict[str, Any]:
    return {"display_phone_number": display, "event": event, **more}


def test_a_number_that_is_flagged_is_red_and_told_of_once(store: Store) -> None:
    tell(store, "phone_number_quality_update", quality("FLAGGED"), ago=60)
    tell(store, "phone_number_quality_update", quality("FLAGGED"), ago=50)

    assert (number(store).status, number(store).quality) == ("FLAGGED", "RED")
    assert number(store, SISTER).quality == ""
    ((event, sentence),) = said(store)
    assert (event, sentence.startswith("Meta rates it RED, low. Send fewer")) == ("connection.quality", True)

    tell(store, "phone_number_quality_update", quality("UNFLAGGED"), ago=70)
    assert number(store).quality == "RED"
    tell(store, "phone_number_quality_update", quality("UNFLAGGED"), ago=40)
    assert number(store).status == "CONNECTED"
    assert len(said(store)) == 2


def test_a_display_number_that_is_none_of_ours_changes_nothing_and_is_kept(store: Store) -> None:
    before = [number(store, item).model_dump() for item in (NUMBER, SISTER, FOREIGN)]

    tell(store, "phone_number_quality_update", quality("FLAGGED", "12025559999", current_limit="TIER_250"))
    tell(store, "phone_number_quality_update", quality("FLAGGED", ""))
    tell(store, "account_update", banned("DISABLE"), waba="100000000000099")
    # The number of one account, told of by another.
    tell(store, "phone_number_quality_update", quality("FLAGGED"), waba=OTHER_WABA)

    assert [number(store, item).model_dump() for item in (NUMBER, SISTER, FOREIGN)] == before
    assert said(store) == []
    with store.begin() as session:
        assert len(session.exec(select(OtherEvent)).all()) == 4


def test_more_throughput_is_kept_and_is_no_limit_of_people(store: Store) -> None:
    tell(store, "phone_number_quality_update", quality("THROUGHPUT_UPGRADE", current_limit="TIER_UNLIMITED"))

    assert number(store).per_second == 1000
    assert number(store).tier_at is None


@pytest.mark.parametrize(
    ("field", "value", "tier"),
    [
        ("business_capability_update", {"max_daily_conversations_per_business": 2000}, 2000),
        ("business_capability_update", {"max_daily_conversations_per_business": "TIER_10K"}, 10_000),
        ("business_capability_update", {"max_daily_conversation_per_phone": -1}, None),
        ("phone_number_quality_update", quality("UPGRADE", old_limit="TIER_250", current_limit="TIER_2K"), 2000),
        ("phone_number_quality_update", quality("ONBOARDING", max_daily_conversations_per_business="TIER_50"), 50),
    ],
)
def test_a_new_limit_is_every_number_s_of_the_portfolio_and_told_once(
    store: Store, field: str, value: dict[str, Any], tier: int | None
) -> None:
    with store.begin() as session:
        numbers.limited(session, session.get_one(PhoneNumber, SISTER), 250, NOW - timedelta(days=1))

    tell(store, field, value)
    tell(store, field, value, ago=2 * 86400)

    with store.begin() as session:
        for item in (NUMBER, SISTER):
            assert numbers.tier(session, session.get_one(PhoneNumber, item)) == tier
        assert numbers.tier(session, session.get_one(PhoneNumber, FOREIGN)) is None
    ((event, sentence),) = said(store)
    assert event == "connection.limit"
    assert sentence.endswith("and no more to 250 people a day.")


def offered(session: Session, phone_number_id: str, reader: str) -> None:
    known = readers.add(session, reader, f"+1202555{len(reader):04d}")
    session.flush()
    row = Message(
        id=new_id(),
        purpose=f"template/{reader}",
        kind="template",
        reader_id=known.id,
        phone_number_id=phone_number_id,
        text="x",
    )
    outbox.accepted(session, begin(session, row).id, f"wamid.{reader}")


def test_people_are_counted_for_the_portfolio_and_not_for_the_number(store: Store) -> None:
    with store.begin() as session:
        offered(session, NUMBER, "a")
        offered(session, SISTER, "bb")
        offered(session, FOREIGN, "ccc")

        phone_number, foreign = session.get_one(PhoneNumber, NUMBER), session.get_one(PhoneNumber, FOREIGN)
        assert [numbers.reached(session, each, utc_now()) for each in (NUMBER, FOREIGN)] == [2, 1]
        phone_number.business_id = foreign.business_id = "100000000000500"
        session.flush()
        # Another account of the same business shares it.
        assert [numbers.reached(session, each, utc_now()) for each in (NUMBER, FOREIGN)] == [3, 3]


def test_the_business_of_an_account_is_learned_from_news(store: Store) -> None:
    value = {"event": "PARTNER_ADDED", "waba_info": {"waba_id": WABA, "owner_business_id": "100000000000500"}}
    tell(store, "account_update", value)

    assert (number(store).business_id, number(store, FOREIGN).business_id) == ("100000000000500", "")


def test_an_alert_is_told_in_meta_s_words_without_numbers(store: Store) -> None:
    info = {
        "alert_severity": "WARNING",
        "alert_status": "ACTIVE",
        "alert_type": "INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED",
        "alert_description": "Limits cannot be increased for +12025550143.",
    }
    tell(store, "account_alerts", {"entity_type": "BUSINESS", "entity_id": "5", "alert_info": info})
    tell(store, "account_alerts", {"entity_type": "PHONE_NUMBER", "entity_id": "999", "alert_info": info})

    assert said(store) == [
        (
            "connection.alert",
            "Meta says (warning): increased capabilities eligibility deferred: Limits cannot be increased for …0143.",
        )
    ]


def template(**more: object) -> dict[str, Any]:
    return {"message_template_name": "pulse_ready", "message_template_language": "en-US", **more}


def test_templates_change_as_told_and_older_news_of_each_kind_undoes_nothing(store: Store) -> None:
    wrong = {"reason": "Parameters stand next to each other.", "recommendation": "Put words between them."}
    tell(
        store,
        "message_template_status_update",
        template(event="REJECTED", reason="INVALID_FORMAT", rejection_info=wrong),
    )
    tell(store, "message_template_status_update", template(event="APPROVED", reason="NONE"), ago=60)
    tell(store, "message_template_quality_update", template(new_quality_score="RED"))
    tell(store, "message_template_quality_update", template(new_quality_score="GREEN"), ago=60)
    tell(store, "template_category_update", template(previous_category="UTILITY", new_category="MARKETING"))
    tell(store, "template_category_update", template(previous_category="MARKETING", new_category="UTILITY"), ago=60)

    with store.begin() as session:
        (row,) = templates.everything(session, WABA)
    assert (row.language, row.status, row.quality, row.category) == ("en_US", "REJECTED", "RED", "MARKETING")
    assert row.reason == "Parameters stand next to each other. Put words between them."
    assert [event for event, _ in said(store)] == ["template.quality"]


def test_a_category_that_is_coming_and_an_edit_are_told_once_each(store: Store) -> None:
    for _ in range(2):
        tell(store, "template_category_update", template(new_category="UTILITY", correct_category="MARKETING"))
        tell(store, "message_template_components_update", template(message_template_element="Hello {{1}}!"))

    with store.begin() as session:
        (row,) = templates.everything(session, WABA)
    assert row.category == "UTILITY"
    assert [event for event, _ in said(store)] == ["template.category-coming", "template.edited"]


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"event": None},
        {"event": 7, "ban_info": "x", "restriction_info": [1, None], "waba_info": []},
        {"event": "ACCOUNT_RESTRICTION", "restriction_info": [{"restriction_type": [], "expiration": "soon"}]},
        {"display_phone_number": {}, "event": []},
        {"max_daily_conversations_per_business": "9" * 40},
        {"alert_info": {"alert_type": {}, "alert_description": "\0\ud800"}},
        {"message_template_name": ["x"]},
        {"ban_info": {"waba_ban_state": "\0"}, "waba_info": {"waba_id": WABA, "owner_business_id": "9" * 400}},
    ],
)
@pytest.mark.parametrize(
    "field",
    [
        "account_update",
        "account_alerts",
        "phone_number_quality_update",
        "business_capability_update",
        "message_template_status_update",
        "message_template_components_update",
    ],
)
def test_odd_news_breaks_nothing(store: Store, field: str, value: dict[str, Any]) -> None:
    tell(store, field, value)

    with store.begin() as session:
        assert session.exec(select(OtherEvent.kind)).all() == [f"field:{field}"]
        assert len(session.exec(select(Announcement)).all()) <= 1
    assert number(store).stopped_at is None
