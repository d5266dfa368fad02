"""The account's numbers, and news that Meta sends about the account, on request."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.asked import Wrong, answering, body_of, digits
from sandbox.hooks import Hooks
from sandbox.library import status
from sandbox.template import Template
from sandbox.world import World

FIELDS = {
    "account_update": "event and whatever Meta puts beside it (restriction_info, ban_info ...)",
    "account_alerts": "alert_type, alert_severity, alert_status, alert_description",
    "phone_number_quality_update": "event, current_limit, number",
    "business_capability_update": "max_daily_conversations_per_business, max_phone_numbers_per_business",
    "message_template_status_update": "name, language, event, reason; the template changes too",
    "message_template_quality_update": "name, language, new_quality_score; the template changes too",
    "message_template_components_update": "name, language",
    "template_category_update": "name, language, new_category; the template changes too",
}
"""Fields that news can be asked of, and what a request may say."""


class News:
    """``POST /numbers`` and ``POST /news/{field}``."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._hooks = world, hooks

    def routes(self) -> list[Route]:
        """Every address."""
        return [
            Route("/numbers", answering(self._numbers), methods=["GET", "POST"]),
            Route("/news/{field}", answering(self._news), methods=["POST"]),
        ]

    async def _numbers(self, request: Request) -> Response:
        """POST takes ``number`` (digits) and, if wanted, ``name``; the account then has it."""
        if request.method == "POST":
            body = await body_of(request)
            self._world.add_number(digits(body.get("number"), "number"), str(body.get("name") or ""))
        shown = [
            {"id": number.id, "number": number.display, "name": number.name} for number in self._world.numbers.values()
        ]
        return JSONResponse(shown)

    async def _news(self, request: Request) -> Response:
        field, body = request.path_params["field"], await body_of(request)
        if field not in FIELDS:
            raise Wrong(f"there is no news of {field}; there is of {', '.join(FIELDS)}", 404)
        value = self._about_template(field, body) if "template" in field else self._about_account(field, body)
        await self._hooks.field(field, value)
        return JSONResponse(value)

    def _about_account(self, field: str, body: dict[str, Any]) -> dict[str, Any]:
        ours, soon = self._world.account, int(self._world.clock()) + 3 * 86400
        number = self._world.number(str(body.pop("number", ours.phone_number_id)))
        if number is None:
            raise Wrong("the business has no such number", 404)
        usual: dict[str, dict[str, Any]] = {
            "account_update": {"event": "ACCOUNT_RESTRICTION"},
            "account_alerts": {
                "entity_type": "BUSINESS",
                "entity_id": int(ours.business_id),
                "alert_severity": "INFORMATIONAL",
                "alert_status": "NONE",
                "alert_type": "INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED",
                "alert_description": "The messaging limit was not raised.",
            },
            "phone_number_quality_update": {
                "display_phone_number": number.display,
                "event": "THROUGHPUT_UPGRADE",
                "current_limit": ours.tier,
            },
            "business_capability_update": {
                "max_daily_conversations_per_business": 2000,
                "max_phone_numbers_per_business": 25,
            },
        }
        value = usual[field] | body
        if field == "account_update" and value["event"] == "ACCOUNT_RESTRICTION":
            limited = {"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "expiration": soon}
            value = {"restriction_info": [limited], "violation_info": {"violation_type": "SPAM"}} | value
        return value

    def _about_template(self, field: str, body: dict[str, Any]) -> dict[str, Any]:
        template = self._template(body)
        told: dict[str, Any] = {
            "message_template_id": int(template.id),
            "message_template_name": template.name,
            "message_template_language": template.language,
        }
        if field == "message_template_status_update":
            template.status = str(body.pop("event", template.status))
            template.rejected_reason = str(body.pop("reason", None) or "NONE")
            return status(template, **body)
        if field == "message_template_quality_update":
            before, template.quality = template.quality, str(body.pop("new_quality_score", "YELLOW"))
            template.rated_at = int(self._world.clock())
            return told | {"previous_quality_score": before, "new_quality_score": template.quality} | body
        if field == "template_category_update":
            before, template.category = template.category, str(body.pop("new_category", "MARKETING"))
            return told | {"previous_category": before, "new_category": template.category} | body
        parts = {"message_template_element": template.body}
        if title := str(template.part("header").get("text", "")):
            parts["message_template_title"] = title
        if template.footer:
            parts["message_template_footer"] = template.footer
        return told | parts | body

    def _template(self, body: dict[str, Any]) -> Template:
        name, language = str(body.pop("name", "")), str(body.pop("language", "en_US"))
        found = self._world.templates.get((name, language))
        if found is None:
            raise Wrong("there is no template of this name and language", 404)
        return found
