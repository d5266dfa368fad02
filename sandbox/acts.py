"""What people do on their phones: write, quote, react, tap, edit, delete, write much at once, change their number."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.asked import Wrong, answering, body_of, digits
from sandbox.hooks import Hooks
from sandbox.world import Message, Person, PhoneNumber, World

MOST_TEXT, MOST_AT_ONCE = 4096, 1000
Told = tuple[Message, dict[str, Any]]


def person_in(world: World, request: Request) -> Person:
    """Whose phone a request is for.

    Raises:
        Wrong: Its address holds no phone number.
    """
    return world.person(digits(request.path_params["wa_id"], "the number in the address"))


def number_in(world: World, request: Request, body: dict[str, Any] | None = None) -> PhoneNumber:
    """The number of the business that a person writes to: ``number`` (id or digits), or the first.

    Raises:
        Wrong: There is no such number.
    """
    name = (body or {}).get("number") or request.query_params.get("number") or world.account.phone_number_id
    found = world.number(str(name))
    if found is None:
        raise Wrong("the business has no such number", 404)
    return found


class Acts:
    """``POST /phone/{wa_id}/…``; every body may name the ``number`` of the business."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._hooks = world, hooks

    def routes(self) -> list[Route]:
        """Every address."""
        acts = {
            "messages": self._write,
            "reactions": self._react,
            "taps": self._tap,
            "edits": self._edit,
            "deletions": self._delete,
            "batch": self._batch,
            "burst": self._burst,
            "system": self._system,
        }
        return [Route(f"/phone/{{wa_id}}/{name}", answering(act), methods=["POST"]) for name, act in acts.items()]

    async def _read(self, request: Request) -> tuple[Person, PhoneNumber, dict[str, Any]]:
        body = await body_of(request)
        return person_in(self._world, request), number_in(self._world, request, body), body

    async def _write(self, request: Request) -> Response:
        """The person writes ``text``; ``context`` is the message they swipe to quote."""
        person, number, body = await self._read(request)
        message, told = self._text(person, number, body)
        await self._send(person, number, [(message, told)])
        return JSONResponse(message.shown())

    async def _batch(self, request: Request) -> Response:
        """Several of ``messages`` (each with ``text`` and, if wanted, ``context``), told in one body."""
        person, number, body = await self._read(request)
        many = body.get("messages")
        if not isinstance(many, list) or not 1 <= len(many) <= MOST_AT_ONCE:
            raise Wrong(f"messages must be an array of 1 to {MOST_AT_ONCE}")
        sent = [self._text(person, number, item if isinstance(item, dict) else {}) for item in many]
        await self._send(person, number, sent)
        return JSONResponse([message.shown() for message, _told in sent])

    async def _burst(self, request: Request) -> Response:
        """``count`` messages at once, each told by itself; ``{}`` in ``text`` becomes 1, 2, 3 and so on."""
        person, number, body = await self._read(request)
        count = body.get("count", 10)
        if not isinstance(count, int) or not 1 <= count <= MOST_AT_ONCE:
            raise Wrong(f"count must be 1 to {MOST_AT_ONCE}")
        pattern = str(body.get("text") or "message {}")
        sent = [
            self._text(person, number, {"text": pattern.replace("{}", str(place))}) for place in range(1, count + 1)
        ]
        for pair in sent:
            await self._send(person, number, [pair])
        return JSONResponse([message.shown() for message, _told in sent])

    async def _react(self, request: Request) -> Response:
        """The person reacts to a message, or takes the reaction back with an empty emoji."""
        person, number, body = await self._read(request)
        target, emoji = self._target(person, number, body, "no such message"), str(body.get("emoji") or "")
        reaction = {"message_id": target.wamid} | ({"emoji": emoji} if emoji else {})
        target.reactions.pop("me", None)
        if emoji:
            target.reactions["me"] = emoji
        message = self._new(person, "reaction", emoji=emoji, context=target.wamid)
        await self._send(person, number, [(message, {"type": "reaction", "reaction": reaction})])
        return JSONResponse(message.shown())

    async def _tap(self, request: Request) -> Response:
        """The person taps a button of a message or a row of its list, the first being 0."""
        person, number, body = await self._read(request)
        target, index = self._target(person, number, body, "no such button"), body.get("button", 0)
        if not isinstance(index, int) or not 0 <= index < len(target.choices):
            raise Wrong("no such button", 404)
        told: dict[str, Any] = {"context": {"from": number.display, "id": target.wamid}}
        if target.rows:
            row_id, title, words = target.rows[index]
            row = {"id": row_id, "title": title} | ({"description": words} if words else {})
            told |= {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": row}}
        elif target.kind == "template":
            payload, title = target.buttons[index]
            told |= {"type": "button", "button": {"payload": payload, "text": title}}
        else:
            reply_id, title = target.buttons[index]
            reply = {"type": "button_reply", "button_reply": {"id": reply_id, "title": title}}
            told |= {"type": "interactive", "interactive": reply}
        message = self._new(person, "text", target.choices[index], context=target.wamid)
        await self._send(person, number, [(message, told)])
        return JSONResponse(message.shown())

    async def _edit(self, request: Request) -> Response:
        """The person changes the ``text`` of a message of theirs."""
        person, number, body = await self._read(request)
        target, text = self._own(person, number, body), self._words(body)
        if target.kind != "text":
            raise Wrong("only what was written can be edited")
        target.text = text
        changed: dict[str, Any] = {"type": "text", "text": {"body": text}}
        if target.context:
            changed["context"] = {"id": target.context}
        told = {"type": "edit", "edit": {"original_message_id": target.wamid, "message": changed}}
        await self._tell(person, number, told)
        return JSONResponse(target.shown())

    async def _delete(self, request: Request) -> Response:
        """The person deletes a message of theirs for everyone."""
        person, number, body = await self._read(request)
        target = self._own(person, number, body)
        target.deleted, target.text = True, "This message was deleted"
        await self._tell(person, number, {"type": "revoke", "revoke": {"original_message_id": target.wamid}})
        return JSONResponse(target.shown())

    async def _system(self, request: Request) -> Response:
        """The person moves to another number (``wa_id``): WhatsApp says so, and that their user id changed too.

        With ``type`` (``user_changed_number`` or ``user_changed_user_id``) it says that only.
        """
        person, number, body = await self._read(request)
        only = body.get("type")
        if only not in (None, "user_changed_number", "user_changed_user_id"):
            raise Wrong("type must be user_changed_number or user_changed_user_id")
        old, old_id, new = person.wa_id, person.user_id, digits(body.get("wa_id"), "wa_id")
        if (self._world.find(new) or person) is not person:
            raise Wrong("somebody else has this number")
        self._world.people[new] = self._world.people.pop(old)
        person.wa_id = new
        about = f"User {person.name} changed from "
        moved: dict[str, Any] = {"from": old, "type": "system"}
        moved["system"] = {"body": f"{about}{old} to {new}", "wa_id": new, "type": "user_changed_number"}
        other: dict[str, Any] = {"type": "system"}
        other["system"] = {
            "body": f"{about}{old_id} to {person.user_id}",
            "user_id": person.user_id,
            "previous_user_id": old_id,
            "type": "user_changed_user_id",
        }
        news = {"user_changed_number": moved, "user_changed_user_id": other}
        for told in [news[only]] if only else news.values():
            self._hooks.later(self._hooks.system(person, number, {**self._stamp(person), **told}))
        await person.touch()
        return JSONResponse({"wa_id": new, "user_id": person.user_id})

    def _words(self, body: dict[str, Any]) -> str:
        text = str(body.get("text") or "").strip()[:MOST_TEXT]
        if not text:
            raise Wrong("write something")
        return text

    def _text(self, person: Person, number: PhoneNumber, body: dict[str, Any]) -> Told:
        text, context = self._words(body), str(body.get("context") or "") or None
        told: dict[str, Any] = {"type": "text", "text": {"body": text}}
        quoted = person.chat(number.id).messages.get(context or "")
        if quoted is not None:
            author = number.display if quoted.direction == "out" else person.wa_id
            told["context"] = {"from": author, "id": quoted.wamid}
        return self._new(person, "text", text, context=context), told

    def _new(
        self, person: Person, kind: str, text: str = "", *, emoji: str = "", context: str | None = None
    ) -> Message:
        wamid = self._world.new_wamid(person.wa_id)
        return Message(wamid, "in", kind, text, self._world.clock(), context, emoji=emoji, statuses=["sent"])

    def _target(self, person: Person, number: PhoneNumber, body: dict[str, Any], missing: str) -> Message:
        found = person.chat(number.id).messages.get(str(body.get("message_id")))
        if found is None:
            raise Wrong(missing, 404)
        return found

    def _own(self, person: Person, number: PhoneNumber, body: dict[str, Any]) -> Message:
        found = self._target(person, number, body, "no such message")
        if found.direction != "in" or found.deleted:
            raise Wrong("only one's own message can be edited or deleted")
        return found

    def _stamp(self, person: Person) -> dict[str, Any]:
        return {"id": self._world.new_wamid(person.wa_id), "timestamp": str(int(self._world.clock()))}

    async def _tell(self, person: Person, number: PhoneNumber, told: dict[str, Any]) -> None:
        """Tell of a change to a message: news of its own kind, which opens no window."""
        told = {**self._hooks.sender(person), **self._stamp(person), **told}
        self._hooks.later(self._hooks.inbound(person, number, [(self._new(person, "change"), told)]))
        await person.touch()

    async def _send(self, person: Person, number: PhoneNumber, sent: list[Told]) -> None:
        chat, now = person.chat(number.id), self._world.clock()
        chat.wrote_at = now
        full = []
        for message, told in sent:
            chat.messages[message.wamid] = message
            said = {**self._hooks.sender(person), "id": message.wamid, "timestamp": str(int(now)), **told}
            full.append((message, said))
        self._hooks.later(self._hooks.inbound(person, number, full))
        await person.touch()
