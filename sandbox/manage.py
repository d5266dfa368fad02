"""Meta's management side: token, account, subscriptions, templates and their example images."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import outgoing, refusals
from sandbox.guard import MAGIC, guarded, is_ours, json_of
from sandbox.hooks import Hooks
from sandbox.world import World

_BLOCKED = {
    "can_send_message": "BLOCKED",
    "entities": [
        {
            "entity_type": "WABA", "id": "100000000000010", "can_send_message": "BLOCKED",
            "errors": [
                {
                    "error_code": 141006, "error_description": "There is an error with your payment method",
                    "possible_solution": "Add or update the payment method of the account",
                }
            ],
        }
    ],
}  # fmt: skip


def number(world: World) -> dict[str, Any]:
    """What Meta says of the number."""
    account, faults = world.account, world.faults
    return {
        "id": account.phone_number_id,
        "display_phone_number": f"+{account.display_number}",
        "verified_name": account.name,
        "quality_rating": "RED" if faults.happens("low-quality") else "GREEN",
        "status": "CONNECTED",
        "platform_type": "CLOUD_API",
        "whatsapp_business_manager_messaging_limit": account.tier,
        "health_status": _BLOCKED if faults.happens("account-blocked") else {"can_send_message": "AVAILABLE"},
    }


class Manage:
    """The Graph API for whoever looks after the account."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._hooks = world, hooks

    def routes(self) -> list[Route]:
        """Every address, under any version."""
        return [
            Route("/{version}/debug_token", guarded(self._world, self._debug_token), methods=["GET"]),
            Route(
                "/{version}/{waba}/message_templates", guarded(self._world, self._templates), methods=["GET", "POST"]
            ),
            Route("/{version}/{app}/subscriptions", self._fields, methods=["GET"]),
            Route("/{version}/{app}/uploads", guarded(self._world, self._begin_upload), methods=["POST"]),
            Route("/{version}/upload:{upload}", guarded(self._world, self._finish_upload), methods=["POST"]),
            Route(
                "/{version}/{waba}/subscribed_apps",
                guarded(self._world, self._subscribed_apps),
                methods=["GET", "POST"],
            ),
            Route("/{version}/{waba}/phone_numbers", guarded(self._world, self._phone_numbers), methods=["GET"]),
        ]

    async def _debug_token(self, request: Request) -> Response:
        account, faults = self._world.account, self._world.faults
        scopes = ["whatsapp_business_management", "whatsapp_business_messaging"]
        if faults.happens("missing-scope"):
            scopes.remove("whatsapp_business_management")
        data = {
            "app_id": account.app_id,
            "type": "SYSTEM_USER",
            "application": account.name,
            "expires_at": int(self._world.clock()) + 3 * 86400 if faults.happens("expiring-token") else 0,
            "is_valid": request.query_params.get("input_token") == account.token,
            "scopes": scopes,
            "granular_scopes": [{"scope": scope, "target_ids": [account.waba_id]} for scope in scopes],
        }
        return JSONResponse({"data": data})

    async def _phone_numbers(self, request: Request) -> Response:
        is_ours(request.path_params["waba"], self._world.account.waba_id)
        return JSONResponse({"data": [number(self._world)], "paging": {}})

    async def _subscribed_apps(self, request: Request) -> Response:
        account = self._world.account
        is_ours(request.path_params["waba"], account.waba_id)
        if request.method == "GET":
            if self._world.faults.happens("not-subscribed"):
                return JSONResponse({"data": []})
            app = {"id": account.app_id, "name": account.name}
            override = {"override_callback_uri": self._world.callback} if self._world.callback else {}
            return JSONResponse({"data": [{"whatsapp_business_api_data": app, **override}]})
        body = await json_of(request)
        callback = body.get("override_callback_uri")
        if callback:
            if not await self._hooks.handshake(str(callback), str(body.get("verify_token", ""))):
                raise refusals.invalid("The callback did not give the challenge back; check the URL and verify token.")
            self._world.callback = str(callback)
        self._world.faults.switch_off("not-subscribed")
        return JSONResponse({"success": True})

    async def _fields(self, request: Request) -> Response:
        """What the app is subscribed to; only its own token (id and secret) may ask."""
        account = self._world.account
        if request.headers.get("authorization") != f"Bearer {account.app_id}|{account.app_secret}":
            return refusals.bad_token().response()
        names = ["messages", "message_template_status_update", "message_template_quality_update"]
        names += ["template_category_update", "user_preferences"]
        if self._world.faults.happens("unsubscribed-field"):
            names.remove("messages")
        fields = [{"name": name, "version": "v25.0"} for name in names]
        return JSONResponse({"data": [{"object": "whatsapp_business_account", "active": True, "fields": fields}]})

    async def _templates(self, request: Request) -> Response:
        is_ours(request.path_params["waba"], self._world.account.waba_id)
        if request.method == "POST":
            made = outgoing.template(self._world, await json_of(request))
            await self._hooks.field(
                "message_template_status_update",
                {
                    "event": made.status, "message_template_id": int(made.id), "message_template_name": made.name,
                    "message_template_language": made.language, "reason": "NONE",
                    "message_template_category": made.category,
                },
            )  # fmt: skip
            return JSONResponse({"id": made.id, "status": "PENDING", "category": made.category})
        found = [
            {
                "id": one.id, "name": one.name, "language": one.language, "category": one.category,
                "status": "PAUSED" if self._world.faults.happens("paused-template") else one.status,
                "quality_score": {"score": one.quality}, "components": one.components,
            }
            for one in self._world.templates.values()
        ]  # fmt: skip
        return JSONResponse({"data": found, "paging": {}})

    async def _begin_upload(self, request: Request) -> Response:
        is_ours(request.path_params["app"], self._world.account.app_id)
        if request.query_params.get("file_type") not in MAGIC:
            raise refusals.media_type()
        name = self._world.new_id()
        self._world.handles[name] = b""
        return JSONResponse({"id": f"upload:{name}"})

    async def _finish_upload(self, request: Request) -> Response:
        name, content = request.path_params["upload"], await request.body()
        if name not in self._world.handles:
            raise refusals.unknown_object(f"upload:{name}")
        if not content.startswith(tuple(MAGIC.values())):
            raise refusals.media_type()
        self._world.handles[name] = content
        return JSONResponse({"h": f"4::{name}"})
