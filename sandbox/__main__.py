"""``python -m sandbox --port 8001 --person 12025550143=Ada``: Meta and a phone, on this machine."""

import argparse

import uvicorn

from sandbox.app import create_app
from sandbox.world import World


def main() -> None:
    """Serve until a signal ends it."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A stand-in for Meta, with a phone.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8001, help="port to listen on (8001)")
    parser.add_argument(
        "--person", action="append", default=[], metavar="NUMBER=NAME", help="somebody with a phone; may be repeated"
    )
    arguments = parser.parse_args()
    world = World()
    for person in arguments.person:
        number, _, name = person.partition("=")
        world.person(number.lstrip("+"), name)
    # An open phone page is a request that never ends; it must not keep the server from ending.
    uvicorn.run(
        create_app(world), host=arguments.host, port=arguments.port, log_level="warning", access_log=False,
        timeout_graceful_shutdown=1,
    )  # fmt: skip


if __name__ == "__main__":
    main()
