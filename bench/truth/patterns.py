"""Regular expressions of everything that can be read in a language, made of the reader's own words."""

import re
from functools import lru_cache

from bench.truth.made import Case
from bench.truth.words import BACK, HOLIDAYS, TONGUES

MINUS = "\N{MINUS SIGN}"
_CURRENCY = r"US\$|\$US|USD|\$|€|EUR"
QUOTES = '[“”„«»‟"]'
_GOAL = {"en": "Goal", "de": "Ziel", "es": "Objetivo", "fr": "Objectif", "pt": "Meta", "it": "Obiettivo"}
POINTS = ("pp", "prozentpunkte", "p.p.", "punti percentuali")
HIDDEN = 0xE000
"""Letters that no text has stand for names while the rest is read."""


def own_words(language: str, case: Case) -> re.Pattern[str]:
    """The owner's and the data's own words; a name such as May is none beside a number."""

    def any_of(words: list[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"

    names = any_of([case.names[item] for item in {name for _, name, _ in case.rows}] if case.dimension else [])
    goals = any_of([_GOAL[language], *(goal.name for goal in case.goals if goal.name)])
    measures = any_of(
        [case.measure, case.measure.capitalize(), *([case.each, case.each.capitalize()] if case.each else [])]
    )
    return re.compile(
        rf"(?P<e>{QUOTES} ?Autumn sale ?{QUOTES})"
        rf"|(?P<m>{QUOTES} ?(?:{names}) ?{QUOTES}|(?<!\w)(?<!\d )(?:{names})(?!\w)(?! (?:19|20)\d\d(?!\d)))"
        rf"|(?<!\w)(?P<t>{goals})(?=,| ?:)|(?<!\w)(?P<w>{measures})(?!\w)"
    )


@lru_cache(maxsize=8)
def ways(language: str) -> re.Pattern[str]:
    """Every word that says a direction, or seems to."""
    tongue = TONGUES[language]
    return re.compile(rf"(?<![\w-])(?:(?P<still>{tongue.still})|(?P<up>{tongue.up})|(?P<down>{tongue.down}))(?![\w-])")


@lru_cache(maxsize=8)
def _dates(language: str) -> tuple[str, str, str]:
    """Patterns of a day without and with its weekday, and of a period that is longer than a week."""
    tongue = TONGUES[language]
    month = "|".join(tongue.months.split())
    of = " de" if language in {"es", "pt"} else ""
    day = r"\d{1,2}\." if language == "de" else r"(?:1er|1º|\d{1,2})"
    plain = rf"{day}{of} (?:{month})(?:{of} \d{{4}})?(?!\w)"
    comma = "," if language in {"de", "pt"} else ""
    quarter = rf"(?:[QT][1-4]{of} \d{{4}}|[1-4]º trimestre de \d{{4}}|(?:primo|secondo|terzo|quarto) trimestre \d{{4}})"
    longer = rf"(?:{quarter}|(?:{month}){of} \d{{4}}|(?:19|20)\d\d(?![\d.,]*\d))"
    return plain, rf"(?:{'|'.join(tongue.weekdays.split())}){comma} {plain}", longer


@lru_cache(maxsize=8)
def master(language: str) -> re.Pattern[str]:
    """Every figure, period, zone, holiday and relation of a language."""
    tongue = TONGUES[language]
    plain, day, longer = _dates(language)
    week = tongue.week + ("" if tongue.week.endswith("]") else " ")
    period = rf"(?:(?:{tongue.before}) |(?<=d')|(?<=l'))?(?:{day}|{week}{plain}|{longer})"
    nouns = " ".join((*tongue.grains, *tongue.lengths, tongue.points, tongue.rows)).split()
    units = "|".join(map(re.escape, sorted({*nouns, *POINTS}, key=len, reverse=True)))
    scales = "|".join(re.escape(scale) for scale in sorted(tongue.scales, key=len, reverse=True))
    group, point = re.escape(tongue.group), re.escape(tongue.decimal)
    digits = rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{point}\d+)?|\d+(?:{point}\d+)?"
    number = (
        rf"(?<![\w.,])(?P<sign>[{MINUS}+])?(?P<first>(?:{_CURRENCY}) ?)?(?P<digits>{digits})"
        rf"(?P<scale> ?(?:{scales})(?!\w))?(?P<last> (?:{_CURRENCY}))?(?P<unit> ?%| (?:{units})(?!\w))?(?![\w%])"
    )
    back = "|".join(sorted(BACK[language], key=len, reverse=True))
    return re.compile(
        rf"(?P<own>[\ue000-\uefff])|(?P<q>(?i:{plain}, \d\d:\d\d(?: uhr)?))|(?P<p>(?<!\w)(?i:{period}))"
        rf"|(?P<h>(?<!\w)(?i:{HOLIDAYS[language]})(?!\w))|(?P<z>UTC|Europe/Berlin|America/New_York)"
        rf"|(?P<b>(?<!\w)(?i:n?(?:{back}))(?!\w))|(?P<number>(?i:{number}))"
    )
