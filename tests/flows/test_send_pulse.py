import json
import time
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    LogFilter,
    LogFilterFlowRunId,
)
from pydantic import SecretStr

from blocks import LanguageModel
from flows.send_pulse import send_pulse
from pulse.store import readers
from pulse.store.columns import utc_now
from sandbox.world import Account
from tests.flows.conftest import ADA, BOB, House, ask, wait

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def parameters(house: House, **changes: Any) -> dict[str, Any]:
    return {"pulse": house.pulse(**changes).model_dump(mode="json")}


def test_every_reader_gets_one_image_and_one_analysis_in_its_thread(house: House) -> None:
    _, state = house.run(send_pulse, parameters(house, readers=["ada", "bob"]))

    assert state.is_completed()
    assert state.message == "2 of 2 deliveries of shop-orders arrived."
    for wa_id in (ADA, BOB):
        image, analysis = house.seen(wa_id)
        assert (image.kind, analysis.kind) == ("image", "text")
        assert image.text.startswith("*Coffee shop orders*\nOrders came to 131 on Saturday 21 November 2026")
        assert analysis.context == image.wamid
        assert analysis.at >= image.at
    assert len(house.sandbox.world.media) == 1


def test_the_run_shows_its_steps_by_name_and_what_was_sent_as_artifacts(house: House) -> None:
    at = utc_now() - timedelta(hours=1)
    run, _ = house.run(send_pulse, parameters(house), at=at)

    names = wait(lambda: _tasks_of(run.id), seconds=30)
    artifacts = wait(lambda: ask(lambda client: client.read_artifacts(artifact_filter=_artifacts_of(run.id))))
    assert run.name == f"send-pulse/shop-orders/{at.astimezone(ZoneInfo('Europe/Berlin')):%Y-%m-%d}"
    assert {"fetch data", "find facts", "draw chart", "narrate", "send image to ada", "send analysis to ada"} <= names
    by_key = {artifact.key: artifact for artifact in artifacts}
    assert set(by_key) == {"shop-orders-chart", "shop-orders-texts", "shop-orders-deliveries"}
    table = json.loads(by_key["shop-orders-deliveries"].data)
    assert [(row["reader"], row["plan"], row["message"], row["try"]) for row in table] == [
        ("ada", "free, 2 charged", "image", 1),
        ("ada", "free, 2 charged", "analysis", 1),
    ]
    assert table[0]["delivery"] == "complete"
    assert table[0]["statuses"].startswith("sent ")
    assert "(service)" in table[0]["statuses"]
    assert by_key["shop-orders-chart"].type == "image"
    assert "Orders came to 131" in by_key["shop-orders-texts"].data


def _events_of(run_id: Any, state: str) -> list[dict[str, Any]]:
    """What Prefect was told of the tasks of a run that came to ``state``; it is told in the background."""
    about = {"event": {"name": [f"prefect.task-run.{state}"]}, "related": {"id": [f"prefect.flow-run.{run_id}"]}}

    async def read(client: Any) -> Any:
        return (await client._client.post("/events/filter", json={"filter": about, "limit": 50})).json()["events"]

    return list(ask(read))


def _tasks_of(run_id: Any) -> set[str]:
    """Names of the tasks of a run that were completed, once the last one is told of."""
    full = [str(event["resource"]["prefect.resource.name"]) for event in _events_of(run_id, "Completed")]
    names = {name.rsplit("-", 1)[0] if name[-4] == "-" else name for name in full}
    return names if any(name.startswith("send analysis") for name in names) else set()


def _artifacts_of(run_id: Any) -> ArtifactFilter:
    return ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run_id]))


def test_no_number_and_no_secret_is_in_parameters_logs_or_artifacts(house: House) -> None:
    run, _ = house.run(send_pulse, parameters(house, readers=["ada", "bob"]))

    # Prefect sends logs in the background: what is looked at has to hold the run's last line.
    logs = wait(lambda: _whole(run.id), seconds=30)
    artifacts = ask(lambda c: c.read_artifacts(artifact_filter=_artifacts_of(run.id)))
    assert wait(lambda: _tasks_of(run.id), seconds=30)
    told = json.dumps(run.parameters) + "".join(log.message for log in logs)
    told += "".join(str(artifact.data) for artifact in artifacts if artifact.type != "image")
    told += json.dumps([_events_of(run.id, state) for state in ("Pending", "Running", "Completed")])
    for secret in (ADA, BOB, Account.token, Account.app_secret):
        assert secret not in told


def _whole(run_id: Any) -> list[Any]:
    logs = ask(lambda c: c.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run_id])), limit=200))
    return list(logs) if any("Finished in state" in log.message and "deliveries" in log.message for log in logs) else []


def test_a_slot_that_is_long_past_or_overtaken_sends_nothing(house: House) -> None:
    now = utc_now()
    _, late = house.run(send_pulse, parameters(house), at=now - timedelta(hours=13))
    house.run(send_pulse, parameters(house), at=now)
    _, overtaken = house.run(send_pulse, parameters(house), at=now - timedelta(hours=1))

    assert (late.name, overtaken.name) == ("Skipped", "Skipped")
    assert "is more than 12 hours late" in str(late.message)
    assert "was overtaken by a newer slot" in str(overtaken.message)
    assert len(house.seen()) == 2


