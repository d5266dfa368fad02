"""Words that turn a wish round, ask about it, or say until when, in all languages together."""

DENIES = frozenset(
    [
        *("not", "no", "dont", "don", "doesnt", "never", "nicht", "kein", "keine", "keinen", "nie", "pas"),
        *("jamais", "sin", "nunca", "jamas", "nao", "nem", "sem", "non", "mai", "senza"),
    ]
)
"""Before what is set: it is not wanted."""
HOW = frozenset(
    [
        *("how", "what", "why", "when", "do", "does", "did", "are", "is", "was", "were", "which"),
        *("wie", "was", "warum", "wann", "bist", "seid", "ist", "reicht", "welche", "schickst", "kommt"),
        *("como", "que", "cuando", "estas", "esta", "cual", "quando", "quais", "qual", "voce", "por"),
        *("comment", "pourquoi", "quand", "quel", "quelle", "est", "come", "cosa", "perche", "quale", "sei"),
    ]
)
"""How do I mute it, do you send it every week: a question about it, where it is the first word."""
POLITE = frozenset(
    [
        *("can", "could", "would", "please", "pls", "plz", "konnt", "konnen", "konntest", "konntet", "kannst", "bitte"),
        *(
            "puoi",
            "potete",
            "potresti",
            "potreste",
            "favore",
            "puedes",
            "puede",
            "podrias",
            "podria",
            "pueden",
            "favor",
        ),
        *("pode", "poderia", "podem", "podes", "peux", "pouvez", "pourrais", "pourriez", "stp", "svp", "plait", "kann"),
    ]
)
"""Words of a request: it ends as a question does and is none."""
TOMORROW = frozenset(["tomorrow", "morgen", "manana", "demain", "domani", "amanha"])
WISHES = {
    "if": (
        "if|when|whenever|unless|as soon as|wenn|falls|sobald|ausser wenn|si|quand|lorsque|des que|sauf si|s il|"
        "cuando|siempre que|a menos que|salvo que|se|quando|sempre que|a nao ser que|a meno che|qualora|ogni volta che"
    ),
    "trouble": (
        "off|wrong|problem*|issue*|trouble|weird|strange|unusual|abnormal|breaks|broken|alarming|alert*|dramatic*|"
        "crash*|tank*|serious|goes bad|goes south|schief|schieflauft|komisch|auffallig*|auffallt|ungewohnlich*|"
        "nicht stimmt|stimmt was|stimmt etwas|nicht passt|brennt|dramatisch*|ernst*|einbricht|cloche|anormal*|"
        "bizarre|probleme*|va mal|ne va pas|alerte*|anomalie*|inhabituel*|deraille|grave|raro|rara|anomal*|mal|"
        "va mal|problema*|ande mal|falla|inusual|alarmante|errado|estranho|fora do normal|der errado|correr mal|"
        "corra mal|esquisito|strano|strana|storto|non va|anomalo|insolito|qualcosa che non"
    ),
    "send": (
        "send*|sent|ping*|messag*|text me|write*|notif*|bother*|disturb*|alert*|report*|deliver*|updates|chart|"
        "charts|pulse|pulses|schick*|schreib*|meld*|nachricht*|nerv*|stor*|bericht*|zusend*|zuschick*|sende*|"
        "envoi*|envoy*|ecri*|messag*|derang*|previen*|alert*|rapport*|recevoir|recois|mande*|manda*|envi*|escrib*|"
        "avis*|molest*|mensaje*|informe*|recib*|mensagen*|mensagem|escrev*|incomod*|perturb*|receb*|relatorio*|"
        "scriv*|avvis*|messagg*|report|ricev*|invi*|mandar*"
    ),
    "stop": (
        "stop|no more|dont|don t|do not|not|never|quit|cease|aufhoren|hor auf|hort auf|nicht|kein*|nichts|arrete*|"
        "arreter|cesse*|ne m|ne me|n envoy*|pas|plus de|para de|paren de|deja de|dejen de|no me|no quiero|nada|sin|"
        "pare de|parem de|nao|nada de|chega de|smett*|basta|non|niente|nulla"
    ),
    "cease": (
        "stop|quit|pause|mute|cease|aufhoren|hor|hort|auf|pausier*|arrete*|cesse*|pare|pares|paren|parem|dejes|dejen|"
        "smett*|ferma*|unsubscribe|dejar|parar|cesar|smettere|aufhorst|aufhort|aufzuhoren|end|ending|arreter|cesser"
    ),
    "notonly": "not only|not just|nicht nur|pas seulement|pas que|no solo|no solamente|nao so|nao apenas|non solo",
    "pause": (
        "pause|snooze|stop|hold off|suspend*|holiday|vacation|pausier*|urlaub|vacances|vacaciones|ferias|ferie|"
        "stopp|ferma*|fermati|fermatevi|sospend*|para|parem|detener|deten"
    ),
    "weekend": "weekend|weekends|week end|wochenende|wochenenden|fin de semana|fines de semana|finde|fim de semana",
    "weekly": (
        "once a week|one per week|every week|each week|einmal pro woche|einmal die woche|einmal in der woche|"
        "1x pro woche|wochentlich einmal|une fois par semaine|1 fois par semaine|chaque semaine|toutes les semaines|"
        "una vez por semana|una vez a la semana|cada semana|uma vez por semana|toda semana|todas as semanas|"
        "una volta a settimana|una volta alla settimana|ogni settimana"
    ),
    "everyday": (
        "every day|each day|every single day|jeden tag|taglich|tous les jours|chaque jour|todos los dias|cada dia|"
        "todos os dias|diariamente|tutti i giorni|ogni giorno"
    ),
    "peace": (
        "no more of these|no more of this|nothing from you|keine mehr davon|nichts mehr|plus rien|mais nada|niente piu|"
        "leave me alone|leave me be|give me a break|lass mich in ruhe|lasst mich in ruhe|in ruhe|"
        "laisse moi tranquille|laissez moi tranquille|tranquille|fiche moi la paix|fichez moi la paix|dejame en paz|"
        "dejenme en paz|en paz|me deixa em paz|deixa me em paz|deixem me em paz|em paz|lasciami in pace|"
        "lasciatemi in pace|in pace"
    ),
    "enough": (
        "enough|is plenty|will do|suffices|sufficient|too much|too many|too often|otherwise|reicht|reichen|genugt|"
        "genugen|langt|zu viel|zu oft|sonst|suffit|suffisent|suffira|trop|sinon|basta|bastan|alcanza|alcanzan|"
        "demasiado|si no|chega|chegam|bastam|demais|senao|bastano|troppo|troppi|altrimenti|sufficiente"
    ),
    "only": "only|just|nur|bloss|seulement|uniquement|juste|solo|solamente|unicamente|so|somente|apenas|soltanto",
    "again": (
        "again|back|resume*|restart*|start|im back|returned|wieder|zuruck|weiterhin|reprend*|reprenez|recommenc*|"
        "de nouveau|a nouveau|de retour|rentre|vuelve|vuelvan|volver|volvi|de vuelta|reanud*|otra vez|retom*|"
        "voltar|voltei|voltem|regressei|de volta|outra vez|novamente|riprend*|ricominci*|tornat*|"
        "di nuovo|rientrat*"
    ),
    "away": (
        "work|holiday|holidays|vacation|leave|office|urlaub|ferien|arbeit|buro|vacances|conges|bureau|travail|"
        "vacaciones|trabajo|oficina|ferias|trabalho|escritorio|ferie|vacanza|vacanze|lavoro|ufficio"
    ),
    "setting": (
        "setting*|preference*|configured|set up|einstellung*|eingestellt|konfiguriert|reglage*|parametre*|"
        "preference*|configur*|ajuste*|preferencia*|definic*|definid*|impostazion*|impostat*|preferenz*"
    ),
    "undo": (
        "undo|revert*|take that back|go back to how it was|ruckgangig|zurucknehm*|annul*|defais|remets comme|"
        "revenir en arriere|deshaz|deshac*|revierte|vuelve a como estaba|desfaz*|desfac*|desfaca|volta como|annull*|"
        "rimetti|ripristin*|torna come"
    ),
    "switch": (
        "write*|send*|speak*|talk*|switch*|change*|get|have|from now on|text|reply|answer|schreib*|sprich*|sprech*|"
        "schick*|wechsel*|umstell*|stell*|ab jetzt|ab sofort|antwort*|ecri*|envoy*|envoi*|parl*|pass*|chang*|"
        "give*|updates|gib*|donn*|dam*|dammi|aggiornament*|actualizacion*|atualizac*|informaz*|"
        "desormais|repond*|escrib*|manda*|envi*|habl*|cambi*|pon*|pasa*|escrev*|fala*|mud*|passa*|troc*|respond*|"
        "scriv*|invi*|cambi*|rispond*"
    ),
    "move": (
        "better|come|arrive*|besser|kommen|mieux|melhor|meglio|move*|change*|switch*|earlier|later|send*|deliver*|instead|push|verschieb*|verleg*|lieber|fruher|spater|"
        "schick*|sende*|decal*|plutot|envoi*|envoy*|avanc*|recul*|cambi*|muev*|pasa*|mejor|manda*|envi*|adelant*|"
        "mud*|passa*|antecip*|sposta*|anticip*|posticip*|mand*|invi*|arriv*"
    ),
    "comment": (
        "as a comment|as a note|down as a comment|add a note|add a comment|leave a note|leave a comment|make a note|"
        "pass this on|pass it on|pass that on|als kommentar|als notiz|als anmerkung|notier*|vermerk*|schreib dazu|"
        "en commentaire|en note|ajoute une note|ajoute un commentaire|faites passer|fais passer|como comentario|"
        "como nota|apuntalo|anotalo|apunta eso|anota eso|anota que|apunta que|deja una nota|deixa anotado|"
        "poe como comentario|coloca como comentario|deixa uma nota|deixa um comentario|anota ai|come nota|"
        "come commento|mettilo come|annotalo|segnatelo|lascia una nota|lascia un commento|tell whoever|to whoever|"
        "sag dem der|an den der|dites a celui|a celui qui|a quien|a quem|a chi gestisce|a chi fa|a chi cura"
    ),
    "over": (
        "until|till|for|next|days|weeks|month|bis|fur|nachsten|tage|wochen|monat|jusqu*|pendant|prochain*|jours|"
        "semaine*|hasta|durante|proxim*|dias|semana*|mes|ate|por|fino|per|prossim*|giorni|settiman*|mese|mois"
    ),
}
"""Parts of wishes: what is to be sent, when, and what not."""
