"""One GET of a file over http(s), with a deadline and a size limit, from addresses that are meant."""

import ipaddress
import os
import socket
import time
from collections.abc import Mapping
from contextlib import closing
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import httpx

from pulse.errors import SourceBusy, SourceDenied, SourceError
from pulse.sources.deadline import within
from pulse.sources.files.unpack import Inflater
from pulse.tls import trusted

SECONDS = 60.0
"""The whole download takes at most this long."""
MOST_BYTES = 200 * 1024 * 1024
_MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def download(
    address: str,
    into: BinaryIO,
    *,
    seconds: float = SECONDS,
    most: int = MOST_BYTES,
    headers: Mapping[str, str] | None = None,
    token: str = "",
    whole: bool = False,
) -> None:
    """Write the body at ``address`` to ``into``; its query and login, which may be secret, are in no error.

    Args:
        address: Where it is. Hosts of private networks have to be named in ``CHARTCASTR_HOSTS``.
        into: Where it goes.
        seconds: How long all of it may take.
        most: How many bytes it may have, unpacked.
        headers: Sent with the request, but not to another host that it leads to.
        whole: Whether its owner says that it is all, whatever the answer says of itself.
        token: Sent as bearer token, likewise, and only over https or to a host that was named.

    Raises:
        SourceError: Unreachable, refused, too slow or too large.
    """
    deadline = time.monotonic() + seconds
    sent = {"Accept-Encoding": "identity", **(headers or {})}
    if token:
        _refuse_open_token(address)
        sent["Authorization"] = f"Bearer {token}"
    origin = _origin(address)
    with httpx.Client(timeout=min(20.0, seconds), follow_redirects=False, verify=trusted()) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            refuse_private(address)
            own = sent if _origin(address) == origin else {"Accept-Encoding": "identity"}
            leads_to = _fetch(client, address, own, into, deadline, seconds, most, whole=whole)
            if leads_to is None:
                return
            address = leads_to
    raise SourceError(f"{shown(address)} leads from one address to the next without an end. Check source.at.")


def _fetch(
    client: httpx.Client,
    address: str,
    headers: Mapping[str, str],
    into: BinaryIO,
    deadline: float,
    seconds: float,
    most: int,
    *,
    whole: bool,
) -> str | None:
    """Write the body, or return the address that it leads to."""
    name = shown(address)
    try:
        asked = client.build_request("GET", address, headers=headers)
        with closing(within(deadline - time.monotonic(), lambda: client.send(asked, stream=True))) as answer:
            if answer.is_redirect:
                return str(urljoin(address, answer.headers.get("Location", "")))
            if answer.status_code != httpx.codes.OK:
                raise _refused(name, answer.status_code)
            if "next" in answer.links and not whole:
                raise SourceError(
                    f"{name} is a page of more (its Link header leads on). Give an address of all rows; or "
                    "set source.whole: true if these are all."
                )
            inflater = Inflater(into, name, most, packed=answer.headers.get("Content-Encoding", ""))
            # As it comes, so that a body that drips is looked at, too.
            for chunk in answer.iter_raw():
                inflater.write(chunk)
                if time.monotonic() > deadline:
                    raise _late(name, seconds)
            inflater.close()
    except TimeoutError:
        raise _late(name, seconds) from None
    except httpx.TimeoutException:
        raise SourceBusy(f"{name} did not answer in time. Check the address, or try again later.") from None
    except (httpx.HTTPError, httpx.InvalidURL) as wrong:
        raise SourceBusy(f"{name} cannot be reached ({_cause(wrong)}). Check the address in source.at.") from None
    return None


def _late(name: str, seconds: float) -> SourceError:
    return SourceError(f"{name} took longer than {seconds:.0f} s. Give a smaller file or a faster host.")


def shown(address: str) -> str:
    """An address without login and query, which may be secret."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def same_host(item: str, other: str) -> bool:
    """Whether two addresses are of one scheme, host and port."""
    return _origin(item) == _origin(other)


def _origin(address: str) -> tuple[str, str, int]:
    return urlsplit(address).scheme, *_host(address)


def _host(address: str) -> tuple[str, int]:
    try:
        parts = urlsplit(address)
        return parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        raise SourceError("source.at is no http(s) address. Check it.") from None


def _named_hosts() -> set[str]:
    return {part.strip().lower() for part in os.environ.get("CHARTCASTR_HOSTS", "").split(",") if part.strip()}


def _is_named(host: str, port: int) -> bool:
    return not _named_hosts().isdisjoint({host.lower(), f"{host.lower()}:{port}"})


def _refuse_open_token(address: str) -> None:
    host, port = _host(address)
    if urlsplit(address).scheme != "https" and not _is_named(host, port):
        raise SourceError(f"{shown(address)} is not https, and a token would be sent in the open. Use https.")


def refuse_private(address: str) -> None:
    """Nothing, if every address of the host is public, or the owner names the host in ``CHARTCASTR_HOSTS``.

    Raises:
        SourceError: It is of a private network, of this machine, or no host at all.
        SourceBusy: Its name is not known just now.
    """
    host, port = _host(address)
    if not host or urlsplit(address).scheme not in _PORTS:
        raise SourceError(f"{shown(address)} is no http(s) address. Check source.at.")
    if _is_named(host, port):
        return
    try:
        found = {str(pair[4][0]) for pair in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise SourceBusy(
            f"{shown(address)} cannot be reached (no such host). Check the address in source.at."
        ) from None
    for item in found:
        parsed = ipaddress.ip_address(item.split("%", 1)[0])
        if not _is_public(parsed):
            raise SourceError(
                f"{host} is a host of a private network. Name it in the environment variable CHARTCASTR_HOSTS if "
                "figures are to be read from there."
            )


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether it is an address of the public network, and leads to no other by a tunnel or a translator."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return _is_public(address.ipv4_mapped)
        if address.sixtofour is not None or address.teredo is not None or address in _NAT64:
            return False
    return address.is_global and not address.is_multicast


def _refused(name: str, status: int) -> SourceError:
    if status in {401, 403}:
        return SourceDenied(
            f"{name} answered {status}. It wants a login: name a Secret block with its token in source.secret, or give "
            "an address that needs none."
        )
    advice = "Check the address in source.at." if status == httpx.codes.NOT_FOUND else "Try again later."
    busy = status == httpx.codes.TOO_MANY_REQUESTS or status >= httpx.codes.INTERNAL_SERVER_ERROR
    return (SourceBusy if busy else SourceError)(f"{name} answered {status}. {advice}")


def _cause(wrong: Exception) -> str:
    text = str(wrong).strip()
    return text.splitlines()[0] if text else type(wrong).__name__
