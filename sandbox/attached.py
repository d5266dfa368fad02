"""Media in a message: by the id of an upload, or by a link that Meta fetches when the message is sent."""

from typing import Any
from urllib.parse import urlsplit

from sandbox import refusals, shapes
from sandbox.world import World

MOST_LINK = 2048


def upload(world: World, content: dict[str, Any], name: str) -> str:
    """Id or link of what a message carries.

    Raises:
        Refusal: It is none.
    """
    link = content.get("link")
    if link is not None:
        shapes.text(link, MOST_LINK, f"{name}['link']", least=1)
        try:
            parts = urlsplit(link)
            known = parts.scheme in {"http", "https"} and bool(parts.hostname)
        except ValueError:
            known = False
        if not known:
            raise refusals.invalid(f"Param {name}['link'] is not a valid URL.")
        return str(link)
    if content.get("id") is None:
        raise refusals.invalid(f"Param {name} must have an id or a link.")
    media = world.find_media(str(content["id"])) if isinstance(content["id"], str | int) else None
    if media is None:
        raise refusals.bad_value(f"{name}.id is no media of this number, or older than 30 days.")
    return media.id
