"""French: what is said beside the facts, and what is understood."""

from pulse.languages.typeset import typeset, typeset_all

RELATIONS = {
    key: typeset(said)
    for key, said in {
        "hour:-1": "l'heure précédente",
        "hour:-24": "la même heure la veille",
        "hour:-168": "la même heure une semaine plus tôt",
        "day:-1": "la veille",
        "day:-7": "le même jour une semaine plus tôt",
        "day:-364": "le même jour de la semaine un an plus tôt",
        "day:holiday": "la même fête un an plus tôt",
        "week:-1": "la semaine précédente",
        "week:-52": "la même semaine un an plus tôt",
        "month:-1": "le mois précédent",
        "month:-12": "le même mois un an plus tôt",
        "quarter:-1": "le trimestre précédent",
        "quarter:-4": "le même trimestre un an plus tôt",
        "year:-1": "l'année précédente",
        "cycle:-1": "le cycle précédent",
    }.items()
}

HOLIDAYS = {"Good Friday": "Vendredi saint", "Easter Sunday": "Dimanche de Pâques", "Easter Monday": "Lundi de Pâques"}

_SENTENCES: dict[str, tuple[str, ...]] = {
    "level": ("{measure} {when} : {now}.", "{when} : {now} pour {measure}."),
    "no_level": ("Pas de chiffre pour {member} {when}.",),
    "change.up": (
        "Comparaison avec {relation} : hausse de {moved}, contre {base} {against}.",
        "Contre {base} {against} : hausse de {moved}.",
    ),
    "change.down": (
        "Comparaison avec {relation} : baisse de {moved}, contre {base} {against}.",
        "Contre {base} {against} : baisse de {moved}.",
    ),
    "driver.up": ("{member} : hausse de {diff}.", "Hausse de {diff} : {member}."),
    "driver.down": ("{member} : baisse de {diff}.", "Baisse de {diff} : {member}."),
    "record.scope": (
        "{best} depuis {scope}.",
        "{highest} depuis {scope}.",
        "Depuis {scope}, aucun niveau n'a été {higher}.",
    ),
    "record.all_since": ("{highest} sur l'ensemble des {count} {grains} depuis {all_since}.",),
    "record.known_since": ("{highest} sur {count} {grains} avec des données depuis {known_since}.",),
    "streak.up": (
        "Hausse sur {n_grains} {running}, à partir de {base} {against}.",
        "{n_grains} de hausse {running}, à partir de {base} {against}.",
        "{n_grains} de hausse sans interruption, à partir de {base} {against}.",
    ),
    "streak.down": (
        "Baisse sur {n_grains} {running}, à partir de {base} {against}.",
        "{n_grains} de baisse {running}, à partir de {base} {against}.",
        "{n_grains} de baisse sans interruption, à partir de {base} {against}.",
    ),
    "share": ("{member} : {share} du total ({measure}).", "{share} du total ({measure}) : {member}."),
    "share.before": ("{member} : {share} du total ({measure}), contre {before} {against}.",),
    "factor": ("{count} {each_name} ({each} en moyenne par unité), contre {count_before} ({each_before}).",),
    "unusual.up": (
        "{measure} : niveau inhabituellement haut ; d'habitude, {usual}.",
        "Niveau inhabituellement haut (d'habitude : {usual}).",
        "D'habitude, {usual} : ce niveau est inhabituellement haut.",
    ),
    "unusual.down": (
        "{measure} : niveau inhabituellement bas ; d'habitude, {usual}.",
        "Niveau inhabituellement bas (d'habitude : {usual}).",
        "D'habitude, {usual} : ce niveau est inhabituellement bas.",
    ),
    "unusual.usual": (
        "Dans la fourchette habituelle : de {low} à {high}.",
        "Rien d'inhabituel : d'habitude, de {low} à {high}.",
    ),
    "offset": ("Hausses et baisses se compensent : {riser}, {up} de plus ; {faller}, {down} de moins.",),
    "debut": ("Nouveau {when} : {member}, avec {now}.",),
    "season.up": ("Une hausse comparable à celle d'un an plus tôt ({before}).",),
    "season.down": ("Une baisse comparable à celle d'un an plus tôt ({before}).",),
    "per_day.up": (
        "En moyenne par jour : {now}, {moved} de plus que précédemment ({base}).",
        "En moyenne par jour : {now}, {moved} de plus que précédemment.",
    ),
    "per_day.down": (
        "En moyenne par jour : {now}, {moved} de moins que précédemment ({base}).",
        "En moyenne par jour : {now}, {moved} de moins que précédemment.",
    ),
    "per_day.flat": ("En moyenne par jour, c'est le même niveau ({now}).",),
    "growth.up": (
        "Moyenne sur {n_grains} : {now}, {moved} de plus que précédemment ({base}).",
        "Moyenne sur {n_grains} : {now}, {moved} de plus que précédemment.",
    ),
    "growth.down": (
        "Moyenne sur {n_grains} : {now}, {moved} de moins que précédemment ({base}).",
        "Moyenne sur {n_grains} : {now}, {moved} de moins que précédemment.",
    ),
    "trend.up": (
        "Tendance depuis {since} : hausse d'environ {diff}.",
        "Tendance à la hausse depuis {since}, d'environ {diff}.",
        "Depuis {since}, hausse d'environ {diff} en tendance.",
    ),
    "trend.down": (
        "Tendance depuis {since} : baisse d'environ {diff}.",
        "Tendance à la baisse depuis {since}, d'environ {diff}.",
        "Depuis {since}, baisse d'environ {diff} en tendance.",
    ),
    "turn.up": ("Tendance depuis {since} : hausse d'environ {diff}, après une baisse.",),
    "turn.down": ("Tendance depuis {since} : baisse d'environ {diff}, après une hausse.",),
    "break.up": ("Nouveau niveau, plus haut, depuis {since} : environ {now}, contre environ {base} avant.",),
    "break.down": ("Nouveau niveau, plus bas, depuis {since} : environ {now}, contre environ {base} avant.",),
    "extreme.highest": ("{highest_day} : {now} {day}.",),
    "extreme.lowest": ("{lowest_day} : {now} {day}.",),
    "pace.up": ("{goal} : {now} sur {target} ({attained}) ; {gap} de plus qu'attendu à ce stade.",),
    "pace.down": ("{goal} : {now} sur {target} ({attained}) ; {gap} de moins qu'attendu à ce stade.",),
    "pace.flat": ("{goal} : {now} sur {target} ({attained}), comme attendu à ce stade.",),
    "goal.crossed.up": ("{goal} : désormais {gap} au-dessus de {target}, à {now}.",),
    "goal.crossed.down": ("{goal} : désormais {gap} au-dessous de {target}, à {now}.",),
    "goal.up": ("{goal} : {now}, soit {gap} au-dessus de {target}.",),
    "goal.down": ("{goal} : {now}, soit {gap} au-dessous de {target}.",),
    "goal.flat": ("{goal} : {now}, exactement au niveau visé.",),
    "forecast.next": ("Prévision ({next}) : {total}, entre {low} et {high}.",),
    "forecast.goal": ("{goal}, prévision pour la fin : {total}, entre {low} et {high}.",),
    "occasion.holiday": ("{holiday} : c'était {day}.",),
    "occasion.clocks": ("{period} : {count} heures, avec le changement d'heure.",),
    "occasion.event": ("Noté par le responsable ({first} – {last}) : « {said} ».",),
    "occasion.event.one": ("Noté par le responsable ({first}) : « {said} ».",),
    "occasion.length": ("{period} : {count} jours ; {base_period} : {count_before}.",),
    "quality.renamed": (
        "Pas de lignes pour {member} {when}, et {renamed} est nouveau et presque aussi grand : le nom a-t-il changé ?",
    ),
    "quality.slip": (
        "{now} {when} s'écarte d'un facteur d'environ {count} du niveau habituel ({usual}) : est-ce une autre unité ?",
    ),
    "quality.stale": ("Pas à jour : dernier chiffre complet {when} ; toujours en attente : {expected}.",),
    "quality.empty": ("Pas de données pour établir un chiffre ({expected}) ; dernier chiffre {when}.",),
    "quality.no_base": ("Pas de chiffre complet pour comparer ({base_period}).",),
    "quality.silent_member": ("{member} : aucune ligne {when}, alors qu'il y en avait juste avant.",),
    "quality.zero": ("Zéro {when}, après {n_grains} sans zéro : les données sont-elles complètes ?",),
    "quality.partial": ("{period} : période incomplète, exclue de toute comparaison.",),
    "quality.missing.one": ("Une période sans aucune donnée : {newest}.",),
    "quality.missing": ("{count} {grains} sans aucune donnée ; dernier cas : {newest}.",),
    "quality.copies_dropped": ("Doublons écartés : {n_rows}.",),
    "quality.copies_kept": ("Doublons comptés malgré tout : {n_rows}.",),
    "quality.unknown_values": ("Sans chiffre : {n_rows} ; les périodes concernées sont exclues.",),
    "quality.future_rows": ("De date postérieure à cette lecture, donc hors calcul : {n_rows}.",),
    "quality.note": ("{said}",),
    "quality.span": ("Base : {n_grains} avec un chiffre complet ({since} – {until}) ; lu le {as_of} ({zone}).",),
}

