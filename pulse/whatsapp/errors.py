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
from typing import ClassVar

from pulse.errors import WhatsAppError

UNKNOWN_OUTCOME_CODES = frozenset({1, 2, 131000, 131016, 133004})
"""Codes after which a message may or may not have been taken."""


_NUMBER = re.compile(r"\+?\d{8,15}")


def without_numbers(text: str) -> str:
    """Meta's words with every phone number, and any id as long as one, cut to its last four digits."""
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
        code: Meta's error code.
        message: Meta's own words.
        details: ``error_data.details``, or ``""``.
        trace: ``fbtrace_id`` for Meta's support, or ``""``.
    """

    repeatable: ClassVar[bool] = False
    advice: ClassVar[str] = "Look the code up in Meta's list of error codes."

    def __init__(self, code: int, message: str, details: str = "", trace: str = "") -> None:
        message, details = without_numbers(message), without_numbers(details)
        super().__init__(code, message, details, trace)
        self.code, self.message, self.details, self.trace = code, message, details, trace

    def __str__(self) -> str:
        said = f"Meta refused with {self.code}: {self.details or self.message}".rstrip(".")
        return f"{said}. {self.advice}" + (f" (trace {self.trace})" if self.trace else "")


class Busy(MetaError):
    """Too many calls; refused before processing, so the same request may be sent again later."""

    repeatable = True
    advice = "It is tried again by itself; if it stays, send less at once."


class TokenRefused(MetaError):
    """The token is invalid, expired, or lacks a permission."""

    advice = "Make a new system user token with whatsapp_business_messaging and put it into the WhatsApp block."


class RequestRefused(MetaError):
    """The request itself is wrong."""

    advice = "Nothing was sent; check the phone number id and what the message holds."


class RecipientRefused(MetaError):
    """This reader cannot get the message."""

    advice = "Check the reader's number, and that they use WhatsApp and have not blocked you."


class WindowClosed(RecipientRefused):
    """More than 24 hours have passed since the reader last wrote."""

    advice = "The reader has to write first, or an approved template has to be sent."


class AccountRefused(MetaError):
    """The number or the account is stopped by Meta."""

    advice = "Open WhatsApp Manager: the account needs attention (payment, quality, policy or registration)."


class TemplateRefused(MetaError):
    """The template is missing, paused, disabled or filled wrongly."""

    advice = "Look at the template's state in WhatsApp Manager."


_FAMILIES: dict[type[MetaError], frozenset[int]] = {
    Busy: frozenset({4, 613, 80007, 130429, 131056, 131057, 132069, 134101, 2494100}),
    TokenRefused: frozenset({0, 3, 10, 102, 104, 190, 131005, *range(200, 300)}),
    WindowClosed: frozenset({131047}),
    RecipientRefused: frozenset({130403, 130472, 130497, 131020, 131021, 131026, 131030, 131049, 131050, 131062}),
    AccountRefused: frozenset({
        33, 368, 131031, 131037, 131042, 131044, 131045, 131048, 131064,
        *(set(range(133000, 134000)) - UNKNOWN_OUTCOME_CODES),
    }),
    TemplateRefused: frozenset({*range(132000, 132100)}),
    RequestRefused: frozenset({100, 803, 131008, 131009, 131051, 131052, 131053, 135000}),
}  # fmt: skip


def meta_error(code: int, message: str, details: str = "", trace: str = "") -> WhatsAppError:
    """The error of Meta's ``code``; :class:`OutcomeUnknown` where the code does not prove that nothing was done."""
    if code in UNKNOWN_OUTCOME_CODES:
        said = without_numbers(details or message)
        return OutcomeUnknown(f"Meta answered {code} ({said}); whether it was sent is not known.")
    family = next((family for family, codes in _FAMILIES.items() if code in codes), MetaError)
    return family(code, message, details, trace)
