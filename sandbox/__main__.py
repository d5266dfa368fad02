"""``python -m sandbox --port 8001 --person 12025550143=Ada``: Meta and a phone, on this machine."""

import argparse

import uvicorn

from sandbox.app import create_app
from sandbox.news import FIELDS
from sandbox.world import World

_HELP = f"""\
A phone, for looking at and by HTTP (the phone of 12025550143; any body may name the "number" of the business):
  GET  /phone/12025550143               the page; ?number=ID shows the chat with another number
  POST /phone/12025550143/messages      text, context (what it quotes)
  POST /phone/12025550143/batch         messages: several, told in one webhook
  POST /phone/12025550143/burst         count, text ("message {{}}"): many, each told by itself
  POST /phone/12025550143/reactions     message_id, emoji ("" takes it back)
  POST /phone/12025550143/taps          message_id, button: a button or a row of a list, from 0
  POST /phone/12025550143/edits         message_id, text
  POST /phone/12025550143/deletions     message_id
  POST /phone/12025550143/system        wa_id: the person moves there; type (one of the two news, only it)
  POST /people                          wa_id, name, wrote (opens the window)
The account:
  POST /numbers                         number, name: one more number of the business
  POST /faults                          name, and times, chance, code, seconds, days, value, to; GET lists all
  POST /news/FIELD                      what Meta tells about the account; FIELD and what it takes:
{"".join(f"    {name:<36}{takes}{chr(10)}" for name, takes in FIELDS.items())}"""


def main() -> None:
    """Serve until a signal ends it."""
    parser = argparse.ArgumentParser(
        prog="python -m sandbox",
        description="A stand-in for Meta, with a phone.",
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8001, help="port to listen on (8001)")
    parser.add_argument(
        "--person", action="append", default=[], metavar="NUMBER=NAME", help="somebody with a phone; may be repeated"
    )
    parser.add_argument(
        "--number", action="append", default=[], metavar="NUMBER=NAME", help="one more number of the business"
    )
    arguments = parser.parse_args()
    world = World()
    for number in arguments.number:
        digits, _, name = number.partition("=")
        world.add_number(digits.lstrip("+"), name)
    for person in arguments.person:
        number, _, name = person.partition("=")
        world.person(number.lstrip("+"), name)
    # An open phone page is a request that never ends; it must not keep the server from ending.
    uvicorn.run(
        create_app(world),
        host=arguments.host,
        port=arguments.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )


if __name__ == "__main__":
    main()