_WORDS = {
    # Before the title of what only testers get.
    "as_test": "Test : {title}",
    # Headings of the analysis.
    "changed": "Ce qui a changé",
    "by": "Par {dimension}",
    "against": "comparaison avec : {base_period}",
    "context": "En contexte",
    "ahead": "Perspectives",
    "data": "À propos des données",
    "lines_rest": "les autres ont moins bougé",
    "invitation": "Répondez par une question, par exemple « {ask_one} », « {ask_two} » ou « {ask_three} », ou "
    "réagissez au graphique.",
    "goal": "Objectif",
    "part": "partie",
    "higher": "plus haut",
    "lower": "plus bas",
    "higher_than_all": "au-dessus de tout autre niveau",
    "lower_than_all": "au-dessous de tout autre niveau",
    # Answers.
    "no_parts": "Les données de ce graphique ne se divisent pas en parties qui s'additionnent ; elles ne disent "
    "donc pas ce qui a fait bouger le chiffre ({measure}).",
    "no_earlier": "Il n'y a pas de période complète antérieure avec laquelle comparer.",
    "still": "Rien n'a bougé ({dimension}) :",
    "merged": "Les plus petites parties sont comptées ensemble sous le nom {member} ; je ne peux pas les classer.",
    "no_rank": "Les données de ce graphique ne se divisent pas en parties à classer.",
    "largest": "Plus hautes valeurs par {dimension} {when} :",
    "smallest": "Plus basses valeurs par {dimension} {when} :",
    "table": "{measure}, du plus récent au plus ancien :",
    "highest": "Au plus haut : {now} {when}.",
    "lowest": "Au plus bas : {now} {when}.",
    "owner": "{measure} : selon la définition du responsable.",
    "calm": "Ce n'est ni un record ni une série.",
    "more": "Encore une chose :",
    "wrong": "Merci de l'avoir signalé. Voici sur quoi repose le chiffre :",
    "no_goal": "Les données de ce graphique ne contiennent ni prévision ni objectif ; je préfère ne pas deviner.",
    "help": "Je réponds aux questions sur *{title}*, à partir des données du graphique.",
    "other": "Je ne peux parler que de ceci : *{title}* et les données de ce graphique.",
    "unreadable": "Je ne peux lire que du texte et des réactions.",
    "try_parts": "Essayez : pourquoi, plus hautes, plus basses, comparer, tendance, tableau ou quand.",
    "try": "Essayez : comparer, tendance, tableau ou quand.",
    # How a figure is made.
    "source_known": "{measure} (source : {system}) : {definition}",
    "source_sheet": "Pour {measure}, la valeur de chaque {grain} est lue dans une feuille Google Sheets ({place}).",
    "source_rows": "Pour {measure}, la valeur de chaque {grain} est le nombre de lignes (source : {place}).",
    "source_sum": "Pour {measure}, la valeur de chaque {grain} est la somme de {column} (source : {place}).",
    "source_mean": "Pour {measure}, la valeur de chaque {grain} est la moyenne de {column} (source : {place}).",
    "source_single": "Pour {measure}, la valeur de chaque {grain} est {column}, sans calcul (source : {place}).",
    "source_query": "une requête sur une base de données",
    "source_where": "Uniquement les lignes où {conditions}.",
    # Consent, and what is about no figure.
    "welcome": "Bienvenue, {name}. Vos rapports arrivent ici. Répondez à un graphique pour poser une question ; "
    "envoyez STOP pour ne plus les recevoir.",
    "stopped": "Vous ne recevrez plus de rapports. Envoyez START pour les recevoir à nouveau.",
    "resumed": "Vous recevrez de nouveau vos rapports. Envoyez STOP pour ne plus les recevoir.",
    "code": "Envoyez les six chiffres que vous avez reçus ; les rapports commenceront alors.",
    "wrong_code": "Ce code ne convient pas ou n'est plus valable. Vérifiez les six chiffres ou demandez-en d'autres.",
    "test": "Ceci est un test de Chartcastr : le numéro est connecté.",
    "which": "De quel graphique parlez-vous ?",
    "choose": "Choisir",
    "enough": "Le nombre de réponses possibles en un jour est atteint. Continuez demain, s'il vous plaît.",
    "unsure": "Voulez-vous ne plus recevoir ces rapports, ou continuer à les recevoir ?",
    "stop_button": "Ne plus recevoir",
    "go_on_button": "Continuer",
    "going_on": "C'est entendu, vos rapports continuent. Envoyez STOP pour ne plus les recevoir.",
    # The template that Meta approves.
    "template": "Votre rapport programmé *{{1}}* est prêt.\n{{2}}\n"
    "Touchez le bouton ci-dessous : le graphique et le détail suivent ici.",
    "template_footer": "Vous avez demandé ce rapport. Répondez STOP pour l'arrêter.",
    "template_button": "Afficher",
    "template_example": "Samedi, il y a eu 131 commandes, soit 12 de moins que le samedi précédent.",
    # Labels of a chart.
    "label_against": "contre {base} {against}",
    "label_read": "Lu le {at}",
    "label_stale": "pas à jour",
    "label_partial": "hachuré : pas encore complet",
    "label_others": "tout le reste",
    "label_right": "(à droite)",
}

