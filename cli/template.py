"""``chartcastr template``: make the templates that announce a pulse outside the window, and see what Meta thinks."""

import asyncio
from datetime import UTC, datetime

import typer

from cli.checks import Finding, template_states
from cli.doctor import show
from cli.reader import open_store
from cli.server import require_server
from pulse.errors import DefinitionError, WhatsAppError
from pulse.store import templates
from pulse.whatsapp import phrases
from pulse.whatsapp.client import Client
from pulse.whatsapp.messages import Body

_EXAMPLE = "shop-orders"
"""The demo's pulse, whose chart Meta's reviewer is shown."""


def run_create(name: str, languages: list[str], block: str) -> int:
    """Submit the template in each language; 0 if Meta took all of them."""
    unknown = [language for language in languages if language not in phrases.LANGUAGES]
    if unknown:
        raise DefinitionError(f"{unknown[0]!r} is not spoken here; there are {', '.join(phrases.LANGUAGES)}.")
    require_server()
    found = asyncio.run(_create(name, languages or list(phrases.LANGUAGES), block))
    show(found)
    if all(one.stands == "ok" for one in found):
        typer.echo(f"\nMeta reviews them, within a day. Then name it in your pulses: templates: [{name}]")
        return 0
    return 1


def run_status(block: str) -> int:
    """Show every template's state as Meta has it now; 1 if one cannot be used."""
    require_server()
    found = asyncio.run(_status(block))
    show(found)
    return 1 if any(one.stands == "wrong" for one in found) else 0


async def _status(block: str) -> list[Finding]:
    from blocks import WhatsApp, load_block

    connection = await load_block(WhatsApp, block)
    async with connection.client() as client:
        return await template_states(client, open_store(), connection.waba_id)


async def _create(name: str, languages: list[str], block: str) -> list[Finding]:
    from blocks import WhatsApp, load_block

    connection = await load_block(WhatsApp, block)
    store = open_store()
    found = []
    async with connection.client() as client:
        handle = await _example(client)
        for language in languages:
            body = template_body(name, phrases.LANGUAGES[language], handle)
            try:
                made = await client.create_template(connection.waba_id, body)
            except WhatsAppError as wrong:
                found.append(Finding("template", "wrong", f"{name} ({language}): {wrong}"))
                continue
            status, category = str(made.get("status", "PENDING")), str(made.get("category", "UTILITY"))
            with store.begin() as session:
                kept = templates.note(session, connection.waba_id, name, language)
                # The webhook may have told of the review's end before this answer came.
                templates.note(
                    session, connection.waba_id, name, language, status=kept.status or status, category=category
                )  # fmt: skip
            found.append(Finding("template", "ok", f"{name} ({language}): {status.lower()}, {category.lower()}"))
    return found


def template_body(name: str, said: phrases.Phrases, handle: str) -> Body:
    """The request that creates it (message_templates): image header, two variables, one quick-reply button."""
    return {
        "name": name,
        "language": said.language,
        "category": "utility",
        "parameter_format": "positional",
        "components": [
            {"type": "header", "format": "image", "example": {"header_handle": [handle]}},
            {"type": "body", "text": said.template, "example": {"body_text": [["Coffee shop orders", said.example]]}},
            {"type": "footer", "text": said.footer},
            {"type": "buttons", "buttons": [{"type": "quick_reply", "text": said.button}]},
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
