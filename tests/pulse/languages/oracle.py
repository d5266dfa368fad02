"""What words claim, by language: the tests' own lists, read from nothing that they judge.

Each is a regular expression for whole words, tried without regard to capitals on a phrase whose slots are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pulse.definition.catalogue import LanguageCode


@dataclass(frozen=True)
class Words:
    """Words of one language.

    Args:
        up: That something went up, or lies above another.
        down: That it went down, or lies below.
        flat: That it stayed where it was.
        compares: That two figures are held against each other.
        ranks: That one is the most or the least of several.
        high, low: Roots of the adjectives in what is the highest and the lowest.
        causes: That one thing brought another about.
        judges: That something is good or bad.
    """

    up: str
    down: str
    flat: str
    compares: str
    ranks: str
    high: str
    low: str
    causes: str
    judges: str


ORACLE: Mapping[LanguageCode, Words] = {
    "en": Words(
        up=r"up|rose|risen|rises?|rising|grew|grown|growth|gained|added|more|above|high(er)?|increased?"
        r"|climbed|upwards?",
        down=r"down|fell|fallen|falls?|falling|lost|less|fewer|below|low(er)?|decreased?|declined?"
        r"|dropped(?! as)|downwards?",
        flat=r"same|unchanged|nothing changed|did not move|level with|exactly|as expected|held",
        compares=r"than|compared|versus|relative to|against",
        ranks=r"highest|lowest|most|least|best|worst|records?|maximum|minimum|top|bottom|peak",
        high=r"highest",
        low=r"lowest",
        causes=r"because|due to|owing to|thanks to|caused?( by)?|causes|reasons?|led to|drove|driven|driver"
        r"|therefore|hence",
        judges=r"good|bad|better|worse|best|worst|great|poor(ly)?|strong(ly)?|weak(ly)?|fine|alarming|success"
        r"|fail(ed|ure)?",
    ),
    "de": Words(
        up=r"mehr|gestiegen|stieg(en)?|steigt|steigend|\w*anstiegs?|zuwachs|zugenommen|zunahme|höher(es)?"
        r"|über|oberhalb|(?<!so )hoch"
        r"|hoher|zugelegt|gewachsen|aufwärts\w*|nach oben|plus",
        down=r"weniger|gefallen|fiel(en)?|fällt|fallend|\w*rückgangs?|abnahme|abgenommen|gesunken|sank(en)?"
        r"|sinkt|sinkend"
        r"|niedrig(er|eres)?|tiefer|unter(halb)? dem|verloren|eingebüßt|nachgegeben|abwärts\w*|nach unten|minus",
        flat=r"unverändert|genauso|gleich (hoch|viel)|nicht verändert|nicht bewegt|so viel|genau",
        compares=r"als|genauso|vergleichswert|im vergleich|verglichen|gegenüber",
        ranks=r"höchste[nrs]?|niedrigste[nrs]?|tiefste[nrs]?|größte[nrs]?|kleinste[nrs]?|beste[nrs]?"
        r"|rekord\w*|höchst\w+|"
        r"meiste[nrs]?",
        high=r"höchste[rs]?",
        low=r"niedrigste[rs]?|tiefste[rs]?",
        causes=r"weil|wegen|aufgrund|dank|denn|verursacht|ursache|grund|führte|sorgte|getrieben|deshalb"
        r"|infolge|durch",
        judges=r"gut(e[rsn]?)?|schlecht\w*|besser(e[nrs]?)?|stark(e[nrs]?)?|schwach(e[nrs]?)?"
        r"|erfreulich\w*|leider|erfolg\w*|beste[nrs]?",
    ),
    "es": Words(
        up=r"más(?! o menos| reciente| baj)|sub(e|ió|ida|ido|iendo|ir)|aument(o|ó|ado|a)|crec(e|ió|ido"
        r"|imiento)|alza|alt[oa]"
        r"|por encima|hacia arriba|ganó",
        down=r"(?<!más o )menos|baj(a|ó|ada|ado|ando|ar|o)|disminu(yó|ción)|descen(so|dió|dido)|cay?(ó|ído|ída|e)"
        r"|por debajo|hacia abajo|perdió",
        flat=r"mism[oa]|igual|sin cambios|no varió|exactamente|justo|lo esperado",
        compares=r"(más|menos|misma|mismo) que|en comparación|frente a|respecto",
        ranks=r"mejor(es)?|peor(es)?|récord|máxim[oa]|mínim[oa]|mayor(es)?|menor(es)?|(el"
        r"|la) (valor )?más (alt|baj)[oa]",
        high=r"alt[oa]",
        low=r"baj[oa]",
        causes=r"porque|debid[oa]s?|a causa|causad?[oa]?|gracias a|por culpa|motivo|motivad[oa]|provoc\w+"
        r"|llevó a|dado que",
        judges=r"buen[oa]?s?|mal[oa]?s?|mejor(a|es)?|peor(es)?|fuerte(mente)?|débil|excelente|preocupante"
        r"|éxito|fracaso",
    ),
    "fr": Words(
        up=r"hausse|mont(e|é|ent|er)|augment(e|é|ation)|progress(e|é|ion)|de plus(?! récent)|plus haut"
        r"|plus qu\w*|haut"
        r"|au-dessus|gagné",
        down=r"baiss(e|é|er)|descend(u|re)?|diminu(e|é|tion)|recul(e|é)?|de moins|moins qu\w*|plus bas|bas"
        r"|au-dessous"
        r"|en dessous|perdu|chute",
        flat=r"même niveau|rien n.a changé|rien n.a bougé|sans changement|n.a pas bougé|exactement|comme attendu"
        r"|stable",
        compares=r"(plus|moins|niveau) qu\w*|par rapport|comparaison",
        ranks=r"meilleure?s?|pires?|records?|maximum|minimum|(le|la|les) plus(?! récent)|pic",
        high=r"haute?",
        low=r"basse?|bas",
        causes=r"parce|car|grâce|à cause|causée?|en raison|dûe?|dus|puisque|entraînée?|provoquée?|expliqu\w+"
        r"|suite à",
        judges=r"bon(ne)?s?|mauvaise?s?|meilleure?s?|pires?|mieux|fort(e|ement)?|faible(ment)?|excellent|inquiétant"
        r"|succès|échec",
    ),
    "pt": Words(
        up=r"mais(?! recente| baix)|(sub(iu|iram|ida|ido|indo|ir)|sobem?)|aument(o|ou|ado|ando|a)|cresc(e|eu"
        r"|ido|imento|endo)"
        r"|alta|alto|acima|para cima|ganhou|superior",
        down=r"menos|ca(iu|íram|iram|ído|indo|ir|i)|queda|baix(a|o|ou|ando)|diminui(u|ção)|redu(ziu|ção)"
        r"|recu(o|ou|ado)"
        r"|abaixo|para baixo|perdeu|inferior",
        flat=r"mesm[oa]s?|igual|sem (mudança|alteração|variação)|inalterad[oa]|não (mud(ou|aram)|variou"
        r"|se alterou|houve)"
        r"|exatamente|estável|ficou estável|conforme (o )?(esperado|previsto)|como (o )?(esperado|previsto)"
        r"|estáveis",
        compares=r"do que|(mais|menos) que|em comparação|frente a|em relação",
        ranks=r"melhor(es)?|pior(es)?|recordes?|máxim[oa]|mínim[oa]|maior(es)?|menor(es)?|(o"
        r"|a) (valor )?mais (alt|baix)[oa]",
        high=r"alt[oa]|maior",
        low=r"baix[oa]|menor",
        causes=r"porque|devido|por causa|causa(do|da|s)?|graças a|motivo|motivad[oa]|provoc\w+|levou a"
        r"|em razão|em virtude",
        judges=r"bo[am]|bons|boas|ruins?|mau|má|melhor(a|ou)?|pior(a|ou)?|fortes?|frac[oa]s?|excelente"
        r"|preocupante|sucesso",
    ),
    "it": Words(
        up=r"in più|più alto|sal(e|ito|iti|ita|ire|ita)|aument(o|a|ato)|cresc(e|ita|iuto)|rialzo|alto"
        r"|al di sopra|sopra"
        r"|oltre|verso l.alto|superiore|guadagnato",
        down=r"in meno|più basso|scen(de|dere|sa)|sces[oaie]|cal(o|a|ato)|diminu(zione|ito|isce)|ribasso|basso"
        r"|al di sotto|sotto|verso il basso|inferiore|perso",
        flat=r"stess[oi]|non c.è (alcuna )?variazione|senza variazioni|invariato|esattamente|come previsto",
        compares=r"rispetto|a confronto",
        ranks=r"miglior[ei]?|peggior[ei]?|record|massimo|minimo|maggior[ei]?|il (dato )?più",
        high=r"alto",
        low=r"basso",
        causes=r"perché|a causa|causat[oa]|grazie a|per via|dovut[oa]|poiché|siccome|motivo|provocat[oa]|portato a",
        judges=r"buon[oaie]?|cattiv[oaie]|miglior\w*|peggior\w*|fort[ei]|debol[ei]|ottim[oa]|preoccupante|successo",
    ),
}

INFORMAL: Mapping[LanguageCode, str] = {
    "en": r"\b(thou|thee|thy)\b",
    "de": r"\b(du|dich|dir|deine?[mnrs]?|euch|eure?[mnrs]?)\b|\b(antworte|sende|schick|tippe?|probiere?"
    r"|wähle?|prüfe?)\b",
    "es": r"\b(tú|tus?|ti|te|contigo|tuy[oa]s?|os|vuestr[oa]s?|vosotr[oa]s)\b|\b(responde|envía|toca|elige"
    r"|escribe)\b",
    "fr": r"\b(tu|te|toi|ton|ta|tes|tienne?s?)\b|\bt’|(?<!je )\b(réponds|envoie|touche|choisis|essaie)\b",
    "pt": r"\b(tu|te|ti|contigo|teus?|tuas?|vós|vossos?)\b|\b(envia|escolhe|escreve|toca)\b",
    "it": r"\b(tu|te|ti|tuo|tua|tuoi|tue|vostr[oaie])\b|\b(rispondi|invia|tocca|scegli|scrivi)\b",
}

SLIPS: Mapping[LanguageCode, tuple[str, ...]] = {
    "en": (
        r"\ban? (makes|up|down|rise of a)\b",
        r"(?<![\d.,])1 (days|hours|weeks|months|quarters|years|cycles|rows|points|seconds|minutes)\b",
        r"(?<![\d.,])(0|[2-9]) (day|hour|week|month|quarter|year|cycle|row|point|second|minute)\b",
        r"\b(in|on|at|than|from) (in|from|at) (on|in|at)\b|\b(in|on|at) (in|on|at)\b",
        r"\bin (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bon (January|November|October|Q\d|20\d\d)\b",
        r"\ba (8|11|18|[aeio]\w)|\ban (?!8|11\b|18\b)[^aeiouh\W]",
        r"\bmore than (a|the) (week of|Saturday)",
    ),
    "de": (
        r"\b(gegenüber|mit|von|seit|nach|bei|aus|zu|zuvor) (die|das|den \w+(tag|och))\b",
        r"\bzwischen (die|das|der \w+ und (der|die|das))\b",
        r"\b(in|an|zu|von) dem\b|\bim (Woche|Stunde|\w+tag)\b|\bam (Woche|Stunde|November|Oktober)\b",
        r"\bin (November|Oktober|August|die Woche|\d{4})\b|\bvon der Woche\b|\bseit (die|im|am|in) ",
        r"(?<![\d.,])1 (Tage|Stunden|Wochen|Monate|Quartale|Jahre|Zyklen|Zeilen|Punkte|Sekunden|Minuten)\b",
        r"(?<![\d.,])(0|[2-9]) (Tag|Stunde|Woche|Monat|Quartal|Jahr|Zyklus|Zeile|Punkt|Sekunde|Minute)\b",
        r"\b(am am|im im|in in|um um|als als|wie als|als wie|der der|die die)\b",
        r"\b(mit|von|nach|bei) [\d.,]+\W(Tage|Punkte|Monate|Prozentpunkte)\b",
        r"Uhr Uhr|\d\d:\d\d(?! Uhr)\b",
    ),
    "es": (
        r"\b(?![Ee]l\b|del\b|al\b)[\w%€]+ (lunes|martes|miércoles|jueves|viernes|sábado|domingo) \d",
        (
            r"\bde el (?!T\d|Niño)|\ba el\b|\bde la la\b|\bque que\b|\ben en\b|\bdesde en\b|\bdesde desde\b"
            r"|\bde de\b|\ba a\b"
        ),
        r"(?<![\d.,])1 (días|horas|semanas|meses|trimestres|años|ciclos|filas|puntos|segundos|minutos)\b",
        r"(?<![\d.,])(0|[2-9]) (día|hora|semana|mes|trimestre|año|ciclo|fila|punto|segundo|minuto)\b",
        (
            r"\ben (el )?(lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|\ben las? \d\d:|\blas 01:"
            r"|\bla (?!01)\d\d:"
        ),
        r"\by (i|hi)[a-záéíóú]|\bo (o|ho)[a-z]",
    ),
    "fr": (
        (
            r"\bque (en|a[uà]|à|il|on|hier|aux?|[aeiouéèêîô])|\bde (le|les|environ|a[oû]|août|avril|octobre"
            r"|[aeiouéèê])\b"
        ),
        (
            r"\bde (le|les) (?=[a-z])|\bà le (?=[a-z])|\bà les (?!recevoir)|\ben (le|au|en)\b|\bde de\b"
            r"|\bque que\b|\bdepuis (en|au)\b"
        ),
        (
            r"(?<![\d.,])([01]|[01],\d+) (jours|heures|semaines|trimestres|années|cycles|lignes|points|secondes"
            r"|minutes)\b"
        ),
        r"(?<![\d.,])[2-9] (jour|heure|semaine|trimestre|année|cycle|ligne|point|seconde|minute)\b",
        r"\b(la|le) (année|heure|objectif|ensemble|une)\b|\b(le|la) l’|\bun (semaine|heure|année)\b|\bsi il\b",
        r"[^\u00a0\u202f\d][:!?](?!\d)|[^\u202f];| [:;!?]|'|« | »",
        r"\ble 1 (janvier|août|novembre)|\bd’(onze|8|11)\b",
    ),
    "pt": (
        r"\bem (o|a|os|as)\b|\bde (o|a|os|as) |\bpor (o|a) |\ba (o|a) |\ba as\b",
        r"(?<![\d.,])[01] (dias|horas|semanas|meses|trimestres|anos|ciclos|linhas|pontos|segundos|minutos)\b",
        r"(?<![\d.,])[2-9] (dia|hora|semana|mês|trimestre|ano|ciclo|linha|ponto|segundo|minuto)\b",
        r"\bno (segunda|terça|quarta|quinta|sexta)-feira|\bna (sábado|domingo|mês|ano|trimestre)|\bno semana\b",
        r"\bde de\b|\bque que\b|\bem em\b|\bdesde (n[oa]|em)\b|\bdo do\b|\bda da\b|\bde (no|na|em)\b|\bas 1h\b",
        r"\b(fato|ecrã|telemóvel|equipa|registo|contacto)\b",
    ),
    "it": (
        r"\b(in|di|a|da|su) (il|lo|la|i|gli|le) |\b(in|di|a|da|su) l’|\bdi di\b|\bche che\b|\bin (il|la)\b",
        r"(?<![\d.,])1 (giorni|ore|settimane|mesi|trimestri|anni|cicli|righe|punti|secondi|minuti)\b",
        r"(?<![\d.,])(0|[2-9]) (giorno|ora|settimana|mese|trimestre|anno|ciclo|riga|punto|secondo|minuto)\b",
        r"\b(del|il|dal|al|nel) (8|11|80|88)(?![\d.,]*\d)|\b(un|uno) (anno|alt)\w* (?=di l’)|\b(del|il|al|dal) 0,",
        r"\brispetto a (nel|nella|in|a|alle|il|la|ad) |\bad? (nel|nella|a|ad|alle) |\bdal? (nel|a|ad) ",
        r"\b(dell|all|dall|nell|l)’ |\bdella? (anno|ora|ultim)|\bil (stess|ultim|ora)|'|\bda (settimana|ore)\b",
    ),
}
"""What a careful editor once found, or would find at once, in rendered texts."""
