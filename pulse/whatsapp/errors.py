"""What Meta refuses, by code: each class knows whether a send may be repeated, and what to tell a person.

::

    WhatsAppError
    ├── NotSent              no connection was made: nothing left this machine
    │   └── NotUsable        the token or address as saved cannot be used at all
    ├── OutcomeUnknown       it may have been sent: never repeated by itself
    └── MetaError            Meta's own answer, with its code
        ├── Busy             refused before processing: may be repeated later
        ├── TokenRefused     token or permission
        ├── RequestRefused   our request is wrong
        ├── RecipientRefused this reader cannot get it
        │   └── WindowClosed more than 24 hours since the reader last wrote
        ├── AccountRefused   the number or account is stopped
        └── TemplateRefused  the template is missing, paused or filled wrongly

Codes and meanings: Meta, support/error-codes (September 2026). Meta asks to decide by code, not by HTTP status.
"""

import re

from pulse.errors import WhatsAppError
from pulse.whatsapp.codes import Code, known_by, look_up, written

_TIMES = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times"}
_NUMBER = re.compile(r"wamid\.[A-Za-z0-9+/=_-]+|\+\d(?:[ .()-]{0,2}\d){7,14}|\d{8,15}")


def without_numbers(text: str) -> str:
    """Meta's words with every phone number, any id as long as one, and any wamid cut to the last four letters."""
    return _NUMBER.sub(lambda found: f"…{found[0][-4:]}", text)


class NotSent(WhatsAppError):
    """No connection was made, so nothing was sent; it may be tried again."""

    repeatable = True


class NotUsable(NotSent):
    """The connection's own settings cannot be used, so nothing was sent and trying again would not help."""

    repeatable = False


class OutcomeUnknown(WhatsAppError):
    """The request left this machine and no clear answer came back; only a status webhook can tell."""

    repeatable = False


class MetaError(WhatsAppError):
    """Meta answered with an error.

    Args:
        code: Meta's error code, or its subcode where that says more; see :func:`pulse.whatsapp.codes.known_by`.
        message: Meta's own words.
        details: What Meta tells people of it, or else ``error_data.details``, or ``""``.
        trace: ``fbtrace_id`` for Meta's support, or ``""``.
    """

    def __init__(self, code: int, message: str, details: str = "", trace: str = "") -> None:
        message, details = without_numbers(message), without_numbers(details)
        super().__init__(code, message, details, trace)
        self.code, self.message, self.details, self.trace = code, message, details, trace

    @property
    def known(self) -> Code:
        """What the code means, and what to do about it."""
        return look_up(self.code)

    @property
    def repeatable(self) -> bool:
        """Whether Meta took nothing and the same request may be sent again a little later."""
        return self.known.retry == "backoff"

    def __str__(self) -> str:
        said = f"Meta refused with {written(self.code)}: {self.details or self.message or self.known.meaning}".rstrip(
            "."
        )
        return f"{said}. {self.known.advice}" + (f" (trace {self.trace})" if self.trace else "")


class Busy(MetaError):
    """Too many calls; refused before processing, so the same request may be sent again later."""


class TokenRefused(MetaError):
    """The token is invalid, expired, or lacks a permission: nothing more is sent with it."""


class RequestRefused(MetaError):
    """The request itself is wrong."""


class RecipientRefused(MetaError):
    """This reader cannot get the message."""


class WindowClosed(RecipientRefused):
    """More than 24 hours have passed since the reader last wrote."""


class AccountRefused(MetaError):
    """The number or the account is stopped by Meta: nothing more is sent from it."""


class TemplateRefused(MetaError):
    """The template is missing, paused, disabled or filled wrongly."""


_FAMILIES: dict[str, type[MetaError]] = {
    "busy": Busy,
    "token": TokenRefused,
    "request": RequestRefused,
    "recipient": RecipientRefused,
    "window": WindowClosed,
    "account": AccountRefused,
    "template": TemplateRefused,
}


def meta_error(
    code: int, message: str, details: str = "", trace: str = "", subcode: int | None = None
) -> WhatsAppError:
    """The error of Meta's ``code``; :class:`OutcomeUnknown` where the code does not prove that nothing was done."""
    code = known_by(code, subcode)
    family = look_up(code).family
    if family == "unknown":
        said = without_numbers(details or message)
        return OutcomeUnknown(f"Meta answered {code} ({said}); whether it was sent is not known.")
    return _FAMILIES[family](code, message, details, trace)


def explain(code: int | None, reason: str = "", *, tries: int = 0) -> str:
    """``reason`` (Meta's words, or ours) with what to do about ``code``, as one text; ``""`` where nothing is wrong.

    Args:
        code: Meta's code, or None.
        reason: Why.
        tries: How often it was tried before it was given up on; 0 where it may still be tried by itself.
    """
    if code is None:
        return reason
    known = look_up(code)
    said = f"{written(code)}: {reason or known.meaning}".rstrip(".")
    if tries and known.over:
        return f"{said}. It was tried {_TIMES.get(tries, f'{tries} times')} and given up on. {known.over}"
    return f"{said}. {known.advice}"
