"""What a reader may want, and the words for it in languages other than English."""

from collections.abc import Mapping
from typing import Literal

from pulse.catalogue import Language

Intent = Literal[
    "stop", "start", "why", "compare", "top", "bottom", "table", "trend", "value", "when", "quality", "definition",
    "unusual", "more", "wrong", "unreadable", "help", "cannot", "other",
]  # fmt: skip
Pattern = tuple[Intent, int, str]

OTHER_LANGUAGES: Mapping[Language, tuple[Pattern, ...]] = {
    "de": (
        ("why", 3, r"\bwarum\b|\bwieso\b|\bweshalb\b|\bgrund\b|\bgründe\b|\burs[aä]ch|\bworan\b|\bwas ist passiert"),
        ("compare", 3, r"\bvergleich|\bgegenüber\b|\bvorjahr|\bvorwoche|\bvormonat|\bletzte[sn]? (jahr|woche|monat)"),
        ("top", 3, r"\bgr(ö|oe)(ß|ss)te|\bbeste[nr]?\b|\bst(ä|ae)rkste"),
        ("bottom", 3, r"\bkleinste|\bschlechteste|\bschw(ä|ae)chste"),
        ("table", 3, r"\btabelle|\bzahlen\b|\bwerte\b|\bliste\b"),
        ("trend", 3, r"\bverlauf|\bentwickl|\bw(ä|ae)chst\b|\bsinkt\b|\bsteigt\b"),
        ("value", 2, r"\bwie ?viel|\binsgesamt\b|\baktuell"),
        ("when", 3, r"\bwann\b|\brekord|\bh(ö|oe)chst|\bwelcher tag|\bjemals\b"),
        ("quality", 4, r"\bvollst(ä|ae)ndig|\bfehlen|\bfehlt\b|\baktuell\b.*\bdaten|\bstimmt\b|\bverl(ä|ae)sslich"),
        ("definition", 4, r"\bberechn|\bdefin|\bbedeutet\b|\bquelle\b|\bwoher\b"),
        ("unusual", 3, r"\bungew(ö|oe)hnlich|\bauff(ä|ae)llig|\bnormal\b|\bausrei(ß|ss)er|\bseltsam"),
        ("cannot", 4, r"\bprognose|\bvorhersage|\bziel\b|\bziele\b|\bn(ä|ae)chste[nrs]? (woche|monat|jahr)|\bplan\b"),
        ("more", 3, r"^\W*(danke( sch(ö|oe)n)?|super|gut|prima|mehr|weiter|ja|toll)\W*$"),
        ("wrong", 4, r"\bfalsch|\bfehler\b|\bstimmt nicht"),
        ("help", 3, r"^\W*(hilfe|hallo|moin|men(ü|ue)|was kannst du)\W*$"),
    ),
    "es": (
        ("why", 3, r"\bpor ?qu(é|e)\b|\bmotivo|\braz(ó|o)n|\bcausa|\bqu(é|e) pas(ó|o)"),
        ("compare", 3, r"\bcompar|\bfrente a\b|\ba(ñ|n)o (pasado|anterior)|\b(semana|mes) (pasad[ao]|anterior)"),
        ("top", 3, r"\bmayor(es)?\b|\bmejor(es)?\b"),
        ("bottom", 3, r"\bmenor(es)?\b|\bpeor(es)?\b"),
        ("table", 3, r"\btabla|\bcifras\b|\bdatos\b|\blista\b"),
        ("trend", 3, r"\btendencia|\bevoluci(ó|o)n|\bcrece|\bsube\b|\bbaja\b"),
        ("value", 2, r"\bcu(á|a)nt|\btotal\b|\bactual"),
        ("when", 3, r"\bcu(á|a)ndo\b|\br(é|e)cord|\bm(á|a)ximo|\bqu(é|e) d(í|i)a"),
        ("quality", 4, r"\bcomplet|\bfalta|\bfiable|\bcorrect"),
        ("definition", 4, r"\bdefin|\bcalcula|\bsignifica\b|\bfuente\b|\bde d(ó|o)nde"),
        ("unusual", 3, r"\binusual|\braro|\bextra(ñ|n)o|\bnormal\b|\banomal"),
        ("cannot", 4, r"\bpron(ó|o)stico|\bprevisi(ó|o)n|\bmeta\b|\bobjetivo|\bpr(ó|o)xim"),
        ("more", 3, r"^\W*(gracias|genial|bien|vale|m(á|a)s|s(í|i)|perfecto)\W*$"),
        ("wrong", 4, r"\bmal\b|\bequivocad|\bincorrect|\berror\b"),
        ("help", 3, r"^\W*(ayuda|hola|men(ú|u))\W*$"),
    ),
    "fr": (
        ("why", 3, r"\bpourquoi\b|\braison|\bcause|\bque s'est-il pass(é|e)"),
        (
            "compare",
            3,
            r"\bcompar|\bpar rapport\b|\ban(née)? (dernier|derni(è|e)re|pass)|\b(semaine|mois) (derni|pr(é|e)c)",
        ),
        ("top", 3, r"\bplus grand|\bmeilleur|\bpremier"),
        ("bottom", 3, r"\bplus petit|\bpire|\bdernier(s)?\b"),
        ("table", 3, r"\btableau|\bchiffres\b|\bliste\b|\bdonn(é|e)es\b"),
        ("trend", 3, r"\btendance|\b(é|e)volution|\bmonte\b|\bbaisse\b"),
        ("value", 2, r"\bcombien\b|\btotal\b|\bactuel"),
        ("when", 3, r"\bquand\b|\brecord|\bmaximum|\bquel jour"),
        ("quality", 4, r"\bcomplet|\bmanque|\bfiable|\bcorrect|\b(à|a) jour"),
        ("definition", 4, r"\bd(é|e)fin|\bcalcul|\bsignifie|\bsource\b|\bd'o(ù|u)"),
        ("unusual", 3, r"\binhabituel|\banormal|\bbizarre|\bnormal\b"),
        ("cannot", 4, r"\bpr(é|e)vision|\bobjectif|\bprochain"),
        ("more", 3, r"^\W*(merci|super|bien|ok|encore|oui|parfait)\W*$"),
        ("wrong", 4, r"\bfaux\b|\bfausse\b|\berreur\b|\bincorrect"),
        ("help", 3, r"^\W*(aide|bonjour|salut|menu)\W*$"),
    ),
    "pt": (
        ("why", 3, r"\bpor ?que\b|\bpor ?qu(ê|e)\b|\bmotivo|\braz(ã|a)o|\bcausa|\bo que aconteceu"),
        ("compare", 3, r"\bcompar|\bano (passado|anterior)|\b(semana|m(ê|e)s) (passad[ao]|anterior)"),
        ("top", 3, r"\bmaior(es)?\b|\bmelhor(es)?\b"),
        ("bottom", 3, r"\bmenor(es)?\b|\bpior(es)?\b"),
        ("table", 3, r"\btabela|\bn(ú|u)meros\b|\bdados\b|\blista\b"),
        ("trend", 3, r"\btend(ê|e)ncia|\bevolu(ç|c)(ã|a)o|\bcresce|\bsobe\b|\bcai\b"),
        ("value", 2, r"\bquant[oa]s?\b|\btotal\b|\batual"),
        ("when", 3, r"\bquando\b|\brecorde|\bm(á|a)ximo|\bque dia"),
        ("quality", 4, r"\bcomplet|\bfalta|\bconfi(á|a)v|\bcorret"),
        ("definition", 4, r"\bdefin|\bcalcula|\bsignifica\b|\bfonte\b|\bde onde"),
        ("unusual", 3, r"\bincomum|\bestranho|\bnormal\b|\banomal|\bexcepcional"),
        ("cannot", 4, r"\bprevis(ã|a)o|\bmeta\b|\bobjetivo|\bpr(ó|o)xim"),
        ("more", 3, r"^\W*(obrigad[oa]|(ó|o)timo|bom|mais|sim|perfeito)\W*$"),
        ("wrong", 4, r"\berrad|\bincorret|\berro\b"),
        ("help", 3, r"^\W*(ajuda|ol(á|a)|oi|menu)\W*$"),
    ),
}
