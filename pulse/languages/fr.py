"""French, as France writes it. Readers are "vous"."""

import re
import unicodedata
from datetime import date

from pulse.languages.calendar import month_name
from pulse.languages.language import Dates, Joint, Language, Noun, Numbers
from pulse.languages.members import MEMBERS
from pulse.languages.picture import PICTURE
from pulse.languages.saying.fr import ANSWERS
from pulse.languages.several import SEVERAL
from pulse.languages.typeset import typeset_all
from pulse.languages.words import fr as words

_SILENT = re.compile(r"(?!o(?:nze|ui)\b)[aeiou\u0153\u00e6]|heure", re.IGNORECASE)
"""What a word begins with before which *que* and *de* lose their vowel; of those with an h, *heure* is ours."""


def _noun(one: str, several: str, kind: str, best: str = "meilleur") -> Noun:
    """A noun; ``kind`` says of a level that it belongs to one of them, such as ``quotidien``."""
    return Noun(
        one=one,
        several=several,
        running="d\u2019affilée",
        highest=f"plus haut niveau {kind}",
        lowest=f"plus bas niveau {kind}",
        best=f"{best} {one}",
        worst=f"pire {one}",
        the_highest=f"le plus haut niveau {kind}",
        the_lowest=f"le plus bas niveau {kind}",
    )


def _date(at: date, weekday: str, year: str) -> str:
    day = "1er" if at.day == 1 else str(at.day)
    return " ".join(part for part in (weekday, day, month_name(at.month, "fr"), year) if part)


def _article(article: str, said: str, form: str) -> str:
    return said if form == "bare" else f"{article} {said}"


def _in(before: str, said: str, form: str) -> str:
    return f"{before} {said}" if form == "in" else said


def _elide(piece: str, follows: str) -> str:
    """``que`` and ``de`` at the end of ``piece`` as they stand before ``follows``."""
    plain = unicodedata.normalize("NFD", follows)
    return re.sub(r"(?<!\w)(qu|d)e $", "\\1\u2019", piece, flags=re.IGNORECASE) if _SILENT.match(plain) else piece


DATES = Dates(
    date=_date,
    hour=lambda clock, day, form: _article("le", f"{day} à {clock}", form),
    day=lambda day, _weekday, form: _article("le", day, form),
    week=lambda day, form: _article("la", f"semaine du {day}", form),
    month=lambda name, year, form: _in("en", f"{name} {year}", form),
    quarter=lambda number, year, form: _article("au" if form == "in" else "le", f"T{number} {year}", form),
    year=lambda year, form: _in("en", str(year), form),
    named=lambda name, form: _in("pendant", name, form),
)

