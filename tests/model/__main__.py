"""Fifty pulses written by a small real model over real HTTP: whatever it says, readers get proven texts, in time.

A model of this size cannot narrate; it stands for every provider that answers late, cut or wrong. It is then asked
for loose sentences with marks, which the check has to judge: those it lets through are printed for people to read.
"""

import asyncio
import json
import random
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from openai import APIError, AsyncOpenAI
from pydantic import SecretStr

from bench.panels import random_result
from pulse.catalogue import Grain
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.narrator import NarrationContext
from pulse.narrator.grounding import refuse, refuse_marked
from pulse.narrator.marks import MARK, fill, marks
from pulse.narrator.model import Model
from pulse.narrator.openai import write_with_model

PULSES, SENTENCES = 50, 50
SECONDS, SLACK = 4.0, 1.5
GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")
_READY_WITHIN = 60.0


@contextmanager
def small_model() -> Iterator[str]:
    """Its address."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
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
    voice = NarrationContext(title="Shop 24", measure="Orders", dimension="region", grain=grain, good="up")
    return voice, find_facts(random_result(chance, grain))


async def _pulses(url: str) -> bool:
    """Every pulse has a text in time, and every text is proven."""
    model = Model(name="small", base_url=url, api_key=SecretStr("none"))
    outcomes: Counter[str] = Counter()
    slowest, unproven = 0.0, 0
    for seed in range(PULSES):
        voice, facts = _panel(seed)
        began = time.monotonic()
        read = await write_with_model(voice, facts, model, seconds=SECONDS)
        slowest = max(slowest, time.monotonic() - began)
        texts = (read.caption(voice.title), read.long_text())
        unproven += sum(bool(refuse(text, facts, voice)) for text in texts)
        outcomes[read.usage.outcome if read.usage else "none"] += 1
    print(f"{PULSES} pulses: {dict(outcomes)}; slowest {slowest:.1f} s of {SECONDS:g}; {unproven} texts not proven")
    return unproven == 0 and slowest < SECONDS + SLACK


async def _sentences(url: str) -> None:
    """What the check lets through of what the model makes up about a few facts."""
    shape = {
        "type": "object",
        "properties": {"text": {"type": "string", "maxLength": 160}},
        "required": ["text"],
        "additionalProperties": False,
    }
    told: Counter[str] = Counter()
    async with AsyncOpenAI(api_key="none", base_url=url, max_retries=0, timeout=30) as client:
        for seed in range(SENTENCES):
            voice, facts = _panel(seed)
            known = {f"{{{one.id}.{key}}}": value for one in facts[:3] for key, value in marks(one).items()}
            asked = (
                f"Facts: {json.dumps(known)}. Write one short sentence about Orders with these marks, as {{F1.now}}."
            )
            try:
                answer = await client.chat.completions.create(
                    model="small",
                    messages=[{"role": "user", "content": asked}],
                    max_tokens=120,
                    seed=seed,
                    response_format={
                        "type": "json_schema",
                        "json_schema": {"name": "s", "strict": True, "schema": shape},
                    },
                )
            except APIError as wrong:
                told[type(wrong).__name__] += 1
                continue
            found = re.search(r'"text"\s*:\s*"(.*?)"', answer.choices[0].message.content or "", re.DOTALL)
            told[_judge(found[1] if found else "", facts, voice)] += 1
    print(f"{SENTENCES} loose sentences: {dict(told)}")


def _judge(text: str, facts: tuple[Fact, ...], voice: NarrationContext) -> str:
    if not text.strip():
        return "no sentence"
    if refuse_marked(text, facts, voice):
        return "refused before filling" if MARK.search(text) else "refused: no mark"
    filled = fill(text, facts, voice.language)
    if refuse(filled, facts, voice):
        return "refused after filling"
    print(f"let through: {filled}")
    return "let through"


def main() -> None:
    """Run both; exit code 1 if a text is not proven or late."""
    with small_model() as url:
        good = asyncio.run(_pulses(url))
        asyncio.run(_sentences(url))
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
