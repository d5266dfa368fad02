"""Schedules with the real Prefect: pulses and replies under way while worker, server and webhook app are killed."""

import contextlib
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.chaos.evidence import of_person
from tests.chaos.prefecthouse import House, load
from tests.chaos.schedule import Count
from tests.postgres import postgres_server

_HARMLESS = ("duplicate-webhooks", "reorder-webhooks", "batch-webhooks")
_STILL = 75.0
"""So long nothing may come any more, on an idle machine, before what is missing counts as lost."""


@dataclass
class Schedule:
    """One pulse, its people, and who of them asks about it."""

    label: int
    people: list[str]
    asks: bool
    asked: dict[str, str] = field(default_factory=dict)
    """The wamid of each question, by who asked."""
    messages: int = 0
    """How many there were in their chats when last looked at."""

    def missing(self, house: House) -> bool:
        """Whether somebody has not got everything; whoever has the chart asks about it now."""
        whole, self.messages = True, 0
        for wa_id in self.people:
            chat = house.chat(wa_id)
            self.messages += len(chat)
            charts = [entry for entry in chat if entry["direction"] == "out" and entry["type"] == "image"]
            if self.asks and charts and wa_id not in self.asked:
                said = {"text": "Why?", "context": charts[0]["wamid"]}
                self.asked[wa_id] = house.http.post(f"/phone/{wa_id}/messages", json=said).json()["wamid"]
            whole = whole and self._counts(chat, wa_id) == (1, 1, 1)
        return not whole

    def count(self, house: House) -> Count:
        """What everybody got."""
        lost, doubled, told = 0, 0, list[str]()
        for wa_id in self.people:
            counts = self._counts(house.chat(wa_id), wa_id)
            lost += counts.count(0)
            doubled += sum(max(0, found - 1) for found in counts)
            if counts != (1, 1, 1):
                told.append(f"\n  {wa_id} has charts, analyses, answers: {counts}\n{of_person(house.store, wa_id)}")
        about = f"schedule {self.label}: {len(self.people)} readers, asks: {self.asks}"
        return Count(lost, doubled, about + "".join(told))

    def _counts(self, chat: list[dict[str, object]], wa_id: str) -> tuple[int, int, int]:
        """Charts, analyses and answers; an answer that was not asked for counts as there."""
        out = [entry for entry in chat if entry["direction"] == "out"]
        charts = sum(entry["type"] == "image" for entry in out)
        answers = sum(entry["context"] == self.asked.get(wa_id) for entry in out) if self.asks else 1
        texts = sum(entry["type"] == "text" for entry in out)
        return charts, texts - (answers if self.asks else 0), answers


def play(folder: Path, count: int, seed: int) -> list[Count]:
    """Play ``count`` schedules at once against one of everything."""
    chance = Random(seed)
    with postgres_server() as postgres, House(folder, postgres).running() as house:
        schedules = [
            Schedule(label, house.people(label, chance.choice((1, 1, 2))), chance.random() < 0.4)
            for label in range(1, count + 1)
        ]
        for item in schedules:
            for wa_id in item.people:
                for name in _HARMLESS:
                    if chance.random() < 0.2:
                        house.http.post("/faults", json={"name": name, "to": wa_id})
        house.worker("start")
        over = threading.Event()
        beside = [
            threading.Thread(target=watch, args=(house, over)),
            threading.Thread(target=_things_die, args=(house, Random(seed + 1), over, count)),
        ]
        for thread in beside:
            thread.start()
        try:
            for one in schedules:
                send(house, one)
            finish(house, schedules)
        finally:
            over.set()
            for thread in beside:
                thread.join()
        return [schedule.count(house) for schedule in schedules]


def send(house: House, schedule: Schedule) -> None:
    """Schedule its pulse; Prefect's scheduler tries again too while the server is away."""
    while True:
        with contextlib.suppress(Exception):
            house.send(schedule.label, len(schedule.people))
            return
        time.sleep(0.5)


def finish(house: House, schedules: list[Schedule]) -> None:
    """Until everybody has everything, or nothing has come for long."""
    open_, seen, last = list(schedules), -1, time.monotonic()
    while open_ and time.monotonic() - last < _STILL * load():
        open_ = [schedule for schedule in open_ if schedule.missing(house)]
        now = sum(schedule.messages for schedule in schedules)
        if now != seen:
            seen, last = now, time.monotonic()
        time.sleep(1)
    # What is still under way comes now, and would be one too many.
    time.sleep(3)


def watch(house: House, over: threading.Event) -> None:
    """The watch comes by every few seconds, one at a time, as its deployment does every minute."""
    number, begun, run_id = 0, 0.0, None
    while not over.wait(1):
        with contextlib.suppress(Exception):
            under_way = run_id is not None and time.monotonic() - begun < 12
            if under_way and not house.is_over(run_id):
                continue
            number, begun = number + 1, time.monotonic()
            run_id = house.schedule("watch-deliveries", {}, f"watch-{number}")


def _things_die(house: House, chance: Random, over: threading.Event, count: int) -> None:
    """The worker often, the webhook app twice, Prefect's server once; then there is peace, so that it can end."""
    others = ["webhook", "prefect", "webhook"]
    for _ in range(6 + count // 20):
        if over.wait(chance.uniform(2.0, 5.0)):
            return
        house.worker("kill")
        if others and chance.random() < 0.6:
            name = others.pop()
            house.kill(name)
            over.wait(chance.random())
            house.start(name)
            house.wait(name)
        over.wait(chance.random())
        house.worker("start")
