from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from pulse.errors import SourceBusy, SourceDenied, SourceError
from pulse.sources.shopify import report as reports
from pulse.sources.shopify.client import Account
from pulse.sources.shopify.source import Shopify
from sandbox.accounts import Answer
from sandbox.accounts.shopify import ZONE, Order
from tests.pulse.sources.conftest import NOW, Made

MONDAY = date(2026, 11, 9)


def sold(made: Made, first: date, days: int, *, tests: bool = False) -> list[Order]:
    """Counted here once more, without any of the code that is tested."""
    last = first + timedelta(days=days)
    return [
        order
        for order in made.accounts.shopify.orders
        if first <= order.at.astimezone(ZONE).date() < last and order.test in {False, tests}
    ]


def test_weeks_are_ours_though_the_shops_begin_on_sunday(made: Made) -> None:
    result = made.fetch("shopify", "revenue")

    assert result.value(MONDAY) == sum(order.total for order in sold(made, MONDAY, 7))
    assert result.series[0].currency == "EUR"


def test_an_average_is_asked_for_each_week_and_never_averaged(made: Made) -> None:
    result = made.fetch("shopify", "average-order")

    orders = sold(made, MONDAY, 7)
    exact = sum((order.gross - order.discount for order in orders), Decimal(0)) / len(orders)
    value = result.value(MONDAY)
    assert value is not None
    assert abs(value - exact) < Decimal("0.0000001")
    assert not result.whole.additive
    asked = [text for text in made.accounts.shopify.queries if "average_order_value" in text]
    assert f"SINCE {MONDAY} UNTIL {MONDAY + timedelta(days=6)}" in " ".join(asked)
    assert not [text for text in asked if "TIMESERIES" in text]


@pytest.mark.parametrize("by", ["channel", "country", "customer", "product"])
def test_members_add_up_to_the_whole_in_every_period_that_is_compared(made: Made, by: str) -> None:
    result = made.fetch("shopify", "net-sales", by=by)

    for at in (MONDAY, MONDAY - timedelta(days=7)):
        assert sum(result.value(at, member.key) or 0 for member in result.members) == result.value(at)


@pytest.mark.parametrize(
    ("metric", "grain", "at"),
    [
        ("orders", "day", date(2026, 11, 21)),
        ("orders", "month", date(2026, 10, 1)),
        ("orders", "quarter", date(2026, 7, 1)),
        ("orders", "hour", datetime(2026, 11, 21, 9, tzinfo=UTC)),
    ],
)
def test_every_grain_is_counted_by_the_clocks_of_the_pulse(made: Made, metric: str, grain: str, at: Any) -> None:
    result = made.fetch("shopify", metric, grain)

    length = {"day": 1, "month": 31, "quarter": 92}.get(grain, 1)
    if grain == "hour":
        expected = sum(
            order.at.astimezone(UTC).replace(minute=0) == at and not order.test
            for order in made.accounts.shopify.orders
        )
    else:
        expected = len(sold(made, at, length))
    assert result.value(at) == expected


def test_another_time_zone_than_the_shops_is_asked_for_by_name(made: Made) -> None:
    made.fetch("shopify", "orders", "day", timezone="America/New_York")

    assert all(text.endswith("WITH TIMEZONE 'America/New_York'") for text in made.accounts.shopify.queries)


def test_the_running_period_is_partial_and_nothing_before_the_first_order_is_zero(made: Made) -> None:
    result = made.fetch("shopify", "orders", "month")

    assert result.points[-1].partial
    assert result.points[0].value
    assert result.complete[-1].at == date(2026, 10, 1)


