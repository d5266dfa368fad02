"""What a clause is about, told from a few of its words: the reader's own cues, six languages side by side.

A clause is matched with its figures and names already replaced by tags: ``<a>`` an amount, ``<s>`` a share or a
percentage, ``<d>`` points of a percentage, ``<g>`` so many days or weeks, ``<r>`` so many rows, ``<p>`` a period,
``<q>`` a moment, ``<z>`` a time zone, ``<m>`` a member, ``<w>`` the measure, ``<b>`` what is compared with,
``<t>`` a goal, ``<h>`` a holiday, ``<e>`` the owner's note. The first cue that is found decides.
"""

import re

_ORDER = ("en", "de", "es", "fr", "pt", "it")

_CUES: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    (
        "verdict", "for the (better|worse)", "zum (besseren|schlechteren)", "a (mejor|peor)", "(bon|mauvais) sens",
        "para (melhor|pior)", "(miglior|peggior)amento",
    ),
    (
        "weekdays", "same weekdays", "gleichen wochentagen", "mismos días de la semana", "jours de semaine égaux",
        "mesmos dias da semana", "parità di giorni della settimana",
    ),
    ("without", "^without <m>", "^ohne <m>", "^sin <m>", "^sans <m>", "^sem <m>", "^senza <m>"),
    ("weight", "weight of <m>", "gewicht von", "peso de <m> es", "le poids d", "peso de <m> é", "peso di <m>"),
    (
        "season", "similar", "ähnlich gross", "parecida", "comparable", "parecida", "simile",
    ),
    (
        "growth", "^average over", "^durchschnitt \\(", "^media de <g>", "^moyenne sur", "^média de <g>", "^media su",
    ),
    (
        "per_day", "average per day", "durchschnitt je tag", "media al día", "moyenne par jour", "média por dia",
        "media al giorno",
    ),
    (
        "offset", "cancel out", "heben sich auf", "se compensan", "se compensent", "se compensam", "si compensano",
    ),
    (
        "debut", "^new <p>", "^neu <p>", "^novedad <p>", "^nouveau <p>", "^novidade <p>", "^novità <p>",
    ),
    (
        "renamed", "was it renamed", "umbenannt", "cambiado de nombre", "nom a-t-il changé", "nome mudou",
        "cambiato nome",
    ),
    (
        "slip", "another unit", "andere einheit", "otra unidad", "autre unité", "outra unidade", "altra unità",
    ),
    ("stale", "out of date", "nicht aktuell", "no están al día", "pas à jour", "desatualizados", "non aggiornato"),
    (
        "silent", "no rows", "keine zeilen", "no hay filas", "(pas de|aucune) lignes?", "não (tem|há) linhas",
        "non ci sono righe",
    ),
    ("zero", "^zero", "^null", "^cero", "^zéro", "^zero", "^zero"),
    (
        "no_base", "no complete figure", "zum vergleich fehlt", "falta una cifra", "pas de chiffre complet",
        "(falta|não há) (um )?valor completo", "manca una cifra",
    ),
    (
        "partial", "is not complete", "nicht vollständig", "incompleto", "incomplète", "incompleto", "incompleto",
    ),
    (
        "missing", "no data at all", "ganz ohne daten", "sin ningún dato", "aucune donnée", "sem nenhum dado",
        "nessun dato per",
    ),
    (
        "future", "dated later", "später datiert", "fecha posterior", "daté|date postérieure", "data posterior",
        "data successiva",
    ),
    ("dropped", "dropped as", "als wiederholung", "descartadas", "écarté", "descartadas", "scartate"),
    ("kept", "counted though", "mitgezählt", "se cuentan", "compté", "contadas", "conteggiate"),
    ("unknown", "without a figure", "ohne wert", "sin cifra", "sans chiffre", "sem valor", "senza cifra"),
    ("span", "based on", "grundlage", "^base:", "^base :", "^base:", "^base:"),
    ("event", "noted by", "notiert", "anotación", "noté par", "anotação", "nota di chi"),
    ("clocks", "clocks changed", "zeitumstellung", "cambio de hora", "changement d'heure", "mudança de hor", "cambio"),
    (
        "forecast", "forecast", "prognose", "pronóstico", "prévision", "previsão", "previsione",
    ),
    ("pace", "by now", "bis jetzt erwartet", "a estas alturas", "à ce stade", "esperado até agora", "a questo punto"),
    (
        "crossed", "newly", "neuerdings", "novedad", "désormais", "passou a ficar", "passaggio",
    ),
    (
        "goal", "<t>|exactly on target|^(which is )?<[ad]> (above|below) <[ad]>$", "<t>|zielwert",
        "<t>|objetivo|cifra fijada",
        "<t>|visé|^soit <[ad]> au-|^<[ad]> au-", "<t>|meta", "<t>|obiettivo|livello fissato",
    ),
    (
        "against_holiday", "against <h>", "selben feiertag", "misma festividad del año",
        "même fête un an plus tôt", "mesmo feriado do ano", "confronto con <h>",
    ),
    ("holiday", "<h>", "<h>", "<h>", "<h>", "<h>", "<h>"),
    (
        "factor", "at <a> each", "im mittel je", "con una media de", "en moyenne par unité", "por unidade",
        "media per unità",
    ),
    (
        "mix", "(shift between|change within) the parts", "verschiebung zwischen", "entre las partes",
        "entre les parties|au sein", "entre as partes", "tra le parti|nelle parti",
    ),
    (
        "opposed", "opposite directions", "entgegengesetzte", "sentidos opuestos", "sens opposés", "sentidos opostos",
        "direzioni opposte",
    ),
    (
        "concentration", "concentrated", "konzentration", "concentración", "concentration", "concentração",
        "concentrazione",
    ),
    ("volatility", "swings", "schwankungen", "oscilaciones", "variations", "oscilação", "oscillazioni"),
    (
        "to_date", "so far:", "laufenden zeitraum", "la cifra es de .* tras <", "après <.* :", "resultado até agora",
        "finora",
    ),
    (
        "same_days", "same days", "denselben tagen", "mismos días", "mêmes jours", "mesmos dias", "stessi giorni",
    ),
    (
        "turn", "after a (fall|rise) before", "nach einem (rückgang|anstieg) zuvor", "tras una (bajada|subida)",
        "après une (baisse|hausse)", "após uma (fase de )?(queda|alta)", "dopo un (calo|aumento) precedente",
    ),
    (
        "break", "level has been|(higher|lower) level", "niveau", "nivel", "niveau est plus (haut|bas)|nouveau niveau",
        "patamar", "livello è più (alto|basso)|nuovo livello",
    ),
    (
        "streak", "in a row|a run of|without a break|each of the last", "in folge|ohne unterbrechung|ununterbrochen",
        "seguid[oa]s|racha|sin interrupción|lleva <|desde hace", "d'affilée|série de|sans interruption",
        "seguid[oa]s|sequência|sem interrupção", "consecutiv|serie di|senza interruzioni",
    ),
    (
        "trend", "trend|rising|falling|about <[ad]> since", "trend|steig(t|end)|sinkt|sinkend",
        "tendencia|viene |al alza|la baja\\b|aproximadamente <[ad]> desde", "tendance|d'environ|depuis <p>, d'env",
        "tendência|vem |em (alta|queda) desde", "tendenza|tende a|<[ad]> circa",
    ),
    (
        "driver_share", "of the (rise|fall)", "gesamt(anstieg|rückgang)", "(subida|bajada) total", "d'ensemble",
        "(alta|queda) total", "complessiv[oa](?!,)|<s> di quello",
    ),
    ("others_flat", "others together did not", "übrigen.*nicht verändert", "resto.*no varió", "reste.*pas bougé",
     "demais.*não mudaram", "resto.*invariato"),
    ("others", "others together", "übrigen zusammen", "resto en conjunto", "tout le reste", "demais segmentos somados",
     "il resto nel complesso"),
    ("rest_line", "others moved less", "übrigen war die", "resto varió menos", "autres ont moins", "mudaram menos",
     "variazioni sono minori"),
    (
        "share", "<s> of <w>|share of <m>|<m> stands|<w>, <s>", "anteil", "peso|<s> de <w>|parte de <m>",
        "<s> du total|la part|une part|\\(<w>\\)", "do total|participação|no total", "quota|<s> di <w>",
    ),
    (
        "unusual", "usual", "üblich|ungewöhnlich", "habitual|inusual", "habitu", "habitual|de sempre|atípic|incomum",
        "abitual|di norma|consueto|insolit",
    ),
    (
        "extreme", "^(highest|lowest) day:", "tageswert: ", "^valor diario .*: ",
        "^(jour le )?plus (haut|bas)( niveau quotidien)? ?:",
        "^(maior|menor) valor diário: ", "^dato giornaliero più (alto|basso): ",
    ),
    (
        "record", "(highest|lowest|best|worst|higher|lower) .*since|since <p> (no|was)|no .* since <p>",
        "(höchste|niedrigste|beste|schlechteste|jeder andere|kein wert)",
        "valor .*más (alto|baj[o])|mejor|peor|no ha habido",
        "depuis <p>,? (on ne|pas|aucun)|aucun niveau|depuis <p>$|depuis <p>, pas",
        "(maior|menor|melhor|pior|mais alto|mais baixo)",
        "(più alto|più basso|miglior|peggior|nessun dato|ogni altro)",
    ),
    ("almost", "almost the same", "fast genauso", "casi l[oa] mism", "presque", "quase o mesmo", "quasi lo stesso"),
    (
        "flat", "the same as|unchanged|nothing changed|did not move|level with",
        "genauso hoch|unverändert|nicht verändert",
        "l[oa] mism[oa] que|sin cambios|no varió|igual que", "même niveau|rien n'a|sans changement",
        "o mesmo que|sem mudança|não houve mudança|não mudou",
        "lo stesso dato|lo stesso registrato|variazion|invariat",
    ),
)  # fmt: skip

CUES: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    language: tuple((kind, re.compile(patterns[place])) for kind, *patterns in _CUES)
    for place, language in enumerate(_ORDER)
}


def tells(clause: str, language: str, kind: str) -> bool:
    """Whether ``clause`` holds the cue of ``kind``, whatever it is about first."""
    return any(cue.search(clause) for item, cue in CUES[language] if item == kind)


def kind_of(clause: str, language: str) -> str:
    """What ``clause``, with its tags, is about; empty where no cue tells."""
    return next((kind for kind, cue in CUES[language] if cue.search(clause)), "")
