"""Which templates are taken for review, and which are refused at once: code 100 with one of Meta's subcodes."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox import refusals, shapes
from sandbox.template import CATEGORIES, VARIABLE, Template, variables
from sandbox.world import World

MOST_BODY, MOST_HEADER, MOST_FOOTER, MOST_BUTTONS, MOST_BUTTON = 1024, 60, 60, 10, 25
MOST_TEMPLATES = 250
NAME_BLOCKED_SECONDS = 30 * 24 * 3600
_NAME = re.compile(r"[a-z0-9_]{1,512}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,4})?")
_EDGES = re.compile(r"^\W*\{\{[^{}]*\}\}|\{\{[^{}]*\}\}\W*$|\}\}\s*\{\{")
_NAMED = re.compile(r"[a-z_][a-z0-9_]*")
_MEDIA = {"IMAGE", "VIDEO", "DOCUMENT"}
_BUTTONS = {"QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE"}
# One word for each character of a script that puts no spaces between words.
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]|[^\W_]+", re.UNICODE)


def template(world: World, body: dict[str, Any]) -> Template:
    """A new template; the sandbox ends its review at once.

    Raises:
        Refusal: Meta would not take it.
    """
    name, language = _key(world, body)
    category = str(body.get("category", "")).upper()
    if category not in CATEGORIES:
        raise refusals.Refusal(400, 100, f"(#100) Param category must be one of {{{', '.join(CATEGORIES)}}}")
    how = str(body.get("parameter_format") or "POSITIONAL").upper()
    if how not in {"POSITIONAL", "NAMED"}:
        raise refusals.Refusal(400, 100, "(#100) Param parameter_format must be one of {POSITIONAL, NAMED}")
    if not body.get("components"):
        raise refusals.Refusal(400, 100, "(#100) The parameter components is required.")
    parts = shapes.things(body["components"], "components")
    made = Template(world.new_id(), name, language, category, parts, parameter_format=how)
    made.rated_at = int(world.clock())
    _check_parts(world, made)
    world.templates[name, language] = made
    return made


def _key(world: World, body: dict[str, Any]) -> tuple[str, str]:
    for needed in ("name", "language", "category"):
        if not isinstance(body.get(needed), str) or not body[needed]:
            raise refusals.Refusal(400, 100, f"(#100) The parameter {needed} is required.")
    name, language = body["name"], body["language"]
    if not _NAME.fullmatch(name):
        raise refusals.Refusal(400, 100, "(#100) Param name must be 1 to 512 characters of a-z, 0-9 and _.")
    if not _LANGUAGE.fullmatch(language):
        raise refusals.Refusal(400, 100, f"(#100) Param language must be one of Meta's codes, not {language[:20]!r}.")
    if (name, language) in world.templates:
        raise refusals.creation(
            2388024,
            "Content in This Language Already Exists",
            f"There is already {language} content for this template. You can create a new template and try again.",
        )
    gone = world.deleted_templates.get((name, language))
    if gone is not None and world.clock() < gone + NAME_BLOCKED_SECONDS:
        raise refusals.creation(
            2388023,
            "Message template language is being deleted",
            f"New {language} content can't be added while the existing {language} content is being deleted. "
            "Try again in 4 weeks or consider creating a new message template.",
        )
    if len(world.templates) >= MOST_TEMPLATES:
        raise refusals.creation(2388019, "Template limit exceeded", f"An account may have {MOST_TEMPLATES} templates.")
    return name, language


def _check_parts(world: World, made: Template) -> None:
    kinds = [str(part.get("type")).upper() for part in made.components]
    known = {"HEADER", "BODY", "FOOTER", "BUTTONS"}
    if set(kinds) - known or len(set(kinds)) < len(kinds):
        raise refusals.Refusal(400, 100, f"(#100) Param components must each be another of {{{', '.join(known)}}}")
    if "BODY" not in kinds:
        raise _lacks("BODY", "text")
    for kind, part in zip(kinds, made.components, strict=True):
        if kind == "HEADER":
            _check_header(world, made, part)
        elif kind == "BODY":
            _check_body(made, part)
        elif kind == "FOOTER":
            _check_footer(part)
        else:
            _check_buttons(part)


def _check_header(world: World, made: Template, part: dict[str, Any]) -> None:
    kind = str(part.get("format", "")).upper()
    example = _example(part)
    if kind == "TEXT":
        text = _words(part, "HEADER", MOST_HEADER)
        if len(variables(text)) > 1:
            raise refusals.creation(2388047, "Header Format Is Incorrect", "A header may have one variable.")
        if variables(text):
            given = example.get("header_text_named_params" if made.parameter_format == "NAMED" else "header_text")
            if not isinstance(given, list) or len(given) != 1:
                raise _lacks("HEADER", "example")
    elif kind in _MEDIA:
        handles = example.get("header_handle")
        if not isinstance(handles, list) or not handles:
            raise _lacks("HEADER", "example")
        if not any(world.handles.get(str(handle).removeprefix("4::")) for handle in handles):
            raise refusals.creation(2388047, "Header Format Is Incorrect", "The example was not uploaded to Meta.")
    elif kind != "LOCATION":
        raise refusals.creation(
            2388047, "Header Format Is Incorrect", "format must be TEXT, IMAGE, VIDEO, DOCUMENT or LOCATION."
        )


def _check_body(made: Template, part: dict[str, Any]) -> None:
    text = _words(part, "BODY", MOST_BODY)
    names = variables(text)
    named = made.parameter_format == "NAMED"
    counted = [str(place) for place in range(1, len(names) + 1)]
    if (not named and sorted(names) != sorted(counted)) or (named and not all(map(_NAMED.fullmatch, names))):
        said = "Variables must be {{1}}, {{2}} and so on, or names of a-z, 0-9 and _ where parameter_format is NAMED."
        raise refusals.creation(2388072, "Body Format Is Incorrect", said)
    if _EDGES.search(text):
        said = "Variables can't be at the start or end of the template, nor beside one another."
        raise refusals.creation(2388299, "Leading or trailing params not allowed", said)
    # Meta does not say what the ratio is; vendors found two words for each variable, and one.
    if names and len(_WORD.findall(VARIABLE.sub(" ", text))) < 2 * len(names) + 1:
        said = "This template contains too many variable parameters relative to the message length."
        raise refusals.creation(2388293, "Parameter words ratio exceeds limit", said)
    if names and _examples(part, named=named) != len(names):
        raise _lacks("BODY", "example")


def _examples(part: dict[str, Any], *, named: bool) -> int:
    """How many of the body's variables have an example."""
    example = _example(part)
    given = example.get("body_text_named_params" if named else "body_text")
    if not isinstance(given, list) or not given:
        return 0
    if not named and isinstance(given[0], list):
        return len(given[0])
    return len(given)


