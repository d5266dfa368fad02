"""A figure that its source has changed since it was sent: told once, in the thread of the chart that showed it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlmodel import select

from bench.answers.made import frame
from flows.answer_reply import answer_reply
from flows.send_pulse import send_pulse
from pulse.store import wishes
from pulse.store.columns import utc_now
from pulse.store.tables import Correction, Reader
from pulse.store.wishes import Wishes
from sandbox.world import Message as Shown
from tests.flows.conftest import House
from tests.flows.test_window import close_window

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Shop:
    """A pulse on a file that is written to between its runs."""

    def __init__(self, house: House, tmp_path: Path) -> None:
        self.house, self.file = house, tmp_path / "orders.csv"
        self.rows: pd.DataFrame = frame("orders", 0).rename(columns={"day": "date", "who": "region"})
        self.slot = utc_now() - timedelta(hours=1)

    def sends(self, day: int, **changes: Any) -> list[Shown]:
        """What a run of 08:00 on ``day`` November brings."""
        before = len(self.house.seen())
        self.rows.to_csv(self.file, index=False)
        measure = {"name": "Orders", "value": "value", "period": "date", "by": "region", "unit": "count"}
        changed = {"as_of": f"2026-11-{day}T08:00:00+01:00", "source": {"at": str(self.file)}, "measure": measure}
        pulse = self.house.pulse(**(changed | changes))
        self.slot += timedelta(minutes=1)
        self.house.run(send_pulse, {"pulse": pulse.model_dump(mode="json")}, at=self.slot)
        return self.house.seen()[before:]

    def books(self, orders: int, day: str = "2026-11-21", region: str = "North") -> None:
        """More orders come in for a day that was told of."""
        at = (self.rows["date"].astype(str).str[:10] == day) & (self.rows["region"] == region)
        first = at & ~at.cumsum().gt(1)
        self.rows["value"] = self.rows["value"].where(~first, self.rows["value"] + orders)


def test_a_figure_that_was_changed_is_told_once_under_its_own_chart(house: House, tmp_path: Path) -> None:
    shop = Shop(house, tmp_path)
    chart = shop.sends(22)[0]
    shop.books(100)

    *_, corrected = shop.sends(23)
    later = shop.sends(24)

    assert corrected.text == (
        "Correction of *Coffee shop orders* on Saturday 21 November 2026: it was 401, it is 501. "
        "The source changed after that was sent."
    )
    assert corrected.context == chart.wamid
    assert corrected.kind == "image"
    assert [message.text for message in later if "Correction" in message.text] == []
    with house.store.begin() as session:
        kept = session.exec(select(Correction)).all()
    assert [(row.was, row.now) for row in kept] == [("401", "501")]


def test_an_answer_in_the_old_thread_says_what_was_corrected_since(house: House, tmp_path: Path) -> None:
    shop = Shop(house, tmp_path)
    chart = shop.sends(22)[0]
    shop.books(100)
    shop.sends(23)

    def asks(text: str) -> str:
        before = len(house.seen())
        house.run(answer_reply, {"inbound_id": house.says(text, context=chart.wamid)})
        return house.seen()[before].text

    assert "Correction of *Coffee shop orders* on Saturday 21 November 2026" in asks("how many yesterday?")
    assert "Correction" not in asks("how many on 7 november?")


def test_rows_that_came_late_are_told_as_the_reason(house: House, tmp_path: Path) -> None:
    shop = Shop(house, tmp_path)
    shop.sends(22)
    late = shop.rows[shop.rows["date"].astype(str).str[:10] == "2026-11-21"].head(2).assign(value=30)
    shop.rows = pd.concat([shop.rows, late])

    (corrected,) = [message for message in shop.sends(23) if "Correction" in message.text]

    assert corrected.text.endswith("The source has 2 rows more for it than when that was sent.")


@pytest.mark.parametrize("share", [None, 0.5])
def test_a_change_below_what_the_owner_set_is_not_told(house: House, tmp_path: Path, share: float | None) -> None:
    shop = Shop(house, tmp_path)
    shop.sends(22)
    shop.books(100)

    assert len(shop.sends(23, answers={"corrections": share})) == 2


@pytest.mark.parametrize("why", ["muted", "paused", "window"])
def test_whoever_wants_no_pulses_or_is_out_of_reach_hears_of_no_correction(
    house: House, tmp_path: Path, why: str
) -> None:
    shop = Shop(house, tmp_path)
    shop.sends(22)
    shop.books(100)
    if why == "window":
        close_window(house)
    else:
        wanted = Wishes(muted=True) if why == "muted" else Wishes(paused_until=utc_now().date() + timedelta(days=3))
        with house.store.begin() as session:
            ada = session.exec(select(Reader).where(Reader.name == "ada")).one()
            wishes.change(session, ada, wanted)

    came = shop.sends(23)

    assert [message.text for message in came if "Correction" in message.text] == []
