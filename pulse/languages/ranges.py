"""Stretches of days in words: between two days, on one weekday of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pulse.definition.catalogue import LanguageCode


@dataclass(frozen=True)
class Ranges:
    """How a language says them.

    Args:
        between: What happened from the one day to the other, both included; each as ``date`` of the language writes it.
        on: On which weekday, each week: Monday first.
        each: The weekdays by themselves, as the head of a line.
    """

    between: Callable[[str, str], str]
    on: tuple[str, ...]
    each: tuple[str, ...]


def _italian(day: str) -> str:
    return f"l’{day}" if day.startswith(("8 ", "11 ")) else f"il {day}"


_ENGLISH = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_GERMAN = ("montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags")
_SPANISH = ("los lunes", "los martes", "los miércoles", "los jueves", "los viernes", "los sábados", "los domingos")
_FRENCH = ("le lundi", "le mardi", "le mercredi", "le jeudi", "le vendredi", "le samedi", "le dimanche")
_PORTUGUESE = (
    "às segundas-feiras",
    "às terças-feiras",
    "às quartas-feiras",
    "às quintas-feiras",
    "às sextas-feiras",
    "aos sábados",
    "aos domingos",
)
_ITALIAN = ("il lunedì", "il martedì", "il mercoledì", "il giovedì", "il venerdì", "il sabato", "la domenica")

RANGES: Mapping[LanguageCode, Ranges] = {
    "en": Ranges(lambda a, b: f"between {a} and {b}", tuple(f"on {day}" for day in _ENGLISH), _ENGLISH),
    "de": Ranges(lambda a, b: f"vom {a} bis {b}", _GERMAN, tuple(day.capitalize() for day in _GERMAN)),
    "es": Ranges(lambda a, b: f"entre el {a} y el {b}", _SPANISH, tuple(day.capitalize() for day in _SPANISH)),
    "fr": Ranges(lambda a, b: f"entre le {a} et le {b}", _FRENCH, tuple(day.capitalize() for day in _FRENCH)),
    "pt": Ranges(lambda a, b: f"entre {a} e {b}", _PORTUGUESE, tuple(day[0].upper() + day[1:] for day in _PORTUGUESE)),
    "it": Ranges(
        lambda a, b: f"tra {_italian(a)} e {_italian(b)}",
        _ITALIAN,
        tuple(day.capitalize() for day in _ITALIAN),
    ),
}