def _check_footer(part: dict[str, Any]) -> None:
    if variables(_words(part, "FOOTER", MOST_FOOTER)):
        raise refusals.creation(2388073, "Footer Format Is Incorrect", "A footer may have no variables.")


def _check_buttons(part: dict[str, Any]) -> None:
    buttons = shapes.things(part.get("buttons"), "buttons", least=1, most=MOST_BUTTONS)
    titles = set()
    for button in buttons:
        kind = str(button.get("type")).upper()
        if kind not in _BUTTONS:
            raise refusals.Refusal(400, 100, f"(#100) Param type of a button must be one of {sorted(_BUTTONS)}")
        if kind != "COPY_CODE":
            titles.add(_words(button, "BUTTONS", MOST_BUTTON))
        else:
            titles.add("")
        if kind == "URL":
            _check_url(button)
    if len(titles) < len(buttons):
        raise refusals.Refusal(400, 100, "(#100) Param buttons must not hold the same text twice.")


def _check_url(button: dict[str, Any]) -> None:
    url = button.get("url")
    try:
        known = isinstance(url, str) and urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        known = False
    if not known:
        raise _lacks("BUTTONS", "url")
    if variables(str(url)) and not button.get("example"):
        raise _lacks("BUTTONS", "example")


def _words(part: dict[str, Any], kind: str, most: int) -> str:
    text = part.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _lacks(kind, "text")
    if shapes.units(text) > most:
        said = f"The following component exceeds the character limit of {most}: {kind}"
        raise refusals.creation(2388040, "Character limit exceeded", said)
    return text


def _example(part: dict[str, Any]) -> dict[str, Any]:
    example = part.get("example")
    return example if isinstance(example, dict) else {}


def _lacks(kind: str, field: str) -> refusals.Refusal:
    return refusals.creation(
        2388043,
        'Message template "components" param is missing expected field(s)',
        f"component of type {kind} is missing expected field(s) ({field})",
    )
