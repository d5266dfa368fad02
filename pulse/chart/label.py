"""The few words of a chart, in every language."""

from dataclasses import dataclass
from datetime import date, datetime

from pulse.catalogue import Language
from pulse.chart.type import drawable
from pulse.dates import Period, brief, brief_month
from pulse.periods import Start
from pulse.series import Dataset
from pulse.wording import name, quoted


@dataclass(frozen=True)
class Labels:
    """What a chart says around its figures: ``against`` has the figure and period that the newest is held against."""

    against: str
    read: str
    stale: str
    partial: str


LABELS: dict[Language, Labels] = {
    "en": Labels("from {base} {when}", "Read {at}", "not up to date", "hollow: not complete"),
    "de": Labels("gegenüber {base} {when}", "Abgerufen {at}", "nicht aktuell", "hohl: nicht vollständig"),
    "es": Labels("frente a {base} {when}", "Leído {at}", "no está al día", "hueco: incompleto"),
    "fr": Labels("contre {base} {when}", "Lu {at}", "pas à jour", "creux : incomplet"),
    "pt": Labels("ante {base} {when}", "Lido {at}", "não está em dia", "vazado: incompleto"),
}


def period_label(result: Dataset, at: Start, language: Language) -> str:
    """A period as an axis shows it, such as ``21 Nov`` or ``Dec 2015``."""
    if called := result.name_of(at):
        return quoted(name(called), language)
    if isinstance(at, datetime):
        return f"{at.astimezone(result.zone):%H:%M}"
    if result.grain in {"day", "week"}:
        return brief(at, language)
    if result.grain == "month":
        return brief_month(at, language)
    return Period(at=at.isoformat(), grain=result.grain, zone=result.timezone).say(language)


def name_label(text: str, language: Language) -> str:
    """A name or a place on an axis that its owner or the data wrote; bare numbers, such as ranges, stay as they are."""
    called = name(text) if text.strip() else ""
    return drawable(quoted(called, language) if any(letter.isalpha() for letter in called) else called)


def moment_label(at: datetime, language: Language) -> str:
    """The moment of a read, such as ``22 Nov 2026, 08:00``."""
    day: date = at.date()
    return f"{brief(day, language)} {day.year}, {at:%H:%M}"
