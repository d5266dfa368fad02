import json

from pulse.conversation.compose import compose
from pulse.conversation.thread import Thread
from pulse.insight import find_facts
from pulse.narration import NarrationContext, write_plainly
from pulse.series import to_json
from pulse.store.columns import utc_now
from pulse.store.tables import Inbound, Reader, Snapshot
from tests.pulse.conftest import Maker
from tests.pulse.sources.test_gather import pulse as daily


def test_a_tap_asks_what_its_button_asks_whatever_a_member_is_called(make: Maker) -> None:
    pulse, result = daily(by="who"), make({"Compare": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]})
    facts = find_facts(result)
    read = write_plainly(NarrationContext.of(pulse, result.measure), facts)
    snapshot = Snapshot(
        run_id="run",
        definition=pulse.model_dump_json(),
        result=json.dumps(to_json(result)),
        facts=json.dumps([fact.model_dump(mode="json") for fact in facts]),
        read=read.model_dump_json(exclude_defaults=True),
        chart=b"",
        caption="",
        analysis="",
    )

    def said(text: str, payload: str) -> str:
        inbound = Inbound(
            id="1", wamid="w", kind="text", text=text, payload=payload, raw="{}", received_at=utc_now(), run_id="run"
        )
        found = compose(Thread(inbound, Reader(name="ada"), "default", snapshot))
        assert found is not None
        return str(found.text)

    assert said("Compare", "ask/compare").startswith("Orders came to 42")
    assert said("Compare", "").startswith("Compare came to 20")
