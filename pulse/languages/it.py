"""Italian. Readers are "Lei"."""

import re
from datetime import date

from pulse.languages.calendar import month_name
from pulse.languages.language import Dates, Joint, Language, Noun, Numbers
from pulse.languages.members import MEMBERS
from pulse.languages.picture import PICTURE
from pulse.languages.saying.it import ANSWERS
from pulse.languages.several import SEVERAL
from pulse.languages.words import it as words

_SPACE = "\N{NO-BREAK SPACE}"
_QUARTERS = ("primo", "secondo", "terzo", "quarto")
_ARTICLES = {
    "lo": r"0(,\d+)?%",
    # Otto, ottanta, ottocento, ottomila; undici, undicimila; uno, but mille.
    "l’": r"(8[\d.]*|11(\.\d+)*|1)(,\d+)?%",
    "il": rf"−?[\d.]+(,\d+)?%|({'|'.join(_QUARTERS)}) trimestre \d|periodo |\d{{4}}$",
    "la": r"settimana dell?[ ’]",
    "le": r"ore \d\d:",
}
"""The article that percentages and periods have where they follow a preposition, and how they begin."""
_STEMS = {"di": "de", "da": "da", "a": "a"}
_ENDINGS = {"lo": "llo ", "l’": "ll’", "il": "l ", "la": "lla ", "le": "lle "}
_LAST_WORD = re.compile(r"(?<!\w)(di|da|a|con|ossia|il) $", re.IGNORECASE)


def _elide(piece: str, follows: str) -> str:
    """``piece`` with its article: "in calo del 16,6%" but "in calo di 26"; "dal 2026", "dalla settimana"."""
    if not (found := _LAST_WORD.search(piece)):
        return piece
    start, word = piece[: found.start()], found[1]
    article = next((one for one, begins in _ARTICLES.items() if re.match(begins, follows)), "")
    if article and word.lower() in _STEMS:
        return start + word[0] + _STEMS[word.lower()][1:] + _ENDINGS[article]
    if article:
        return f"{start if word == 'il' else piece}{article}{'' if article == 'l’' else ' '}"
    if piece.endswith("rispetto a ") and re.match(r"(nel|nella|alle|ad?) ", follows):
        # A preposition follows no other.
        return f"{piece}quanto registrato "
    return f"{piece[:-1]}d " if word.lower() == "a" and follows[:1] in {"a", "A"} else piece


def _noun(one: str, several: str, kind: str, running: str = "consecutivi") -> Noun:
    high, low = f"dato {kind} più alto", f"dato {kind} più basso"
    best, worst = f"miglior dato {kind}", f"peggior dato {kind}"
    return Noun(one, several, running, high, low, best, worst, f"il {high}", f"il {low}")


def _date(at: date, weekday: str, year: str) -> str:
    day = "1º" if at.day == 1 else str(at.day)
    return " ".join(part for part in (weekday, day, month_name(at.month, "it"), year) if part)


def _hour(clock: str, day: str, form: str) -> str:
    # "Ore" is right of one o'clock, too.
    return f"{day}, ore {clock}" if form == "bare" else f"{'alle ' if form == 'in' else ''}ore {clock} di {day}"


def _week(day: str, form: str) -> str:
    of = "dell’" if re.match(r"(?:8|11) ", day) else "del "
    return f"{'nella ' if form == 'in' else ''}settimana {of}{day}"


def _month(name: str, year: int, form: str) -> str:
    to = "ad " if name.startswith("a") else "a "
    return f"{to if form == 'in' else ''}{name} {year}"


def _in(said: str, form: str) -> str:
    return f"nel {said}" if form == "in" else said


DATES = Dates(
    date=_date,
    hour=_hour,
    day=lambda day, _weekday, _form: day,
    week=_week,
    month=_month,
    quarter=lambda number, year, form: _in(f"{_QUARTERS[number - 1]} trimestre {year}", form),
    year=lambda year, form: _in(str(year), form),
    named=lambda name, form: name if form == "bare" else _in(f"periodo {name}", form),
)

