"""Fifty pulses planned by a small real model over real HTTP: how many go out by its own plan, and what was mended.

A model of this size chooses like a child; it stands for every provider that answers late, cut or wrong. Its answers are
held to the schema of plans by its server, as the big providers do it.
"""

import asyncio
import random
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from pydantic import SecretStr

from bench.panels import random_result
from bench.stories.judge import facts_of, faults
from bench.stories.run import LOOKED_AT
from bench.stories.story import STORIES
from pulse.definition.catalogue import Grain
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.narration import NarrationContext, write_plainly
from pulse.narration.model import SECONDS, Model
from pulse.narration.openai import write_with_model
from pulse.text.proof import prove

PULSES, LEAST = 50, 45
"""How many pulses are planned, and how many have to go out by the model's own plan."""
SLACK = 1.5
GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")
OWN = ("ok", "repaired", "rewritten")
_READY_WITHIN = 60.0


@contextmanager
def small_model() -> Iterator[str]:
    """Its address."""
    with socket.socket() as item:
        item.bind(("127.0.0.1", 0))
        port = item.getsockname()[1]
    command = [sys.executable, str(Path(__file__).with_name("serve.py")), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            _wait(process, f"http://127.0.0.1:{port}/v1")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()


def _wait(process: "subprocess.Popen[str]", url: str) -> None:
    deadline = time.monotonic() + _READY_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{url}/models", timeout=2).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise SystemExit("The model's server did not start; make model installs what it needs.")


def _panel(seed: int) -> tuple[NarrationContext, tuple[Fact, ...]]:
    chance, grain = random.Random(seed), GRAINS[seed % len(GRAINS)]
    context = NarrationContext(title="Shop 24", measure="Orders", dimension="region", grain=grain, good="up")
    return context, find_facts(random_result(chance, grain))


async def _pulses(url: str) -> bool:
    """Every pulse has a text in time, every text is proven, and most are by the model's plan."""
    model = Model(name="small", base_url=url, api_key=SecretStr("none"))
    outcomes: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    seconds: list[float] = []
    unproven = 0
    for seed in range(PULSES):
        context, facts = _panel(seed)
        began = time.monotonic()
        read = await write_with_model(context, facts, model)
        seconds.append(time.monotonic() - began)
        unproven += bool(prove(read.caption(context.title) + read.long_text(), facts, context)[1])
        if read.usage:
            outcomes[read.usage.outcome] += 1
            mended.update(set(read.usage.reasons))
        if seed % 10 == 0:
            print(f"\n{read.narrator}: {read.caption(context.title)}\n")
    own = sum(outcomes[item] for item in OWN)
    seconds.sort()
    print(f"{own} of {PULSES} by the model's own plan: {dict(outcomes)}; mended in so many: {dict(mended)}")
    print(f"median {seconds[PULSES // 2]:.1f} s, slowest {seconds[-1]:.1f} of {SECONDS:g}; {unproven} texts not proven")
    return unproven == 0 and seconds[-1] < SECONDS + SLACK and own >= LEAST


async def _stories(url: str) -> None:
    """One seed of every planted story by the model's plan and by the plain one, held against the same rules."""
    model = Model(name="small", base_url=url, api_key=SecretStr("none"))
    planned, plain = Counter[str](), Counter[str]()
    for name, make in STORIES.items():
        planted = make(random.Random(f"{name} {LOOKED_AT}"))
        facts, context = facts_of(planted)
        read = await write_with_model(context, facts, model)
        planned.update(["reads", *faults(read, facts, planted.rule), *(["own"] if read.narrator != "plain" else [])])
        plain.update(["reads", *faults(write_plainly(context, facts), facts, planted.rule)])
    for who, found in (("the model", planned), ("the plain narrator", plain)):
        right = {fault: f"{1 - found[fault] / found['reads']:.3f}" for fault in ("first", "caption", "analysis")}
        print(f"{found['reads']} stories by {who}: right {right}, misleading {found['misleading']}, own {found['own']}")


def main() -> None:
    """Plan them; exit code 1 if a text is not proven or late, or too few are the model's."""
    with small_model() as url:
        good = asyncio.run(_pulses(url))
        asyncio.run(_stories(url))
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
