"""Every error of ours, as one tree.

::

    ChartcastrError             one plain sentence for a person: what is wrong, where, what to do
    ├── DefinitionError         the pulse as written cannot be meant
    ├── SourceError             the data cannot be had, or is not what the pulse says it is
    │   ├── SourceDenied        the account may not read this; somebody has to allow it
    │   ├── SourceBusy          the data cannot be had just now; it may be tried again
    │   └── NoDataError         the data was read and holds nothing to speak of
    ├── NarratorError           a narrator gave no text that may be sent
    ├── ReaderError             a reader is unknown, or has no address
    ├── StoreError              what is kept cannot be reached, or is of another version
    ├── WebhookError            a request to the webhook is not Meta's, or not readable
    └── WhatsAppError           Meta refused, or its answer is unknown; see pulse.whatsapp.errors

Every class takes what it prints and nothing more, so that each can be pickled and told again elsewhere.
"""


class ChartcastrError(Exception):
    """The root: its text is shown to people as it stands."""


class DefinitionError(ChartcastrError):
    """The pulse as written cannot be meant: a wrong key, an unknown time zone, a name that nothing has."""


class SourceError(ChartcastrError):
    """The data cannot be had, or is not what the pulse says it is."""


class SourceBusy(SourceError):
    """The source is busy or out of reach; the same question may be asked again a little later."""

    repeatable = True


class SourceDenied(SourceError):
    """The account may not read this; somebody has to allow it."""


class NoDataError(SourceError):
    """The data was read and holds no complete period to speak of."""


class NarratorError(ChartcastrError):
    """A narrator failed, stalled, or wrote what the facts do not say."""


class ReaderError(ChartcastrError):
    """A reader is unknown, or has no address to send to."""


class StoreError(ChartcastrError):
    """What is kept cannot be reached, or is of another version; nothing was kept or changed."""


class WebhookError(ChartcastrError):
    """A request to the webhook is not Meta's, or is not readable.

    Args:
        message: What is wrong.
        status: The HTTP status that says so.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message, status)
        self.status = status

    def __str__(self) -> str:
        return str(self.args[0])


class WhatsAppError(ChartcastrError):
    """Meta refused a request, or its answer is unknown."""
