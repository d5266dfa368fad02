"""What the business sends, read as strictly as Meta reads it: kinds, limits, media and templates."""

import re
from collections.abc import Callable
from typing import Any

from sandbox import refusals
from sandbox.world import Message, Person, Template, World

MOST_CAPTION, MOST_TEXT, MOST_TRACKER = 1024, 4096, 512
_NAME = re.compile(r"[a-z0-9_]{1,512}")
_EDGES = re.compile(r"^\s*\{\{\d+\}\}|\{\{\d+\}\}\s*$")
_NOT_IN_VARIABLES = re.compile(r"[\n\t]| {5,}")


def read(world: World, body: dict[str, Any], person: Person | None, wa_id: str) -> Message:
    """The message that a request's body describes.

    Raises:
        Refusal: It is none that Meta would take.
    """
    kind = str(body.get("type", "text"))
    if kind not in _KINDS:
        raise refusals.unsupported(kind)
    content = body.get(kind)
    if not isinstance(content, dict):
        raise refusals.missing(kind)
    tracker = str(body.get("biz_opaque_callback_data", ""))
    if len(tracker) > MOST_TRACKER:
        raise refusals.invalid(f"biz_opaque_callback_data is longer than {MOST_TRACKER}.")
    context = body.get("context")
    quoted = context.get("message_id") if isinstance(context, dict) else None
    if quoted is not None and (person is None or quoted not in person.messages):
        raise refusals.bad_value("context.message_id is no message of this conversation.")
    made = Message(world.new_wamid(wa_id), "out", kind, "", world.clock(), quoted, tracker=tracker)
    _KINDS[kind](world, made, content)
    return made


def _text(_world: World, made: Message, content: dict[str, Any]) -> None:
    made.text = _within(content.get("body"), MOST_TEXT, "text['body']", least=1)


def _image(world: World, made: Message, content: dict[str, Any]) -> None:
    made.text = _within(content.get("caption", ""), MOST_CAPTION, "image['caption']", least=0)
    made.media = _picture(world, content)


def _interactive(world: World, made: Message, content: dict[str, Any]) -> None:
    if content.get("type") != "button":
        raise refusals.unsupported(f"interactive {content.get('type')}")
    header, action = content.get("header") or {}, content.get("action") or {}
    made.text = _within((content.get("body") or {}).get("text"), MOST_CAPTION, "interactive['body']['text']", least=1)
    if header.get("type") == "image":
        made.media = _picture(world, header.get("image") or {})
    buttons = action.get("buttons")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 3:  # noqa: PLR2004 - Meta's own limit
        raise refusals.invalid("interactive['action']['buttons'] must have 1 to 3 buttons.")
    for button in buttons:
        reply = button.get("reply") or {}
        made.buttons.append(
            (
                _within(reply.get("id"), 256, "button id", least=1),
                _within(reply.get("title"), 20, "button title", least=1),
            )
        )


def _template(world: World, made: Message, content: dict[str, Any]) -> None:
    name, language = str(content.get("name")), str((content.get("language") or {}).get("code"))
    known = world.templates.get((name, language))
    if known is None or known.status in {"PENDING", "REJECTED"}:
        raise refusals.coded(132001)
    if known.status in {"PAUSED", "DISABLED"}:
        raise refusals.coded(132015 if known.status == "PAUSED" else 132016)
    made.text, made.footer, made.category = known.body, known.footer, known.category.lower()
    for part in content.get("components") or []:
        parameters = part.get("parameters") or []
        if part.get("type") == "header":
            if parameters[0].get("type") != "image":
                raise refusals.coded(132012)
            made.media = _picture(world, parameters[0].get("image") or {})
        elif part.get("type") == "body":
            made.text = _filled(made.text, [str(parameter.get("text")) for parameter in parameters])
        elif part.get("type") == "button":
            made.buttons.append((str(parameters[0].get("payload")), known.button))


def _filled(text: str, values: list[str]) -> str:
    for place, value in enumerate(values, start=1):
        if _NOT_IN_VARIABLES.search(value):
            raise refusals.parameter_text()
        text = text.replace(f"{{{{{place}}}}}", value)
    if "{{" in text:
        raise refusals.coded(132000)
    return text


def _picture(world: World, content: dict[str, Any]) -> str:
    link = content.get("link")
    if link:
        # Fetched when it is looked at; Meta would fetch it now, and say 131053 later if it cannot.
        return str(link)
    media = world.find_media(str(content.get("id", "")))
    if media is None:
        raise refusals.bad_value("image.id is no media of this number, or older than 30 days.")
    return media.id


_KINDS: dict[str, Callable[[World, Message, dict[str, Any]], None]] = {
    "text": _text,
    "image": _image,
    "interactive": _interactive,
    "template": _template,
}


def template(world: World, body: dict[str, Any]) -> Template:
    """A new template; the sandbox approves it at once.

    Raises:
        Refusal: Meta would not take it.
    """
    name, language = str(body.get("name", "")), str(body.get("language", ""))
    if not _NAME.fullmatch(name) or not language:
        raise refusals.invalid("name must be of a-z, 0-9 and _, and language is required.")
    if (name, language) in world.templates:
        raise refusals.invalid("There is already content in this language for this template.")
    made = Template(world.new_id(), name, language, str(body.get("category", "")).upper(), body.get("components") or [])
    if _EDGES.search(made.body):
        raise refusals.Refusal(400, 2388299, "(#2388299) Variables can't be at the start or end of the template.")
    if len(made.body) > MOST_CAPTION:
        raise refusals.Refusal(400, 2388040, "(#2388040) The body is too long.")
    for part in made.components:
        handles = (part.get("example") or {}).get("header_handle") or []
        if str(part.get("format", "")).lower() == "image" and not any(
            world.handles.get(str(handle).removeprefix("4::")) for handle in handles
        ):
            raise refusals.Refusal(400, 2388047, "(#2388047) The header needs an example that was uploaded.")
    world.templates[name, language] = made
    return made


def _within(value: object, most: int, name: str, *, least: int) -> str:
    if not isinstance(value, str):
        raise refusals.invalid(f"Param {name} must be a string.")
    length = len(value.encode("utf-16-le", "surrogatepass")) // 2
    if not least <= length <= most:
        raise refusals.invalid(f"Param {name} must be between {least} and {most} characters long.")
    return value
