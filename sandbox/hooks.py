"""Webhooks as Meta sends them: signed over the raw bytes, non-ASCII escaped, sent again until they are taken."""

import asyncio
import hashlib
import hmac
import json
import logging
from typing import Any

import httpx

from sandbox.world import Message, Person, World

_LOG = logging.getLogger("sandbox.hooks")
_TRIES = 12


class Hooks:
    """Sends what happens to the callback that was subscribed."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._http = httpx.AsyncClient(timeout=10)
        self._tasks: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        """Stop sending."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._http.aclose()

    async def handshake(self, callback: str, verify_token: str) -> bool:
        """Whether the callback gives the challenge back, as Meta asks before it subscribes one."""
        query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": verify_token}
        try:
            answer = await self._http.get(callback, params=query)
        except httpx.HTTPError:
            return False
        return answer.status_code == httpx.codes.OK and answer.text == query["hub.challenge"]

    def later(self, work: Any) -> None:
        """Do ``work`` beside the answer that is being given."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def inbound(self, person: Person, message: Message, told: dict[str, Any]) -> None:
        """Tell of a message that a person sent; it has two ticks once the callback took it."""
        contact = {"profile": {"name": person.name}, "wa_id": person.wa_id}
        if await self._send({"contacts": [contact], "messages": [told]}) and "delivered" not in message.statuses:
            message.statuses.insert(1, "delivered")
            await person.touch()

    async def status(
        self, person: Person, message: Message, status: str, *, errors: list[dict[str, Any]] | None = None
    ) -> None:
        """Tell what became of a message of the business, and note it."""
        message.statuses.append(status)
        told: dict[str, Any] = {
            "id": message.wamid,
            "status": status,
            "timestamp": str(int(self._world.clock())),
            "recipient_id": person.wa_id,
        }
        if message.tracker:
            told["biz_opaque_callback_data"] = message.tracker
        if status in {"sent", "delivered"}:
            told["pricing"] = {"billable": True, "pricing_model": "PMP", "type": "regular", "category": "service"}
        if errors:
            told["errors"] = errors
        await person.touch()
        await self._send({"statuses": [told]})

    async def _send(self, news: dict[str, Any]) -> bool:
        account = self._world.account
        metadata = {"display_phone_number": account.display_number, "phone_number_id": account.phone_number_id}
        value = {"messaging_product": "whatsapp", "metadata": metadata, **news}
        entry = {"id": account.waba_id, "changes": [{"value": value, "field": "messages"}]}
        raw = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}, ensure_ascii=True).encode()
        signature = hmac.new(account.app_secret.encode(), raw, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={signature}"}
        if self._world.callback is None:
            return False
        for attempt in range(_TRIES):
            try:
                answer = await self._http.post(self._world.callback, content=raw, headers=headers)
            except httpx.HTTPError as wrong:
                _LOG.warning("webhook not taken: %s", type(wrong).__name__)
            else:
                if answer.status_code == httpx.codes.OK:
                    return True
                _LOG.warning("webhook answered %d", answer.status_code)
            await asyncio.sleep(min(0.25 * 2**attempt, 30))
        return False
