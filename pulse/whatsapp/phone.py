"""Phone numbers: as people type them, and as WhatsApp knows them, which is not the same everywhere."""

import re
import unicodedata

from pulse.errors import ReaderError

_MARKS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Letters without a look of their own, which come along where a number is copied."""
_FEWEST = 7
_TYPED = re.compile(r"\+[\d\s().\-/]+")
_MEXICO_BEFORE_2019 = re.compile(r"\+521(\d{10})")
_BRAZIL = re.compile(r"55(\d\d)(?:9(\d{8})|([16-9]\d{7}))")
"""With the ninth digit or without; what begins with 2 to 5 and has eight is a landline."""
_MEXICO = re.compile(r"521?(\d{10})")
_ARGENTINA = re.compile(r"549?(\d{10})")
_BENIN = re.compile(r"229(?:01)?(\d{8})")


def masked(phone: str | None) -> str:
    """A phone number as it may be shown: its last four digits."""
    return f"…{phone[-4:]}" if phone else "(no phone)"


def parse_phone(text: str) -> str:
    """``text`` as an E.164 number with ``+``.

    Spaces, dashes, brackets, marks of direction and digits of other scripts are understood; so is ``(0)``, which is
    dialled within a country only.

    Raises:
        ReaderError: It is none. Without ``+`` Meta would put our own country's code before it.
    """
    import phonenumbers

    plain = unicodedata.normalize("NFKC", _MARKS.sub("", text)).strip()
    plain = "".join("-" if unicodedata.category(item) == "Pd" else item for item in plain)
    number = None
    if _TYPED.fullmatch(plain):
        mexican = _MEXICO_BEFORE_2019.fullmatch(re.sub(r"[^\d+]", "", plain))
        try:
            number = phonenumbers.parse(f"+52{mexican[1]}" if mexican else plain, None)
        except phonenumbers.NumberParseException:
            number = None
    digits = len(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)) - 1 if number else 0
    if number is None or digits < _FEWEST or not phonenumbers.is_possible_number(number):
        raise ReaderError(
            f"{masked(plain)!r} is no phone number; write it with + and country code, such as +49 170 1234567."
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_in_use(phone: str) -> bool:
    """Whether a number of that form is given out in its country, as far as is known."""
    import phonenumbers

    return bool(phonenumbers.is_valid_number(phonenumbers.parse(phone, None)))


def spellings(digits: str) -> frozenset[str]:
    """All ways in which the digits of one mobile number are written, country code first; itself among them.

    WhatsApp keeps the form in which a number was registered: Brazil's before the ninth digit came, Mexico's and
    Argentina's with the 1 or 9 that once marked mobiles (Meta, messages/send-messages: prefixes may be altered), and
    Benin's before the 01 of November 2024.
    """
    digits = digits.lstrip("+")
    found = {digits}
    if brazil := _BRAZIL.fullmatch(digits):
        local = brazil[2] or brazil[3]
        found |= {f"55{brazil[1]}{local}", f"55{brazil[1]}9{local}"}
    elif mexico := _MEXICO.fullmatch(digits):
        found |= {f"52{mexico[1]}", f"521{mexico[1]}"}
    elif argentina := _ARGENTINA.fullmatch(digits):
        found |= {f"54{argentina[1]}", f"549{argentina[1]}"}
    elif benin := _BENIN.fullmatch(digits):
        found |= {f"229{benin[1]}", f"22901{benin[1]}"}
    return frozenset(found)
