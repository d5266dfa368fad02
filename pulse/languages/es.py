"""Spanish, as business readers on both sides of the Atlantic write it. Readers are "usted"."""

import re
from datetime import date

from pulse.languages.calendar import month_name
from pulse.languages.language import Dates, Joint, Language, Noun, Numbers
from pulse.languages.members import MEMBERS
from pulse.languages.picture import PICTURE
from pulse.languages.saying.es import ANSWERS
from pulse.languages.several import SEVERAL
from pulse.languages.words import es as words

_SPACE = "\N{NO-BREAK SPACE}"
_PERCENT = re.compile(f"−?[0-9.,]+{_SPACE}%")


def _noun(one: str, several: str, running: str, kind: str) -> Noun:
    """A noun; ``kind`` says of a value that it belongs to one of them, such as ``diario``."""
    return Noun(
        one=one,
        several=several,
        running=running,
        highest=f"valor {kind} más alto",
        lowest=f"valor {kind} más bajo",
        best=f"mejor {one}",
        worst=f"peor {one}",
        the_highest=f"el valor {kind} más alto",
        the_lowest=f"el valor {kind} más bajo",
    )


def _date(at: date, weekday: str, year: str) -> str:
    said = f"{at.day} de {month_name(at.month, 'es')}" + (f" de {year}" if year else "")
    return f"{weekday} {said}" if weekday else said


def _hour(clock: str, day: str, form: str) -> str:
    if form == "bare":
        return f"{day}, {clock}"
    article = "la" if clock.startswith("01:") else "las"
    return f"{'a ' if form == 'in' else ''}{article} {clock} del {day}"


def _with(article: str, said: str, form: str) -> str:
    """A period that takes an article wherever it does not stand alone."""
    return {"in": f"en {article} {said}", "since": f"{article} {said}"}.get(form, said)


def _in(said: str, form: str) -> str:
    return f"en {said}" if form == "in" else said


def _contract(piece: str, follows: str) -> str:
    """``de`` and the article ``el`` are one word; a name's own ``El`` stays apart.

    A percentage has an article: ``una subida del 32,1 %``, ``un 32,1 % más``; in ``2,5 % de 3 %`` it has none.
    """
    if follows.startswith("el "):
        return re.sub(r"\b(d)e $", r"\1", piece, flags=re.IGNORECASE)
    if piece == " de " or not _PERCENT.fullmatch(follows):
        return piece
    piece = re.sub(r"\b(supone|con) $", r"\1 un ", piece)
    piece = re.sub(r"\b([Dd])e $", r"\1el ", piece)
    return re.sub(r"\ba $", "al ", re.sub(r"\b(en|desde|entre|y) $", r"\1 el ", piece, flags=re.IGNORECASE))


DATES = Dates(
    date=_date,
    hour=_hour,
    day=lambda day, _weekday, form: day if form == "bare" else f"el {day}",
    week=lambda day, form: _with("la", f"semana del {day}", form),
    month=lambda name, year, form: _in(f"{name} de {year}", form),
    quarter=lambda number, year, form: _with("el", f"T{number} de {year}", form),
    year=lambda year, form: _in(str(year), form),
    named=_in,
)

