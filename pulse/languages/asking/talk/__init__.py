"""What readers say beside questions, by what it means: a dictionary a language."""

from collections.abc import Mapping

from pulse.definition.catalogue import LanguageCode
from pulse.languages.asking.talk import de, en, es, fr, it, pt

TALK: Mapping[LanguageCode, Mapping[str, str]] = {
    "en": en.WORDS,
    "de": de.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "pt": pt.WORDS,
    "it": it.WORDS,
}
