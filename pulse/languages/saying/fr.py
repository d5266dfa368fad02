"""What answers say beside the facts, in French."""

ANSWERS = {
    "average_of_it": "Cela fait {now} par {each} en moyenne.",
    "average": "{measure} {when}\N{NO-BREAK SPACE}: {now} par {each} en moyenne.",
    "average_member": "{member} {when}\N{NO-BREAK SPACE}: {now} par {each} en moyenne.",
    "together": "Ensemble {now}.",
    "mean": "{measure} {when}\N{NO-BREAK SPACE}: {now} en moyenne, chaque {grain} comptant autant.",
    "mean_member": "{member} {when}\N{NO-BREAK SPACE}: {now} en moyenne, chaque {grain} comptant autant.",
    "share_of": "{member}\N{NO-BREAK SPACE}: {share} de {measure} {when} ({now}).",
    "share_line": "{member}\N{NO-BREAK SPACE}: {share} ({now})",
    "shares": "Parts de {measure} {when}\N{NO-BREAK SPACE}:",
    "peak_high": "{measure}\N{NO-BREAK SPACE}: maximum {when}, avec {now}.",
    "peak_low": "{measure}\N{NO-BREAK SPACE}: minimum {when}, avec {now}.",
    "peak_high_member": "{member}\N{NO-BREAK SPACE}: maximum {when}, avec {now}.",
    "peak_low_member": "{member}\N{NO-BREAK SPACE}: minimum {when}, avec {now}.",
    "high_first": "{measure}, du plus haut au plus bas ({period})\N{NO-BREAK SPACE}:",
    "low_first": "{measure}, du plus bas au plus haut ({period})\N{NO-BREAK SPACE}:",
    "high_first_member": "{member}, du plus haut au plus bas ({period})\N{NO-BREAK SPACE}:",
    "low_first_member": "{member}, du plus bas au plus haut ({period})\N{NO-BREAK SPACE}:",
    "newest_first": "{measure}, du plus récent au plus ancien ({period})\N{NO-BREAK SPACE}:",
    "newest_first_member": "{member}, du plus récent au plus ancien ({period})\N{NO-BREAK SPACE}:",
    "weekday_line": "{weekday}\N{NO-BREAK SPACE}: {now} en moyenne",
    "gap_up": "{riser} dépasse {faller} de {diff}.",
    "gap_flat": "{riser} et {faller} sont à égalité.",
    "members_are": "Par {dimension}, ce graphique contient {names}.",
    "all_but": "tout sauf {names}",
    "several": "{names} ensemble",
    "lacks_figure": "Ce graphique ne contient pas cela\N{NARROW NO-BREAK SPACE}; il montre {measure}.",
    "lacks_figures": "Ce graphique ne contient pas cela\N{NARROW NO-BREAK SPACE}; il montre {names}.",
    "lacks_member": "Ce graphique ne contient pas cela. Par {dimension}, il contient {names}.",
    "lacks_dimension": "Ce graphique est ventilé par {dimension} uniquement.",
    "lacks_dimensions": "Ce graphique n’est pas ventilé.",
    "lacks_finer": "Ce graphique a un chiffre par {grain}, rien de plus fin.",
    "lacks_time": "Hors de ce graphique\N{NO-BREAK SPACE}: {period}. Il montre {begin} – {finish}.",
    "lacks_forecast": "Les prévisions et les objectifs ne portent que sur l’ensemble.",
    "partly": "De cela, ce graphique ne contient que {begin} – {finish}.",
    "nearest": "Le plus proche qui existe\N{NO-BREAK SPACE}:",
    "part_of": (
        "Il n’y a pas de chiffre pour une partie\N{NARROW NO-BREAK SPACE}; voici l’ensemble\N{NO-BREAK SPACE}:"
    ),
    "running": (
        "Pas encore terminé\N{NO-BREAK SPACE}: {period}. Ce graphique ne contient que du "
        "complet\N{NARROW NO-BREAK SPACE}; dernier jour\N{NO-BREAK SPACE}: {finish}."
    ),
    "left_out": "Sans chiffre et donc laissé de côté\N{NO-BREAK SPACE}: {n_grains}.",
    "not_usual": "Rien d’inhabituel {when}.",
    "menu": "Vous pouvez demander, par exemple\N{NO-BREAK SPACE}:",
    "mean_which": "Laquelle de ces questions\N{NARROW NO-BREAK SPACE}?",
    "q_value": "Combien pour {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_change": "Comment {subject} a évolué\N{NARROW NO-BREAK SPACE}?",
    "q_change_year": "Comment {subject} a évolué en un an\N{NARROW NO-BREAK SPACE}?",
    "q_rank_weekdays": "Quel jour de la semaine est le plus haut pour {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_why": "Qu’est-ce qui a fait bouger {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_rank": "{subject}, du plus grand au plus petit\N{NARROW NO-BREAK SPACE}?",
    "q_worst": "{subject}, du plus petit au plus grand\N{NARROW NO-BREAK SPACE}?",
    "q_extreme": "Quand {subject} a été au plus haut\N{NARROW NO-BREAK SPACE}?",
    "q_lowest": "Quand {subject} a été au plus bas\N{NARROW NO-BREAK SPACE}?",
    "q_trend": "Où va {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_share": "Quelle part pour {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_compare": "Comment se compare {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_average": "Combien pour {subject} en moyenne\N{NARROW NO-BREAK SPACE}?",
    "q_forecast": "Quelle prévision pour {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_goal": "L’objectif est-il tenu pour {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_usual": "{subject}, est-ce inhabituel\N{NARROW NO-BREAK SPACE}?",
    "q_definition": "Comment est défini {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_quality": "Les données sont-elles complètes pour {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_table": "{subject} en tableau\N{NARROW NO-BREAK SPACE}?",
    "q_chart": "{subject} en graphique\N{NARROW NO-BREAK SPACE}?",
    "q_members": "Quelles parties pour {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_document": "{subject} en fichier\N{NARROW NO-BREAK SPACE}?",
    "q_more": "Quoi d’autre sur {subject}\N{NARROW NO-BREAK SPACE}?",
    "q_when": "({period})",
    "paused": (
        "C’est fait\N{NO-BREAK SPACE}: aucun rapport jusqu’à {day} inclus. Écrivez «\N{NO-BREAK SPACE}"
        "annuler\N{NO-BREAK SPACE}» pour revenir en arrière."
    ),
    "muted": (
        "C’est fait\N{NO-BREAK SPACE}: plus aucun rapport. Écrivez «\N{NO-BREAK SPACE}"
        "reprendre\N{NO-BREAK SPACE}» pour en recevoir à nouveau."
    ),
    "unpaused": "C’est fait\N{NO-BREAK SPACE}: vos rapports reviennent avec le prochain prévu.",
    "on_weekdays": (
        "C’est fait\N{NO-BREAK SPACE}: désormais des rapports {weekdays} seulement. Écrivez «\N{NO-BREAK SPACE}"
        "annuler\N{NO-BREAK SPACE}» pour revenir en arrière."
    ),
    "on_weekly": (
        "C’est fait\N{NO-BREAK SPACE}: un rapport par semaine au plus, le premier de chaque semaine. Écrivez "
        "«\N{NO-BREAK SPACE}annuler\N{NO-BREAK SPACE}» pour revenir en arrière."
    ),
    "on_daily": "C’est fait\N{NO-BREAK SPACE}: chaque rapport revient comme prévu.",
    "on_alarms": (
        "C’est fait\N{NO-BREAK SPACE}: désormais seulement les rapports où quelque chose est inhabituel. "
        "Écrivez «\N{NO-BREAK SPACE}annuler\N{NO-BREAK SPACE}» pour revenir en arrière."
    ),
    "at_hour": (
        "C’est fait\N{NO-BREAK SPACE}: rien avant {hour}, à votre heure. Écrivez «\N{NO-BREAK SPACE}"
        "annuler\N{NO-BREAK SPACE}» pour revenir en arrière."
    ),
    "in_language": (
        "C’est fait\N{NO-BREAK SPACE}: désormais en français. Écrivez «\N{NO-BREAK SPACE}"
        "annuler\N{NO-BREAK SPACE}» pour revenir en arrière."
    ),
    "undone": "C’est fait\N{NO-BREAK SPACE}: vos réglages sont comme avant.",
    "nothing_to_undo": "Il n’y a rien à annuler.",
    "settings_are": "Vos réglages\N{NO-BREAK SPACE}: {settings}.",
    "set_none": "chaque rapport comme prévu",
    "set_paused": "en pause jusqu’à {day}",
    "set_muted": "aucun rapport",
    "set_weekdays": "{weekdays} seulement",
    "set_weekly": "une fois par semaine",
    "set_alarms": "seulement l’inhabituel",
    "set_hour": "pas avant {hour}",
    "noted": "Merci\N{NARROW NO-BREAK SPACE}; le propriétaire de *{title}* le reçoit en note.",
    "refreshed": "La source a été relue\N{NO-BREAK SPACE}: rien n’a changé.",
    "refresh_fails": (
        "La source n’a pas pu être lue à l’instant\N{NARROW NO-BREAK SPACE}; ce graphique date du {as_of}."
    ),
    "refresh_starts": "La source est relue\N{NARROW NO-BREAK SPACE}; si quelque chose a changé, vous le verrez ici.",
    "file_caption": "Les chiffres de *{title}*",
    "file_refused": "Le propriétaire de *{title}* n’autorise pas les fichiers. Un tableau est possible.",
    "corrected": "Correction de *{title}* {when}\N{NO-BREAK SPACE}: c’était {base}, c’est {now}.",
    "corrected_why": "La source a changé après l’envoi.",
    "corrected_more": "La source compte {n_rows} de plus qu’à l’envoi.",
    "corrected_fewer": "La source compte {n_rows} de moins qu’à l’envoi.",
}
