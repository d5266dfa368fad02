"""Links, addresses and phone numbers in names, made to be read and not to be tapped.

WhatsApp turns a word into a link on the reader's phone wherever it looks like one; no message can ask it not to.
- A dot between letters becomes U+2024, which looks the same and which no reader of links takes for a dot: they look for
  the full stop and the three dots of international domain names. A word joiner would not do: it is allowed inside an
  international domain name, and in a phone number it is skipped as punctuation.
- Digits of a phone number stand in groups of at most four with U+00B7 between them: it is none of the signs that may
  stand inside a phone number, and four digits alone are none.
- An at sign is said in words, so that it makes neither an address nor a mention.
"""

import re

DOT, GROUP = "․", "·"
_FILES = "csv|tsv|txt|json|jsonl|ndjson|parquet|xlsx|xlsm|xls"
"""Endings of what we read from, which are no domains."""
_SCHEME = re.compile(
    r"[a-z0-9+.-]*:/{2,}|(?<![a-z])(?:https?|mailto|tel|sms|javascript|data|whatsapp|intent|upi|geo|file):(?=\S)",
    re.IGNORECASE,
)
_DOTS = re.compile(
    rf"(?<=\S)[.。．｡](?=[^\W\d_])(?!(?:{_FILES})(?![\w.]))|(?<=www)\.|(?<=\S)[。．｡](?=\w)", re.IGNORECASE
)
_PUNYCODE = re.compile(r"(xn--[\w-]*)\.", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?!\d{4}-\d\d-\d\d(?!\d))[+(]*\d(?:[\s().\[\]/~‐-―−-]{0,3}\d){6,}")
_AT = re.compile(r"\s*[@＠﹫]\s*")


def defang(text: str) -> str:
    """``text`` with nothing in it that a phone would make a link, a mention or a number to call of."""
    plain = _SCHEME.sub("", text)
    plain = _AT.sub(" at ", plain).strip()
    plain = _ADDRESS.sub(lambda found: found[0].replace(".", DOT), plain)
    plain = _PUNYCODE.sub(rf"\1{DOT}", _DOTS.sub(DOT, plain))
    return _PHONE.sub(lambda found: _grouped(found[0]), plain)


def _grouped(number: str) -> str:
    """A phone number's digits as they are grouped, with what no phone takes for part of a number between them."""
    groups = [part for run in re.findall(r"\d+", number) for part in re.findall(r"\d{1,4}", run)]
    return ("+" if number.startswith("+") else "") + GROUP.join(groups)
