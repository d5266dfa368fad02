"""The few words of a chart."""

from datetime import datetime

from pulse.definition.catalogue import LanguageCode
from pulse.insight.names import names
from pulse.languages import LANGUAGES
from pulse.languages.dates import brief, brief_month, say
from pulse.series import Dataset, Series
from pulse.series.periods import Period, Start
from pulse.text import Text, labels
from pulse.wording import quoted, sanitize_name


def period_label(result: Dataset, at: Start, language: LanguageCode) -> Text:
    """A period as an axis shows it, such as ``21 Nov`` or ``Dec 2015``."""
    return labels.period_label(_period(result, at, language))


def part_label(result: Dataset, part: Series, language: LanguageCode) -> Text:
    """What a part of the whole is called; all the smaller ones together by the language's own word."""
    if part.merged:
        return labels.word_label("label_others", language)
    return labels.member_label(names(result)[part.key], language)


def whole_period_label(result: Dataset, at: Start, language: LanguageCode) -> Text:
    """A period where nothing beside it says its day: of hours with it."""
    if not isinstance(at, datetime) or result.name_of(at):
        return period_label(result, at, language)
    local = at.astimezone(result.zone)
    return labels.period_label(f"{brief(local.date(), language)}, {local:%H:%M}")


def _period(result: Dataset, at: Start, language: LanguageCode) -> str:
    if called := result.name_of(at):
        return quoted(sanitize_name(called), LANGUAGES[language].quotes)
    if isinstance(at, datetime):
        return f"{at.astimezone(result.zone):%H:%M}"
    if result.grain in {"day", "week"}:
        return brief(at, language)
    if result.grain == "month":
        return brief_month(at, language)
    return say(Period(at=at.isoformat(), grain=result.grain, zone=result.timezone), language)


def moment_label(at: datetime, language: LanguageCode) -> str:
    """The moment of a read, such as ``22 Nov 2026, 08:00``."""
    return f"{brief(at.date(), language)} {at.year}, {at:%H:%M}"