_ASKS = {
    "why": "Pourquoi ?",
    "more": "Dites-m'en plus",
    "compare": "Comparer",
    "trend": "Tendance",
    "top": "Plus hautes valeurs",
    "bottom": "Plus basses valeurs",
    "table": "Tableau",
    "when": "Quand était le pic ?",
    "unusual": "Est-ce inhabituel ?",
    "quality": "Est-ce complet ?",
    "definition": "Quelle définition ?",
    "cannot": "Objectif tenu ?",
}

_DEFINITIONS = {
    "shopify/revenue": "Ventes totales : ventes brutes moins réductions et retours, plus expédition, taxes, droits de "
    "douane et frais supplémentaires ; les retours sont comptés le jour où ils ont lieu.",
    "shopify/net-sales": "Ventes brutes moins réductions et retours, avant expédition et taxes ; les retours sont "
    "comptés le jour où ils ont lieu.",
    "shopify/orders": "Commandes passées dans la période.",
    "shopify/average-order": "Ventes brutes moins réductions, divisées par les commandes, sur toute la période ; ce "
    "chiffre est demandé pour chaque période et n'est jamais la moyenne de périodes plus courtes.",
    "shopify/new-customers": "Clients qui ont passé leur première commande dans la période.",
    "shopify/returning-rate": "Part des clients de la période qui avaient déjà commandé auparavant.",
    "shopify/refunds": "Valeur des marchandises reprises, au jour du remboursement, pas de la commande, en positif.",
    "shopify/sessions": "Visites de la boutique en ligne par des personnes, sans ce que Shopify tient pour un robot.",
    "shopify/conversion": "Part des visites de la boutique en ligne par des personnes qui ont abouti à une commande.",
    "hubspot/pipeline": "Somme des montants actuels de toutes les transactions ouvertes ; sans montant, une "
    "transaction compte pour zéro.",
    "hubspot/weighted-pipeline": "Montants actuels de toutes les transactions ouvertes, chacun multiplié par la "
    "probabilité de sa phase.",
    "hubspot/open-deals": "Nombre de transactions actuellement dans une phase ouverte.",
    "hubspot/revenue-won": "Montants des transactions gagnées, selon leur date de clôture ; sans montant, une "
    "transaction compte pour zéro.",
    "hubspot/deals-won": "Nombre de transactions gagnées, selon leur date de clôture.",
    "hubspot/win-rate": "Transactions gagnées divisées par gagnées et perdues, selon leur date de clôture ; "
    "sans transaction close, il n'y a pas de taux.",
    "hubspot/new-deals": "Nombre de transactions créées dans la période.",
    "hubspot/new-contacts": "Nombre de contacts créés dans la période.",
    "hubspot/average-deal": "Montant des transactions gagnées qui en ont un, divisé par leur nombre, selon la date "
    "de clôture.",
    "hubspot/sales-cycle": "Médiane des jours de la création à la clôture des transactions gagnées, selon la date de "
    "clôture.",
    "linear/velocity": "Ce qu'un cycle avait achevé à sa fin : en points, ou en tickets si l'équipe n'estime pas.",
    "linear/completion": "Ce qu'un cycle avait achevé à sa fin, divisé par son périmètre à sa fin.",
    "linear/burn-up": "Ce que le cycle en cours a achevé, jour après jour depuis son début, avec son périmètre et le "
    "rythme régulier jusqu'à sa fin.",
    "linear/throughput": "Nombre de tickets achevés dans la période, sans les tickets annulés ou en double.",
    "linear/points-completed": "Estimations des tickets achevés dans la période ; sans estimation, un ticket compte "
    "pour zéro.",
    "linear/cycle-time": "Temps médian du début à l'achèvement des tickets achevés dans la période ; ceux qui n'ont "
    "jamais été commencés sont exclus et comptés dans une note.",
    "linear/cycle-time-p85": "Temps, du début à l'achèvement, que 85 sur 100 des tickets achevés dans la période "
    "n'ont pas dépassé.",
    "linear/lead-time": "Temps médian de la création à l'achèvement des tickets achevés dans la période.",
    "linear/lead-time-p85": "Temps, de la création à l'achèvement, que 85 sur 100 des tickets achevés dans la période "
    "n'ont pas dépassé.",
    "linear/created-completed": "Nombre de tickets achevés dans la période, à côté du nombre de ceux qui y ont "
    "été créés.",
    "linear/open-issues": "Nombre de tickets actuellement en triage, en attente, à faire ou en cours.",
    "linear/bug-share": "Tickets achevés dans la période avec l'étiquette Bug, divisés par tous ceux qui y ont été "
    "achevés.",
    "linear/project-progress": "Part actuellement achevée du périmètre de chaque projet commencé, selon l'avancement "
    "calculé par Linear ; l'ensemble est leur moyenne pondérée par le périmètre.",
}

