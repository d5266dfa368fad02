"""The reader's own words in six languages: calendar, nouns, directions and what is compared with.

Nothing here comes from the product; a mistake in its word lists is no mistake of ours.
"""

from typing import NamedTuple

LANGUAGES = ("en", "de", "es", "fr", "pt", "it")


class Tongue(NamedTuple):
    """One language, in lower case; every string of words is cut at its spaces or bars.

    Args:
        months, weekdays: January and Monday first.
        grains: Nouns of day, week, month, quarter, year and hour, each with all its forms.
        lengths: Units of a duration with their seconds.
        points, rows: Nouns of story points, and of rows.
        scales: Letters or words behind a number, with what they multiply it by.
        decimal, group: What divides whole from fraction, and thousands.
        before: What may stand before a period and belongs to it.
        week: What a week is called before its first day.
        up, down: Words that say a direction, as regular expressions; the longest one counts.
        still: Longer words that hold one of them and say none.
        joints: What begins a second clause after a comma.
    """

    months: str
    weekdays: str
    grains: tuple[str, str, str, str, str, str]
    lengths: dict[str, int]
    points: str
    rows: str
    scales: dict[str, int]
    decimal: str
    group: str
    before: str
    week: str
    up: str
    down: str
    still: str
    joints: str


_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60

TONGUES: dict[str, Tongue] = {
    "en": Tongue(
        months="january february march april may june july august september october november december",
        weekdays="monday tuesday wednesday thursday friday saturday sunday",
        grains=("day days", "week weeks", "month months", "quarter quarters", "year years", "hour hours"),
        lengths={"day": _DAY, "days": _DAY, "hour": _HOUR, "hours": _HOUR, "minute": _MINUTE, "minutes": _MINUTE}
        | {"second": 1, "seconds": 1},
        points="point points",
        rows="row rows",
        scales={"k": 10**3, "m": 10**6, "b": 10**9},
        decimal=".",
        group=",",
        before="on|in|at",
        week="the week of",
        up="up|rose|rise|rises|rising|risen|added|more|above|higher|highest|high|best",
        down="down|fell|fall|falls|falling|fallen|lost|less|below|lower|lowest|low|worst",
        still="moved less|as much|up to date",
        joints="and|while|but",
    ),
    "de": Tongue(
        months="januar februar märz april mai juni juli august september oktober november dezember",
        weekdays="montag dienstag mittwoch donnerstag freitag samstag sonntag",
        grains=("tag tage", "woche wochen", "monat monate", "quartal quartale", "jahr jahre", "stunde stunden"),
        lengths={"tag": _DAY, "tage": _DAY, "stunde": _HOUR, "stunden": _HOUR, "minute": _MINUTE, "minuten": _MINUTE}
        | {"sekunde": 1, "sekunden": 1},
        points="punkt punkte",
        rows="zeile zeilen",
        scales={"tsd.": 10**3, "mio.": 10**6, "mrd.": 10**9},
        decimal=",",
        group=".",
        before="am|im|in der|im jahr|in|der",
        week="woche vom",
        up="höher(?:e[sr]?)?|höchste[sr]?|hohe[sr]?|hoch|mehr|anstieg|gesamtanstiegs?|gestiegen|steigt|steigend|zugenommen|"
        "plus|über dem|nach oben|aufwärtstrend|beste[sr]?",
        down="niedriger(?:e[sr]?)?|niedrigste[sr]?|niedrige[sr]?|niedrig|weniger|rückgang|gesamtrückgangs?|gesunken|sinkt|"
        "sinkend|abgenommen|minus|unter dem|nach unten|abwärtstrend|schlechteste[sr]?",
        still="genauso hoch|so hoch wie|so viel wie",
        joints="und|doch|aber",
    ),
    "es": Tongue(
        months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        weekdays="lunes martes miércoles jueves viernes sábado domingo",
        grains=("día días", "semana semanas", "mes meses", "trimestre trimestres", "año años", "hora horas"),
        lengths={"día": _DAY, "días": _DAY, "hora": _HOUR, "horas": _HOUR, "minuto": _MINUTE, "minutos": _MINUTE}
        | {"segundo": 1, "segundos": 1},
        points="punto puntos",
        rows="fila filas",
        scales={"mil": 10**3, "m": 10**6, "mil m": 10**9},
        decimal=",",
        group=".",
        before="en el|en la|en|del|el|la",
        week="semana del",
        up="subida|subió|subir|subiendo|sube|aumentó|aumento|alza|más alt[ao]|alt[ao]|más(?! baj)|hacia arriba"
        "|por encima|mejor",
        down="bajada|bajó|bajar|bajando|descenso|disminuyó|la baja|más baj[ao]|baj[ao]|menos|hacia abajo|por debajo"
        "|peor",
        still="más o menos|más reciente",
        joints="y|mientras que|pero",
    ),
    "fr": Tongue(
        months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        weekdays="lundi mardi mercredi jeudi vendredi samedi dimanche",
        grains=("jour jours", "semaine semaines", "mois", "trimestre trimestres", "année années", "heure heures"),
        lengths={"jour": _DAY, "jours": _DAY, "heure": _HOUR, "heures": _HOUR, "minute": _MINUTE, "minutes": _MINUTE}
        | {"seconde": 1, "secondes": 1},
        points="point points",
        rows="ligne lignes",
        scales={"k": 10**3, "m": 10**6, "md": 10**9},
        decimal=",",
        group=" ",
        before="le|la|en|au",
        week="semaine du",
        up="hausse|de plus|plus haute?|haute?|au-dessus|monte|meilleure?",
        down="baisse|de moins|plus basse?|basse?|bas|au-dessous|descend|pire",
        still="un an plus tôt|une semaine plus tôt|plus récent",
        joints="et|tandis que|mais",
    ),
    "pt": Tongue(
        months="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        weekdays="segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        grains=("dia dias", "semana semanas", "mês meses", "trimestre trimestres", "ano anos", "hora horas"),
        lengths={"dia": _DAY, "dias": _DAY, "hora": _HOUR, "horas": _HOUR, "minuto": _MINUTE, "minutos": _MINUTE}
        | {"segundo": 1, "segundos": 1},
        points="ponto pontos",
        rows="linha linhas",
        scales={"mil": 10**3, "mi": 10**6, "bi": 10**9},
        decimal=",",
        group=".",
        before="na|no|em|da|do|a|o",
        week="semana de",
        up="alta|a mais|mais alt[ao]|alto|maior|acima|sobe|subiu|subindo|para cima|melhor",
        down="queda|a menos|mais baix[ao]|baix[ao]|menor|abaixo|cai|caiu|caindo|para baixo|pior",
        still="mais recente",
        joints="e|enquanto|mas",
    ),
    "it": Tongue(
        months="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        weekdays="lunedì martedì mercoledì giovedì venerdì sabato domenica",
        grains=("giorno giorni", "settimana settimane", "mese mesi", "trimestre trimestri", "anno anni", "ora ore"),
        lengths={"giorno": _DAY, "giorni": _DAY, "ora": _HOUR, "ore": _HOUR, "minuto": _MINUTE, "minuti": _MINUTE}
        | {"secondo": 1, "secondi": 1},
        points="punto punti",
        rows="riga righe",
        scales={"k": 10**3, "mln": 10**6, "mld": 10**9},
        decimal=",",
        group=".",
        before="nella|nel|ad|a|alla|al|dalla|dal|della|del|il|la",
        week="settimana dell?[ ']",
        up="aumento|rialzo|salit[oi]|salire|sale|in più|più alto|alto|crescita|sopra|superiore|oltre|miglior",
        down="calo|ribasso|sces[oi]|scendere|scende|in meno|più basso|basso|diminuzione|sotto|inferiore|peggior",
        still="più o meno|più recente",
        joints="e|mentre|ma",
    ),
}