def test_what_meta_took_and_never_confirmed_is_not_called_done(house: House) -> None:
    house.sandbox.world.callback = None

    _, state = house.run(send_pulse, parameters(house, wait_for_image=0.3))

    assert state.name == "Unconfirmed"
    assert state.is_failed()
    assert (
        "0 of 1 deliveries of shop-orders arrived, 1 not confirmed; ada: sent, Meta took it and has not said yet"
        in str(state.message)
    )
    assert [message.kind for message in house.seen()] == ["image", "text"]


def test_artifacts_that_prefect_does_not_take_stop_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: object, **__: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(PrefectClient, "create_artifact", refuse)

    _, state = house.run(send_pulse, parameters(house))

    assert state.is_completed()
    assert len(house.seen()) == 2


def test_an_upload_that_meta_lost_is_made_anew_in_the_same_run(house: House) -> None:
    house.run(send_pulse, parameters(house))
    house.sandbox.world.media.clear()

    _, again = house.run(send_pulse, parameters(house))

    assert again.is_completed()
    assert [message.kind for message in house.seen()] == ["image", "text"] * 2


def test_a_second_run_for_the_same_slot_sends_nothing(house: House) -> None:
    at = utc_now()
    house.run(send_pulse, parameters(house), at=at)
    before = len(house.seen())

    _, state = house.run(send_pulse, parameters(house), at=at)

    assert state.is_completed()
    assert state.name == "Skipped"
    assert len(house.seen()) == before == 2


def test_statuses_reach_the_store_while_the_run_waits_for_the_image(house: House) -> None:
    house.run(send_pulse, parameters(house))

    image, analysis = house.seen()
    assert house.state_of(image.wamid) == "delivered"
    wait(lambda: house.state_of(analysis.wamid) == "delivered")


def test_one_bad_reader_never_costs_another_theirs(house: House) -> None:
    with house.store.begin() as session:
        nobody = readers.add(session, "nobody", "+12025559999")
        nobody.opted_in_at = utc_now()
        session.flush()
        readers.heard_from(session, nobody.id, utc_now(), number=Account.phone_number_id)

    _, state = house.run(send_pulse, parameters(house, readers=["nobody", "ada"]))

    assert state.is_failed()
    assert "1 of 2 deliveries of shop-orders arrived, 1 failed; nobody: failed, the image: 131026:" in str(
        state.message
    )
    assert "Check the number; they may not use WhatsApp" in str(state.message)
    assert len(house.seen(ADA)) == 2


def test_a_window_that_turns_out_to_be_closed_has_the_pulse_held_and_said_so(house: House) -> None:
    house.sandbox.world.people[ADA].wrote_at = house.sandbox.world.clock() - 25 * 3600

    _, state = house.run(send_pulse, parameters(house))

    assert (state.name, state.is_failed()) == ("Unreached", True)
    assert str(state.message).startswith(
        "0 of 1 deliveries of shop-orders arrived, 1 waits for their word; ada: held, the reader's window is closed"
    )
    assert house.seen() == []
    (image,) = house.messages()
    assert (image.state, image.error_code) == ("failed", 131047)


def test_who_wants_no_pulses_gets_none(house: House) -> None:
    with house.store.begin() as session:
        ada = readers.get(session, "ada")
        readers.consent(session, ada.id, utc_now(), out=True)

    _, state = house.run(send_pulse, parameters(house, readers=["ada", "bob"]))

    assert state.is_completed()
    assert (len(house.seen(ADA)), len(house.seen(BOB))) == (0, 2)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"readers": ["carl"]}, "There is no reader 'carl'"),
        ({"connection": "nowhere"}, "There is no whatsapp-number block named 'nowhere'"),
        ({"source": {"at": "nowhere.csv"}}, "There is no file nowhere.csv"),
        ({"narrator": "nowhere"}, "There is no language-model block named 'nowhere'"),
    ],
)
def test_what_keeps_a_pulse_from_being_sent_is_one_sentence_on_the_run(
    house: House, changes: dict[str, Any], says: str
) -> None:
    began = time.monotonic()

    _, state = house.run(send_pulse, parameters(house, **changes))

    assert state.is_failed()
    assert says in str(state.message)
    assert house.seen() == []
    # Nothing of this mends itself, so it is not tried again.
    assert time.monotonic() - began < 4


def test_a_model_that_cannot_be_reached_costs_nothing_but_style(house: House) -> None:
    block = LanguageModel(model="m", api_key=SecretStr("sk-geheim"), base_url="http://127.0.0.1:9/v1", seconds=5)
    ask(lambda _client: block.asave("away", overwrite=True))

    run, state = house.run(send_pulse, parameters(house, narrator="away"))

    assert state.is_completed()
    assert "Orders came to 131" in house.seen()[0].text
    logs = wait(lambda: ask(lambda c: c.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id])))))
    assert "geheim" not in "".join(log.message for log in logs)
