"""Plays a day that is written down in a table: what people do, and what has to become of it.

A line of the table is ``TIME | WHO | NUMBER | WHAT THEY DO | STATE | WHY or WHAT IS ANSWERED | CONSENT | CHART``. Time
goes on as the table says: everything that is stored, here and in the sandbox, is made older by as much.
"""

import asyncio
import hashlib
import hmac
import json
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlmodel import SQLModel, select

from blocks import WhatsApp
from flows.answer_reply import answer_reply
from flows.release_held import release_held
from pulse.store.columns import UtcDateTime
from pulse.store.tables import Inbound, Reader, Run
from sandbox.faults import Fault
from sandbox.world import Message as Shown
from sandbox.world import Person
from tasks import deliver, reply
from tests.flows.conftest import House, wait
from webhook_app.app import PATH

FLOWS: dict[str, Any] = {"answer-reply": answer_reply, "release-held": release_held}
NUMBERS = {"1": "100000000000001", "2": "100000000000002", "3": "100000000000003"}
_COLUMNS = 8


@dataclass(frozen=True)
class Line:
    """One line of the table.

    Args:
        at: When, since the beginning of the day.
        who: Who does it; ``owner`` is nobody with a phone.
        number: Which of our numbers they do it to.
        does: What, in the words of :class:`Day`; a name in brackets before it is what others call it by.
        state: What is stored of it; empty where nothing is.
        told: Why it gets no answer, or what is answered.
        consent: What its sender wants after it.
        chart: The chart it is about.
        label: Its name.
        mark: ``&`` where it came in one body with the line before, ``+`` where the line before was not answered yet,
            ``!`` where Prefect's engine runs its answer.
    """

    at: timedelta
    who: str
    number: str
    does: str
    state: str
    told: str
    consent: str
    chart: str
    label: str = ""
    mark: str = ""

    @property
    def outcome(self) -> tuple[str, str, str, str]:
        """What has to become of it."""
        return self.state, self.told, self.consent, self.chart


def read_table(path: Path) -> list[Line]:
    """Every line of the table; what begins with ``#`` is for who reads it."""
    found = []
    for row in path.read_text("utf-8").splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        cells = [cell.strip() for cell in row.split("|")]
        assert len(cells) == _COLUMNS, row
        clock, who, number, does, state, told, consent, chart = cells
        days, hours, minutes = map(int, re.findall(r"\d+", clock))
        mark = does[0] if does[0] in "&+!" else ""
        label, does = re.fullmatch(r"(?:\[(.+?)\] )?(.*)", does.lstrip("&+! ")).groups(default="")  # type: ignore[union-attr]
        at = timedelta(days=days, hours=hours, minutes=minutes)
        found.append(Line(at, who, number, does, state, told, consent, chart, label, mark))
    return found