BACK: dict[str, dict[str, tuple[str, int]]] = {
    "en": {
        "the day before": ("day", 1), "the same weekday a week before": ("day", 7), "the week before": ("week", 1),
        "the same week a year before": ("week", 52), "the month before": ("month", 1),
        "the same month a year before": ("month", 12), "the quarter before": ("quarter", 1),
        "the same quarter a year before": ("quarter", 4), "the year before": ("year", 1),
    },
    "de": {
        "am tag davor": ("day", 1), "am selben wochentag eine woche davor": ("day", 7),
        "in der woche davor": ("week", 1),
        "in derselben woche ein jahr davor": ("week", 52), "im monat davor": ("month", 1),
        "im selben monat ein jahr davor": ("month", 12), "im quartal davor": ("quarter", 1),
        "im selben quartal ein jahr davor": ("quarter", 4), "im jahr davor": ("year", 1),
    },
    "es": {
        "el día anterior": ("day", 1), "el mismo día de la semana anterior": ("day", 7),
        "la semana anterior": ("week", 1), "la misma semana del año anterior": ("week", 52),
        "el mes anterior": ("month", 1), "el mismo mes del año anterior": ("month", 12),
        "el trimestre anterior": ("quarter", 1), "el mismo trimestre del año anterior": ("quarter", 4),
        "el año anterior": ("year", 1),
    },
    "fr": {
        "la veille": ("day", 1), "le même jour une semaine plus tôt": ("day", 7), "la semaine précédente": ("week", 1),
        "la même semaine un an plus tôt": ("week", 52), "le mois précédent": ("month", 1),
        "le même mois un an plus tôt": ("month", 12), "le trimestre précédent": ("quarter", 1),
        "le même trimestre un an plus tôt": ("quarter", 4), "l'année précédente": ("year", 1),
    },
    "pt": {
        "o dia anterior": ("day", 1), "o mesmo dia da semana anterior": ("day", 7), "a semana anterior": ("week", 1),
        "a mesma semana do ano anterior": ("week", 52), "o mês anterior": ("month", 1),
        "o mesmo mês do ano anterior": ("month", 12), "o trimestre anterior": ("quarter", 1),
        "o mesmo trimestre do ano anterior": ("quarter", 4), "o ano anterior": ("year", 1),
    },
    "it": {
        "al giorno precedente": ("day", 1), "allo stesso giorno della settimana precedente": ("day", 7),
        "alla settimana precedente": ("week", 1), "alla stessa settimana di un anno prima": ("week", 52),
        "al mese precedente": ("month", 1), "allo stesso mese di un anno prima": ("month", 12),
        "al trimestre precedente": ("quarter", 1), "allo stesso trimestre di un anno prima": ("quarter", 4),
        "all'anno precedente": ("year", 1),
    },
}  # fmt: skip
"""What a period is compared with: how many periods of which length lie between."""

HOLIDAYS = {
    "en": "good friday|easter sunday|easter monday",
    "de": "karfreitag|ostersonntag|ostermontag",
    "es": "viernes santo|domingo de pascua|lunes de pascua",
    "fr": "vendredi saint|(?:dimanche de )?pâques|lundi de pâques",
    "pt": "sexta-feira santa|domingo de páscoa|segunda-feira de páscoa",
    "it": "venerdì santo|pasqua|lunedì dell'angelo",
}
"""Good Friday, Easter Sunday and Easter Monday, in this order."""
