"""Text as it is compared: one case, one width, no accents, no marks that cannot be seen."""

import re
import unicodedata

from pulse.letters import Letters

_ACCENT = re.compile(
    "[\u0300-\u036f"  # of Latin, Greek and Cyrillic letters
    "\u0591-\u05bd\u05bf-\u05c7"  # niqqud and cantillation
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"  # Arabic vowels and hamza
    "\u093c]"  # the dot below a letter of Devanagari, which many leave out
)
_ALIKE = str.maketrans("ıىة", "iيه")
"""Letters that are written for each other."""
_UNSEEN = re.compile("[\u0640'’‘ʼ`´׳״\ufe00-\ufe0f]")
"""Tatweel, apostrophes of every kind, and what chooses how an emoji looks."""
_LONG = re.compile(r"([a-z])\1{2,}")
_MEANT = (
    "unsubscribe",
    "subscribe",
    "resubscribe",
    "receive",
    "please",
    "abmelden",
    "anmelden",
    "afmelden",
    "aanmelden",
    "abbestellen",
    "abonnieren",
    "nachrichten",
    "desabonner",
    "reabonner",
    "desinscrire",
    "desuscribir",
    "suscribirme",
    "mensajes",
    "mensagens",
    "informes",
    "relatorios",
    "descadastrar",
    "recevoir",
    "recibir",
    "receber",
    "berhenti",
    "отписаться",
    "подписаться",
)
"""Words that are often mistyped, and that nothing else is a letter away from."""


_VISIBLE = Letters(lambda letter: "" if unicodedata.category(letter) == "Cf" else letter)
_OF_WORDS = Letters(lambda letter: letter if unicodedata.category(letter)[0] in "LMN" else " ")


def fold(text: str) -> str:
    """``text`` in one case and width, without accents, apostrophes and marks that cannot be seen."""
    wide = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    bare = unicodedata.normalize("NFC", _UNSEEN.sub("", _ACCENT.sub("", wide)).translate(_ALIKE))
    return bare.translate(_VISIBLE)


def words(text: str) -> list[str]:
    """The words of ``text`` as they are meant: folded, spelled right, none twice in a row, ``s t o p`` as one."""
    found = _LONG.sub(r"\1", fold(text)).translate(_OF_WORDS).split()
    if len(found) > 2 and all(len(word) == 1 for word in found):  # noqa: PLR2004 - two letters are no word spelled out
        found = ["".join(found)]
    return [_spelled(word) for place, word in enumerate(found) if place == 0 or word != found[place - 1]]


def _spelled(word: str) -> str:
    if len(word) < 6 or any(word.startswith(meant) for meant in _MEANT):  # noqa: PLR2004 - short words are too alike
        return word
    alike = (meant for meant in _MEANT if meant[0] == word[0] and abs(len(meant) - len(word)) < 2)  # noqa: PLR2004
    near = [meant for meant in alike if _slipped(word, meant)]
    return near[0] if len(near) == 1 else word


def _slipped(word: str, meant: str) -> bool:
    """Whether a letter of ``meant`` was left out, added, mistaken or swapped; another last letter is another form."""
    start = _shared(word, meant)
    if start >= len(meant) - 1:
        return False
    end = _shared(word[start:][::-1], meant[start:][::-1])
    wrong, right = word[start : len(word) - end], meant[start : len(meant) - end]
    return (len(wrong) < 2 and len(right) < 2) or (len(wrong) == 2 and wrong == right[::-1])  # noqa: PLR2004 - two


def _shared(item: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(item, other, strict=False)
    return next((place for place, (left, right) in enumerate(pairs) if left != right), min(len(item), len(other)))
