"""What readers write, by what it means: a dictionary a language, and the names of figures and break-downs in all."""

from collections.abc import Mapping

from pulse.definition.catalogue import LanguageCode
from pulse.languages.asking import de, en, es, fr, it, pt
from pulse.languages.asking.talk import TALK

HEARD: Mapping[LanguageCode, Mapping[str, str]] = {
    "en": {**en.WORDS, **TALK["en"]},
    "de": {**de.WORDS, **TALK["de"]},
    "es": {**es.WORDS, **TALK["es"]},
    "fr": {**fr.WORDS, **TALK["fr"]},
    "pt": {**pt.WORDS, **TALK["pt"]},
    "it": {**it.WORDS, **TALK["it"]},
}
"""By language, then by meaning: words and phrases between bars, in lower case and without accents."""