_CLAUSES = {
    "level": (
        "pour {measure}, on a relevé {now} {when}",
        "{when}, on a relevé {now} pour {measure}",
        "pour {measure}, le niveau était de {now} {when}",
        "{when}, le niveau était de {now} pour {measure}",
    ),
    "member_level": ("pour {member}, on a relevé {now} {when}", "{when}, on a relevé {now} pour {member}"),
    "change.up": (
        "c'est {moved} de plus que {against} ({base})",
        "cela fait {moved} de plus que {against} ({base})",
        "la hausse est de {moved} par rapport à {base} {against}",
    ),
    "change.down": (
        "c'est {moved} de moins que {against} ({base})",
        "cela fait {moved} de moins que {against} ({base})",
        "la baisse est de {moved} par rapport à {base} {against}",
    ),
    "change.flat": ("c'est le même niveau que {against}", "rien n'a changé par rapport à {base} {against}"),
    "change.almost": ("c'est presque le même niveau que {against}",),
    "driver.up": (
        "pour {member}, la hausse est de {diff}",
        "on note une hausse de {diff} pour {member}",
        "pour {member}, on monte de {base} à {now}",
        "pour {member}, cela fait {diff} de plus",
    ),
    "driver.down": (
        "pour {member}, la baisse est de {diff}",
        "on note une baisse de {diff} pour {member}",
        "pour {member}, on descend de {base} à {now}",
        "pour {member}, cela fait {diff} de moins",
    ),
    "driver.flat": ("pour {member}, rien n'a bougé",),
    "driver.share.up": (
        "pour {member}, la hausse est de {diff}, soit {share} de la hausse d'ensemble",
        "on note une hausse de {diff} pour {member}, soit {share} de la hausse d'ensemble",
        "pour {member}, cela fait {diff} de plus, soit {share} de la hausse d'ensemble",
        "dans la hausse d'ensemble, la part est de {share} pour {member}, avec {diff} de plus",
    ),
    "driver.share.down": (
        "pour {member}, la baisse est de {diff}, soit {share} de la baisse d'ensemble",
        "on note une baisse de {diff} pour {member}, soit {share} de la baisse d'ensemble",
        "pour {member}, cela fait {diff} de moins, soit {share} de la baisse d'ensemble",
        "dans la baisse d'ensemble, la part est de {share} pour {member}, avec {diff} de moins",
    ),
    "others.up": ("pour tout le reste, la hausse est de {rest}",),
    "others.down": ("pour tout le reste, la baisse est de {rest}",),
    "others.flat": ("pour tout le reste, le total n'a pas bougé",),
    "record.scope": (
        "c'est {the_highest} depuis {scope}",
        "cela en fait {the_highest} depuis {scope}",
        "depuis {scope}, aucun niveau n'a été {higher}",
    ),
    "record.all_since": ("c'est {the_highest} sur l'ensemble des {count} {grains} depuis {all_since}",),
    "record.known_since": ("c'est {the_highest} sur {count} {grains} avec des données depuis {known_since}",),
    "streak.up": (
        "la hausse se poursuit sur {n_grains} {running}, à partir de {base} {against}",
        "cela fait {n_grains} de hausse {running}, à partir de {base} {against}",
        "on compte {n_grains} de hausse sans interruption, à partir de {base} {against}",
    ),
    "streak.down": (
        "la baisse se poursuit sur {n_grains} {running}, à partir de {base} {against}",
        "cela fait {n_grains} de baisse {running}, à partir de {base} {against}",
        "on compte {n_grains} de baisse sans interruption, à partir de {base} {against}",
    ),
    "share": (
        "pour {member}, la part est de {share} du total ({measure})",
        "on trouve {share} du total pour {member} ({measure})",
        "pour {member}, cela représente {share} du total ({measure})",
        "sur le total ({measure}), la part est de {share} pour {member}",
    ),
    "share.before": (
        "pour {member}, la part est de {share} du total ({measure}), contre {before} {against}",
        "pour {member}, cela représente {share} du total ({measure}), contre {before} {against}",
        "sur le total ({measure}), la part est de {share} pour {member}, contre {before} {against}",
    ),
    "unusual.up": (
        "c'est inhabituellement haut (d'habitude : {usual})",
        "c'est nettement au-dessus du niveau habituel ({usual})",
        "un niveau aussi haut est inhabituel (d'habitude : {usual})",
    ),
    "unusual.down": (
        "c'est inhabituellement bas (d'habitude : {usual})",
        "c'est nettement au-dessous du niveau habituel ({usual})",
        "un niveau aussi bas est inhabituel (d'habitude : {usual})",
    ),
    "unusual.usual": (
        "c'est dans la fourchette habituelle, de {low} à {high}",
        "le niveau reste dans sa fourchette habituelle ({low} à {high})",
        "c'est un niveau habituel ({low} à {high})",
        "d'habitude, on relève de {low} à {high}, et le niveau y reste",
    ),
    "season.up": ("la hausse était comparable un an plus tôt ({before})",),
    "season.down": ("la baisse était comparable un an plus tôt ({before})",),
    "trend.up": (
        "la tendance est à la hausse depuis {since}, d'environ {diff}",
        "le niveau monte depuis {since}, d'environ {diff}",
        "depuis {since}, la tendance est orientée à la hausse, d'environ {diff}",
    ),
    "trend.down": (
        "la tendance est à la baisse depuis {since}, d'environ {diff}",
        "le niveau descend depuis {since}, d'environ {diff}",
        "depuis {since}, la tendance est orientée à la baisse, d'environ {diff}",
    ),
    "turn.up": ("la tendance est à la hausse depuis {since}, d'environ {diff}, après une baisse",),
    "turn.down": ("la tendance est à la baisse depuis {since}, d'environ {diff}, après une hausse",),
    "break.up": ("le niveau est plus haut depuis {since} : environ {now}, contre environ {base} avant",),
    "break.down": ("le niveau est plus bas depuis {since} : environ {now}, contre environ {base} avant",),
    "volatility": ("l'ampleur des variations est {times} fois celle d'avant",),
    "to_date": ("{part}, après {n_days} : {now}",),
    "beside": ("pour {member}, on a relevé {now}", "pour {member}, le niveau était de {now}"),
    "mix": ("déplacement entre les parties : {mix} ; changement au sein des parties : {rate}",),
    "mix.simpson": (
        (
            "déplacement entre les parties : {mix} ; changement au sein des parties : {rate} ; "
            "les parties et l'ensemble ont évolué en sens opposés"
        ),
    ),
    "concentration": (
        "pour {measure}, la concentration équivaut à un partage égal en {effective} (nombre de parties : {count})",
    ),
}