SENTENCES = typeset_all(_SENTENCES)
WORDS = {key: typeset(said) for key, said in _WORDS.items()}
ASKS = {key: typeset(said) for key, said in _ASKS.items()}
DEFINITIONS = {key: typeset(said) for key, said in _DEFINITIONS.items()}

_GRAIN = r"(heure|jour|semaine|mois|trimestre|ann[ée]e)"
_MONTHS = r"janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
HEARS: tuple[tuple[str, int, str], ...] = (
    (
        "why",
        3,
        r"\bpourquoi\b|\braisons?\b|\bcauses?\b|\bs['’]est[- ](il )?pass[ée]|\bexpli(qu|c)|\bqu['’]est-ce qui\b",
    ),
    ("why", 2, r"\br[ée]partition|\bventil|\bpar (r[ée]gion|produit|secteur|canal|pays|[ée]quipe)\b|\bqu['’]en est-il"),
    ("compare", 3, r"\bcompar|\bpar rapport\b|\bla veille\b|\bil y a un an\b|\bl['’]an (dernier|pass[ée])"),
    ("compare", 3, rf"\b{_GRAIN} (derni(er|[èe]re)|pass[ée]e?|pr[ée]c[ée]dente?|d['’]avant)\b"),
    ("top", 3, r"\btop\b|\bplus (grand|gros|haut|fort|[ée]lev)|\bmeilleur|\ben t[êe]te\b|\bles premi(er|[èe]re)s\b"),
    (
        "bottom",
        3,
        r"\bflop\b|\bplus (petit|bas|faible)|\bpires?\b|\bmoins bon|\ben queue\b|\bles derni(er|[èe]re)s\W*$",
    ),
    ("table", 3, r"\btableau|\bchiffres\b|\bliste\b|\bdonn[ée]es\b|\btoutes les valeurs\b"),
    ("table", 3, rf"\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|{_MONTHS})\b"),
    ("trend", 3, rf"\btendance|\b[ée]volu|\bmonte\b|\bbaisse\b|\bau fil du temps\b|\bderni(er|[èe]re)s {_GRAIN}"),
    ("value", 2, r"\bcombien\b|\btotal\b|\bactuel|\bquel(le)? est l[ea] (chiffre|niveau|montant|valeur)\b|\bo[ùu] en "),
    ("when", 3, rf"\bquand\b|\brecord|\bmaximum\b|\bpic\b|\bquel(le)? {_GRAIN}\b"),
    ("when", 4, rf"\b{_GRAIN}\b.*\bplus (haut|bas|fort|faible|[ée]lev)"),
    ("quality", 4, r"\bcompl[eè]t|\bmanqu|\bfiab|\bcorrecte?s?\b|\bexacte?s?\b|\b[àa] jour\b|\bqualit[ée]|\bpartiel"),
    ("definition", 4, r"\bd[ée]fini|\bcalcul|\bsignifi|\bveut dire\b|\bsources?\b|\bd['’]o[ùu]\b|\bmesur[ée]"),
    ("unusual", 3, r"\b(in)?habituel|\ba?normal|\banomalie|\bbizarre|\b[ée]trange|\bsurpren|\bexceptionnel|\baberrant"),
    ("cannot", 4, r"\bpr[ée]vision|\bpr[ée]voi|\bobjectif|\bcible\b|\bprochaine?s?\b|\bprojection|\bplan\b"),
    ("more", 3, r"^\W*(merci( beaucoup| bien)?|super|(tr[èe]s )?bien|ok|d['’]accord|parfait|g[ée]nial|compris)\W*$"),
    ("more", 3, r"^\W*(encore|plus|oui|continuez?|(dites|dis)[- ]m['’]en plus|en savoir plus)\W*$"),
    ("wrong", 4, r"\bfaux\b|\bfausses?\b|\berreurs?\b|\bincorrect|\binexact|\bne colle pas\b"),
    ("wrong", 9, r"\bpas (bon|juste|correct|exact)"),
    (
        "help",
        3,
        r"^\W*(aide|aidez-moi|bonjour|bonsoir|salut|menu|options)\W*$|\bque (pouvez|savez)-vous\b|\bque puis-je",
    ),
)