def test_no_row_is_cut_off_where_a_report_is_longer_than_one_answer(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = made.fetch("shopify", "net-sales", "day", by="product")
    monkeypatch.setattr(reports, "MOST_ROWS", 20)

    assert made.fetch("shopify", "net-sales", "day", by="product") == whole


def test_a_week_of_averages_that_may_be_cut_off_is_no_week(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from pulse.sources.shopify import report as reports

    assert made.fetch("shopify", "average-order", by="channel").complete
    monkeypatch.setattr(reports, "MOST_ROWS", 3)

    with pytest.raises(SourceError, match="sales_channel has 3 rows or more in one week"):
        made.fetch("shopify", "average-order", by="channel")


def test_refunds_are_positive_whatever_the_report_calls_and_signs_them(made: Made) -> None:
    # The made shop knows sales_reversals only, and writes them as negative amounts.
    result = made.fetch("shopify", "refunds", "month")

    assert all((point.value or 0) >= 0 for point in result.points)
    assert (result.value(date(2026, 10, 1)) or 0) > 0


def test_orders_give_the_same_revenue_and_say_that_they_are_another_way(made: Made) -> None:
    made.accounts.shopify.scopes = {"read_orders", "read_all_orders"}

    result = made.fetch("shopify", "revenue", by="customer")

    assert result.value(MONDAY) == sum(order.total for order in sold(made, MONDAY, 7))
    assert result.value(MONDAY, "New") == sum(order.total for order in sold(made, MONDAY, 7) if order.customer == "New")
    assert "Added up from the orders" in result.notes[0]


def test_orders_that_the_token_may_not_read_are_unknown_and_not_zero(made: Made) -> None:
    made.accounts.shopify.scopes = {"read_orders"}

    result = made.fetch("shopify", "revenue", "month")

    # From 23 September on orders are readable: October is the first whole month.
    assert [point.at for point in result.points] == [date(2026, 10, 1), date(2026, 11, 1)]
    assert "sixty days" in result.notes[1]


def test_what_orders_cannot_tell_is_refused_with_the_scope_that_is_missing(made: Made) -> None:
    made.accounts.shopify.scopes = {"read_orders"}

    with pytest.raises(SourceDenied, match="conversion cannot be told from orders"):
        made.fetch("shopify", "conversion")
    with pytest.raises(SourceDenied, match="Required access: read_reports"):
        made.fetch("shopify", "revenue", path="reports")


def test_an_app_of_the_shops_own_signs_in_with_its_id_and_secret(made: Made) -> None:
    made.sources["shopify"] = Shopify(Account("made", client_id="id", client_secret="made-secret"))
    assert made.fetch("shopify", "orders").complete

    made.sources["shopify"] = Shopify(Account("made", client_id="id", client_secret="wrong"))
    with pytest.raises(SourceDenied, match=r"refused \(401\)"):
        made.fetch("shopify", "orders")
    made.sources["shopify"] = Shopify(Account("made"))
    with pytest.raises(SourceError, match="neither a token nor a client id"):
        made.fetch("shopify", "orders")


def throttled(cost: dict[str, Any], top: dict[str, Any] | None = None) -> Answer:
    error = {"message": "Rate limited.", "extensions": {"code": "THROTTLED", **({"cost": cost} if cost else {})}}
    return Answer(200, {"data": None, "errors": [error], **({"extensions": {"cost": top}} if top else {})})


def test_both_throttles_are_waited_for(made: Made) -> None:
    soon = (datetime.now(UTC) + timedelta(seconds=0.4)).isoformat()
    status = {"maximumAvailable": 2000.0, "currentlyAvailable": 0, "restoreRate": 1000.0}
    made.accounts.shopify.script.ready.extend(
        [
            throttled({}, {"requestedQueryCost": 300, "throttleStatus": status}),
            throttled(
                {"requestedQueryCost": 9, "maximumAvailable": 1000, "currentlyAvailable": 0, "windowResetAt": soon}
            ),
            Answer(502, "<html>bad gateway</html>"),
        ]
    )

    assert made.fetch("shopify", "orders").complete


def test_a_report_that_costs_more_than_there_is_ever_allowed_is_not_waited_for(made: Made) -> None:
    too_much = {
        "requestedQueryCost": 1200,
        "maximumAvailable": 1000,
        "currentlyAvailable": 1000,
        "windowResetAt": "2026-11-22T08:01:00Z",
    }
    made.accounts.shopify.script.ready.append(throttled(too_much))

    with pytest.raises(SourceError, match="costs more than Shopify ever allows"):
        made.fetch("shopify", "orders")


@pytest.mark.parametrize(
    ("status", "says"),
    [(401, "token is not valid"), (402, "shop is frozen"), (404, "no such shop"), (423, "locked by Shopify")],
)
def test_a_refusal_says_what_to_do_and_never_the_token(made: Made, status: int, says: str) -> None:
    made.accounts.shopify.script.ready.append(Answer(status, {"errors": "shpat_made is refused"}))

    with pytest.raises(SourceDenied) as caught:
        made.fetch("shopify", "orders")

    assert says in str(caught.value)
    assert "shpat_made" not in str(caught.value)


def test_a_version_that_drifts_is_told_to_the_owner_and_to_no_reader(made: Made) -> None:
    made.accounts.shopify.version = "2027-01"

    result = made.fetch("shopify", "orders")

    assert "answers with API version 2027-01, not 2026-10" in result.warnings[0]
    assert result.notes == ()


def test_half_an_answer_is_none(made: Made) -> None:
    shop = {"name": "x", "ianaTimezone": "UTC", "currencyCode": "EUR"}
    half = {
        "data": {"shop": shop, "currentAppInstallation": {"accessScopes": []}},
        "errors": [{"message": "partly broken"}],
    }
    made.accounts.shopify.script.ready.append(Answer(200, half))

    with pytest.raises(SourceError, match="partly broken"):
        made.fetch("shopify", "orders")


def test_check_tells_what_works_and_what_is_missing(made: Made) -> None:
    assert [(finding.what, finding.works) for finding in made.sources["shopify"].check()] == [
        ("sign in", True),
        ("read reports", True),
        ("read orders", True),
    ]

    made.accounts.shopify.scopes = {"read_orders"}
    found = {finding.what: finding for finding in made.sources["shopify"].check()}
    assert not found["read reports"].works
    assert "last 60 days" in found["read orders"].said

    made.accounts.shopify.token = "another"
    assert [finding.works for finding in made.sources["shopify"].check()] == [False]


def test_a_shop_that_is_out_of_reach_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    from pulse.sources import retry

    monkeypatch.setattr(retry, "TRIES", 1)
    monkeypatch.setenv("SHOPIFY_API_URL", "http://127.0.0.1:9")

    with pytest.raises(SourceBusy, match="Shopify is busy or out of reach"):
        Shopify(Account("made", "shpat_made")).fetch(*_asked())


def _asked() -> Any:
    from tests.pulse.sources.conftest import pulse

    return pulse({"kind": "shopify", "metric": "orders"}, "week"), NOW - timedelta(days=30), NOW


def test_a_rate_on_an_unknown_scale_is_refused(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from sandbox.accounts import shopify

    monkeypatch.setitem(shopify._MEASURES, "conversion_rate", lambda _: "3.2")

    with pytest.raises(SourceError, match="a rate of more than one, so its scale is not known"):
        made.fetch("shopify", "conversion", "day")


def test_a_shop_that_has_sold_nothing_has_sold_nothing(made: Made) -> None:
    made.accounts.shopify.orders = []

    assert made.fetch("shopify", "orders").complete[-1].value == 0


def test_a_first_sale_is_held_against_the_nothing_before_it(made: Made) -> None:
    store = made.accounts.shopify
    store.orders = [order for order in store.orders if order.at.astimezone(ZONE).date() == date(2026, 11, 21)][:1]
    sold_once = made.fetch("shopify", "orders", "day")
    assert sold_once.value(date(2026, 11, 21)) == 1
    assert sold_once.value(date(2026, 11, 14)) == 0

    today = list(store.orders)
    store.orders = [replace(today[0], at=datetime(2026, 11, 22, 6, tzinfo=UTC))]
    assert made.fetch("shopify", "orders", "day").complete[-1].value == 0
