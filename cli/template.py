"""``chartcastr template``: make the templates that announce a pulse outside the window, and see what Meta thinks."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import typer

from cli.checks import CheckResult, note_template, of_template, template_states
from cli.doctor import show
from cli.reader import open_store
from cli.server import require_server
from pulse.errors import DefinitionError, WhatsAppError
from pulse.languages import LANGUAGES, Language
from pulse.store import Store, templates
from pulse.whatsapp.client import Client
from pulse.whatsapp.messages import Body

_EXAMPLE = "shop-orders"
"""The demo's pulse, whose chart Meta's reviewer is shown."""


def run_create(name: str, languages: list[str], block: str) -> int:
    """Submit the template in each language in which there is none yet; 0 if all of them are made and can be used."""
    spoken = _spoken()
    unknown = [language for language in languages if language not in spoken]
    if unknown:
        raise DefinitionError(f"{unknown[0]!r} is not spoken here; there are {', '.join(spoken)}.")
    require_server()
    found = asyncio.run(_create(name, languages or list(spoken), block))
    show(found)
    if all(check_result.stands != "wrong" for check_result in found):
        typer.echo(f"\nMeta reviews them, within a day. Then name it in your pulses: templates: [{name}]")
        return 0
    return 1


def _spoken() -> dict[str, Language]:
    """The languages by what Meta calls them."""
    return {language.meta: language for language in LANGUAGES.values()}


def run_status(block: str) -> int:
    """Show every template's state as Meta has it now; 1 if one cannot be used."""
    require_server()
    found = asyncio.run(_status(block))
    show(found)
    return 1 if any(check_result.stands == "wrong" for check_result in found) else 0


async def _status(block: str) -> list[CheckResult]:
    from blocks import WhatsApp, load_block

    connection = await load_block(WhatsApp, block)
    async with connection.client() as client:
        return await template_states(client, open_store(), connection.waba_id)


async def _create(name: str, languages: list[str], block: str) -> list[CheckResult]:
    from blocks import WhatsApp, load_block

    connection = await load_block(WhatsApp, block)
    store, waba_id = open_store(), connection.waba_id
    async with connection.client() as client:
        try:
            listed = [template for template in await client.templates(waba_id) if template.get("name") == name]
        except WhatsAppError as wrong:
            return [CheckResult("templates", "wrong", str(wrong), "Give the token whatsapp_business_management.")]
        there = {str(entry.get("language")): entry for entry in listed}
        found = [_read_back(store, waba_id, there[language]) for language in languages if language in there]
        if missing := [language for language in languages if language not in there]:
            handle = await _example(client)
            bodies = [template_body(name, _spoken()[language], handle) for language in missing]
            found += [await _submit(client, store, waba_id, body) for body in bodies]
    return found


def _read_back(store: Store, waba_id: str, told: dict[str, Any]) -> CheckResult:
    """How a template stands that was made before; one that Meta still reviews is as it should be."""
    with store.begin() as session:
        kept = note_template(session, waba_id, told)
        known = of_template(kept)
    said = f"{known.said} (made already)"
    if kept.status == "PENDING":
        return CheckResult("template", "ok", said)
    return CheckResult("template", known.stands, said, known.do)


async def _submit(client: Client, store: Store, waba_id: str, body: Body) -> CheckResult:
    """Submit one template for review."""
    name, language = str(body["name"]), str(body["language"])
    try:
        made = await client.create_template(waba_id, body)
    except WhatsAppError as wrong:
        return CheckResult("template", "wrong", f"{name} ({language}): {wrong}")
    status, category = str(made.get("status", "PENDING")), str(made.get("category", "UTILITY"))
    with store.begin() as session:
        kept = templates.note(session, waba_id, name, language)
        # The webhook may have told of the review's end before this answer came.
        templates.note(session, waba_id, name, language, status=kept.status or status, category=category)
    return CheckResult("template", "ok", f"{name} ({language}): {status.lower()}, {category.lower()}")


def template_body(name: str, language: Language, handle: str) -> Body:
    """The request that creates it (message_templates): image header, two variables, one quick-reply button."""
    words = language.words
    return {
        "name": name,
        "language": language.meta,
        "category": "utility",
        "parameter_format": "positional",
        "components": [
            {"type": "header", "format": "image", "example": {"header_handle": [handle]}},
            {
                "type": "body",
                "text": words["template"],
                "example": {"body_text": [["Coffee shop orders", words["template_example"]]]},
            },
            {"type": "footer", "text": words["template_footer"]},
            {"type": "buttons", "buttons": [{"type": "quick_reply", "text": words["template_button"]}]},
        ],
    }


async def _example(client: Client) -> str:
    """The handle of an example chart, drawn from the demo's data as any pulse's is."""
    from cli.pulses import load_pulse
    from pulse.chart import MIME, draw
    from pulse.insight import find_facts
    from pulse.sources import fetch

    pulse = load_pulse(_EXAMPLE)
    result = fetch(pulse, datetime.now(UTC))
    content = draw(
        result, find_facts(result), pulse.chart, title=pulse.title, good=pulse.measure.good, language=pulse.language
    )
    app_id = str((await client.token()).get("app_id", ""))
    return await client.example(app_id, content, MIME)
