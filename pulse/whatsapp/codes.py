"""Meta's error codes: what each means, what a person does about it, and whether the same send may be repeated.

Facts from Meta, support/error-codes (September 2026), and from field reports where Meta's table is silent. Meta asks to
decide by code, not by HTTP status, and says that titles will go away; meaning and advice here are our own words. Where
a code says little by itself (100, 190), the subcode beside it refines it (graph-api, guides/error-handling).
"""

from dataclasses import dataclass
from typing import Literal

Retry = Literal["never", "backoff", "uncertain", "after_fix", "wait_window"]
"""``backoff``: refused before processing, the same request is safe later. ``uncertain``: it may have been taken, so it
is not repeated by itself. ``after_fix``: a person or a setting comes first. ``wait_window``: time has to pass, or the
reader has to write. ``never``: the same request will never do."""
Family = Literal["busy", "token", "request", "recipient", "window", "account", "template", "unknown"]


@dataclass(frozen=True)
class Code:
    """One code.

    Args:
        family: Which error class it becomes; see :mod:`pulse.whatsapp.errors`.
        retry: Whether the same request may be repeated.
        meaning: What it says, in a few words.
        advice: What to do, in one sentence.
        over: What to do once it has been tried as often as it is; where ``advice`` promises that it is tried again.
        under: The code that it comes beside, where it is a subcode.
    """

    family: Family
    retry: Retry
    meaning: str
    advice: str
    over: str = ""
    under: int | None = None


_TOKEN = "Make a new system user token with both WhatsApp scopes, then run: chartcastr connect whatsapp."  # noqa: S105
_GRANT = "Give the system user the number and both WhatsApp scopes, then run: chartcastr connect whatsapp."
_SLOWER = "It is tried again by itself; if it stays, send less at once."
_LATER = "Use Retry on the run later; if it stays, send less at once."
_SETTLE = "Look at metastatus.com, and use Retry on the run once Meta is well."
_OURS = "Nothing was sent; the request itself is wrong, so please report it with the trace."
_STATUS_PAGE = "Look at metastatus.com; it is settled by a status or by watch-deliveries."
_MANAGER = "Open WhatsApp Manager and do what it asks there, then run: chartcastr doctor."
_REGISTER = "Run: chartcastr connect whatsapp --register PIN (six digits, the number's two-step verification)."
_PAY = "Add a payment method to the WhatsApp account in Meta Business Suite, then run: chartcastr doctor."
_WORDING = "Correct the template's text and create it again: chartcastr template create."
_TEMPLATE = "Run: chartcastr template status, then chartcastr template create if it is gone."
_FLOWS = "Only templates with a WhatsApp Flow get this; use a template made by chartcastr template create."
_MARKETING = "Only marketing sends get this; use a utility template made by chartcastr template create."
_GROUPS = "Only groups get this; send to a person."
_IDENTITY = "The reader's phone was set up anew; confirm it is still theirs, or switch the identity check off."
_USERNAME = "Only setting a business username gets this; sending is not affected."

