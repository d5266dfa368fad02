"""German. Readers are "Sie".

Amounts may end in "Tage" or "Punkte", so no phrase puts one where a dative would stand.
"""

import re
from datetime import date

from pulse.languages.calendar import month_name
from pulse.languages.language import Dates, Joint, Language, Noun, Numbers
from pulse.languages.members import MEMBERS
from pulse.languages.picture import PICTURE
from pulse.languages.saying.de import ANSWERS
from pulse.languages.several import SEVERAL
from pulse.languages.words import de as words

_SPACE = "\N{NO-BREAK SPACE}"
_MONTH = re.compile(rf"(?:{'|'.join(month_name(at, 'de') for at in range(1, 13))}) \d{{4}}")


def _noun(one: str, several: str, value: str, ending: str) -> Noun:
    """A noun; ``value`` is a value of it, ``ending`` that of an adjective without an article: er, e or es."""
    return Noun(
        one=one,
        several=several,
        running="in Folge",
        highest=f"höchster {value}",
        lowest=f"niedrigster {value}",
        best=f"best{ending} {one}",
        worst=f"schlechtest{ending} {one}",
        the_highest=f"der höchste {value}",
        the_lowest=f"der niedrigste {value}",
    )


def _date(at: date, weekday: str, year: str) -> str:
    said = f"{at.day}. {month_name(at.month, 'de')}" + (f" {year}" if year else "")
    return f"{weekday}, {said}" if weekday else said


def _hour(clock: str, day: str, form: str) -> str:
    time, _, zone = clock.partition(" ")
    said = f"{time} Uhr {zone}".strip()
    return f"am {day}, um {said}" if form == "in" else f"{day}, {said}"


def _week(day: str, form: str) -> str:
    return {"in": "in der ", "since": "der "}.get(form, "") + f"Woche vom {day}"


def _in(said: str, form: str) -> str:
    return f"in {said}" if form == "in" else said


def _contract(piece: str, follows: str) -> str:
    """``in`` before a month or a year, as the same days of it are said: ``im Oktober 2026``, ``im Jahr 2026``."""
    if not piece.endswith(" Tagen in "):
        return piece
    if re.fullmatch(r"\d{4}", follows):
        return piece.removesuffix("in ") + "im Jahr "
    return piece.removesuffix("in ") + "im " if _MONTH.fullmatch(follows) else piece


DATES = Dates(
    date=_date,
    hour=_hour,
    day=lambda day, _weekday, form: f"am {day}" if form == "in" else day,
    week=_week,
    month=lambda name, year, form: f"{'im ' if form == 'in' else ''}{name} {year}",
    quarter=lambda number, year, form: _in(f"Q{number} {year}", form),
    year=lambda year, form: f"im Jahr {year}" if form == "in" else str(year),
    named=_in,
)

