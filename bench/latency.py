"""How long a reader waits for an answer: from their message to the answer on the sandbox, and what of it is ours."""

import statistics
import tempfile
import time
from pathlib import Path

from rich.console import Console

from bench.answers.judge import scope_of
from bench.answers.made import figures
from bench.answers.run import cases_of
from bench.measure import percentile
from cli.demo import Demo
from cli.pulses import deployed_pulses
from pulse.chart.answers import draw_answer
from pulse.conversation import answer, understand
from pulse.definition import read_pulse

QUESTIONS = (
    *("why?", "and North?", "in October", "top 3 days this month", "compared to last year", "how many yesterday?"),
    *(
        "best region?",
        "and the worst?",
        "last 7 days",
        "average per day in October",
        "is that usual?",
        "North vs South",
    ),
    *("share of East", "trend", "how is it calculated?", "table", "on 7 November", "orders last Monday"),
)
"""Each another one: who asks the same a third time gets no more answers."""
WAIT = 120.0


def measure_latency() -> dict[str, float]:
    """Milliseconds, p50 and p95: of reading and answering alone, with its picture, and of the whole way."""
    found = _named("in process", _alone()) | _named("in process, with picture", _drawn())
    return found | _named("whole", _whole())


def _named(what: str, seconds: list[float]) -> dict[str, float]:
    return {
        f"{what}: p50 ms": statistics.median(seconds) * 1000,
        f"{what}: p95 ms": percentile(seconds, 0.95) * 1000,
        f"{what}: of": len(seconds),
    }


def _alone() -> list[float]:
    """A message to the text of its answer, from frozen data that is loaded."""
    taken = []
    for case in cases_of("near"):
        scope, made = scope_of(case["pulse"]), figures(case["pulse"])
        began = time.perf_counter()
        understood = understand(case["message"], scope)
        for query in understood.queries:
            answer(query, made, understood.language)
        taken.append(time.perf_counter() - began)
    return taken


def _drawn() -> list[float]:
    taken = []
    for text in ("as a chart", "north vs south", "north over time as a chart") * 5:
        made = figures("orders")
        began = time.perf_counter()
        understood = understand(text, scope_of("orders"))
        for query in understood.queries:
            found = answer(query, made, understood.language)
            if found.chart is not None:
                draw_answer(made[query.figure], found.chart, language=understood.language)
        taken.append(time.perf_counter() - began)
    return taken


def _whole() -> list[float]:
    """A message typed on the phone to its answer there: webhook, Prefect, worker, flow and sandbox, each a process."""
    folder = Path(tempfile.mkdtemp(prefix="chartcastr-bench-"))
    written = deployed_pulses()
    pulses = [read_pulse(raw, name) for name, raw in written.items()]
    demo = Demo(folder, Console(stderr=True), pulses)
    taken = []
    with demo.children:
        demo.start()
        demo.send()
        chart = demo.phone.image("Coffee shop orders")
        assert chart is not None  # noqa: S101 - it was sent
        for text in QUESTIONS:
            began = time.perf_counter()
            asked = demo.phone.write(text, context=chart["wamid"])
            while demo.phone.reply_to(asked) is None:
                if time.perf_counter() - began > WAIT:
                    raise TimeoutError(f"{text!r} was not answered; the logs are in {folder}")
                time.sleep(0.01)
            taken.append(time.perf_counter() - began)
    return taken
