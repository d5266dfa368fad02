"""What readers write, by what it means: a dictionary a language, and the names of figures and break-downs in all."""

from collections.abc import Mapping

from pulse.definition.catalogue import LanguageCode
from pulse.languages.asking import de, en, es, fr, it, pt

HEARD: Mapping[LanguageCode, Mapping[str, str]] = {
    "en": en.WORDS,
    "de": de.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "pt": pt.WORDS,
    "it": it.WORDS,
}
"""By language, then by meaning: words and phrases between bars, in lower case and without accents."""
