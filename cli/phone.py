"""A hand on the sandbox's phone: what the demo types, taps and sees."""

from typing import Any

import httpx

from pulse.errors import ChartcastrError

Shown = dict[str, Any]


class Phone:
    """One person's phone.

    Args:
        url: Address of the sandbox.
        wa_id: The person's number, digits only.
    """

    def __init__(self, url: str, wa_id: str) -> None:
        self.url, self.wa_id = url, wa_id
        self._http = httpx.Client(base_url=f"{url}/phone/{wa_id}", timeout=10)

    def add(self, name: str = "") -> None:
        """Make it somebody's whom the sandbox knows."""
        try:
            httpx.post(f"{self.url}/people", json={"wa_id": self.wa_id, "name": name}).raise_for_status()
        except httpx.HTTPError as wrong:
            raise ChartcastrError(f"The sandbox does not answer ({type(wrong).__name__}).") from None

    def messages(self) -> list[Shown]:
        """Every message and reaction of the chat, oldest first."""
        chat = self._ask("GET", "/chat")
        return sorted([*chat["messages"], *chat["reactions"]], key=lambda message: message["at"])

    def image(self, title: str) -> Shown | None:
        """The chart whose caption has this title."""
        return next((m for m in self.messages() if m["type"] == "image" and f"*{title}*" in m["text"]), None)

    def replies_to(self, wamid: str) -> list[Shown]:
        """The business's messages that quote this one."""
        return [m for m in self.messages() if m["direction"] == "out" and m["context"] == wamid]

    def reply_to(self, wamid: str) -> Shown | None:
        """The first of them."""
        return next(iter(self.replies_to(wamid)), None)

    def write(self, text: str, context: str | None = None) -> str:
        """Type a message, quoting another if given; returns its wamid."""
        return str(self._post("/messages", {"text": text, "context": context})["wamid"])

    def react(self, wamid: str, emoji: str) -> str:
        """React to a message; returns the reaction's wamid."""
        return str(self._post("/reactions", {"message_id": wamid, "emoji": emoji})["wamid"])

    def look(self) -> None:
        """Look at the chat, which reads what is in it."""
        self._post("/read", {})

    def _post(self, path: str, body: Shown) -> Shown:
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: Shown | None = None) -> Shown:
        try:
            found: Shown = self._http.request(method, path, json=body).raise_for_status().json()
        except httpx.HTTPError as wrong:
            raise ChartcastrError(f"The sandbox does not answer ({type(wrong).__name__}).") from None
        return found
