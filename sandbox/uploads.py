"""Media: uploaded, looked up, downloaded with the token, and example files for templates."""

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import refusals
from sandbox.fate import MOST_DOCUMENT, MOST_IMAGE
from sandbox.guard import MAGIC, guarded, number_of
from sandbox.world import Media, World

_BEGINNINGS = tuple(MAGIC.values())


class Uploads:
    """The Graph API for files."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """Every address, under any version."""
        return [
            Route("/{version}/{number}/media", guarded(self._world, self._upload), methods=["POST"]),
            Route("/{version}/{app}/uploads", guarded(self._world, self._begin_example), methods=["POST"]),
            Route("/{version}/upload:{upload}", guarded(self._world, self._finish_example), methods=["POST"]),
            # Meta serves files from another host than its API's, and asks for the token there too.
            Route("/whatsapp_business/attachments/", guarded(self._world, self._download), name="download"),
        ]

    async def _upload(self, request: Request) -> Response:
        number_of(self._world, request.path_params["number"], "media")
        if not request.headers.get("content-type", "").startswith("multipart/form-data"):
            raise refusals.missing("file")
        async with request.form() as form:
            file = form.get("file")
            if form.get("messaging_product") != "whatsapp":
                raise refusals.missing("messaging_product")
            if not isinstance(file, UploadFile):
                raise refusals.missing("file")
            content = await file.read()
            if self._world.faults.happens("upload-failure"):
                raise refusals.coded(131053)
            mime = str(form.get("type") or file.content_type)
            if mime not in refusals.MIMES or file.content_type != mime or not content.startswith(MAGIC.get(mime, b"")):
                raise refusals.media_type()
        most = MOST_IMAGE if mime.startswith("image/") else MOST_DOCUMENT
        if len(content) > most:
            raise refusals.media_size(most)
        return JSONResponse({"id": self._world.add_media(content, mime).id})

    async def _download(self, request: Request) -> Response:
        media = self._world.find_media(request.query_params.get("mid", ""))
        if media is None:
            return Response(status_code=404)
        return Response(media.content, media_type=media.mime)

    async def _begin_example(self, request: Request) -> Response:
        if request.path_params["app"] != self._world.account.app_id:
            raise refusals.unknown_object(request.path_params["app"])
        if request.query_params.get("file_type") not in refusals.MIMES:
            raise refusals.media_type()
        name = self._world.new_id()
        self._world.handles[name] = b""
        return JSONResponse({"id": f"upload:{name}"})

    async def _finish_example(self, request: Request) -> Response:
        name, content = request.path_params["upload"], await request.body()
        if name not in self._world.handles:
            raise refusals.unknown_object(f"upload:{name}")
        if not content.startswith(_BEGINNINGS):
            raise refusals.media_type()
        self._world.handles[name] = content
        return JSONResponse({"h": f"4::{name}"})


def shown(world: World, media: Media, request: Request) -> dict[str, str]:
    """What Meta says of an upload, with where it can be downloaded from."""
    return {
        "messaging_product": "whatsapp",
        "url": f"{request.url_for('download')}?mid={media.id}",
        "mime_type": media.mime,
        "sha256": world.sha256(media),
        "file_size": str(len(media.content)),
        "id": media.id,
    }
