"""A template as it is sent: which one, and what fills its variables, its header and its buttons."""

import re
from typing import Any

from sandbox import refusals, shapes
from sandbox.attached import upload
from sandbox.chat import Message
from sandbox.template import Template, variables
from sandbox.world import World

MOST_FILLED, MOST_PAYLOAD = 1024, 256
_NOT_IN_VARIABLES = re.compile(r"[\n\t]| {5,}")


def template(world: World, made: Message, content: dict[str, Any]) -> None:
    """Read ``content`` into ``made``.

    Raises:
        Refusal: There is no such template, or what should fill it does not fit.
    """
    known = _known(world, content)
    made.footer, made.category = known.footer, known.category.lower()
    given: dict[str, list[dict[str, Any]]] = {"header": [], "body": []}
    buttons: dict[int, dict[str, Any]] = {}
    for part in shapes.things(content.get("components"), "template['components']"):
        kind = str(part.get("type", "")).lower()
        parameters = shapes.things(part.get("parameters"), "parameters")
        if kind in given:
            given[kind] = parameters
        elif kind == "button":
            place = _place(known, part)
            if place in buttons:
                raise refusals.bad_value(f"buttons: Button at index {place} is given twice.")
            buttons[place] = parameters[0] if parameters else {}
        else:
            raise refusals.invalid("Param template['components'] must be of header, body and button.")
    _fill_header(world, known, made, given["header"])
    made.text += _filled(known, "body", known.body, given["body"])
    if shapes.units(made.text) > MOST_FILLED:
        raise refusals.coded(132005, f"body: text is longer than {MOST_FILLED} characters with its variables filled in")
    _fill_buttons(known, made, buttons)


def _known(world: World, content: dict[str, Any]) -> Template:
    language = shapes.perhaps(content.get("language"), "template['language']")
    if not content.get("name"):
        raise refusals.missing("template['name']")
    if not language.get("code"):
        raise refusals.missing("template['language']['code']")
    name, code = str(content["name"]), str(language["code"])
    known = world.templates.get((name, code))
    if known is None or known.status in {"PENDING", "REJECTED"}:
        raise refusals.coded(132001, f"template name ({name}) does not exist in {code}")
    if known.status in {"PAUSED", "DISABLED"}:
        raise refusals.coded(132015 if known.status == "PAUSED" else 132016)
    return known


def _fill_header(world: World, known: Template, made: Message, parameters: list[dict[str, Any]]) -> None:
    how = known.header_format
    if how in {"", "TEXT"}:
        text = str(known.part("header").get("text", ""))
        filled = _filled(known, "header", text, parameters)
        if filled:
            made.text = f"*{filled}*\n"
        return
    received = str(parameters[0].get("type", "unknown")).upper() if parameters else "UNKNOWN"
    if received != how:
        raise refusals.coded(132012, f"header: Format mismatch, expected {how}, received {received}")
    if how == "LOCATION":
        return
    content = shapes.perhaps(parameters[0].get(how.lower()), how.lower())
    carried = upload(world, content, how.lower())
    if how == "IMAGE":
        made.media = carried
    else:
        made.document = carried


def _filled(known: Template, part: str, text: str, parameters: list[dict[str, Any]]) -> str:
    names = variables(text)
    if len(parameters) != len(names):
        raise refusals.coded(
            132000,
            f"{part}: number of localizable_params ({len(parameters)}) does not match the expected number of "
            f"params ({len(names)})",
        )
    values = {}
    for place, parameter in enumerate(parameters, start=1):
        name = str(place)
        if known.parameter_format == "NAMED":
            name = str(parameter.get("parameter_name", ""))
            if name not in names:
                raise refusals.invalid(f"{part}: Parameter name is missing or not one of the template's.")
        values[name] = _value(part, parameter)
    if set(values) != set(names):
        raise refusals.coded(132000, f"{part}: a variable of the template has no parameter")
    return re.sub(r"\{\{\s*([^{}]*?)\s*\}\}", lambda found: values[found[1]], text)


def _value(part: str, parameter: dict[str, Any]) -> str:
    if parameter.get("type") != "text":
        raise refusals.coded(132012, f"{part}: Format mismatch, expected TEXT")
    value = parameter.get("text")
    if value is None or value == "":
        raise refusals.Refusal(
            400,
            131008,
            "(#131008) Required parameter is missing",
            details=f"{part}: Parameter of type text is missing text value",
        )
    if not isinstance(value, str):
        raise refusals.invalid("Param text must be a string.")
    if _NOT_IN_VARIABLES.search(value):
        raise refusals.coded(132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
    return value


def _place(known: Template, part: dict[str, Any]) -> int:
    """Which button a component fills."""
    place = shapes.whole(part.get("index"))
    kind = str(part.get("sub_type", "")).upper()
    # Meta's own words, as integrators quote them; which code comes with a wrong index is not documented.
    if place is None or place >= len(known.buttons):
        raise refusals.coded(132018, f"buttons: Button at index {part.get('index')!s:.10} does not exist")
    expected = str(known.buttons[place].get("type")).upper()
    if kind != expected:
        raise refusals.coded(132018, f"buttons: Button at index {place} of type {expected} is not of type {kind:.20}")
    return place


def _fill_buttons(known: Template, made: Message, given: dict[int, dict[str, Any]]) -> None:
    for place, button in enumerate(known.buttons):
        kind, title, parameter = str(button.get("type")).upper(), str(button.get("text", "")), given.get(place)
        if kind == "QUICK_REPLY":
            # Without a payload of its own a tap brings the button's words.
            payload = title if parameter is None else parameter.get("payload")
            made.buttons.append((shapes.text(payload, MOST_PAYLOAD, "button payload", least=1), title))
        elif kind == "URL" and variables(str(button.get("url", ""))):
            if parameter is None or not parameter.get("text"):
                said = f"buttons: Button at index {place} of type Url requires a parameter"
                raise refusals.Refusal(400, 131008, "(#131008) Required parameter is missing", details=said)
            shapes.text(parameter["text"], 2000, "button text", least=1)
