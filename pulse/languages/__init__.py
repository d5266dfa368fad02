"""The one room for words: two modules a language, and how each writes numbers and dates."""

from collections.abc import Mapping

from pulse.definition.catalogue import LanguageCode
from pulse.languages.de import GERMAN
from pulse.languages.en import ENGLISH
from pulse.languages.es import SPANISH
from pulse.languages.fr import FRENCH
from pulse.languages.it import ITALIAN
from pulse.languages.language import Dates, Form, Joint, Language, Noun, Numbers
from pulse.languages.pt import PORTUGUESE

__all__ = ["LANGUAGES", "Dates", "Form", "Joint", "Language", "Noun", "Numbers", "of_locale", "of_reader"]

LANGUAGES: Mapping[LanguageCode, Language] = {
    "en": ENGLISH,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "pt": PORTUGUESE,
    "it": ITALIAN,
}


def of_locale(locale: str) -> LanguageCode:
    """The language for a locale such as ``de`` or ``pt_BR``; English where it is empty or not spoken."""
    letters = locale.replace("-", "_").split("_", 1)[0].lower()
    return next((code for code in LANGUAGES if code == letters), "en")


def of_reader(locale: str, otherwise: LanguageCode) -> LanguageCode:
    """The language for a reader of that locale: their own where it is spoken here, and ``otherwise`` the pulse's."""
    found = of_locale(locale)
    return found if locale and locale.lower().startswith(found) else otherwise
