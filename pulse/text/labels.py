"""Labels of a chart as texts: figures, periods and names that are drawn, each with where it comes from."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pulse.definition.catalogue import LanguageCode, Unit
from pulse.languages import LANGUAGES
from pulse.languages.format import MINUS, amount, is_nothing, ratio, size, ticks
from pulse.text.slots import pieces
from pulse.text.spans import Origin, Saying, Sentence, Shape, Span, Text
from pulse.wording import quoted, sanitize_name

_DRAWN = Saying(parts=(), shape=Shape.PLAIN)


def _label(*spans: Span) -> Text:
    return Text(sentences=(Sentence(saying=_DRAWN, spans=spans),))


def figure_label(value: Decimal, unit: Unit, currency: str | None, language: LanguageCode, more: int = 0) -> Text:
    """A figure of the data, with ``more`` digits than is usual."""
    return _label(Span(text=amount(value, unit, currency, language, more), origin=Origin.SLOT, key="value"))


def difference_label(value: Decimal, unit: Unit, currency: str | None, language: LanguageCode) -> Text:
    """A difference with its sign; without one where it reads as nothing."""
    shown = size(value, unit, currency, language)
    sign = "" if is_nothing(shown) else "+" if value > 0 else MINUS
    return _label(Span(text=sign + shown, origin=Origin.SLOT, key="diff"))


def share_label(value: Decimal, language: LanguageCode) -> Text:
    """A share of the whole, such as ``12.4%``; ``value`` is a fraction."""
    return _label(Span(text=ratio(value, language), origin=Origin.SLOT, key="share"))


def axis_labels(values: Sequence[float], unit: Unit, currency: str | None, language: LanguageCode) -> list[Text]:
    """The marks of an axis."""
    shown = ticks(values, unit, currency, language)
    return [_label(Span(text=item, origin=Origin.SLOT, key="axis")) for item in shown]


def slot_label(fact: str, slot: str, shown: str) -> Text:
    """A slot of a fact by itself."""
    return _label(Span(text=shown, origin=Origin.SLOT, key=slot, fact=fact))


def period_label(shown: str) -> Text:
    """A period as an axis shows it."""
    return _label(Span(text=shown, origin=Origin.SLOT, key="period"))


def word_label(key: str, language: LanguageCode) -> Text:
    """One of the language's own words."""
    return _label(Span(text=LANGUAGES[language].words[key], key=f"word/{key}/0"))


def given_label(key: str, language: LanguageCode, **given: Text) -> Text:
    """One of the language's own words around other labels."""
    spans: list[Span] = []
    for place, piece in enumerate(pieces(LANGUAGES[language].words[key])):
        spans += given[piece].spans if place % 2 else (Span(text=piece, key=f"word/{key}/0"),)
    return _label(*spans)


def member_label(called: str, language: LanguageCode) -> Text:
    """What a part of the whole is called, as :func:`pulse.insight.names.names` has it."""
    return _label(Span(text=quoted(called, LANGUAGES[language].quotes), origin=Origin.QUOTED, key="member"))


def name_label(words: str, language: LanguageCode) -> Text:
    """A name or a place on an axis that its owner or the data wrote; bare numbers, such as ranges, stay as they are."""
    called = sanitize_name(words) if words.strip() else ""
    if any(letter.isalpha() for letter in called):
        called = quoted(called, LANGUAGES[language].quotes)
    return _label(Span(text=called or "-", origin=Origin.QUOTED, key="name"))


def joined(labels: Iterable[Text], between: str = " · ") -> Text:
    """Labels beside each other on one line."""
    spans: list[Span] = []
    for label in labels:
        if spans:
            spans.append(Span(text=between, key="mark"))
        spans += label.spans
    return _label(*spans)
