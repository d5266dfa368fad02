"""What is imported once for all runs, and before any thread is there that a fork would leave behind."""

import importlib
import sys
import threading

MODULES = (
    "prefect.engine",
    "prefect.flow_engine",
    "prefect.task_engine",
    "prefect._internal.metrics",
    "prefect.client.orchestration",
    "prefect.deployments.steps.core",
    "prefect.deployments.steps.pull",
    "prefect.events.clients",
    "prefect.events.worker",
    "prefect.logging.handlers",
    "anyio._backends._asyncio",
    "flows.send_pulse",
    "flows.answer_reply",
    "flows.release_held",
    "flows.watch_deliveries",
    "pulse.chart.answers",
    "pulse.store.migrations.upgrade",
)
"""What a run of ours imports; one that is not there is imported by the run, which then says what is wrong."""


def import_all() -> None:
    """Import them.

    Raises:
        RuntimeError: One of them started a thread, which a forked process would not have.
    """
    import blocks

    for name in blocks.__all__:
        getattr(blocks, name)
    for name in MODULES:
        try:
            importlib.import_module(name)
        except ImportError as wrong:
            print(f"{name} was not imported in advance: {wrong}", file=sys.stderr)  # noqa: T201 - the worker's log
    _read_words()
    threads = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    if threads:
        raise RuntimeError(f"Importing started threads ({', '.join(threads)}), so nothing can be forked from here.")


def _read_words() -> None:
    """Have the words of every language ready: the first question of a process would wait for them."""
    from pulse.conversation.lexicon import business, lexicon
    from pulse.languages import LANGUAGES

    business()
    for language in LANGUAGES:
        lexicon(language)
