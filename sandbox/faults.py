"""What can be made to go wrong, on request, for a number of times or until it is taken back."""

import random
from dataclasses import dataclass

KINDS: dict[str, str] = {
    "revoked-token": "Every call is refused with 190: the token was taken back.",
    "missing-permission": "Every send is refused with 10: the token lacks a permission.",
    "refuse": "Every send is refused at once with the code given, and not taken.",
    "fail": "Every send is taken, and said later to have failed with the code given.",
    "closed-window": "Everybody's 24-hour window is closed; free-form messages fail later with 131047.",
    "paused-template": "Every template is refused with 132015: it is paused.",
    "rate-limit": "Every send is refused with 130429: the number sends too fast.",
    "pair-rate": "Every send is refused with 131056: too many messages to this person.",
    "slow": "Every send takes some seconds (2, or as given) and is then taken.",
    "timeout-after": "A send is taken, and the connection closed without an answer.",
    "error-before": "A send is answered with HTTP 500 and not taken.",
    "error-after": "A send is taken, and answered with HTTP 500.",
    "garbage-after": "A send is taken, and answered with a page that is not JSON.",
    "upload-failure": "No media can be uploaded.",
    "duplicate-webhooks": "Every webhook is sent twice.",
    "reorder-webhooks": "Webhooks come in another order than things happened.",
    "drop-webhooks": "No webhook is sent at all.",
    "batch-webhooks": "Webhooks are kept back and sent many in one body.",
    "bsuid-only": "People hide their numbers: webhooks name their user ids only.",
    "no-read-receipts": "Nobody's phone tells that a message was read.",
    "phone-off": "Messages are taken and sent, and never arrive.",
    "not-subscribed": "The account's webhooks go nowhere: no app is subscribed.",
    "unsubscribed-field": "The app is not subscribed to the field messages: nothing is told.",
    "account-blocked": "The number's health is BLOCKED over a payment.",
    "payment-missing": "Every send is taken, and said later to have failed with 131042: nobody pays.",
    "low-quality": "The number's quality is RED (or the value given).",
    "name-declined": "The number's display name was declined; health says so.",
    "banned": "The number is BANNED: every send is refused with 131031.",
    "disconnected": "The number is DISCONNECTED: every send is refused with 133010.",
    "pending": "The number is PENDING, not yet registered: every send is refused with 133010.",
    "unregistered": "The number is not registered (133010), until it is registered.",
    "coexistence": "The number is also used in the WhatsApp Business app.",
    "swapped-ids": "The account has the number's id, and the number the account's.",
    "rejected-template": "Every new template is rejected (INVALID_FORMAT, or the reason given as value).",
    "expired-token": "Every call is refused with 190, subcode 463: the token ended.",
    "expiring-token": "The token ends in three days (or as many as given).",
    "user-token": "The token is a user's, not a system user's.",
    "missing-scope": "The token lacks whatsapp_business_management.",
}
"""Every fault by name, and what it does."""


@dataclass
class Fault:
    """One that is switched on.

    Args:
        name: Which.
        times: How often it still happens; None for ever.
        chance: With what probability it happens each time.
        code: Meta's code, for ``refuse`` and ``fail``.
        seconds: For ``slow``.
        days: For ``expiring-token``.
        value: For ``low-quality`` and ``rejected-template``.
        to: Number (digits) of the one person, or id of the one business number, whom it concerns; all if None.
    """

    name: str
    times: int | None = None
    chance: float = 1.0
    code: int = 131000
    seconds: float = 2.0
    days: float = 3.0
    value: str = ""
    to: str | None = None


_TYPES = {
    "times": int | None,
    "chance": int | float,
    "code": int,
    "seconds": int | float,
    "days": int | float,
    "value": str,
    "to": str | None,
}


class Faults:
    """Those that are switched on.

    Args:
        seed: For those with a chance; the same seed gives the same faults for the same calls.
    """

    def __init__(self, seed: int | None = None) -> None:
        self._on: dict[tuple[str, str | None], Fault] = {}
        self._random = random.Random(seed)  # noqa: S311 - it plays, it hides nothing

    def switch_on(self, fault: Fault) -> None:
        """From now on; the same one again replaces it.

        Raises:
            ValueError: There is none of that name.
            TypeError: One of its settings is not of its type.
        """
        if fault.name not in KINDS:
            raise ValueError(f"there is no fault {fault.name!r}; there are {', '.join(KINDS)}")
        for name, kinds in _TYPES.items():
            if not isinstance(getattr(fault, name), kinds) or isinstance(getattr(fault, name), bool):
                raise TypeError(f"{name} of a fault is not of the right type")
        self._on[fault.name, fault.to] = fault

    def switch_off(self, name: str | None = None) -> None:
        """Take one back, or all."""
        if name is None:
            self._on.clear()
        else:
            self._on = {key: fault for key, fault in self._on.items() if key[0] != name}

    def happens(self, name: str, to: str | None = None) -> Fault | None:
        """The fault, if it happens this time to this person (or to nobody in particular); that counts as once."""
        fault = self._on.get((name, to)) or self._on.get((name, None))
        if fault is None or (fault.chance < 1 and self._random.random() >= fault.chance):
            return None
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                del self._on[name, fault.to]
        return fault

    def shown(self) -> list[dict[str, object]]:
        """Every fault, what it does, and whether it is on."""
        on = {name: fault.times for (name, _to), fault in self._on.items()}
        return [{"name": name, "does": does, "on": name in on, "times": on.get(name)} for name, does in KINDS.items()]
