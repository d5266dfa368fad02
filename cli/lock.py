"""What locks the Prefect server of ``up`` and ``demo``: files in a folder that only the owner can read."""

import base64
import os
import secrets
import shlex
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from urllib.parse import urlsplit

from pulse.errors import DefinitionError

FOLDER = Path(".chartcastr")
URL, AUTH, SERVER_AUTH = "PREFECT_API_URL", "PREFECT_API_AUTH_STRING", "PREFECT_SERVER_API_AUTH_STRING"


class Lock:
    """The auth string of a Prefect server, and where the key of its blocks lies.

    Args:
        folder: Holds both; made for the owner alone if it is not there.
        url: The API address of the server.
        environment: An auth string that the owner chose is used as it is.
    """

    def __init__(self, folder: Path, url: str, environment: Mapping[str, str] = os.environ) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        self.file = folder / "env"
        self.key_file = folder / "encryption-key"
        chosen = environment.get(SERVER_AUTH) or read_settings(self.file).get(AUTH)
        self.auth = chosen or f"chartcastr:{secrets.token_urlsafe(32)}"
        lines = [f"export {name}={shlex.quote(value)}" for name, value in ((URL, url), (AUTH, self.auth))]
        write_private(self.file, "\n".join(lines) + "\n")

    @property
    def environment(self) -> dict[str, str]:
        """The auth string as the server and those who talk to it want it."""
        return {SERVER_AUTH: self.auth, AUTH: self.auth}


def write_private(path: Path, text: str) -> None:
    """Write a file that only the owner can read, whole or not at all."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def read_settings(path: Path) -> dict[str, str]:
    """The settings of a file that a shell can source; none where there is no such file.

    Raises:
        DefinitionError: It cannot be read.
    """
    if not path.exists():
        return {}
    try:
        words = shlex.split(path.read_text(encoding="utf-8"), comments=True)
    except (OSError, ValueError) as wrong:
        raise DefinitionError(
            f"{path} cannot be read ({type(wrong).__name__}). Delete it and start 'chartcastr up' again."
        ) from None
    return dict(word.split("=", 1) for word in words if "=" in word)


def basic(auth: str) -> dict[str, str]:
    """The header by which Prefect knows whoever has the auth string; none without one."""
    return {"Authorization": f"Basic {base64.b64encode(auth.encode()).decode()}"} if auth else {}


def unlock(environment: MutableMapping[str, str], folder: Path = FOLDER) -> bool:
    """Put address and auth string of this folder's server into ``environment`` where they are missing; says whether.

    An auth string goes to the server that it is for, and to no other address that ``environment`` names.
    """
    ours = read_settings(folder / "env")
    named = environment.get(URL)
    if not ours.keys() >= {URL, AUTH} or (named and (environment.get(AUTH) or not _same(named, ours[URL]))):
        return False
    for name in (URL, AUTH):
        environment[name] = environment.get(name) or ours[name]
    return True


def _same(item: str, other: str) -> bool:
    return _place(item) == _place(other)


def _place(url: str) -> tuple[str, int | None, str]:
    parts = urlsplit(url)
    host = parts.hostname or ""
    return ("127.0.0.1" if host == "localhost" else host), parts.port, parts.path.rstrip("/")
