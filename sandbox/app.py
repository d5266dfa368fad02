"""The sandbox as one server: Meta's API and the phone."""

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette

from sandbox.acts import Acts
from sandbox.hooks import Hooks
from sandbox.library import Library
from sandbox.manage import Manage
from sandbox.meta import Meta
from sandbox.news import News
from sandbox.objects import Objects
from sandbox.phone import Phone
from sandbox.switches import Switches
from sandbox.uploads import Uploads
from sandbox.world import World


def create_app(world: World | None = None) -> Starlette:
    """Meta and the phones of ``world``."""
    world = world or World()
    hooks = Hooks(world)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await hooks.close()

    app = Starlette(
        routes=[
            *Phone(world, hooks).routes(),
            *Acts(world, hooks).routes(),
            *News(world, hooks).routes(),
            *Switches(world).routes(),
            *Manage(world, hooks).routes(),
            *Library(world, hooks).routes(),
            *Uploads(world).routes(),
            *Meta(world, hooks).routes(),
            *Objects(world).routes(),
        ],
        lifespan=lifespan,
    )
    app.state.world = world
    return app
