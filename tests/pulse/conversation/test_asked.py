from datetime import timedelta

from pulse.conversation.asked import asked_lately
from pulse.conversation.memory import Memory
from pulse.conversation.query import Operation, Query
from pulse.definition import Pulse
from pulse.store import Store
from pulse.store.columns import new_id, utc_now
from pulse.store.states import RunState
from pulse.store.tables import Inbound, Run
from tests.pulse.sources.test_gather import pulse as daily


def _asked(run: Run, operation: Operation | None, minutes: int) -> Inbound:
    at = utc_now() - timedelta(minutes=minutes)
    queries = (Query(operation=operation),) if operation else ()
    kept = Memory(outcome="answer" if operation else "ack", queries=queries).model_dump_json(exclude_defaults=True)
    return Inbound(
        id=new_id(), wamid=new_id(), kind="text", run_id=run.id, text="", raw="{}", received_at=at, understood=kept
    )


def test_what_readers_asked_is_known_by_its_kind_and_the_newest_comes_first(store: Store) -> None:
    pulse: Pulse = daily()
    mine = Run(id=new_id(), pulse=pulse.name, slot=utc_now(), state=RunState.DONE)
    other = Run(id=new_id(), pulse="another", slot=utc_now(), state=RunState.DONE)
    with store.begin() as session:
        session.add_all([mine, other])
        session.flush()
        session.add(_asked(mine, Operation.WHY, 30))
        session.add(_asked(mine, Operation.CHANGE, 20))
        session.add(_asked(mine, Operation.WHY, 10))
        session.add(_asked(mine, None, 5))
        session.add(_asked(other, Operation.RANK, 1))
        session.flush()

        assert asked_lately(session, pulse, utc_now()) == ("why", "compare")
        assert asked_lately(session, pulse, utc_now() + timedelta(days=31)) == ()