CODES: dict[int, Code] = {
    0: Code("token", "after_fix", "the token has expired or was taken back", _TOKEN),
    1: Code("unknown", "uncertain", "Meta had an unknown error", _STATUS_PAGE, _SETTLE),
    2: Code("unknown", "uncertain", "Meta is down or overloaded for the moment", _STATUS_PAGE, _SETTLE),
    3: Code("token", "after_fix", "the token lacks a capability or permission", _GRANT),
    4: Code("busy", "backoff", "the app made too many calls", _SLOWER, _LATER),
    10: Code("token", "after_fix", "the permission was not given or was taken away", _GRANT),
    33: Code("account", "after_fix", "the phone number id is wrong, or the token may not use what it belongs to",
             "Check the phone number id in WhatsApp Manager, and assign the WhatsApp account to the system user with "
             "full control; then run: chartcastr connect whatsapp.", under=100),
    100: Code("request", "never", "a parameter is not valid, or an id is not known", _OURS),
    102: Code("token", "after_fix", "the token's session has ended", _TOKEN),
    104: Code("token", "after_fix", "there was no token", _TOKEN),
    190: Code("token", "after_fix", "the token is invalid or has expired", _TOKEN),
    200: Code("token", "after_fix", "a permission is missing, or there was no token", _GRANT),
    368: Code("account", "after_fix", "the account is blocked for a while over a policy", _MANAGER),
    613: Code("busy", "backoff", "calls came faster than the limit set for them", _SLOWER, _LATER),
    803: Code("request", "never", "there is no object of that id",
              "Check the ids in the WhatsApp block: chartcastr doctor."),
    80007: Code("busy", "backoff", "the WhatsApp account made too many management calls", _SLOWER, _LATER),
    130403: Code("recipient", "never", "we have blocked this person", "Unblock them in WhatsApp Manager first."),
    130429: Code("busy", "backoff", "the number sent faster than it may", _SLOWER, _LATER),
    130472: Code("recipient", "never", "this person is in one of Meta's experiments and gets no marketing",
                 "Nothing was charged; they get pulses again once they write to you."),
    130497: Code("recipient", "never", "the account may not write to people in this country",
                 "Meta's policy for your trade and that country forbids it; take the reader off the pulse."),
    131000: Code("unknown", "uncertain", "something went wrong at Meta", _STATUS_PAGE, _SETTLE),
    131005: Code("token", "after_fix", "access was denied", _GRANT),
    131008: Code("request", "never", "a parameter is missing", _OURS),
    131009: Code("request", "never", "a value is not valid", _OURS),
    131016: Code("unknown", "uncertain", "a service at Meta is not available", _STATUS_PAGE, _SETTLE),
    131020: Code("recipient", "never", "the group is not valid", _GROUPS),
    131021: Code("recipient", "never", "the reader's number is the sending number itself",
                 "Give the reader their own number: chartcastr reader list."),
    131026: Code("recipient", "never", "it cannot be delivered to this number",
                 "Check the number; they may not use WhatsApp, have an old version, or have blocked you: ask them."),
    131030: Code("recipient", "after_fix", "a test number may only write to numbers on its list",
                 "Add the reader's number under API Setup in the developer console (five at most)."),
    131031: Code("account", "after_fix", "the account is locked", _MANAGER),
    131037: Code("account", "after_fix", "the number's display name is not approved",
                 "Have the display name approved in WhatsApp Manager, then run: chartcastr doctor."),
    131042: Code("account", "after_fix", "a payment is missing or failed", _PAY),
    131044: Code("account", "after_fix", "no payment method is set", _PAY),
    131045: Code("account", "after_fix", "the number is not registered properly", _REGISTER),
    131047: Code("window", "wait_window", "more than 24 hours have passed since the reader last wrote",
                 "The reader writes first, or the pulse names an approved template (docs/pulses.md, templates)."),
    131048: Code("account", "never", "too many people reported or blocked the number",
                 "Stop sending and look at the number's quality in WhatsApp Manager, then run: chartcastr doctor."),
    131049: Code("recipient", "wait_window", "Meta held it back so that this person is not written to too often",
                 "It counts as marketing; wait at least a day, and check the template's category."),
    131050: Code("recipient", "never", "this person stopped marketing messages from you",
                 "They have to switch them on again in WhatsApp; write to them as a utility, not as marketing."),
    131051: Code("request", "never", "this type of message is not supported",
                 "Use another style for the pulse; it is not about the 24-hour window, which is 131047."),
    131052: Code("request", "never", "a file that a person sent could not be fetched", "Ask them to send it again."),
    131053: Code("request", "after_fix", "the image could not be taken in",
                 "It is uploaded anew once by itself; if it stays, check PUBLIC_URL: chartcastr doctor.",
                 "Check PUBLIC_URL and the app secret, by which Meta can fetch the chart instead: chartcastr doctor."),
    131055: Code("request", "never", "the method is not allowed", _OURS),
    131056: Code("busy", "backoff", "too many messages to this one person in a short time",
                 "It is tried again by itself, ever later; others are not affected.",
                 "Send this reader less at once, and use Retry on the run later."),
    131057: Code("busy", "backoff", "the account is in maintenance for a moment", _SLOWER, _LATER),
    131059: Code("request", "never", "the cursor of a list is not valid", _OURS),
    131060: Code("request", "never", "a message is not available", "Ask the person to send it again."),
    131062: Code("recipient", "never", "this kind of message needs a phone number, not a user id",
                 "Add the reader's phone number: chartcastr reader add."),
    131063: Code("template", "after_fix", "marketing templates are switched off for this account", _MARKETING),
    131064: Code("account", "wait_window", "the account is limited because templates were in the wrong category",
                 "Wait until Meta lifts it, and check the templates' categories: chartcastr template status."),
    132000: Code("template", "never", "the template has another number of variables", _TEMPLATE),
    132001: Code("template", "after_fix", "there is no approved template of that name and language", _TEMPLATE),
    132005: Code("template", "never", "the template's text is too long once filled in",
                 "Shorten the pulse's title or the template's text."),
    132007: Code("template", "never", "the template's text breaks a policy", _WORDING),
    132008: Code("template", "never", "a variable of the template has the wrong form", _TEMPLATE),
    132012: Code("template", "never", "a variable of the template has the wrong kind",
                 "The template needs an image as its header: chartcastr template create."),
    132015: Code("template", "wait_window", "the template is paused for its low quality",
                 "The next template of the pulse is used, or it waits; name a second one under templates."),
    132016: Code("template", "never", "the template is disabled for good",
                 "Create another with a new name: chartcastr template create NAME."),
    132018: Code("template", "never", "a variable of the template holds what it may not", _TEMPLATE),
    132068: Code("template", "after_fix", "the template's flow is blocked", _FLOWS),
    132069: Code("busy", "backoff", "the template's flow is slowed down", _FLOWS),
    133000: Code("account", "after_fix", "an earlier deregistration did not finish", _REGISTER),
    133004: Code("unknown", "uncertain", "Meta's server is not available for the moment", _STATUS_PAGE, _SETTLE),
    133005: Code("account", "after_fix", "the PIN of the two-step verification is wrong",
                 "Use the right PIN, or set a new one in WhatsApp Manager under the number's two-step verification."),
    133006: Code("account", "after_fix", "the number has to be verified again", _REGISTER),
    133008: Code("account", "wait_window", "the PIN was guessed too often", "Wait for as long as Meta's details say."),
    133009: Code("account", "wait_window", "the PIN was guessed too fast", "Wait for as long as Meta's details say."),
    133010: Code("account", "after_fix", "the number is not registered", _REGISTER),
    133015: Code("account", "wait_window", "the number was deleted just now",
                 "Wait five minutes, then run: chartcastr connect whatsapp --register PIN."),
    133016: Code("account", "wait_window", "the number was registered ten times within 72 hours",
                 "Wait 72 hours before you register it again; every further try is refused until then."),
    134011: Code("account", "after_fix", "the terms of WhatsApp Payments are not accepted", _MANAGER),
    134100: Code("request", "never", "only marketing messages may be sent this way", _MARKETING),
    134101: Code("busy", "backoff", "the template is still being made ready", _SLOWER, _LATER),
    134102: Code("template", "after_fix", "the template cannot be used", _TEMPLATE),
    135000: Code("request", "never", "something in the request is wrong; Meta does not say what", _OURS),
    136024: Code("recipient", "after_fix", "the reader's identity could not be checked", _IDENTITY),
    137000: Code("recipient", "after_fix", "the reader's identity has changed", _IDENTITY),
    147001: Code("request", "never", "the username is taken", _USERNAME),
    147002: Code("request", "never", "the number may not have a username", _USERNAME),
    2494100: Code("busy", "backoff", "the account is in maintenance for a few minutes", _SLOWER, _LATER),
    2388019: Code("template", "never", "the account has as many templates as it may",
                  "Delete templates in WhatsApp Manager (250 are allowed, 6,000 once verified)."),
    2388039: Code("template", "wait_window", "the template is in review and cannot be changed",
                  "Wait for Meta's review, a day at most: chartcastr template status."),
    2388040: Code("template", "never", "a part of the template is too long", _WORDING),
    2388047: Code("template", "never", "the template's header is not as it must be", _WORDING),
    2388072: Code("template", "never", "the template's body is not as it must be", _WORDING),
    2388073: Code("template", "never", "the template's footer is not as it must be", _WORDING),
    2388293: Code("template", "never", "the template has too many variables for its words", _WORDING),
    2388299: Code("template", "never", "the template's variables stand at the edge of its text", _WORDING),
}  # fmt: skip