@dataclass
class Day:
    """The day: a house, whoever is in it, and what became of every line.

    Args:
        house: Store, webhook, sandbox and Prefect.
        people: The number of each person as WhatsApp knows it, by name.
        owner: What the owner does, by the words of the table.
        runner: Runs the steps of answers.
        blocks: The block of each number, by the number's id.
        http: What people and Meta post with.
    """

    house: House
    people: dict[str, str]
    owner: dict[str, Callable[[], None]]
    runner: asyncio.Runner
    blocks: dict[str, WhatsApp]
    http: httpx.Client
    now: timedelta | None = None
    named: dict[str, str] = field(default_factory=dict)
    """Names of the table, and the wamids they stand for."""
    charts: dict[str, str] = field(default_factory=dict)
    """Runs, and the names of their charts."""
    listed: dict[str, Line] = field(default_factory=dict)
    """Every inbound message by its wamid, with the line that it is of."""
    codes: dict[str, str] = field(default_factory=dict)
    became: list[tuple[Line, tuple[str, ...]]] = field(default_factory=list)

    def play(self, lines: list[Line]) -> None:
        """Do what the lines say, one after the other; the sandbox's web hooks and our answers come in between."""
        place = 0
        while place < len(lines):
            together = [lines[place]]
            while place + len(together) < len(lines) and lines[place + len(together)].mark in {"&", "+"}:
                together.append(lines[place + len(together)])
            place += len(together)
            self._go_on_to(together[0].at)
            if together[0].who == "owner":
                self.owner[together[0].does]()
            else:
                self._happens(together)

    def _happens(self, lines: list[Line]) -> None:
        before = {name: len(self.got(name)) for name in self.people}
        wamids = self._sent(lines)
        stored = [self._stored(wamid) if wamid else None for wamid in wamids]
        said = [self._answered(line, row) if row else "" for line, row in zip(lines, stored, strict=True)]
        for line, wamid, told in zip(lines, wamids, said, strict=True):
            if line.label and wamid:
                self.named[line.label] = wamid
                self._name_answer(line, wamid)
            if wamid:
                self.listed[wamid] = line
            came = [message.kind for message in self.got(line.who)[before[line.who] :]] if line == lines[-1] else []
            self.became.append((line, self._look(line, wamid, told, came)))

    def _look(self, line: Line, wamid: str, told: str, came: list[str]) -> tuple[str, ...]:
        """State, reason or answer, consent and chart, as the table names them."""
        with self.house.store.begin() as session:
            row = session.exec(select(Inbound).where(Inbound.wamid == wamid)).first()
            consent = self._consent(session.exec(select(Reader).where(Reader.name == line.who)).first())
            if row is None:
                return "", "", consent, ""
            chart = self.charts.get(row.run_id or "", row.run_id or "")
            if row.flow == "release-held" and row.state == "answered":
                told = "brings " + " ".join(came)
            return row.state, row.reason or told, consent, chart

    def _consent(self, reader: Reader | None) -> str:
        if reader is None:
            return "-"
        if reader.opted_in_at is None:
            return "new"
        return "out" if reader.opted_out_at else "unsure" if reader.unsure_since else "in"

    def got(self, who: str) -> list[Shown]:
        """What somebody got from all our numbers."""
        return [message for message in self.chat_of(who) if message.direction == "out"]

    def chat_of(self, who: str) -> list[Shown]:
        """All that somebody sent to our numbers and got from them, in its order."""
        chats = self._person(who).chats.values()
        return sorted(
            (message for chat in chats for message in list(chat.messages.values())), key=lambda message: message.at
        )

    def name_charts(self, name: str) -> None:
        """Call what the newest run sent by ``name``, and each reader's messages of it by theirs besides."""
        with self.house.store.begin() as session:
            run = session.exec(select(Run).order_by(Run.created_at.desc())).first()  # type: ignore[attr-defined]
            assert run is not None
            self.charts[run.id] = name
        self.name_messages()

    def name_messages(self) -> None:
        """Names for charts, their analyses and templates: ``CHART of WHO``, ``analysis of CHART of WHO`` ..."""
        with self.house.store.begin() as session:
            names = {reader.id: reader.name for reader in session.exec(select(Reader))}
        for message in self.house.messages():
            if message.run_id in self.charts and message.wamid and message.delivery_id:
                kind = "" if message.kind == "image" else f"{message.kind} of "
                self.named[f"{kind}{self.charts[message.run_id]} of {names[message.reader_id]}"] = message.wamid

    def _name_answer(self, line: Line, wamid: str) -> None:
        for message in self.got(line.who):
            if message.context == wamid:
                self.named[f"answer to {line.label}"] = message.wamid

    # What people do.

    def _sent(self, lines: list[Line]) -> list[str]:
        if len(lines) > 1 and lines[1].mark == "&":
            texts = [{"text": self._filled(line.does.removeprefix("says "))} for line in lines]
            made = self._post(lines[0], "batch", messages=texts)
            return [item["wamid"] for item in made]
        found = []
        for line in lines:
            found.append(self._act(line))
            if line is not lines[-1]:
                self._stored(found[-1])
        return found

    def _act(self, line: Line) -> str:
        """Do one line; the wamid of what is stored of it, or nothing where that is no message."""
        if line.does.startswith(("changes ", "deletes ", "moves ")):
            return self._changed(line)
        if found := re.fullmatch(r"in a group: (.+)", line.does):
            return self._by_hand(line, found[1])
        if found := re.fullmatch(r"tells WhatsApp to (stop|resume)", line.does):
            return self._prefers(line, found[1])
        act, body = self._of_words(line.does)
        return str(self._post(line, act, **body)["wamid"])

    def _of_words(self, does: str) -> tuple[str, dict[str, Any]]:
        """Which of the sandbox's acts the words of a line stand for, and its body."""
        if found := re.fullmatch(r"quotes (.+?): (.+)", does):
            return "messages", {"text": found[2], "context": self.named[found[1]]}
        if found := re.fullmatch(r"reacts (\S*) ?to (.+)", does):
            return "reactions", {"emoji": found[1], "message_id": self.named[found[2]]}
        if found := re.fullmatch(r"taps (\d) on (.+)", does):
            return "taps", {"message_id": self.named[found[2]], "button": int(found[1]) - 1}
        return "messages", {"text": self._filled(re.sub(r"^says (twice: )?", "", does))}

    def _changed(self, line: Line) -> str:
        """Changes and deletions have ids that only the web hook tells."""
        known = set(self._wamids())
        if found := re.fullmatch(r"changes (.+?) to: (.+)", line.does):
            self._post(line, "edits", message_id=self.named[found[1]], text=found[2])
        elif found := re.fullmatch(r"deletes (.+)", line.does):
            self._post(line, "deletions", message_id=self.named[found[1]])
        else:
            new = line.does.removeprefix("moves to ")
            self._post(line, "system", wa_id=new, type="user_changed_number")
            self.people[line.who] = new
        return str(wait(lambda: next(iter(set(self._wamids()) - known), None)))

    def _filled(self, text: str) -> str:
        """``text`` with codes in it: ``{NAME}``, spread as ``{NAME:3-3}`` says, or in other digits."""

        def code(found: re.Match[str]) -> str:
            digits, how = self.codes[found[1]], found[2] or ""
            if how == "wide":
                return digits.translate({48 + digit: 0xFF10 + digit for digit in range(10)})
            if how == "arabic":
                return digits.translate({48 + digit: 0x0660 + digit for digit in range(10)})
            if how == "keys":
                return "".join(f"{digit}\ufe0f\u20e3" for digit in digits)
            parts = iter(digits)
            return re.sub(r"\d", lambda many: "".join(next(parts) for _ in range(int(many[0]))), how) or digits

        return re.sub(r"\{(\w+)(?::(.+?))?\}", code, text)

    def _post(self, line: Line, act: str, **body: Any) -> Any:
        if line.does.startswith("says twice: "):
            self.house.sandbox.world.faults.switch_on(Fault("duplicate-webhooks", times=1, to=self.people[line.who]))
        body["number"] = NUMBERS[line.number]
        answer = self.http.post(f"{self.house.sandbox.url}/phone/{self.people[line.who]}/{act}", json=body)
        assert answer.is_success, (line, answer.text)
        return answer.json()

    def _by_hand(self, line: Line, text: str) -> str:
        """What the sandbox does not do: a message that was written in a group."""
        wamid = self.house.sandbox.world.new_wamid(self.people[line.who])
        message = {
            "id": wamid, "from": self.people[line.who], "timestamp": str(int(self.house.sandbox.world.clock())),
            "type": "text", "text": {"body": text}, "group_id": "120363000000000001",
        }  # fmt: skip
        metadata = {"phone_number_id": NUMBERS[line.number], "display_phone_number": "12025550100"}
        value = {"messaging_product": "whatsapp", "metadata": metadata, "messages": [message]}
        self._tell("messages", value)
        return wamid

    def _prefers(self, line: Line, value: str) -> str:
        told = {"wa_id": self.people[line.who], "value": value, "timestamp": int(self.house.sandbox.world.clock())}
        self._tell("user_preferences", {"messaging_product": "whatsapp", "user_preferences": [told]})
        return ""

    def _tell(self, name: str, value: dict[str, Any]) -> None:
        account = self.house.sandbox.world.account
        entry = {"id": account.waba_id, "changes": [{"field": name, "value": value}]}
        raw = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()
        signature = hmac.new(account.app_secret.encode(), raw, hashlib.sha256).hexdigest()
        answer = self.http.post(
            f"{self.house.door}{PATH}", content=raw, headers={"X-Hub-Signature-256": f"sha256={signature}"}
        )
        assert answer.is_success

    # What becomes of it.

    def _stored(self, wamid: str) -> str:
        return self.house._stored(wamid)

    def _wamids(self) -> list[str]:
        with self.house.store.begin() as session:
            return list(session.exec(select(Inbound.wamid)))

    def _answered(self, line: Line, inbound_id: str) -> str:
        """Run the flow of a message once the web hook's loop starts it; what the flow says in the end."""
        with self.house.store.begin() as session:
            row = session.get_one(Inbound, inbound_id)
        if row.state not in {"pending", "dispatched"}:
            return ""
        wait(lambda: inbound_id in self.house.dispatch.history)
        if row.flow == "answer-reply" and line.mark != "!":
            return self.runner.run(steps(self.blocks[str(row.phone_number_id)], inbound_id))
        _, state = self.house.run(FLOWS[row.flow], {"inbound_id": inbound_id})
        self.name_messages()
        return re.sub(r"^Answered .+ \((.+)\)\.$", r"\1", str(state.message))

    # Time.

    def _go_on_to(self, at: timedelta) -> None:
        passed, self.now = at - (self.now or at), at
        assert passed >= timedelta(), at
        if passed:
            make_older(self.house, passed)

    def _person(self, who: str) -> Person:
        return self.house.sandbox.world.person(self.people[who])


