"""French."""

from pulse.narrator.tongues.tongue import Noun, Tongue


def _noun(one: str, several: str, *, feminine: bool = False) -> Noun:
    called, article, ending = one.capitalize(), "la" if feminine else "le", "e" if feminine else ""
    low = "basse" if feminine else "bas"
    best, worst = ("Meilleure", "Pire") if feminine else ("Meilleur", "Pire")
    return Noun(
        one, several, f"{called} {article} plus haut{ending}", f"{called} {article} plus {low}", f"{best} {one}",
        f"{worst} {one}", "d'affilée",
    )  # fmt: skip


TONGUE = Tongue(
    nouns={
        "hour": _noun("heure", "heures", feminine=True), "day": _noun("jour", "jours"),
        "week": _noun("semaine", "semaines", feminine=True), "month": _noun("mois", "mois"),
        "quarter": _noun("trimestre", "trimestres"), "year": _noun("année", "années", feminine=True),
        "cycle": _noun("cycle", "cycles"),
    },
    row=("ligne", "lignes"),
    goal="Objectif",
    holidays={
        "Good Friday": "Vendredi saint", "Easter Sunday": "Dimanche de Pâques", "Easter Monday": "Lundi de Pâques",
    },
    headings={
        "changed": "Ce qui a changé", "by": "Par {dimension}", "against": "comparé à : {base_period}",
        "context": "En contexte", "ahead": "Perspectives", "data": "À propos des données",
    },
    phrases={
        "level": ("{measure} : {now} {when}",),
        "no_level": ("{member} : pas de chiffre {when}.",),
        "member_level": ("{member} : {now} {when}",),
        "against.up": ("{moved} de plus que {against} ({base})",),
        "against.down": ("{moved} de moins que {against} ({base})",),
        "against.flat": ("autant que {against}",),
        "against.almost": ("presque autant que {against}",),
        "against.up.almost": ("{moved} de plus, presque autant que {against}",),
        "against.down.almost": ("{moved} de moins, presque autant que {against}",),
        "verdict.good": (", donc mieux",),
        "verdict.bad": (", donc pire",),
        "change.holiday": (
            "Comparaison avec {holiday} de l'année d'avant : {compared}.",
        ),
        "beside": ("{member} : {now}, {compared}.",),
        "to_date": ("{part}, {n_days} à ce jour : {now}, {compared}.",),
        "to_date.up": ("{moved} de plus que les mêmes jours, {part_before} ({base})",),
        "to_date.down": ("{moved} de moins que les mêmes jours, {part_before} ({base})",),
        "to_date.flat": ("autant que les mêmes jours, {part_before}",),
        "line.up": ("{member} : {now}, en hausse de {diff} contre {base}",),
        "line.down": ("{member} : {now}, en baisse de {diff} contre {base}",),
        "line.up.almost": ("{member} : {now}, en hausse de {diff}",),
        "line.down.almost": ("{member} : {now}, en baisse de {diff}",),
        "line.flat": ("{member} : {now}, inchangé",),
        "lines.rest": ("pour les autres, c'était moins",),
        "driver.flat": ("{member} : inchangé.",),
        "driver.up": ("{member} : hausse de {diff} ; {others}.",),
        "driver.down": ("{member} : baisse de {diff} ; {others}.",),
        "driver.share.up": (
            "{member} : hausse de {diff}, soit {share} de la hausse.",
        ),
        "driver.share.down": (
            "{member} : baisse de {diff}, soit {share} de la baisse.",
        ),
        "others.up": ("les autres ensemble : hausse de {rest}",),
        "others.down": ("les autres ensemble : baisse de {rest}",),
        "others.flat": ("les autres ensemble : inchangé",),
        "record.scope": ("{best} depuis {scope}.", "{highest} depuis {scope}."),
        "record.all_since": ("{highest} sur {count} depuis {all_since}.",),
        "record.known_since": ("{highest} sur {count} avec données depuis {known_since}.",),
        "streak.up": ("{n_grains} de hausse {running}, à partir de {base} {against}.",),
        "streak.down": ("{n_grains} de baisse {running}, à partir de {base} {against}.",),
        "share": ("{member} : {share} de {measure}.",),
        "share.before": ("{member} : {share} de {measure}, après {before} {against}.",),
        "concentration": (
            "Aussi concentré que {effective} parts égales (sur {count}).",
        ),
        "mix": ("Changement par le poids des parts : {mix} ; par les parts elles-mêmes : {rate}.",),
        "mix.simpson": (
            "Changement par le poids des parts : {mix} ; par les parts elles-mêmes : {rate}. "
            "Les parts et le tout sont allés en sens opposés.",
        ),
        "factor": (
            "Par le volume ({each_name} : {count}, avant {count_before}) : {by_count} ; par {measure} pour "
            "chaque unité ({each}, avant {each_before}) : {by_each}.",
        ),
        "unusual.up": (
            "{measure} : niveau inhabituellement haut ; d'habitude {usual}.",
        ),
        "unusual.down": (
            "{measure} : niveau inhabituellement bas ; d'habitude {usual}.",
        ),
        "unusual.usual": ("C'est à peu près l'habituel ({usual}).", "C'est dans l'habituel, autour de {usual}."),
        "trend.up": ("Tendance depuis {since} : hausse d'environ {diff}.",),
        "trend.down": ("Tendance depuis {since} : baisse d'environ {diff}.",),
        "turn.up": ("Tendance depuis {since} : hausse d'environ {diff}, après une baisse.",),
        "turn.down": ("Tendance depuis {since} : baisse d'environ {diff}, après une hausse.",),
        "break.up": ("Nouveau niveau, plus haut, depuis {since} : environ {now}, avant environ {base}.",),
        "break.down": ("Nouveau niveau, plus bas, depuis {since} : environ {now}, avant environ {base}.",),
        "volatility": ("Les fluctuations sont {times} fois celles d'avant.",),
        "extreme.highest": ("{highest_day} : {now} {day}.",),
        "extreme.lowest": ("{lowest_day} : {now} {day}.",),
        "pace.up": ("{goal} : {now} sur {target} ({attained}) ; {gap} de plus qu'attendu à ce stade.",),
        "pace.down": ("{goal} : {now} sur {target} ({attained}) ; {gap} de moins qu'attendu à ce stade.",),
        "pace.flat": ("{goal} : {now} sur {target} ({attained}), comme attendu à ce stade.",),
        "goal.crossed.up": (
            "{goal}, nouveau : {now}, {gap} au-dessus de {target}.",
        ),
        "goal.crossed.down": (
            "{goal}, nouveau : {now}, {gap} au-dessous de {target}.",
        ),
        "goal.up": ("{goal} : {now}, {gap} au-dessus de {target}.",),
        "goal.down": ("{goal} : {now}, {gap} au-dessous de {target}.",),
        "goal.flat": (
            "{goal} : {now}, atteint exactement.",
        ),
        "forecast.next": ("Prévision ({next}) : {total}, entre {low} et {high}.",),
        "forecast.goal": ("{goal}, prévision de la fin : {total}, entre {low} et {high}.",),
        "occasion.holiday": ("{holiday} : {day}.",),
        "occasion.clocks": ("{period} a compté {count} heures : changement d'heure.",),
        "occasion.event": (
            "Noté ({first} – {last}) : « {said} ».",
        ),
        "occasion.event.one": (
            "Noté ({first}) : « {said} ».",
        ),
        "occasion.length": (
            "{period} a {count} jours, {base_period} en avait {count_before}.",
        ),
        "quality.stale": (
            "Pas à jour : dernier chiffre complet {when} ; en attente : {expected}.",
        ),
        "quality.empty": (
            "Pas de données : {expected} ; dernier chiffre {when}.",
        ),
        "quality.no_base": (
            "Pas de chiffre complet pour comparer : {base_period}.",
        ),
        "quality.silent_member": ("{member} : pas de lignes {when}, alors qu'il y en avait juste avant.",),
        "quality.zero": ("Zéro {when}, pour la première fois après {n_grains} : les données sont-elles complètes ?",),
        "quality.partial": (
            "{period} : incomplet, hors de toute comparaison.",
        ),
        "quality.missing.one": ("1 {grain} sans aucune donnée : {newest}.",),
        "quality.missing": ("{count} {grains} sans aucune donnée, en dernier {newest}.",),
        "quality.copies_dropped": (
            "Doublons écartés : {n_rows}.",
        ),
        "quality.copies_kept": (
            "Doublons comptés : {n_rows}.",
        ),
        "quality.unknown_values": (
            "Sans chiffre : {n_rows} ; les périodes concernées restent en dehors.",
        ),
        "quality.future_rows": (
            "D'une date postérieure à cette lecture, donc en dehors : {n_rows}.",
        ),
        "quality.note": ("{said}",),
        "quality.span": (
            "Base : {n_grains} avec un chiffre complet ({since} – {until}) ; lu le {as_of} ({zone}).",
        ),
    },
    invitation="_Répondez par une question, comme pourquoi, comparer ou tendance, ou réagissez au graphique._",
)  # fmt: skip
