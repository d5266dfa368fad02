"""The chart of a run as Meta can have it: uploaded once for all readers, or by address where that fails."""

import asyncio
import hashlib
from random import Random

from pulse.definition.catalogue import LanguageCode
from pulse.delivery.message import Timing
from pulse.delivery.sender import Sender
from pulse.errors import WhatsAppError
from pulse.store import Store, numbers, outbox, runs
from pulse.store.columns import utc_now
from pulse.whatsapp.client import Client
from pulse.whatsapp.errors import AccountRefused, MetaError, NotSent, OutcomeUnknown, TokenRefused, explain
from pulse.whatsapp.link import GOOD_FOR, PATH, chart_token
from pulse.whatsapp.messages import Picture

MIME = "image/png"
_Key = tuple[str, LanguageCode]
"""A run and a language."""


class ChartNotTaken(WhatsAppError):
    """Meta took the chart neither as an upload nor by its address."""


class Charts:
    """Charts on their way to Meta through one number."""

    def __init__(self, store: Store, client: Client, sender: Sender, timing: Timing, chance: Random) -> None:
        self._store, self._client, self._sender = store, client, sender
        self._timing, self._chance = timing, chance
        self._turn = asyncio.Lock()
        self._links: dict[_Key, Picture] = {}
        self._lost: dict[_Key, ChartNotTaken] = {}

    async def picture(self, run_id: str, language: LanguageCode) -> Picture:
        """The chart of a run in a language; whoever asks while it is being uploaded waits for that one upload.

        Raises:
            TokenRefused: The connection is refused as a whole, and stopped; likewise AccountRefused.
            ChartNotTaken: It cannot be uploaded, and there is no public address to fetch it from.
        """
        key = run_id, language
        async with self._turn:
            # What failed for one reader would fail for the next, and each has to wait for that.
            if key in self._lost:
                raise self._lost[key]
            if key in self._links:
                return self._links[key]
            content, digest, known = await asyncio.to_thread(self._find, key)
            if known:
                return Picture(media_id=known)
            try:
                media_id = await self.upload(content, MIME, "chart.png")
            except (TokenRefused, AccountRefused) as wrong:
                await asyncio.to_thread(self._stop, explain(wrong.code, wrong.details or wrong.message), wrong.code)
                raise
            except WhatsAppError as wrong:
                try:
                    self._links[key] = self._by_link(key, wrong)
                except ChartNotTaken as lost:
                    self._lost[key] = lost
                    raise
                return self._links[key]
            await asyncio.to_thread(self._keep, digest, media_id)
            return Picture(media_id=media_id)

    async def upload(self, content: bytes, mime: str, filename: str) -> str:
        """The id of an upload, which is tried again where that may help.

        Raises:
            WhatsAppError: It is not taken.
        """
        # An upload may always be repeated: at worst it leaves an id that nobody uses.
        for tries in range(1, self._timing.most):
            try:
                return await self._client.upload(content, mime, filename)
            except (NotSent, OutcomeUnknown, MetaError) as wrong:
                again = isinstance(wrong, OutcomeUnknown) or bool(getattr(wrong, "repeatable", False))
                if not again or tries == self._timing.most - 1:
                    raise
                await asyncio.sleep(self._timing.retry_in(getattr(wrong, "code", None), tries, self._chance))
        raise AssertionError("a try returns or raises")

    def _by_link(self, key: _Key, wrong: WhatsAppError) -> Picture:
        base, secret = self._sender.public_url.rstrip("/"), self._sender.app_secret
        if isinstance(wrong, NotSent):
            raise ChartNotTaken(f"The chart cannot be uploaded: {wrong}") from None
        if not base or not secret:
            raise ChartNotTaken(
                f"The chart cannot be uploaded: {wrong} Set PUBLIC_URL, and the app secret in the WhatsApp block, so "
                "that Meta can fetch it instead."
            ) from None
        token = chart_token(*key, utc_now() + GOOD_FOR, secret)
        return Picture(link=f"{base}{PATH.format(token=token)}")

    def _find(self, key: _Key) -> tuple[bytes, str, str | None]:
        with self._store.begin() as session:
            edition = runs.edition(session, *key)
            if edition is None:
                raise LookupError(f"run {key[0]} has no snapshot")
            digest = hashlib.sha256(edition.chart).hexdigest()
            return edition.chart, digest, outbox.find_media(session, self._client.phone_number_id, digest)

    def _keep(self, digest: str, media_id: str) -> None:
        with self._store.begin() as session:
            outbox.media_uploaded(session, self._client.phone_number_id, digest, media_id)

    def _stop(self, reason: str, code: int) -> None:
        with self._store.begin() as session:
            numbers.stop(session, self._client.phone_number_id, reason, code)
