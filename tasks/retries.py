"""Who may be tried again: the error knows, not the task."""

from typing import Any

from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from pulse.errors import ChartcastrError


async def _raised(state: State[Any]) -> BaseException | None:
    result = await state.aresult(raise_on_failure=False)
    return result if isinstance(result, BaseException) else None


async def if_not_ours(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether the error is not one of ours: a database that is away comes back, a reader that is not known does not."""
    return not isinstance(await _raised(state), ChartcastrError)


async def if_repeatable(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether the error says that nothing was done, so that a send may be tried again."""
    return bool(getattr(await _raised(state), "repeatable", False))
