from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session

from pulse.store import Store, limits, runs
from pulse.store.columns import utc_now
from pulse.store.limits import Caps
from pulse.store.tables import ModelCall

NO_CAPS = Caps()


def call(session: Session, at: datetime, outcome: str = "ok", tokens: int = 100, money: str = "") -> None:
    run = runs.start(session, "p", utc_now(), None).run
    session.add(
        ModelCall(
            run_id=run.id,
            model_key="k",
            prompt_version="v",
            prompt="Write.",
            tokens=tokens,
            money=money,
            outcome=outcome,
            created_at=at,
        )
    )
    session.flush()


def test_a_model_that_was_never_used_may_be(store: Store) -> None:
    with store.begin() as session:
        assert limits.model_refusal(session, "k", NO_CAPS, utc_now()) == ""


@pytest.mark.parametrize("outcome", ["auth", "quota"])
def test_a_refused_key_or_an_empty_quota_opens_the_breaker_for_an_hour(store: Store, outcome: str) -> None:
    now = utc_now()
    with store.begin() as session:
        call(session, now - timedelta(minutes=30), outcome)

        assert "it is asked again an hour later" in limits.model_refusal(session, "k", NO_CAPS, now)
        assert limits.model_refusal(session, "k", NO_CAPS, now + timedelta(minutes=31)) == ""
        assert limits.model_refusal(session, "other", NO_CAPS, now) == ""


@pytest.mark.parametrize("outcome", ["late", "busy", "refused", "ok"])
def test_other_failures_do_not(store: Store, outcome: str) -> None:
    with store.begin() as session:
        call(session, utc_now() - timedelta(minutes=1), outcome)

        assert limits.model_refusal(session, "k", NO_CAPS, utc_now()) == ""


def test_tokens_are_capped_by_day_and_money_by_month(store: Store) -> None:
    now = utc_now()
    with store.begin() as session:
        call(session, now - timedelta(hours=2), tokens=600, money="3.5")
        call(session, now - timedelta(days=2), tokens=5000, money="4.25")
        call(session, now - timedelta(days=40), tokens=5000, money="90")

        assert limits.model_refusal(session, "k", Caps(tokens_a_day=601), now) == ""
        assert "has used 600 tokens" in limits.model_refusal(session, "k", Caps(tokens_a_day=600), now)
        assert limits.model_refusal(session, "k", Caps(money_a_month=Decimal(8)), now) == ""
        assert "has cost 7.75" in limits.model_refusal(session, "k", Caps(money_a_month=Decimal("7.75")), now)
