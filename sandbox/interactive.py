"""Interactive messages: reply buttons, a list, a button that opens an address."""

from typing import Any
from urllib.parse import urlsplit

from sandbox import refusals, shapes
from sandbox.attached import upload
from sandbox.chat import Message
from sandbox.world import World

MOST_BODY, MOST_LIST_BODY, MOST_FOOTER, MOST_HEADER = 1024, 4096, 60, 60
MOST_BUTTONS, MOST_BUTTON, MOST_ID = 3, 20, 256
MOST_ROWS, MOST_ROW, MOST_ROW_ID, MOST_ROW_WORDS = 10, 24, 200, 72
_KINDS = ("button", "list", "cta_url")


def read(world: World, made: Message, content: dict[str, Any]) -> None:
    """Read ``content`` into ``made``.

    Raises:
        Refusal: Meta would not take it.
    """
    kind = content.get("type")
    if kind not in _KINDS:
        raise refusals.unsupported(f"interactive {kind}")
    body = shapes.perhaps(content.get("body"), "interactive['body']")
    most = MOST_LIST_BODY if kind == "list" else MOST_BODY
    made.text = shapes.text(body.get("text"), most, "interactive['body']['text']", least=1)
    footer = shapes.perhaps(content.get("footer"), "interactive['footer']")
    if footer:
        made.footer = shapes.text(footer.get("text"), MOST_FOOTER, "interactive['footer']['text']", least=1)
    _header(world, made, shapes.perhaps(content.get("header"), "interactive['header']"), kind)
    action = shapes.perhaps(content.get("action"), "interactive['action']")
    if kind == "button":
        _buttons(made, action)
    elif kind == "list":
        _rows(made, action)
    else:
        _link(made, action)


def _header(world: World, made: Message, header: dict[str, Any], kind: str) -> None:
    if not header:
        return
    how = header.get("type")
    if how == "text":
        words = shapes.text(header.get("text"), MOST_HEADER, "interactive['header']['text']", least=1)
        made.text = f"*{words}*\n{made.text}"
    elif how == "image" and kind != "list":
        made.media = upload(world, shapes.perhaps(header.get("image"), "interactive['header']['image']"), "image")
    elif how == "document" and kind != "list":
        content = shapes.perhaps(header.get("document"), "interactive['header']['document']")
        made.document = upload(world, content, "document")
    else:
        raise refusals.bad_value(f"interactive['header']['type'] is not one that a {kind} may have.")


def _buttons(made: Message, action: dict[str, Any]) -> None:
    name = "interactive['action']['buttons']"
    for button in shapes.things(action.get("buttons"), name, least=1, most=MOST_BUTTONS):
        if button.get("type", "reply") != "reply":
            raise refusals.bad_value("The type of a button must be reply.")
        reply = shapes.perhaps(button.get("reply"), "button['reply']")
        reply_id = shapes.text(reply.get("id"), MOST_ID, "button id", least=1)
        made.buttons.append((reply_id, shapes.text(reply.get("title"), MOST_BUTTON, "button title", least=1)))
    _different([reply_id for reply_id, _ in made.buttons], "Button ids")
    _different([title for _, title in made.buttons], "Button titles")


def _rows(made: Message, action: dict[str, Any]) -> None:
    shapes.text(action.get("button"), MOST_BUTTON, "interactive['action']['button']", least=1)
    name = "interactive['action']['sections']"
    sections = shapes.things(action.get("sections"), name, least=1, most=MOST_ROWS)
    for section in sections:
        least = 1 if len(sections) > 1 else 0
        shapes.text(section.get("title", ""), MOST_ROW, "section title", least=least)
        for row in shapes.things(section.get("rows"), f"{name}['rows']", least=1, most=MOST_ROWS):
            row_id = shapes.text(row.get("id"), MOST_ROW_ID, "row id", least=1)
            title = shapes.text(row.get("title"), MOST_ROW, "row title", least=1)
            words = shapes.text(row.get("description") or "", MOST_ROW_WORDS, "row description", least=0)
            made.rows.append((row_id, title, words))
    if len(made.rows) > MOST_ROWS:
        raise refusals.bad_value(f"Total row count exceeds {MOST_ROWS}.")
    _different([row_id for row_id, _, _ in made.rows], "Row ids")


def _link(made: Message, action: dict[str, Any]) -> None:
    if action.get("name") != "cta_url":
        raise refusals.bad_value("interactive['action']['name'] must be cta_url.")
    parameters = shapes.perhaps(action.get("parameters"), "interactive['action']['parameters']")
    shown = shapes.text(parameters.get("display_text"), MOST_BUTTON, "display_text", least=1)
    url = shapes.text(parameters.get("url"), 2000, "url", least=1)
    try:
        known = urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        known = False
    if not known:
        raise refusals.bad_value("url must begin with https:// or http://.")
    made.text = f"{made.text}\n🔗 {shown}: {url}"


def _different(values: list[str], name: str) -> None:
    # Meta's words for this are not documented; 131009 is its code for values that may not be.
    if len(set(values)) < len(values):
        raise refusals.bad_value(f"{name} must differ from one another.")
