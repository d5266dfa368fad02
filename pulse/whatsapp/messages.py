"""Bodies of POST /{phone_number_id}/messages, as Meta's pages give them."""

from dataclasses import dataclass
from typing import Any

from pulse.errors import ReaderError
from pulse.wording import CAPTION_LIMIT, TEXT_LIMIT, units

Body = dict[str, Any]


@dataclass(frozen=True)
class Address:
    """Where a reader is reached: a phone number with ``+``, or a business-scoped user id (Meta, 2026).

    Raises:
        ReaderError: Neither is given. Meta drops a user id that stands in ``to`` in silence, so they are kept apart.
    """

    phone: str | None = None
    user_id: str | None = None

    def __post_init__(self) -> None:
        if not self.phone and not self.user_id:
            raise ReaderError("The reader has neither a phone number nor a WhatsApp user id.")

    def body(self) -> Body:
        """The fields that name the recipient; a phone number wins where both are known, as with Meta."""
        return {"to": self.phone} if self.phone else {"recipient": self.user_id}


def image(to: Address, media_id: str, caption: str, *, tracker: str) -> Body:
    """An image that was uploaded before; ``caption`` of at most 1024 units (messages/image-messages)."""
    _within(caption, CAPTION_LIMIT, "caption")
    return _message(to, "image", {"id": media_id, "caption": caption}, tracker)


def text(to: Address, body: str, *, tracker: str, context: str | None = None) -> Body:
    """A text of at most 4096 units, as a reply to ``context`` if given (messages/text-messages)."""
    _within(body, TEXT_LIMIT, "text")
    message = _message(to, "text", {"body": body, "preview_url": False}, tracker)
    if context:
        message["context"] = {"message_id": context}
    return message


def read(wamid: str, *, typing: bool) -> Body:
    """Mark an inbound message, and those before it, as read; ``typing`` shows the indicator for at most 25 s."""
    body: Body = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid}
    return body | {"typing_indicator": {"type": "text"}} if typing else body


def _message(to: Address, kind: str, content: Body, tracker: str) -> Body:
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        **to.body(),
        "type": kind,
        kind: content,
        "biz_opaque_callback_data": tracker,
    }


def _within(value: str, limit: int, what: str) -> None:
    if not 0 < units(value) <= limit:
        raise ValueError(f"a {what} has 1 to {limit} units, not {units(value)}")