_NOUNS = {
    "level": ("{now} {when}", "un niveau de {now} {when}"),
    "change.up": (
        "en hausse de {moved}, contre {base} {against}",
        "contre {base} {against}, soit {moved} de plus",
        "soit {moved} de plus que {against} ({base})",
        "une hausse de {moved} par rapport à {base} {against}",
        "soit {moved} de plus que {relation} ({base} {against})",
    ),
    "change.down": (
        "en baisse de {moved}, contre {base} {against}",
        "contre {base} {against}, soit {moved} de moins",
        "soit {moved} de moins que {against} ({base})",
        "une baisse de {moved} par rapport à {base} {against}",
        "soit {moved} de moins que {relation} ({base} {against})",
    ),
    "change.flat": ("au même niveau que {against}", "sans changement par rapport à {base} {against}"),
    "change.almost": ("presque au même niveau que {against}",),
    "change.up.almost": ("en hausse de {moved}, presque au même niveau que {against}",),
    "change.down.almost": ("en baisse de {moved}, presque au même niveau que {against}",),
    "verdict.good": ("ce qui va dans le bon sens",),
    "verdict.bad": ("ce qui va dans le mauvais sens",),
    "change.holiday": ("comparaison avec la même fête un an plus tôt ({holiday})",),
    "to_date.up": ("soit {moved} de plus que sur les mêmes jours ({part_before} : {base})",),
    "to_date.down": ("soit {moved} de moins que sur les mêmes jours ({part_before} : {base})",),
    "to_date.flat": ("au même niveau que sur les mêmes jours ({part_before})",),
    "line.up": ("{member} : {now}, en hausse de {diff}, contre {base}",),
    "line.down": ("{member} : {now}, en baisse de {diff}, contre {base}",),
    "line.up.almost": ("{member} : {now}, en hausse de {diff}",),
    "line.down.almost": ("{member} : {now}, en baisse de {diff}",),
    "line.flat": ("{member} : {now}, sans changement",),
    "line.level": ("{member} : {now}",),
    "line.when": ("{period} : {now}",),
    "driver.up": ("en hausse de {diff}, contre {base}", "une hausse de {diff}"),
    "driver.down": ("en baisse de {diff}, contre {base}", "une baisse de {diff}"),
    "record.scope": ("{the_highest} depuis {scope}", "{higher_than_all} depuis {scope}"),
    "record.all_since": ("{the_highest} sur l'ensemble des {count} {grains} depuis {all_since}",),
    "record.known_since": ("{the_highest} sur {count} {grains} avec des données depuis {known_since}",),
    "streak.up": (
        "en hausse sur {n_grains} {running}, à partir de {base} {against}",
        "avec une série de {n_grains} de hausse, à partir de {base} {against}",
    ),
    "streak.down": (
        "en baisse sur {n_grains} {running}, à partir de {base} {against}",
        "avec une série de {n_grains} de baisse, à partir de {base} {against}",
    ),
    "share": ("soit {share} du total ({measure})", "soit une part de {share} ({measure})"),
    "unusual.up": (
        "un niveau inhabituellement haut (d'habitude : {usual})",
        "nettement au-dessus du niveau habituel ({usual})",
    ),
    "unusual.down": (
        "un niveau inhabituellement bas (d'habitude : {usual})",
        "nettement au-dessous du niveau habituel ({usual})",
    ),
    "unusual.usual": (
        "dans sa fourchette habituelle, de {low} à {high}",
        "dans la fourchette habituelle ({low} à {high})",
    ),
    "trend.up": (
        "en hausse d'environ {diff} depuis {since}",
        "avec une tendance à la hausse d'environ {diff} depuis {since}",
    ),
    "trend.down": (
        "en baisse d'environ {diff} depuis {since}",
        "avec une tendance à la baisse d'environ {diff} depuis {since}",
    ),
    "goal.up": ("soit {gap} au-dessus de {target}",),
    "goal.down": ("soit {gap} au-dessous de {target}",),
    "goal.flat": ("exactement au niveau visé",),
}

FRENCH = Language(
    code="fr",
    meta="fr",
    called="French",
    quotes=("«\u00a0", "\u00a0»"),
    numbers=Numbers(
        scales=("\u00a0Md", "\u00a0M", "\u00a0k"),
        percent="\u202f%",
        points="\u00a0pp",
        units=tuple((one, f"{one}s") for one in ("jour", "heure", "minute", "seconde", "point")),
        sign_first=False,
    ),
    dates=DATES,
    grains={
        "hour": _noun("heure", "heures", "horaire", "meilleure"),
        "day": _noun("jour", "jours", "quotidien"),
        "week": _noun("semaine", "semaines", "hebdomadaire", "meilleure"),
        "month": _noun("mois", "mois", "mensuel"),
        "quarter": _noun("trimestre", "trimestres", "trimestriel"),
        "year": _noun("année", "années", "annuel", "meilleure"),
        "cycle": _noun("cycle", "cycles", "par cycle"),
    },
    row=("ligne", "lignes"),
    joints={
        Joint.COMMA: ", ",
        Joint.AND: ", et ",
        Joint.WHILE: ", tandis que ",
        Joint.BUT: ", mais ",
        Joint.SEMICOLON: "\u202f; ",
        Joint.COLON: "\u00a0: ",
    },
    clauses=typeset_all({**_CLAUSES, **SEVERAL["fr"], **MEMBERS["fr"]}),
    nouns=typeset_all(_NOUNS),
    sentences=words.SENTENCES,
    words={**words.WORDS, **PICTURE["fr"], **ANSWERS},
    asks=words.ASKS,
    relations=words.RELATIONS,
    holidays=words.HOLIDAYS,
    hears=words.HEARS,
    definitions=words.DEFINITIONS,
    elide=_elide,
)
