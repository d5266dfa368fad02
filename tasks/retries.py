"""Who may be tried again: the error knows, not the task."""

from typing import Any

from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from pulse.errors import ChartcastrError
from pulse.whatsapp.errors import OutcomeUnknown

DELAYS: list[float] = [2, 8, 30]
"""Seconds before each further try: within a minute, so that a pulse for 08:00 is not one for 08:30."""
JITTER = 0.5


async def _raised(state: State[Any]) -> BaseException | None:
    result = await state.aresult(raise_on_failure=False)
    return result if isinstance(result, BaseException) else None


async def if_not_ours(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether the error is not one of ours: a database that is away comes back, a reader that is not known does not."""
    return not isinstance(await _raised(state), ChartcastrError)


async def if_repeatable(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether the error says that nothing was done, so that a send may be tried again."""
    return bool(getattr(await _raised(state), "repeatable", False))


async def if_repeatable_or_unknown(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """As :func:`if_repeatable`, and where the outcome is unknown: for calls that do no harm twice."""
    raised = await _raised(state)
    return isinstance(raised, OutcomeUnknown) or bool(getattr(raised, "repeatable", False))