ITALIAN = Language(
    code="it",
    meta="it",
    called="Italian",
    quotes=("«", "»"),
    numbers=Numbers(
        scales=(f"{_SPACE}mld", f"{_SPACE}mln", f"{_SPACE}k"),
        percent="%",
        points=f"{_SPACE}punti percentuali",
        units=(("giorno", "giorni"), ("ora", "ore"), ("minuto", "minuti"), ("secondo", "secondi"), ("punto", "punti")),
        sign_first=False,
    ),
    dates=DATES,
    grains={
        "hour": _noun("ora", "ore", "orario", "consecutive"),
        "day": _noun("giorno", "giorni", "giornaliero"),
        "week": _noun("settimana", "settimane", "settimanale", "consecutive"),
        "month": _noun("mese", "mesi", "mensile"),
        "quarter": _noun("trimestre", "trimestri", "trimestrale"),
        "year": _noun("anno", "anni", "annuale"),
        "cycle": _noun("ciclo", "cicli", "di ciclo"),
    },
    row=("riga", "righe"),
    joints={
        Joint.COMMA: ", ",
        Joint.AND: ", e ",
        Joint.WHILE: ", mentre ",
        Joint.BUT: ", ma ",
        Joint.SEMICOLON: "; ",
        Joint.COLON: ": ",
    },
    clauses={
        **SEVERAL["it"],
        **MEMBERS["it"],
        "level": (
            "{when} il dato per {measure} è stato di {now}",
            "per {measure}, {when}, il dato è stato di {now}",
            "la voce {measure}, {when}, è stata pari a {now}",
            "{when} la voce {measure} è stata pari a {now}",
        ),
        "member_level": (
            "{when} il dato per {member} è stato di {now}",
            "per {member}, {when}, il dato è stato di {now}",
        ),
        "change.up": (
            "si tratta di {moved} in più rispetto a {against} ({base})",
            "l’aumento è di {moved} rispetto a {against} ({base})",
            "rispetto a {against} ({base}) c’è un aumento di {moved}",
        ),
        "change.down": (
            "si tratta di {moved} in meno rispetto a {against} ({base})",
            "il calo è di {moved} rispetto a {against} ({base})",
            "rispetto a {against} ({base}) c’è un calo di {moved}",
        ),
        "change.flat": ("il dato è lo stesso registrato {against}", "non c’è variazione rispetto a {against} ({base})"),
        "change.almost": ("il dato è quasi lo stesso registrato {against}",),
        "driver.up": (
            "per {member} si registra un aumento di {diff}",
            "per {member} il dato è salito di {diff}",
            "per {member} il dato è passato da {base} a {now}, in aumento",
            "l’aumento per {member} è di {diff}",
        ),
        "driver.down": (
            "per {member} si registra un calo di {diff}",
            "per {member} il dato è sceso di {diff}",
            "per {member} il dato è passato da {base} a {now}, in calo",
            "il calo per {member} è di {diff}",
        ),
        "driver.flat": ("per {member} non c’è alcuna variazione",),
        "driver.share.up": (
            "per {member} si registra un aumento di {diff}, pari a {share} dell’aumento complessivo",
            "per {member} il dato è salito di {diff}, pari a {share} dell’aumento complessivo",
            "l’aumento per {member} è di {diff}, pari a {share} di quello complessivo",
            "il {share} dell’aumento complessivo riguarda {member}, con {diff} in più",
        ),
        "driver.share.down": (
            "per {member} si registra un calo di {diff}, pari a {share} del calo complessivo",
            "per {member} il dato è sceso di {diff}, pari a {share} del calo complessivo",
            "il calo per {member} è di {diff}, pari a {share} di quello complessivo",
            "il {share} del calo complessivo riguarda {member}, con {diff} in meno",
        ),
        "others.up": ("il resto, nel complesso, è salito di {rest}",),
        "others.down": ("il resto, nel complesso, è sceso di {rest}",),
        "others.flat": ("il resto, nel complesso, è rimasto invariato",),
        "record.scope": (
            "questo è {the_highest} da {scope}",
            "da {scope} nessun dato è stato {higher}",
            "nessun dato registrato da {scope} in poi è stato {higher}",
        ),
        "record.all_since": ("questo è {the_highest} su un totale di {count} {grains} da {all_since}",),
        "record.known_since": ("questo è {the_highest} su un totale di {count} {grains} con dati da {known_since}",),
        "streak.up": (
            "il dato è in aumento da {n_grains} {running} (livello iniziale: {base}, {against})",
            "il dato sale da {n_grains} {running} (livello iniziale: {base}, {against})",
            "per {n_grains} {running} ogni dato è stato superiore al precedente (livello iniziale: {base}, {against})",
        ),
        "streak.down": (
            "il dato è in calo da {n_grains} {running} (livello iniziale: {base}, {against})",
            "il dato scende da {n_grains} {running} (livello iniziale: {base}, {against})",
            "per {n_grains} {running} ogni dato è stato inferiore al precedente (livello iniziale: {base}, {against})",
        ),
        "share": (
            "la quota di {member} sul totale di {measure} è di {share}",
            "a {member} corrisponde il {share} di {measure}",
            "il {share} di {measure} riguarda {member}",
            "per {member} la quota di {measure} è di {share}",
        ),
        "share.before": (
            "la quota di {member} sul totale di {measure} è di {share}, contro il {before} registrato {against}",
            "a {member} corrisponde il {share} di {measure}, contro il {before} registrato {against}",
            "il {share} di {measure} riguarda {member}, contro il {before} registrato {against}",
        ),
        "unusual.up": (
            "il dato è insolitamente alto: il livello abituale era di {usual}",
            "il dato è ben al di sopra del livello abituale ({usual})",
            "un dato così alto è insolito: il livello abituale era di {usual}",
        ),
        "unusual.down": (
            "il dato è insolitamente basso: il livello abituale era di {usual}",
            "il dato è ben al di sotto del livello abituale ({usual})",
            "un dato così basso è insolito: il livello abituale era di {usual}",
        ),
        "unusual.usual": (
            "il dato rientra nei valori abituali, da {low} a {high}",
            "il dato è entro i valori abituali (da {low} a {high})",
            "il livello resta quello consueto (da {low} a {high})",
            "di norma va da {low} a {high}, e questo dato vi rientra",
        ),
        "season.up": ("l’aumento era stato simile un anno prima ({before})",),
        "season.down": ("il calo era stato simile un anno prima ({before})",),
        "trend.up": (
            "da {since} la tendenza è al rialzo, con un aumento di {diff} circa",
            "il dato tende a salire da {since}, con un aumento di {diff} circa",
            "la tendenza punta verso l’alto da {since}, con un aumento di {diff} circa",
        ),
        "trend.down": (
            "da {since} la tendenza è al ribasso, con un calo di {diff} circa",
            "il dato tende a scendere da {since}, con un calo di {diff} circa",
            "la tendenza punta verso il basso da {since}, con un calo di {diff} circa",
        ),
        "turn.up": ("da {since} la tendenza è al rialzo, di {diff} circa, dopo un calo precedente",),
        "turn.down": ("da {since} la tendenza è al ribasso, di {diff} circa, dopo un aumento precedente",),
        "break.up": ("da {since} il livello è più alto: circa {now}, prima circa {base}",),
        "break.down": ("da {since} il livello è più basso: circa {now}, prima circa {base}",),
        "volatility": ("le oscillazioni sono {times} volte quelle di prima",),
        "to_date": ("{part}, {n_days} finora: {now}",),
        "beside": ("per {member} il dato è stato di {now}", "il dato per {member} è stato di {now}"),
        "mix": ("spostamento tra le parti: {mix}; variazione nelle parti: {rate}",),
        "mix.simpson": (
            "spostamento tra le parti: {mix}; variazione nelle parti: {rate}; parti e totale in direzioni opposte",
        ),
        "concentration": ("la concentrazione di {measure} equivale a quella di {effective} parti uguali (su {count})",),
    },
    nouns={
        "level": ("{now}, {when}", "un livello di {now}, {when}"),
        "change.up": (
            "in aumento di {moved} rispetto a {against} ({base})",
            "un aumento di {moved} rispetto a {against} ({base})",
            "in crescita di {moved} rispetto a {against} ({base})",
            "in aumento di {moved} rispetto {relation} ({against}: {base})",
        ),
        "change.down": (
            "in calo di {moved} rispetto a {against} ({base})",
            "un calo di {moved} rispetto a {against} ({base})",
            "in diminuzione di {moved} rispetto a {against} ({base})",
            "in calo di {moved} rispetto {relation} ({against}: {base})",
        ),
        "change.flat": ("lo stesso dato registrato {against}", "senza variazioni rispetto a {against} ({base})"),
        "change.almost": ("quasi lo stesso dato registrato {against}",),
        "change.up.almost": ("in aumento di {moved}, quasi lo stesso dato registrato {against}",),
        "change.down.almost": ("in calo di {moved}, quasi lo stesso dato registrato {against}",),
        "verdict.good": ("un miglioramento",),
        "verdict.bad": ("un peggioramento",),
        "change.holiday": ("a confronto con la stessa festività di un anno prima ({holiday})",),
        "to_date.up": ("in aumento di {moved} rispetto agli stessi giorni di {part_before} ({base})",),
        "to_date.down": ("in calo di {moved} rispetto agli stessi giorni di {part_before} ({base})",),
        "to_date.flat": ("allo stesso livello degli stessi giorni di {part_before}",),
        "line.up": ("{member}: {now}, in aumento di {diff} (prima {base})",),
        "line.down": ("{member}: {now}, in calo di {diff} (prima {base})",),
        "line.up.almost": ("{member}: {now}, in aumento di {diff}",),
        "line.down.almost": ("{member}: {now}, in calo di {diff}",),
        "line.flat": ("{member}: {now}, senza variazioni",),
        "line.level": ("{member}: {now}",),
        "line.when": ("{period}: {now}",),
        "driver.up": ("in aumento di {diff} (prima {base})", "con un aumento di {diff}"),
        "driver.down": ("in calo di {diff} (prima {base})", "con un calo di {diff}"),
        "record.scope": ("{the_highest} da {scope}", "{higher_than_all} da {scope}"),
        "record.all_since": ("{the_highest} su un totale di {count} {grains} da {all_since}",),
        "record.known_since": ("{the_highest} su un totale di {count} {grains} con dati da {known_since}",),
        "streak.up": (
            "in aumento da {n_grains} {running} (livello iniziale: {base}, {against})",
            "con una serie di {n_grains} in aumento (livello iniziale: {base}, {against})",
        ),
        "streak.down": (
            "in calo da {n_grains} {running} (livello iniziale: {base}, {against})",
            "con una serie di {n_grains} in calo (livello iniziale: {base}, {against})",
        ),
        "share": ("pari a {share} di {measure}", "una quota di {share} sul totale di {measure}"),
        "unusual.up": ("un livello insolitamente alto (di norma {usual})", "ben oltre il livello abituale ({usual})"),
        "unusual.down": (
            "un livello insolitamente basso (di norma {usual})",
            "ben sotto il livello abituale ({usual})",
        ),
        "unusual.usual": (
            "entro i valori abituali, da {low} a {high}",
            "nei valori abituali (da {low} a {high})",
        ),
        "trend.up": ("in aumento di {diff} circa da {since}", "con una tendenza al rialzo di {diff} circa da {since}"),
        "trend.down": ("in calo di {diff} circa da {since}", "con una tendenza al ribasso di {diff} circa da {since}"),
        "goal.up": ("superiore di {gap} all’obiettivo di {target}",),
        "goal.down": ("inferiore di {gap} all’obiettivo di {target}",),
        "goal.flat": ("esattamente in linea con l’obiettivo",),
    },
    sentences=words.SENTENCES,
    words={**words.WORDS, **PICTURE["it"], **ANSWERS},
    asks=words.ASKS,
    relations=words.RELATIONS,
    holidays=words.HOLIDAYS,
    hears=words.HEARS,
    definitions=words.DEFINITIONS,
    elide=_elide,
)
