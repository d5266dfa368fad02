"""Silence with proof, and a run explained and replayed from what was frozen."""

import io
import os
import subprocess
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image
from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId
from prefect.states import Scheduled
from pydantic import SecretStr
from sqlmodel import select

from blocks import LanguageModel
from flows.quiet_report import quiet_report
from flows.send_pulse import send_pulse
from flows.watch_deliveries import watch_deliveries
from pulse.delivery.weekly import report
from pulse.store.columns import utc_now
from pulse.store.tables import Asset, ModelCall, Notice, Run, Snapshot
from tests.conftest import ROOT
from tests.flows.conftest import House, ask, wait
from tests.terminal import chartcastr

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def parameters(house: House, **changes: Any) -> dict[str, Any]:
    return {"pulse": house.pulse(**changes).model_dump(mode="json")}


def cli(*arguments: str, store: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": store, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    return chartcastr(*arguments, env=environment)


def test_what_is_not_worth_sending_is_skipped_and_says_why(house: House) -> None:
    _, state = house.run(send_pulse, parameters(house, send_if={"change": 0.5}))

    why = "was not worth sending: it changed by 16.56%, under 50.00%"
    assert state.is_completed()
    assert (state.name, state.message) == ("Skipped", f"shop-orders {why}. Nothing was sent.")
    assert house.seen() == []
    with house.store.begin() as session:
        run = session.exec(select(Run)).one()
        assert (run.state, run.why) == ("skipped", why)
        assert session.exec(select(Snapshot)).all() == []


def test_what_is_worth_it_is_sent(house: House) -> None:
    house.run(send_pulse, parameters(house, send_if={"change": 0.1}))

    assert len(house.seen()) == 2


def test_late_data_is_withheld_where_the_owner_wants_that(house: House) -> None:
    late = {"as_of": "2026-11-26T08:00:00+01:00"}
    _, withheld = house.run(send_pulse, parameters(house, stale="withhold", **late))

    assert "its data is not up to date (stale: withhold)" in str(withheld.message)
    assert house.seen() == []


def test_a_skipped_run_that_is_tried_again_stays_skipped(house: House) -> None:
    at = utc_now() - timedelta(minutes=5)
    house.run(send_pulse, parameters(house, send_if={"change": 0.5}), at=at)
    _, again = house.run(send_pulse, parameters(house), at=at)

    assert again.name == "Skipped"
    assert house.seen() == []


def test_the_week_is_counted_with_its_reasons(house: House) -> None:
    house.run(send_pulse, parameters(house, send_if={"change": 0.5}))
    house.run(send_pulse, parameters(house))
    _, state = house.run(quiet_report, {})

    assert state.is_completed()
    with house.store.begin() as session:
        runs = [(run, int(run.state == "done")) for run in session.exec(select(Run))]
    text = report(runs, utc_now())
    assert "| shop-orders | 1 | 0 | 1 | 0 | 0 | 1 × was not worth sending: it changed by 16.56%, under 50.00% |" in text
    assert "No pulse ran." in report([], utc_now())


def test_a_pulse_that_does_not_begin_is_told_of_once(house: House) -> None:
    async def plan(client: Any, key: str) -> Any:
        flow_id = await client.create_flow_from_name("send-pulse")
        deployment_id = await client.create_deployment(flow_id=flow_id, name="late", parameters=parameters(house))
        due: Any = Scheduled(scheduled_time=utc_now() - timedelta(minutes=20))
        return await client.create_flow_run_from_deployment(deployment_id, state=due, idempotency_key=key)

    again = ask(lambda client: plan(client, "restart:1"))  # due long ago, and waiting since now
    run = ask(lambda client: plan(client, "by schedule"))
    _, first = house.run(watch_deliveries, {})
    _, second = house.run(watch_deliveries, {})

    assert "1 pulses are late" in str(first.message)
    assert "late" not in str(second.message)
    with house.store.begin() as session:
        assert session.get(Notice, f"late/{run.id}") is not None
        assert session.get(Notice, f"late/{again.id}") is None
    ask(lambda client: client.delete_flow_run(run.id))
    ask(lambda client: client.delete_flow_run(again.id))


def test_a_refused_key_keeps_the_model_from_being_asked_again(house: House) -> None:
    block = LanguageModel(model="m", api_key=SecretStr("sk-geheim"), base_url="http://127.0.0.1:9/v1", seconds=5)
    ask(lambda _client: block.asave("away", overwrite=True))
    run, _ = house.run(send_pulse, parameters(house, narrator="away"), at=utc_now() - timedelta(minutes=9))
    with house.store.begin() as session:
        (call,) = session.exec(select(ModelCall)).all()
        assert (call.outcome, call.prompt_version[:5]) == ("busy", "plan-")
        assert "You plan the read of a KPI chart" in call.prompt
        call.outcome = "auth"
        session.add(call)

    second, _ = house.run(send_pulse, parameters(house, narrator="away"), at=utc_now())

    def told() -> bool:
        logs = ask(lambda c: c.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[second.id]))))
        return any("refused the key" in log.message for log in logs)

    assert wait(told)
    assert run.id != second.id
    with house.store.begin() as session:
        assert len(session.exec(select(ModelCall)).all()) == 1