SUBCODES: dict[int, Code] = {
    458: Code("token", "after_fix", "the app was taken off the account that the token is of", _TOKEN, under=190),
    459: Code("token", "after_fix", "the person whose token it is has to log in at Meta first",
              "Log in at business.facebook.com as that person, or make a token of a system user.", under=190),
    460: Code("token", "after_fix", "the password was changed, or Meta ended the session", _TOKEN, under=190),
    463: Code("token", "after_fix", "the token has expired",
              "Make a system user token that never expires, with both WhatsApp scopes, then run: chartcastr connect "
              "whatsapp.", under=190),
    464: Code("token", "after_fix", "the person whose token it is has not confirmed their account", _TOKEN, under=190),
    467: Code("token", "after_fix", "the token was taken back", _TOKEN, under=190),
    492: Code("token", "after_fix", "the person whose token it is may not act for the business any more", _GRANT,
              under=190),
    2388023: Code("template", "wait_window", "a template of this name and language is still being deleted",
                  "Take another name, or wait up to 30 days: chartcastr template create NAME.", under=100),
    2388024: Code("template", "never", "a template of this name exists in this language",
                  "Nothing has to be made; see how it stands: chartcastr template status.", under=100),
}  # fmt: skip
"""What a subcode says, where its code says less. Those of 2388000 and up that Meta lists as codes are in CODES."""

