"""Bodies of POST /{phone_number_id}/messages, as Meta's pages give them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pulse.errors import ReaderError
from pulse.text import Text
from pulse.wording import CAPTION_LIMIT, TEXT_LIMIT, clean, trim, utf16_length

Body = dict[str, Any]
Choice = tuple[str, Text]
"""What may be tapped: its id, and its title, which is cut to what a button or a row of a list holds."""
BUTTONS, BUTTON_LIMIT, BUTTON_ID_LIMIT = 3, 20, 256
"""How many reply buttons a message has, and units of a button's title and id (interactive-reply-buttons-messages)."""
ROWS, ROW_LIMIT, ROW_ID_LIMIT, LIST_BUTTON_LIMIT = 10, 24, 200, 20
"""How many rows a list has in all, units of a row's title and id, and of the button that opens it
(interactive-list-messages)."""
VARIABLE_LIMIT = 400
"""Units of one variable of ours, so that the template filled in stays below 1024 (132005)."""


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


@dataclass(frozen=True)
class Picture:
    """An image by the id of an upload, or by an address that Meta can fetch."""

    media_id: str | None = None
    link: str | None = None

    @property
    def via(self) -> str:
        """``upload`` or ``link``."""
        return "upload" if self.media_id else "link"

    def body(self) -> Body:
        """The field that names it."""
        return {"id": self.media_id} if self.media_id else {"link": self.link}


def image(to: Address, picture: Picture, caption: Text, *, tracker: str, context: str | None = None) -> Body:
    """An image, as a reply if ``context`` is given; ``caption`` of at most 1024 units (messages/image-messages)."""
    _within(str(caption), CAPTION_LIMIT, "caption")
    return _reply(_message(to, "image", {**picture.body(), "caption": str(caption)}, tracker), context)


def document(
    to: Address, media_id: str, filename: str, caption: Text, *, tracker: str, context: str | None = None
) -> Body:
    """A file by the id of its upload, with a caption of at most 1024 units (messages/document-messages)."""
    _within(str(caption), CAPTION_LIMIT, "caption")
    content = {"id": media_id, "filename": filename, "caption": str(caption)}
    return _reply(_message(to, "document", content, tracker), context)


def _reply(message: Body, context: str | None) -> Body:
    """``message`` as a reply to another, where there is one."""
    return message | {"context": {"message_id": context}} if context else message


def buttons(to: Address, picture: Picture, body: Text, choices: Sequence[Choice], *, tracker: str) -> Body:
    """Image, text of at most 1024 units and one to three buttons in one message (messages/interactive-reply-buttons).

    Args:
        to: Who gets it.
        picture: The header.
        body: The text.
        choices: Id (at most 256 units) and title of each button.
        tracker: Comes back with every status.
    """
    content = _reply_buttons(body, choices)
    content["header"] = {"type": "image", "image": picture.body()}
    return _message(to, "interactive", content, tracker)


def question(
    to: Address,
    body: Text,
    choices: Sequence[Choice],
    opens: Text,
    *,
    tracker: str,
    context: str | None = None,
) -> Body:
    """A text with what may be answered to it: up to three buttons, or a list of up to ten rows.

    Args:
        to: Who gets it.
        body: The text, at most 1024 units.
        choices: What may be tapped.
        opens: Title of the button that opens the list, at most 20 units.
        tracker: Comes back with every status.
        context: wamid of the message that it replies to.
    """
    content = _reply_buttons(body, choices) if len(choices) <= BUTTONS else _list(body, choices, opens)
    return _reply(_message(to, "interactive", content, tracker), context)


def _reply_buttons(body: Text, choices: Sequence[Choice]) -> Body:
    _within(str(body), CAPTION_LIMIT, "text of a message with buttons")
    if not 0 < len(choices) <= BUTTONS:
        raise ValueError(f"a message has 1 to {BUTTONS} buttons, not {len(choices)}")
    replies = []
    for id_, title in choices:
        _within(id_, BUTTON_ID_LIMIT, "button's id")
        replies.append({"type": "reply", "reply": {"id": id_, "title": trim(str(title), BUTTON_LIMIT)}})
    return {"type": "button", "body": {"text": str(body)}, "action": {"buttons": replies}}


def _list(body: Text, choices: Sequence[Choice], opens: Text) -> Body:
    _within(str(body), CAPTION_LIMIT, "text of a message with a list")
    _within(str(opens), LIST_BUTTON_LIMIT, "list's button")
    if len(choices) > ROWS:
        raise ValueError(f"a list has at most {ROWS} rows, not {len(choices)}")
    rows = []
    for id_, title in choices:
        _within(id_, ROW_ID_LIMIT, "row's id")
        rows.append({"id": id_, "title": trim(str(title), ROW_LIMIT)})
    return {"type": "list", "body": {"text": str(body)}, "action": {"button": str(opens), "sections": [{"rows": rows}]}}


def template(
    to: Address, name: str, language: str, picture: Picture, variables: Sequence[Text], payload: str, *, tracker: str
) -> Body:
    """An approved template with an image header and one quick-reply button (messages/template-messages).

    Args:
        to: Who gets it.
        name: The template.
        language: Its language, such as ``en_US``.
        picture: The header.
        variables: What its body's variables hold; see :func:`variable`.
        payload: What comes back when the button is tapped, at most 256 units.
        tracker: Comes back with every status.
    """
    _within(payload, BUTTON_ID_LIMIT, "button's payload")
    content = {
        "name": name,
        "language": {"code": language},
        "components": [
            {"type": "header", "parameters": [{"type": "image", "image": picture.body()}]},
            {"type": "body", "parameters": [{"type": "text", "text": variable(value)} for value in variables]},
            {
                "type": "button",
                "sub_type": "quick_reply",
                "index": "0",
                "parameters": [{"type": "payload", "payload": payload}],
            },
        ],
    }
    return _message(to, "template", content, tracker)


def variable(text: Text, limit: int = VARIABLE_LIMIT) -> str:
    """``text`` as a variable of a template: one line, single spaces, no marks, at most ``limit`` units.

    Meta refuses newlines, tabs and more than four spaces in a row with 132018.
    """
    return trim(" ".join(clean(str(text)).replace("*", "").split()) or "-", limit)


def text(to: Address, body: Text, *, tracker: str, context: str | None = None) -> Body:
    """A text of at most 4096 units, as a reply to ``context`` if given (messages/text-messages)."""
    _within(str(body), TEXT_LIMIT, "text")
    return _reply(_message(to, "text", {"body": str(body), "preview_url": False}, tracker), context)


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
    if not 0 < utf16_length(value) <= limit:
        raise ValueError(f"a {what} has 1 to {limit} units, not {utf16_length(value)}")
