"""A flow run in a process of its own, as a worker starts it; for tests that kill it."""

import asyncio
import json
import sys
from datetime import datetime
from typing import Any

from prefect.client.orchestration import get_client
from prefect.flow_engine import run_flow
from prefect.states import Scheduled

from flows.send_pulse import send_pulse


async def send(pulse: dict[str, Any], slot: datetime) -> None:
    """Run the pulse for ``slot``, whoever began it before."""
    async with get_client() as client:
        due: Any = Scheduled(scheduled_time=slot)
        made = await client.create_flow_run(send_pulse, parameters={"pulse": pulse}, state=due)
    running: Any = run_flow(send_pulse, flow_run=made, return_type="state")
    state = await running
    sys.exit(0 if state.is_completed() else 1)


if __name__ == "__main__":
    asyncio.run(send(json.loads(sys.argv[1]), datetime.fromisoformat(sys.argv[2])))
