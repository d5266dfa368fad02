"""What people write and are answered is in Prefect only where the owner wants it there."""

from typing import Any

import pytest

from flows.answer_reply import answer_reply
from flows.send_pulse import send_pulse
from tests.flows.conftest import House, ask
from tests.flows.test_send_pulse import _artifacts_of
from tests.flows.test_window import parameters

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_a_question_and_its_answer_are_shown_only_where_that_is_asked_for(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.run(send_pulse, parameters(house))
    hidden = _answered(house)
    assert hidden == "Understood as **why**, and answered."

    monkeypatch.setenv("CHARTCASTR_SHOW_ANSWERS", "1")
    shown = _answered(house)
    assert "Why did it fall?" in shown
    assert "By region" in shown


def _answered(house: House) -> Any:
    asked = house.says("Why did it fall?", context=house.seen()[0].wamid)
    run, _ = house.run(answer_reply, {"inbound_id": asked})
    (artifact,) = ask(lambda client: client.read_artifacts(artifact_filter=_artifacts_of(run.id)))
    return artifact.data