SPANISH = Language(
    code="es",
    meta="es",
    called="Spanish",
    quotes=("«", "»"),
    numbers=Numbers(
        scales=(f"{_SPACE}mil{_SPACE}M", f"{_SPACE}M", f"{_SPACE}mil"),
        percent=f"{_SPACE}%",
        points=f"{_SPACE}pp",
        units=(
            ("día", "días"),
            ("hora", "horas"),
            ("minuto", "minutos"),
            ("segundo", "segundos"),
            ("punto", "puntos"),
        ),
        sign_first=False,
    ),
    dates=DATES,
    grains={
        "hour": _noun("hora", "horas", "seguidas", "horario"),
        "day": _noun("día", "días", "seguidos", "diario"),
        "week": _noun("semana", "semanas", "seguidas", "semanal"),
        "month": _noun("mes", "meses", "seguidos", "mensual"),
        "quarter": _noun("trimestre", "trimestres", "seguidos", "trimestral"),
        "year": _noun("año", "años", "seguidos", "anual"),
        "cycle": _noun("ciclo", "ciclos", "seguidos", "por ciclo"),
    },
    row=("fila", "filas"),
    joints={
        Joint.COMMA: ", ",
        Joint.AND: ", y ",
        Joint.WHILE: ", mientras que ",
        Joint.BUT: ", pero ",
        Joint.SEMICOLON: "; ",
        Joint.COLON: ": ",
    },
    clauses={
        **SEVERAL["es"],
        **MEMBERS["es"],
        "level": (
            "la cifra de {measure} fue de {now} {when}",
            "la cifra de {measure} se situó en {now} {when}",
            "{when}, la cifra fue de {now} en {measure}",
            "{when} se registró una cifra de {now} en {measure}",
        ),
        "member_level": (
            "la cifra de {member} fue de {now} {when}",
            "la cifra de {member} se situó en {now} {when}",
        ),
        "change.up": (
            "esto supone {moved} más que {against} ({base})",
            "la subida es de {moved} frente a {base} {against}",
            "el aumento es de {moved} desde {base} {against}",
        ),
        "change.down": (
            "esto supone {moved} menos que {against} ({base})",
            "la bajada es de {moved} frente a {base} {against}",
            "el descenso es de {moved} desde {base} {against}",
        ),
        "change.flat": ("la cifra es la misma que {against}", "la cifra no varió frente a {base} {against}"),
        "change.almost": ("la cifra es casi la misma que {against}",),
        "driver.up": (
            "la cifra de {member} subió {diff}",
            "la cifra de {member} aumentó {diff}",
            "la cifra de {member} subió de {base} a {now}",
            "en {member} hubo una subida de {diff}",
        ),
        "driver.down": (
            "la cifra de {member} bajó {diff}",
            "la cifra de {member} disminuyó {diff}",
            "la cifra de {member} bajó de {base} a {now}",
            "en {member} hubo una bajada de {diff}",
        ),
        "driver.flat": ("la cifra de {member} no varió",),
        "driver.share.up": (
            "la cifra de {member} subió {diff}, el {share} de la subida total",
            "la cifra de {member} aumentó {diff}, el {share} de la subida total",
            "en {member} hubo un aumento de {diff}, el {share} de la subida total",
            "el {share} de la subida total corresponde a {member}, con {diff} más",
        ),
        "driver.share.down": (
            "la cifra de {member} bajó {diff}, el {share} de la bajada total",
            "la cifra de {member} disminuyó {diff}, el {share} de la bajada total",
            "en {member} hubo un descenso de {diff}, el {share} de la bajada total",
            "el {share} de la bajada total corresponde a {member}, con {diff} menos",
        ),
        "others.up": ("el resto en conjunto subió {rest}",),
        "others.down": ("el resto en conjunto bajó {rest}",),
        "others.flat": ("el resto en conjunto no varió",),
        "record.scope": (
            "este es {the_highest} desde {scope}",
            "se trata de {the_highest} desde {scope}",
            "desde {scope} ningún valor ha sido {higher}",
        ),
        "record.all_since": ("este es {the_highest} de un total de {count} {grains} desde {all_since}",),
        "record.known_since": ("este es {the_highest} entre {count} {grains} con datos desde {known_since}",),
        "streak.up": (
            "la cifra lleva {n_grains} {running} de subida, desde {base} {against}",
            "la cifra lleva {n_grains} subiendo, desde {base} {against}",
            "durante {n_grains} {running} cada cifra fue más alta que la anterior, desde {base} {against}",
        ),
        "streak.down": (
            "la cifra lleva {n_grains} {running} de bajada, desde {base} {against}",
            "la cifra lleva {n_grains} bajando, desde {base} {against}",
            "durante {n_grains} {running} cada cifra fue más baja que la anterior, desde {base} {against}",
        ),
        "share": (
            "el peso de {member} en {measure} es del {share}",
            "el {share} de {measure} corresponde a {member}",
            "a {member} corresponde el {share} de {measure}",
            "la parte de {member} en {measure} es del {share}",
        ),
        "share.before": (
            "el peso de {member} en {measure} es del {share}, tras el {before} {against}",
            "el {share} de {measure} corresponde a {member}, tras el {before} {against}",
            "a {member} corresponde el {share} de {measure}, tras el {before} {against}",
        ),
        "unusual.up": (
            "el valor es inusualmente alto; el habitual era de {usual}",
            "la cifra está muy por encima de la habitual ({usual})",
            "una cifra tan alta es inusual; la habitual era de {usual}",
        ),
        "unusual.down": (
            "el valor es inusualmente bajo; el habitual era de {usual}",
            "la cifra está muy por debajo de la habitual ({usual})",
            "una cifra tan baja es inusual; la habitual era de {usual}",
        ),
        "unusual.usual": (
            "la cifra está dentro de su margen habitual, de {low} a {high}",
            "la cifra está dentro de lo habitual ({low} a {high})",
            "el valor se mantiene en su margen habitual ({low} a {high})",
            "lo habitual va de {low} a {high}, y la cifra está dentro",
        ),
        "season.up": ("la subida fue parecida un año antes ({before})",),
        "season.down": ("la bajada fue parecida un año antes ({before})",),
        "trend.up": (
            "la tendencia desde {since} es al alza, de aproximadamente {diff}",
            "la cifra viene subiendo desde {since}, en aproximadamente {diff}",
            "desde {since} la tendencia apunta hacia arriba, con aproximadamente {diff} más",
        ),
        "trend.down": (
            "la tendencia desde {since} es a la baja, de aproximadamente {diff}",
            "la cifra viene bajando desde {since}, en aproximadamente {diff}",
            "desde {since} la tendencia apunta hacia abajo, con aproximadamente {diff} menos",
        ),
        "turn.up": ("la tendencia desde {since} es al alza, de aproximadamente {diff}, tras una bajada previa",),
        "turn.down": ("la tendencia desde {since} es a la baja, de aproximadamente {diff}, tras una subida previa",),
        "break.up": ("el nivel es más alto desde {since}: en torno a {now}, antes en torno a {base}",),
        "break.down": ("el nivel es más bajo desde {since}: en torno a {now}, antes en torno a {base}",),
        "volatility": ("las oscilaciones son {times} veces las de antes",),
        "to_date": ("{part}: la cifra es de {now} tras {n_days}",),
        "beside": ("la cifra fue de {now} en {member}", "se registró una cifra de {now} en {member}"),
        "mix": ("el cambio entre las partes es de {mix} y el cambio dentro de ellas, de {rate}",),
        "mix.simpson": (
            (
                "el cambio entre las partes es de {mix} y el cambio dentro de ellas, de {rate}; "
                "las partes y el conjunto se movieron en sentidos opuestos"
            ),
        ),
        "concentration": ("la concentración de {measure} equivale a la de {effective} partes iguales (hay {count})",),
    },
    nouns={
        "level": ("{now} {when}", "una cifra de {now} {when}"),
        "change.up": (
            "con una subida de {moved} frente a {base} {against}",
            "con {moved} más que {against} ({base})",
            "un aumento de {moved} desde {base} {against}",
            "con {moved} más que {relation} ({base} {against})",
        ),
        "change.down": (
            "con una bajada de {moved} frente a {base} {against}",
            "con {moved} menos que {against} ({base})",
            "un descenso de {moved} desde {base} {against}",
            "con {moved} menos que {relation} ({base} {against})",
        ),
        "change.flat": ("lo mismo que {against}", "sin cambios frente a {base} {against}"),
        "change.almost": ("casi lo mismo que {against}",),
        "change.up.almost": ("con {moved} más, casi lo mismo que {against}",),
        "change.down.almost": ("con {moved} menos, casi lo mismo que {against}",),
        "verdict.good": ("un cambio a mejor",),
        "verdict.bad": ("un cambio a peor",),
        "change.holiday": ("en comparación con la misma festividad del año anterior ({holiday})",),
        "to_date.up": ("con {moved} más que en los mismos días de {part_before} ({base})",),
        "to_date.down": ("con {moved} menos que en los mismos días de {part_before} ({base})",),
        "to_date.flat": ("igual que en los mismos días de {part_before}",),
        "line.up": ("{member}: {now}, con {diff} más (antes, {base})",),
        "line.down": ("{member}: {now}, con {diff} menos (antes, {base})",),
        "line.up.almost": ("{member}: {now}, con {diff} más",),
        "line.down.almost": ("{member}: {now}, con {diff} menos",),
        "line.flat": ("{member}: {now}, sin cambios",),
        "line.level": ("{member}: {now}",),
        "line.when": ("{period}: {now}",),
        "driver.up": ("con una subida de {diff} desde {base}", "con {diff} más"),
        "driver.down": ("con una bajada de {diff} desde {base}", "con {diff} menos"),
        "record.scope": ("{the_highest} desde {scope}", "{higher_than_all} desde {scope}"),
        "record.all_since": ("{the_highest} de un total de {count} {grains} desde {all_since}",),
        "record.known_since": ("{the_highest} entre {count} {grains} con datos desde {known_since}",),
        "streak.up": (
            "con {n_grains} {running} de subida desde {base} {against}",
            "con una racha de {n_grains} al alza, desde {base} {against}",
        ),
        "streak.down": (
            "con {n_grains} {running} de bajada desde {base} {against}",
            "con una racha de {n_grains} a la baja, desde {base} {against}",
        ),
        "share": ("el {share} de {measure}", "con un peso del {share} en {measure}"),
        "unusual.up": (
            "un valor inusualmente alto (el habitual era de {usual})",
            "muy por encima de lo habitual ({usual})",
        ),
        "unusual.down": (
            "un valor inusualmente bajo (el habitual era de {usual})",
            "muy por debajo de lo habitual ({usual})",
        ),
        "unusual.usual": (
            "dentro de su margen habitual, de {low} a {high}",
            "dentro de lo habitual ({low} a {high})",
        ),
        "trend.up": (
            "con una subida de aproximadamente {diff} desde {since}",
            "con una tendencia al alza de aproximadamente {diff} desde {since}",
        ),
        "trend.down": (
            "con una bajada de aproximadamente {diff} desde {since}",
            "con una tendencia a la baja de aproximadamente {diff} desde {since}",
        ),
        "goal.up": ("es decir, {gap} por encima del objetivo ({target})",),
        "goal.down": ("es decir, {gap} por debajo del objetivo ({target})",),
        "goal.flat": ("justo en el objetivo",),
    },
    sentences=words.SENTENCES,
    words={**words.WORDS, **PICTURE["es"], **ANSWERS},
    asks=words.ASKS,
    relations=words.RELATIONS,
    holidays=words.HOLIDAYS,
    hears=words.HEARS,
    definitions=words.DEFINITIONS,
    elide=_contract,
)