MEDIA_CODES = frozenset({100, 131009, 131053})
"""Codes that may mean that Meta no longer has an upload, or could not fetch or read it."""
_OF_CREATION = range(2388000, 2389000)
_RANGES = (
    (range(200, 300), CODES[200]),
    # Limits of one business use case each (graph-api, overview/rate-limiting).
    (range(80000, 80015), CODES[80007]),
    (range(132000, 132100), Code("template", "never", "the template cannot be used like this", _TEMPLATE)),
    (range(133000, 134000), Code("account", "after_fix", "the number's registration is not in order", _REGISTER)),
    (_OF_CREATION, Code("template", "never", "the template is not as it must be", _WORDING, under=100)),
)
UNLISTED = Code("request", "never", "Meta refused it", "Look the code up in Meta's list of error codes.")
"""Of a code that nobody has listed: it proves nothing where it comes with a server's failure."""


def known_by(code: int, subcode: int | None = None) -> int:
    """The number that an error is known by, and kept under: the subcode where that says more than the code."""
    if subcode is None:
        return code
    refined = SUBCODES.get(subcode) or CODES.get(subcode)
    if subcode in _OF_CREATION or (refined is not None and refined.under == code):
        return subcode
    return code


def written(code: int) -> str:
    """A code as an owner meets it at Meta: ``190``, or ``190/463`` where it is a subcode."""
    under = look_up(code).under
    return str(code) if under is None else f"{under}/{code}"


def look_up(code: int, subcode: int | None = None) -> Code:
    """What ``code`` means; one that is not listed is taken as its range says, and never as one to repeat."""
    code = known_by(code, subcode)
    listed = CODES.get(code) or SUBCODES.get(code)
    if listed is not None:
        return listed
    return next((known for codes, known in _RANGES if code in codes), UNLISTED)
