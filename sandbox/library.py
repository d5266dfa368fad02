"""The account's message templates: listed, created, deleted, and a review that ends at once."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import described, refusals, review, shapes
from sandbox.guard import guarded, is_account, json_of
from sandbox.hooks import Hooks
from sandbox.template import Template
from sandbox.world import World

_FILTERS = ("language", "status", "category")


class Library:
    """``/{account}/message_templates``."""

    def __init__(self, world: World, hooks: Hooks) -> None:
        self._world, self._hooks = world, hooks

    def routes(self) -> list[Route]:
        """Its address, under any version."""
        methods = ["GET", "POST", "DELETE"]
        return [Route("/{version}/{waba}/message_templates", guarded(self._world, self._templates), methods=methods)]

    async def _templates(self, request: Request) -> Response:
        is_account(self._world, request.path_params["waba"], "message_templates")
        if request.method == "POST":
            return await self._create(await json_of(request))
        if request.method == "DELETE":
            return self._delete(request)
        return JSONResponse(self._listed(request))

    async def _create(self, body: dict[str, Any]) -> Response:
        made = review.template(self._world, body)
        if fault := self._world.faults.happens("rejected-template"):
            made.status, made.rejected_reason = "REJECTED", fault.value or "INVALID_FORMAT"
        await self._hooks.field("message_template_status_update", status(made))
        return JSONResponse({"id": made.id, "status": "PENDING", "category": made.category})

    def _delete(self, request: Request) -> Response:
        """By name in every language, or the one with ``hsm_id`` too; the name is then blocked for a month."""
        name, template_id = request.query_params.get("name"), request.query_params.get("hsm_id")
        if not name:
            raise refusals.Refusal(400, 100, "(#100) The parameter name is required.")
        world = self._world
        gone = [
            key
            for key, template in world.templates.items()
            if template.name == name and template_id in {None, template.id}
        ]
        if not gone:
            raise refusals.creation(
                2593002, "Message Template Not Found", "The message template that you want to delete was not found."
            )
        for key in gone:
            if world.templates.pop(key).status != "REJECTED":
                world.deleted_templates[key] = world.clock()
        return JSONResponse({"success": True})

    def _listed(self, request: Request) -> dict[str, Any]:
        query = request.query_params
        found = [self._shown(template) for template in self._world.templates.values()]
        for name in _FILTERS:
            if name in query:
                wanted = {part.strip("[]\"' ").lower() for part in query[name].split(",")}
                found = [entry for entry in found if str(entry[name]).lower() in wanted]
        if "name" in query:
            found = [entry for entry in found if query["name"] in entry["name"]]
        limit, after = shapes.whole(query.get("limit", "25")), shapes.whole(query.get("after", "0"))
        if limit is None or after is None:
            raise refusals.Refusal(400, 100, "(#100) Param limit must be a whole number, and after a cursor.")
        page = [described.asked(request, entry, described.TEMPLATE) for entry in found[after : after + max(limit, 1)]]
        answer: dict[str, Any] = {"data": page, "paging": {}}
        if page:
            end = after + len(page)
            answer["paging"] = {"cursors": {"before": str(after), "after": str(end)}}
            if end < len(found):
                answer["paging"]["next"] = str(request.url.include_query_params(after=end))
        if "summary" in query:
            answer["summary"] = {
                "total_count": len(found),
                "message_template_count": len(self._world.templates),
                "message_template_limit": review.MOST_TEMPLATES,
                "are_translations_complete": False,
            }
        return answer

    def _shown(self, template: Template) -> dict[str, Any]:
        shown = template.shown()
        if self._world.faults.happens("paused-template"):
            shown["status"] = "PAUSED"
        return shown


def status(template: Template, **more: Any) -> dict[str, Any]:
    """``message_template_status_update`` of a template, as it is now."""
    return {
        "event": template.status,
        "message_template_id": int(template.id),
        "message_template_name": template.name,
        "message_template_language": template.language,
        "reason": template.rejected_reason,
        "message_template_category": template.category,
        **more,
    }
