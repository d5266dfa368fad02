"""Meta's management side: the token, the account's numbers, and where its webhooks go."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import described, refusals
from sandbox.guard import account_and_number_ids, guarded, is_account, json_of
from sandbox.hooks import Hooks
from sandbox.world import World

_DAY = 86400
_MOST_CALLBACK = 200


class Manage:
    """The Graph API for whoever looks after the account."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._hooks = world, hooks

    def routes(self) -> list[Route]:
        """Every address, under any version."""
        return [
            Route("/{version}/debug_token", guarded(self._world, self._debug_token), methods=["GET"]),
            Route("/{version}/{app}/subscriptions", self._fields, methods=["GET"]),
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
        ending = faults.happens("expiring-token")
        data = {
            "app_id": account.app_id,
            "type": "USER" if faults.happens("user-token") else "SYSTEM_USER",
            "application": account.name,
            "data_access_expires_at": 0,
            "expires_at": int(self._world.clock() + ending.days * _DAY) if ending else 0,
            "is_valid": request.query_params.get("input_token") == account.token,
            "scopes": scopes,
            "granular_scopes": [{"scope": scope, "target_ids": [account.waba_id]} for scope in scopes],
        }
        return JSONResponse({"data": data})

    async def _phone_numbers(self, request: Request) -> Response:
        world = self._world
        is_account(world, request.path_params["waba"], "phone_numbers")
        first = account_and_number_ids(world)[1]
        shown = [
            described.number(world, number, first if number.id == world.account.phone_number_id else number.id)
            for number in world.numbers.values()
        ]
        page = [described.asked(request, entry, described.NUMBER) for entry in shown]
        cursors = {"before": "0", "after": str(len(page))}
        return JSONResponse({"data": page, "paging": {"cursors": cursors}})

    async def _subscribed_apps(self, request: Request) -> Response:
        account = self._world.account
        is_account(self._world, request.path_params["waba"], "subscribed_apps")
        if request.method == "GET":
            if self._world.faults.happens("not-subscribed"):
                return JSONResponse({"data": []})
            app = {"id": account.app_id, "name": account.name, "link": "https://www.facebook.com/games/?app_id=0"}
            override = {"override_callback_uri": self._world.callback} if self._world.callback else {}
            return JSONResponse({"data": [{"whatsapp_business_api_data": app, **override}]})
        body = await json_of(request)
        callback = body.get("override_callback_uri")
        if callback:
            if len(str(callback)) > _MOST_CALLBACK:
                raise refusals.invalid(f"Param override_callback_uri must be at most {_MOST_CALLBACK} characters long.")
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
        names += ["template_category_update", "message_template_components_update", "user_preferences"]
        names += ["account_update", "account_alerts", "phone_number_quality_update", "business_capability_update"]
        if self._world.faults.happens("unsubscribed-field"):
            names.remove("messages")
        fields = [{"name": name, "version": "v25.0"} for name in names]
        return JSONResponse({"data": [{"object": "whatsapp_business_account", "active": True, "fields": fields}]})