def test_a_run_is_explained_and_replayed_from_what_was_frozen(house: House, tmp_path: Any) -> None:
    house.run(send_pulse, parameters(house))
    url = str(house.store.engine.url.render_as_string(hide_password=False))

    brief = cli("explain", "shop-orders", store=url)
    explained = cli("explain", "shop-orders", "--all", store=url)
    replayed = cli("replay", "shop-orders", "--out", str(tmp_path), store=url)

    assert brief.returncode == 0, brief.stderr
    lines = brief.stdout.splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 80
    assert any("first line" in line and "Orders came to 131" in line for line in lines)
    assert any("highlight" in line and "North fell by 26." in line for line in lines)
    assert explained.returncode == 0, explained.stderr
    assert "score = weight × impact × surprise × freshness × novelty" in explained.stdout
    assert "North fell by 26." in explained.stdout
    assert "whole 2026-11-21=131" in explained.stdout
    assert "Written by plain." in explained.stdout
    assert replayed.returncode == 0, replayed.stderr
    assert "Chart: the same bytes." in replayed.stdout
    assert "Texts: the same." in replayed.stdout

    with house.store.begin() as session:
        snapshot = session.exec(select(Snapshot)).one()
        snapshot.caption = snapshot.caption.replace("131", "132")
        session.add(snapshot)
    tampered = cli("replay", "shop-orders", "--out", str(tmp_path), store=url)
    assert tampered.returncode == 1
    assert "OTHER than were sent" in tampered.stdout
    assert "NOT proven any more" in tampered.stdout


def a_logo(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 90), colour).save(out, "PNG")
    return out.getvalue()


def test_a_run_is_drawn_again_in_its_theme_though_the_logo_has_changed_since(house: House, tmp_path: Any) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(a_logo("#7a1fa2"))
    theme = {"mode": "dark", "accent": "#6ea8ff", "logo": str(logo)}
    house.run(send_pulse, parameters(house, theme=theme))
    url = str(house.store.engine.url.render_as_string(hide_password=False))
    logo.write_bytes(a_logo("#00706b"))

    replayed = cli("replay", "shop-orders", "--out", str(tmp_path), store=url)
    explained = cli("explain", "shop-orders", store=url)

    assert "Chart: the same bytes." in replayed.stdout
    assert "Picture: bar, because the figure adds up and 30 periods are shown." in " ".join(explained.stdout.split())
    with house.store.begin() as session:
        [asset] = session.exec(select(Asset)).all()
        snapshot = session.exec(select(Snapshot)).one()
    assert asset.content == a_logo("#7a1fa2")
    assert asset.digest in snapshot.look
    picture = Image.open(io.BytesIO(snapshot.chart))
    assert picture.convert("RGB").getpixel((5, 5)) == (0x11, 0x1A, 0x22)
    assert picture.info["Description"].startswith("Orders came to 131 on Saturday 21 November 2026")


def test_a_logo_that_is_not_there_keeps_no_pulse_from_being_sent_and_is_told(house: House) -> None:
    run, state = house.run(send_pulse, parameters(house, theme={"logo": "nowhere.png"}))

    def told() -> bool:
        logs = ask(lambda c: c.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id]))))
        return any("theme.logo" in log.message and "nowhere.png" in log.message for log in logs)

    assert state.is_completed()
    assert len(house.seen()) == 2
    assert wait(told)


def test_what_the_last_pulses_said_is_less_worth_in_the_next(house: House) -> None:
    house.run(send_pulse, parameters(house), at=utc_now() - timedelta(hours=1))
    house.run(send_pulse, parameters(house))

    captions = [message.text for message in house.seen() if message.kind == "image"]
    assert "North fell by 26" in captions[0]
    assert "North fell by 26" not in captions[1]