async def steps(connection: WhatsApp, inbound_id: str) -> str:
    """What the flow ``answer-reply`` does, step by step, without Prefect's engine and the blue ticks; what was said."""
    thread = await reply.find_thread(inbound_id)
    async with deliver.courier(connection) as courier:
        found = await reply.compose_answer.fn(thread)
        if found is None:
            await reply.note_answer(thread)
            return "Nothing was asked."
        sent = await reply.send_answer.fn(courier, thread, found)
    assert sent.state in {"taken", "arrived"}, sent
    await reply.note_answer(thread)
    return found.understood


def make_older(house: House, by: timedelta) -> None:
    """Let time go by: whatever is stored happened so much earlier, here and at Meta."""
    _settle(house)

    def earlier(moment: str | None) -> str | None:
        return None if moment is None else (datetime.fromisoformat(moment) - by).isoformat(" ", "microseconds")

    with sqlite3.connect(house.store.url.removeprefix("sqlite:///"), timeout=30) as connection:
        connection.create_function("earlier", 1, earlier)
        for table in SQLModel.metadata.sorted_tables:
            moments = [column.name for column in table.columns if isinstance(column.type, UtcDateTime)]
            if moments:
                changes = ", ".join(f'"{item}" = earlier("{item}")' for item in moments)
                connection.execute(f'UPDATE "{table.name}" SET {changes}')  # noqa: S608 - names of our own tables
        connection.execute("UPDATE pace SET free_at = free_at - ?", (by.total_seconds(),))
    connection.close()
    world, seconds = house.sandbox.world, by.total_seconds()
    for person in world.people.values():
        for chat in person.chats.values():
            chat.wrote_at = None if chat.wrote_at is None else chat.wrote_at - seconds
            chat.free_at -= seconds
            for message in chat.messages.values():
                message.at -= seconds
    for media in world.media.values():
        media.at -= seconds
    world.reached = {wa_id: at - seconds for wa_id, at in world.reached.items()}


def _settle(house: House) -> None:
    """Wait until the statuses of all that was sent are there."""

    def told() -> bool:
        return all(
            message.state in {"delivered", "read", "failed", "refused"} for message in house.messages() if message.wamid
        )

    wait(told)
