"""Another client of Meta's, unchanged, against the sandbox: what pywa sends is taken, and what it is told it reads."""

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from pywa import WhatsApp
from pywa import types as t
from pywa.errors import WhatsAppError
from pywa.types import templates as tt
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sandbox.world import Account
from tests.conftest import Sandbox, serve

ADA = "12025550143"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
PDF = b"%PDF-1.4 a report"


class ToSandbox(httpx.BaseTransport):
    """pywa names Meta's host itself; what it sends there goes to the sandbox, whole."""

    def __init__(self, url: str) -> None:
        self._url, self._real = httpx.URL(url), httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "graph.facebook.com":
            request.url = request.url.copy_with(scheme="http", host=self._url.host, port=self._url.port)
            request.headers["host"] = f"{self._url.host}:{self._url.port}"
        return self._real.handle_request(request)

    def close(self) -> None:
        self._real.close()


class Bot:
    """pywa with a handler for everything; ``heard`` is what it made of the webhooks."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.session = httpx.Client(transport=ToSandbox(sandbox.url))
        self.wa = WhatsApp(
            Account.phone_number_id,
            Account.token,
            session=self.session,
            server=None,
            verify_token="ours",
            app_secret=Account.app_secret,
            waba_id=Account.waba_id,
            app_id=Account.app_id,
            filter_updates=False,
        )
        self.heard: list[Any] = []
        for on in (
            WhatsApp.on_message,
            WhatsApp.on_message_status,
            WhatsApp.on_callback_button,
            WhatsApp.on_edited_message,
            WhatsApp.on_callback_selection,
            WhatsApp.on_template_status_update,
            WhatsApp.on_deleted_message,
            WhatsApp.on_template_quality_update,
            WhatsApp.on_template_category_update,
            WhatsApp.on_account_update,
            WhatsApp.on_template_components_update,
            WhatsApp.on_phone_number_change,
        ):
            on(self.wa)(self._hear)

    def _hear(self, _wa: WhatsApp, update: Any) -> None:
        self.heard.append(update)

    async def hook(self, request: Request) -> Response:
        if request.method == "GET":
            asked = request.query_params
            text, code = self.wa.webhook_challenge_handler(asked.get("hub.verify_token"), asked.get("hub.challenge"))
            return PlainTextResponse(text or "", code)
        raw = await request.body()
        refused = self.wa.webhook_update_validator(raw, request.headers.get("x-hub-signature-256"))
        text, code = refused or self.wa.webhook_update_handler(raw)
        return PlainTextResponse(text, code)

    def wait(self, kind: type, fits: Callable[[Any], bool] = lambda _: True) -> Any:
        """The first of this kind that fits."""
        deadline = time.monotonic() + 10
        while not (found := [item for item in list(self.heard) if type(item) is kind and fits(item)]):
            assert time.monotonic() < deadline, [type(item) for item in self.heard]
            time.sleep(0.02)
        return found[0]

    def told(self, sent: Any, status: str) -> t.MessageStatus[Any]:
        found: t.MessageStatus[Any] = self.wait(
            t.MessageStatus, lambda item: item.id == sent.id and item.status == status
        )
        return found

    def ada(self, act: str, **body: Any) -> Any:
        return httpx.post(f"{self.sandbox.url}/phone/{ADA}/{act}", json=body).raise_for_status().json()

    def news(self, field: str, **body: Any) -> None:
        httpx.post(f"{self.sandbox.url}/news/{field}", json=body).raise_for_status()


@pytest.fixture
def bot(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> Iterator[Bot]:
    sandbox.person(ADA)
    made = Bot(sandbox)
    with serve(Starlette(routes=[Route("/hook", made.hook, methods=["GET", "POST"])])) as url:
        subscribed = {"override_callback_uri": f"{url}/hook", "verify_token": "ours"}
        address = f"https://graph.facebook.com/v25.0/{Account.waba_id}/subscribed_apps"
        made.session.post(address, json=subscribed).raise_for_status()
        yield made
        made.session.close()
    # pywa answers 200 whatever its parser meets, and logs what it could not read.
    assert [
        record.message
        for record in caplog.records
        if record.name.startswith("pywa") and record.levelno >= logging.WARNING
    ] == []


def test_every_kind_of_message_is_sent_and_its_statuses_are_read(bot: Bot) -> None:
    media = bot.wa.upload_media(PNG, mime_type="image/png", filename="chart.png")
    chart = bot.wa.send_image(ADA, media, caption="*Orders*", tracker="attempt 1")
    choice = t.SectionList("Pick", [t.Section("Charts", [t.SectionRow("Orders", "c/1", "7 days")])])
    reply = bot.wa.send_message(ADA, "Because.", reply_to_message_id=chart.id)
    sent = [
        chart,
        reply,
        bot.wa.send_message(ADA, "More?", buttons=[t.Button("Yes", "yes"), t.Button("No", "no")]),
        bot.wa.send_message(ADA, "See", buttons=t.URLButton("Open", "https://example.com/report")),
        bot.wa.send_message(ADA, "Which?", buttons=choice),
        bot.wa.send_location(ADA, 52.52, 13.4, "Office", "Berlin"),
        bot.wa.send_document(ADA, PDF, filename="report.pdf", mime_type="application/pdf"),
    ]

    for sent_message in sent:
        delivered = bot.told(sent_message, "delivered")
        assert (delivered.from_user.wa_id, delivered.from_user.name) == (ADA, "person 43")
    assert bot.told(chart, "sent").tracker == "attempt 1"
    shown = bot.sandbox.world.people[ADA].messages
    assert shown[reply.id].context == chart.id
    assert bot.wa.get_media_bytes(bot.wa.get_media_url(media.id).url) == PNG


def test_a_reaction_is_put_on_a_message_and_taken_back(bot: Bot) -> None:
    asked = bot.ada("messages", text="Why?")["wamid"]
    message = bot.sandbox.world.people[ADA].messages[asked]

    bot.told(bot.wa.send_reaction(ADA, "👍", asked), "sent")
    assert message.reactions == {"business": "👍"}
    bot.told(bot.wa.remove_reaction(ADA, asked), "sent")
    assert message.reactions == {}


def test_what_a_person_does_is_read(bot: Bot) -> None:
    buttons = bot.wa.send_message(ADA, "More?", buttons=[t.Button("Yes", "yes")])
    rows = bot.wa.send_message(ADA, "Which?", buttons=t.SectionList("Pick", [t.Section("", [t.SectionRow("A", "a")])]))
    for sent_message in (buttons, rows):
        bot.told(sent_message, "delivered")

    written = bot.ada("messages", text="Why?", context=buttons.id)["wamid"]
    bot.ada("messages", text="I mean Tuesday", context=written)
    bot.ada("taps", message_id=buttons.id)
    bot.ada("taps", message_id=rows.id)
    bot.ada("reactions", message_id=buttons.id, emoji="👍")
    bot.ada("reactions", message_id=buttons.id, emoji="")
    bot.ada("edits", message_id=written, text="Why so?")
    bot.ada("deletions", message_id=written)

    assert bot.wait(t.Message, lambda item: item.text == "Why?").reply_to_message.id == buttons.id
    quoting = bot.wait(t.Message, lambda item: item.text == "I mean Tuesday")
    assert (quoting.reply_to_message.id, quoting.reply_to_message.from_user_id) == (written, ADA)
    assert bot.wait(t.CallbackButton).data == "yes"
    assert bot.wait(t.CallbackSelection).data == "a"
    bot.wait(t.Message, lambda item: item.reaction is not None and item.reaction.emoji == "👍")
    bot.wait(t.Message, lambda item: item.reaction is not None and not item.reaction.emoji)
    assert bot.wait(t.EditedMessage).message.text == "Why so?"
    assert bot.wait(t.DeletedMessage).original_message_id == written
    # The other one, user_changed_user_id, comes without a sender, which this version of pywa cannot read.
    bot.ada("system", wa_id="12025550199", type="user_changed_number")
    assert bot.wait(t.PhoneNumberChange, lambda item: item.new_wa_id).new_wa_id == "12025550199"


def test_messages_are_marked_read_with_a_typing_indicator(bot: Bot) -> None:
    asked = bot.ada("messages", text="Why?")["wamid"]

    assert bot.wa.mark_message_as_read(asked).success
    assert bot.wa.indicate_typing(asked).success
    assert "read" in bot.sandbox.world.people[ADA].messages[asked].statuses
    assert httpx.get(f"{bot.sandbox.url}/phone/{ADA}/chat").json()["typing"] is True


def test_a_template_is_created_listed_sent_changed_and_deleted(bot: Bot) -> None:
    header, button = tt.HeaderImage(example=PNG), tt.QuickReplyButton(text="Show me")
    body = tt.BodyText("Your report {{1}} is ready. Summary: {{2}} Tap below to see it.", "Orders", "Down 12%.")
    asked = tt.Template(
        name="pulse_ready",
        language=tt.TemplateLanguage.ENGLISH_US,
        category=tt.TemplateCategory.UTILITY,
        components=[header, body, tt.FooterText(text="Reply STOP to end it."), tt.Buttons(buttons=[button])],
        parameter_format=tt.ParamFormat.POSITIONAL,
    )

    created = bot.wa.create_template(asked)
    assert bot.wait(t.TemplateStatusUpdate).new_status == "APPROVED"
    (listed,) = bot.wa.get_templates()
    assert (listed.id, listed.parameter_format) == (created.id, "POSITIONAL")
    assert bot.wa.get_template(created.id).name == "pulse_ready"
    filled = [
        header.params(image=bot.wa.upload_media(PNG, mime_type="image/png", filename="chart.png").id),
        body.params("Sales", "Up 3%."),  # type: ignore[arg-type] # pywa's own first parameter stands for self too
        button.params(callback_data="show/1", index=0),
    ]
    sent = bot.wa.send_template(ADA, "pulse_ready", tt.TemplateLanguage.ENGLISH_US, filled)
    pricing = bot.told(sent, "delivered").pricing
    assert pricing is not None
    assert pricing.category == "utility"
    bot.ada("taps", message_id=sent.id)
    assert bot.wait(t.CallbackButton).data == "show/1"

    about = {"name": "pulse_ready", "language": "en_US"}
    bot.news("template_category_update", **about)
    bot.news("message_template_quality_update", **about, new_quality_score="RED")
    bot.news("message_template_components_update", **about)
    bot.news("message_template_status_update", **about, event="PAUSED")
    assert bot.wait(t.TemplateCategoryUpdate).new_category == "MARKETING"
    assert bot.wait(t.TemplateQualityUpdate).new_quality_score == "RED"
    assert bot.wait(t.TemplateComponentsUpdate).template_footer == "Reply STOP to end it."
    bot.wait(t.TemplateStatusUpdate, lambda item: item.new_status == "PAUSED")

    assert bot.wa.delete_template("pulse_ready").success
    assert list(bot.wa.get_templates()) == []


def test_the_number_and_the_account_are_looked_up(bot: Bot) -> None:
    number, account = bot.wa.get_business_phone_number(), bot.wa.get_business_account()
    (listed,) = bot.wa.get_business_phone_numbers()

    assert (number.status, number.platform_type, listed.id) == ("CONNECTED", "CLOUD_API", Account.phone_number_id)
    assert account.owner_business_info is not None
    assert account.owner_business_info.id == Account.business_id
    bot.news("account_update", event="ACCOUNT_RESTRICTION")
    assert bot.wait(t.AccountUpdate).event == "ACCOUNT_RESTRICTION"


def test_refusals_have_codes_that_it_knows(bot: Bot) -> None:
    with pytest.raises(WhatsAppError) as refused:
        bot.wa.send_template(ADA, "none", tt.TemplateLanguage.ENGLISH_US, [])

    assert refused.value.code == 132001