GERMAN = Language(
    code="de",
    meta="de",
    called="German",
    quotes=("„", "“"),
    numbers=Numbers(
        scales=(f"{_SPACE}Mrd.", f"{_SPACE}Mio.", f"{_SPACE}Tsd."),
        percent=f"{_SPACE}%",
        points=f"{_SPACE}Prozentpunkte",
        units=(
            ("Tag", "Tage"),
            ("Stunde", "Stunden"),
            ("Minute", "Minuten"),
            ("Sekunde", "Sekunden"),
            ("Punkt", "Punkte"),
        ),
        sign_first=False,
    ),
    dates=DATES,
    grains={
        "hour": _noun("Stunde", "Stunden", "Stundenwert", "e"),
        "day": _noun("Tag", "Tage", "Tageswert", "er"),
        "week": _noun("Woche", "Wochen", "Wochenwert", "e"),
        "month": _noun("Monat", "Monate", "Monatswert", "er"),
        "quarter": _noun("Quartal", "Quartale", "Quartalswert", "es"),
        "year": _noun("Jahr", "Jahre", "Jahreswert", "es"),
        "cycle": _noun("Zyklus", "Zyklen", "Zykluswert", "er"),
    },
    row=("Zeile", "Zeilen"),
    joints={
        Joint.COMMA: ", ",
        Joint.AND: ", und ",
        Joint.WHILE: ", doch ",
        Joint.BUT: ", aber ",
        Joint.SEMICOLON: "; ",
        Joint.COLON: ": ",
    },
    clauses={
        **SEVERAL["de"],
        **MEMBERS["de"],
        "level": (
            "der Wert für {measure} belief sich {when} auf {now}",
            "{when} belief sich der Wert für {measure} auf {now}",
            "die Kennzahl {measure} kam {when} auf {now}",
            "{when} kam die Kennzahl {measure} auf {now}",
        ),
        "member_level": (
            "der Wert für {member} belief sich {when} auf {now}",
            "für {member} kam der Wert {when} auf {now}",
        ),
        "change.up": (
            "das macht {moved} mehr als {against} ({base})",
            "der Wert ist damit um {moved} höher als {against} ({base})",
            "der Anstieg beträgt {moved} (Vergleichswert {against}: {base})",
        ),
        "change.down": (
            "das macht {moved} weniger als {against} ({base})",
            "der Wert ist damit um {moved} niedriger als {against} ({base})",
            "der Rückgang beträgt {moved} (Vergleichswert {against}: {base})",
        ),
        "change.flat": (
            "der Wert ist genauso hoch wie {against}",
            "der Wert ist unverändert (Vergleichswert {against}: {base})",
        ),
        "change.almost": ("der Wert ist fast genauso hoch wie {against}",),
        "driver.up": (
            "für {member} ist der Wert um {diff} gestiegen",
            "der Wert für {member} hat um {diff} zugenommen",
            "für {member} ist der Wert auf {now} gestiegen (zuvor {base})",
            "für {member} ergibt sich ein Anstieg um {diff}",
        ),
        "driver.down": (
            "für {member} ist der Wert um {diff} gesunken",
            "der Wert für {member} hat um {diff} abgenommen",
            "für {member} ist der Wert auf {now} gesunken (zuvor {base})",
            "für {member} ergibt sich ein Rückgang um {diff}",
        ),
        "driver.flat": ("für {member} hat sich der Wert nicht verändert",),
        "driver.share.up": (
            "für {member} ist der Wert um {diff} gestiegen ({share} des Gesamtanstiegs)",
            "der Wert für {member} hat um {diff} zugenommen ({share} des Gesamtanstiegs)",
            "für {member} ergibt sich ein Anstieg um {diff}, ein Anteil von {share} am Gesamtanstieg",
            "vom Gesamtanstieg entfällt ein Anteil von {share} auf {member}, mit einem Anstieg um {diff}",
        ),
        "driver.share.down": (
            "für {member} ist der Wert um {diff} gesunken ({share} des Gesamtrückgangs)",
            "der Wert für {member} hat um {diff} abgenommen ({share} des Gesamtrückgangs)",
            "für {member} ergibt sich ein Rückgang um {diff}, ein Anteil von {share} am Gesamtrückgang",
            "vom Gesamtrückgang entfällt ein Anteil von {share} auf {member}, mit einem Rückgang um {diff}",
        ),
        "others.up": ("bei den übrigen zusammen ist der Wert um {rest} gestiegen",),
        "others.down": ("bei den übrigen zusammen ist der Wert um {rest} gesunken",),
        "others.flat": ("bei den übrigen zusammen hat sich der Wert nicht verändert",),
        "record.scope": (
            "das ist {the_highest} seit {scope}",
            "damit ist dies {the_highest} seit {scope}",
            "seit {scope} war kein Wert {higher}",
        ),
        "record.all_since": ("das ist {the_highest} unter allen {count} Werten seit {all_since}",),
        "record.known_since": ("das ist {the_highest} unter {count} vorhandenen Werten seit {known_since}",),
        "streak.up": (
            "der Wert ist {n_grains} {running} gestiegen (Ausgangswert {against}: {base})",
            "es gab {n_grains} {running} einen Anstieg (Ausgangswert {against}: {base})",
            "{n_grains} {running} war der Wert jeweils höher als zuvor (Ausgangswert {against}: {base})",
        ),
        "streak.down": (
            "der Wert ist {n_grains} {running} gesunken (Ausgangswert {against}: {base})",
            "es gab {n_grains} {running} einen Rückgang (Ausgangswert {against}: {base})",
            "{n_grains} {running} war der Wert jeweils niedriger als zuvor (Ausgangswert {against}: {base})",
        ),
        "share": (
            "auf {member} entfällt ein Anteil von {share} an der Kennzahl {measure}",
            "für {member} beläuft sich der Anteil an der Kennzahl {measure} auf {share}",
            "der Anteil für {member} beläuft sich auf {share} der Kennzahl {measure}",
            "für {member} ergibt sich ein Anteil von {share} an der Kennzahl {measure}",
        ),
        "share.before": (
            "auf {member} entfällt ein Anteil von {share} an der Kennzahl {measure}, nach {before} {against}",
            "für {member} beläuft sich der Anteil an der Kennzahl {measure} auf {share}, nach {before} {against}",
            "für {member} ergibt sich ein Anteil von {share} an der Kennzahl {measure}, nach {before} {against}",
        ),
        "unusual.up": (
            "der Wert ist ungewöhnlich hoch (üblicher Wert: {usual})",
            "der Wert ist deutlich höher als üblich ({usual})",
            "ein so hoher Wert ist ungewöhnlich; der übliche Wert betrug {usual}",
        ),
        "unusual.down": (
            "der Wert ist ungewöhnlich niedrig (üblicher Wert: {usual})",
            "der Wert ist deutlich niedriger als üblich ({usual})",
            "ein so niedriger Wert ist ungewöhnlich; der übliche Wert betrug {usual}",
        ),
        "unusual.usual": (
            "der Wert liegt im üblichen Rahmen ({low} bis {high})",
            "der Wert bewegt sich im üblichen Rahmen ({low} bis {high})",
            "das liegt im üblichen Bereich: {low} bis {high}",
            "üblich sind {low} bis {high}, und dieser Wert liegt darin",
        ),
        "season.up": ("der Anstieg war ein Jahr davor ähnlich groß ({before})",),
        "season.down": ("der Rückgang war ein Jahr davor ähnlich groß ({before})",),
        "trend.up": (
            "im Trend ist der Wert seit {since} um etwa {diff} gestiegen",
            "der Wert steigt seit {since}, bisher um etwa {diff}",
            "der Trend zeigt seit {since} nach oben (etwa {diff} mehr)",
        ),
        "trend.down": (
            "im Trend ist der Wert seit {since} um etwa {diff} gesunken",
            "der Wert sinkt seit {since}, bisher um etwa {diff}",
            "der Trend zeigt seit {since} nach unten (etwa {diff} weniger)",
        ),
        "turn.up": ("im Trend ist der Wert seit {since} um etwa {diff} gestiegen, nach einem Rückgang zuvor",),
        "turn.down": ("im Trend ist der Wert seit {since} um etwa {diff} gesunken, nach einem Anstieg zuvor",),
        "break.up": ("das Niveau ist seit {since} höher: etwa {now}, zuvor etwa {base}",),
        "break.down": ("das Niveau ist seit {since} niedriger: etwa {now}, zuvor etwa {base}",),
        "volatility": ("die Schwankungen sind {times}-mal so groß wie zuvor",),
        "to_date": ("im laufenden Zeitraum ({part}, bisher {n_days}) beläuft sich der Wert auf {now}",),
        "beside": ("der Wert für {member} belief sich auf {now}", "für {member} kam der Wert auf {now}"),
        "mix": ("die Verschiebung zwischen den Teilen ergibt {mix}, die Veränderung innerhalb der Teile {rate}",),
        "mix.simpson": (
            (
                "die Verschiebung zwischen den Teilen ergibt {mix}, die Veränderung innerhalb der Teile {rate}; "
                "die Teile und das Ganze haben sich in entgegengesetzte Richtungen bewegt"
            ),
        ),
        "concentration": (
            "die Konzentration der Kennzahl {measure} entspricht {effective} gleich großen Teilen (insgesamt {count})",
        ),
    },
    nouns={
        "level": ("mit dem Wert {now} {when}", "{when} mit dem Wert {now}"),
        # After a figure and a comma, a word has to stand before the next figure: "131, 8,4 %" cannot be read.
        "change.up": (
            "um {moved} höher als {against} ({base})",
            "ein Anstieg um {moved} ({against}: {base})",
            "das macht {moved} mehr als {against} ({base})",
            "um {moved} höher als {relation} ({base} {against})",
        ),
        "change.down": (
            "um {moved} niedriger als {against} ({base})",
            "ein Rückgang um {moved} ({against}: {base})",
            "das macht {moved} weniger als {against} ({base})",
            "um {moved} niedriger als {relation} ({base} {against})",
        ),
        "change.flat": ("genauso hoch wie {against}", "unverändert ({against}: {base})"),
        "change.almost": ("fast genauso hoch wie {against}",),
        "change.up.almost": ("um {moved} höher und damit fast genauso hoch wie {against}",),
        "change.down.almost": ("um {moved} niedriger und damit fast genauso hoch wie {against}",),
        "verdict.good": ("eine Veränderung zum Besseren",),
        "verdict.bad": ("eine Veränderung zum Schlechteren",),
        "change.holiday": ("im Vergleich zum selben Feiertag im Jahr davor ({holiday})",),
        "to_date.up": ("um {moved} höher als an denselben Tagen in {part_before} ({base})",),
        "to_date.down": ("um {moved} niedriger als an denselben Tagen in {part_before} ({base})",),
        "to_date.flat": ("genauso hoch wie an denselben Tagen in {part_before}",),
        "line.up": ("{member}: {now}, plus {diff} (zuvor {base})",),
        "line.down": ("{member}: {now}, minus {diff} (zuvor {base})",),
        "line.up.almost": ("{member}: {now}, plus {diff}",),
        "line.down.almost": ("{member}: {now}, minus {diff}",),
        "line.flat": ("{member}: {now}, unverändert",),
        "line.level": ("{member}: {now}",),
        "line.when": ("{period}: {now}",),
        "driver.up": ("um {diff} höher als zuvor ({base})", "ein Anstieg um {diff}"),
        "driver.down": ("um {diff} niedriger als zuvor ({base})", "ein Rückgang um {diff}"),
        "record.scope": ("zugleich {the_highest} seit {scope}", "{higher_than_all} seit {scope}"),
        "record.all_since": ("zugleich {the_highest} unter allen {count} Werten seit {all_since}",),
        "record.known_since": ("zugleich {the_highest} unter {count} vorhandenen Werten seit {known_since}",),
        "streak.up": (
            "nun {n_grains} {running} gestiegen (Ausgangswert {against}: {base})",
            "ununterbrochen gestiegen, {n_grains} lang (Ausgangswert {against}: {base})",
        ),
        "streak.down": (
            "nun {n_grains} {running} gesunken (Ausgangswert {against}: {base})",
            "ununterbrochen gesunken, {n_grains} lang (Ausgangswert {against}: {base})",
        ),
        "share": (
            "ein Anteil von {share} an der Kennzahl {measure}",
            "mit einem Anteil von {share} an der Kennzahl {measure}",
        ),
        "unusual.up": ("ungewöhnlich hoch (üblicher Wert: {usual})", "deutlich höher als üblich ({usual})"),
        "unusual.down": ("ungewöhnlich niedrig (üblicher Wert: {usual})", "deutlich niedriger als üblich ({usual})"),
        "unusual.usual": (
            "im üblichen Rahmen ({low} bis {high})",
            "und damit im üblichen Bereich ({low} bis {high})",
        ),
        "trend.up": (
            "im Trend seit {since} um etwa {diff} gestiegen",
            "seit {since} im Aufwärtstrend (etwa {diff} mehr)",
        ),
        "trend.down": (
            "im Trend seit {since} um etwa {diff} gesunken",
            "seit {since} im Abwärtstrend (etwa {diff} weniger)",
        ),
        "goal.up": ("also {gap} über dem Zielwert ({target})",),
        "goal.down": ("also {gap} unter dem Zielwert ({target})",),
        "goal.flat": ("genau auf dem Zielwert",),
    },
    sentences=words.SENTENCES,
    words={**words.WORDS, **PICTURE["de"], **ANSWERS},
    asks=words.ASKS,
    relations=words.RELATIONS,
    holidays=words.HOLIDAYS,
    hears=words.HEARS,
    definitions=words.DEFINITIONS,
    elide=_contract,
)
