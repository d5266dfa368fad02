"""What the business sends, read as strictly as Meta reads it: what all messages share, and the plain kinds."""

from collections.abc import Callable
from typing import Any

from sandbox import interactive, refusals, shapes
from sandbox.attached import upload
from sandbox.chat import Message
from sandbox.template_message import template
from sandbox.world import World

MOST_CAPTION, MOST_TEXT, MOST_TRACKER, MOST_NAME = 1024, 4096, 512, 240


def read(world: World, body: dict[str, Any], wa_id: str) -> Message:
    """The message that a request's body describes.

    A context that nobody knows is taken, as Meta takes one: the message then goes without the bubble.

    Raises:
        Refusal: It is none that Meta would take.
    """
    kind = body.get("type", "text")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise refusals.unsupported(kind)
    if body.get("recipient_type", "individual") != "individual":
        raise refusals.invalid("Param recipient_type must be individual.")
    if body.get(kind) is None:
        raise refusals.missing(kind)
    content = shapes.thing(body[kind], kind)
    tracker = shapes.text(body.get("biz_opaque_callback_data", ""), MOST_TRACKER, "biz_opaque_callback_data", least=0)
    context = shapes.perhaps(body.get("context"), "context")
    quoted = None
    if "message_id" in context:
        quoted = shapes.text(context["message_id"], MOST_TEXT, "context['message_id']", least=1)
    made = Message(world.new_wamid(wa_id), "out", kind, "", world.clock(), quoted, tracker=tracker)
    _KINDS[kind](world, made, content)
    return made


def _text(_world: World, made: Message, content: dict[str, Any]) -> None:
    made.text = shapes.text(content.get("body"), MOST_TEXT, "text['body']", least=1)


def _image(world: World, made: Message, content: dict[str, Any]) -> None:
    made.text = shapes.text(content.get("caption", ""), MOST_CAPTION, "image['caption']", least=0)
    made.media = upload(world, content, "image")


def _document(world: World, made: Message, content: dict[str, Any]) -> None:
    caption = shapes.text(content.get("caption", ""), MOST_CAPTION, "document['caption']", least=0)
    name = shapes.text(content.get("filename", "document"), MOST_NAME, "document['filename']", least=1)
    made.document = upload(world, content, "document")
    made.text = f"📄 {name}\n{caption}".rstrip()


def _location(_world: World, made: Message, content: dict[str, Any]) -> None:
    for name, most in (("latitude", 90), ("longitude", 180)):
        try:
            degrees = float(str(content.get(name)))
        except ValueError:
            raise refusals.invalid(f"Param location['{name}'] must be a number.") from None
        if not -most <= degrees <= most:
            raise refusals.invalid(f"Param location['{name}'] must be from -{most} to {most}.")
    words = [shapes.text(content.get(name) or "", MOST_CAPTION, f"location['{name}']", least=0) for name in _PLACE]
    made.text = "\n".join(["📍 " + words[0], *words[1:]]).rstrip()


_PLACE = ("name", "address")


def _reaction(_world: World, made: Message, content: dict[str, Any]) -> None:
    # Whether there is such a message is found out later; Meta tells by a status.
    made.context = shapes.text(content.get("message_id"), MOST_TEXT, "reaction['message_id']", least=1)
    made.emoji = shapes.text(content.get("emoji", ""), 32, "reaction['emoji']", least=0)
    if made.emoji and (made.emoji.isascii() or any(letter.isalnum() for letter in made.emoji if ord(letter) > 127)):  # noqa: PLR2004
        raise refusals.bad_value("reaction['emoji'] is no emoji.")


_KINDS: dict[str, Callable[[World, Message, dict[str, Any]], None]] = {
    "text": _text,
    "image": _image,
    "document": _document,
    "location": _location,
    "reaction": _reaction,
    "interactive": interactive.read,
    "template": template,
}
