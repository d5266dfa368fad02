"""The languages that readers are written to in."""

from collections.abc import Mapping

from pulse.catalogue import Language
from pulse.narrator.tongues import de, en, es, fr, pt
from pulse.narrator.tongues.tongue import Noun, Tongue

__all__ = ["TONGUES", "Noun", "Tongue"]

TONGUES: Mapping[Language, Tongue] = {
    "en": en.TONGUE,
    "de": de.TONGUE,
    "es": es.TONGUE,
    "fr": fr.TONGUE,
    "pt": pt.TONGUE,
}
