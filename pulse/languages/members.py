"""What is said of one member's own course, of the whole without it, and of months of unlike weekdays."""

from collections.abc import Mapping

MEMBERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "without.up": ("without {member} it is {now}, up {moved} from {base}",),
        "without.down": ("without {member} it is {now}, down {moved} from {base}",),
        "member_record.scope": ("{member} has {the_highest} since {scope}",),
        "member_record.all_since": ("{member} has {the_highest} of all {count} {grains} since {all_since}",),
        "member_record.known_since": ("{member} has {the_highest} of {count} {grains} with data since {known_since}",),
        "member_streak.up": ("{member} has risen for {n_grains} {running}, from {base} {against}",),
        "member_streak.down": ("{member} has fallen for {n_grains} {running}, from {base} {against}",),
        "weekdays.up": ("with the same weekdays, that is a rise of {moved}",),
        "weekdays.down": ("with the same weekdays, that is a fall of {moved}",),
        "weekdays.flat": ("with the same weekdays, it is unchanged",),
        "mix.weight": ("the weight of {shifted} is {share}, after {before}",),
    },
    "de": {
        "without.up": ("ohne {member} sind es {now}, um {moved} mehr als zuvor ({base})",),
        "without.down": ("ohne {member} sind es {now}, um {moved} weniger als zuvor ({base})",),
        "member_record.scope": ("für {member} ist das {the_highest} seit {scope}",),
        "member_record.all_since": ("für {member} ist das {the_highest} unter allen {count} Werten seit {all_since}",),
        "member_record.known_since": (
            "für {member} ist das {the_highest} unter {count} vorhandenen Werten seit {known_since}",
        ),
        "member_streak.up": (
            "für {member} ist der Wert {n_grains} {running} gestiegen (Ausgangswert {against}: {base})",
        ),
        "member_streak.down": (
            "für {member} ist der Wert {n_grains} {running} gesunken (Ausgangswert {against}: {base})",
        ),
        "weekdays.up": ("bei gleichen Wochentagen ergibt sich ein Anstieg um {moved}",),
        "weekdays.down": ("bei gleichen Wochentagen ergibt sich ein Rückgang um {moved}",),
        "weekdays.flat": ("bei gleichen Wochentagen ist der Wert unverändert",),
        "mix.weight": ("das Gewicht von {shifted} beträgt {share}, nach {before}",),
    },
    "es": {
        "without.up": ("sin {member} la cifra es de {now}, con una subida de {moved} desde {base}",),
        "without.down": ("sin {member} la cifra es de {now}, con una bajada de {moved} desde {base}",),
        "member_record.scope": ("para {member} este es {the_highest} desde {scope}",),
        "member_record.all_since": (
            "para {member} este es {the_highest} de un total de {count} {grains} desde {all_since}",
        ),
        "member_record.known_since": (
            "para {member} este es {the_highest} entre {count} {grains} con datos desde {known_since}",
        ),
        "member_streak.up": ("la cifra de {member} lleva {n_grains} {running} de subida, desde {base} {against}",),
        "member_streak.down": ("la cifra de {member} lleva {n_grains} {running} de bajada, desde {base} {against}",),
        "weekdays.up": ("con los mismos días de la semana hay una subida de {moved}",),
        "weekdays.down": ("con los mismos días de la semana hay una bajada de {moved}",),
        "weekdays.flat": ("con los mismos días de la semana la cifra es la misma",),
        "mix.weight": ("el peso de {shifted} es del {share}, tras el {before}",),
    },
    "fr": {
        "without.up": ("sans {member}, on relève {now}, en hausse de {moved}, contre {base}",),
        "without.down": ("sans {member}, on relève {now}, en baisse de {moved}, contre {base}",),
        "member_record.scope": ("pour {member}, c'est {the_highest} depuis {scope}",),
        "member_record.all_since": (
            "pour {member}, c'est {the_highest} sur l'ensemble des {count} {grains} depuis {all_since}",
        ),
        "member_record.known_since": (
            "pour {member}, c'est {the_highest} sur {count} {grains} avec des données depuis {known_since}",
        ),
        "member_streak.up": (
            "pour {member}, la hausse se poursuit sur {n_grains} {running}, à partir de {base} {against}",
        ),
        "member_streak.down": (
            "pour {member}, la baisse se poursuit sur {n_grains} {running}, à partir de {base} {against}",
        ),
        "weekdays.up": ("à jours de semaine égaux, la hausse est de {moved}",),
        "weekdays.down": ("à jours de semaine égaux, la baisse est de {moved}",),
        "weekdays.flat": ("à jours de semaine égaux, rien n'a changé",),
        "mix.weight": ("le poids de {shifted} est de {share}, après {before}",),
    },
    "pt": {
        "without.up": ("sem {member}, o valor é de {now}, com alta de {moved} ante {base}",),
        "without.down": ("sem {member}, o valor é de {now}, com queda de {moved} ante {base}",),
        "member_record.scope": ("para {member}, este é {the_highest} desde {scope}",),
        "member_record.all_since": (
            "para {member}, este é {the_highest} de todo o histórico ({count} {grains} desde {all_since})",
        ),
        "member_record.known_since": (
            "para {member}, este é {the_highest} entre {count} {grains} com dados desde {known_since}",
        ),
        "member_streak.up": ("para {member}, são {n_grains} {running} de alta, partindo de {base} {against}",),
        "member_streak.down": ("para {member}, são {n_grains} {running} de queda, partindo de {base} {against}",),
        "weekdays.up": ("com os mesmos dias da semana, há alta de {moved}",),
        "weekdays.down": ("com os mesmos dias da semana, há queda de {moved}",),
        "weekdays.flat": ("com os mesmos dias da semana, o valor é o mesmo",),
        "mix.weight": ("o peso de {shifted} é de {share}, após {before}",),
    },
    "it": {
        "without.up": ("senza {member} il dato è di {now}, in aumento di {moved} (prima {base})",),
        "without.down": ("senza {member} il dato è di {now}, in calo di {moved} (prima {base})",),
        "member_record.scope": ("per {member} questo è {the_highest} da {scope}",),
        "member_record.all_since": (
            "per {member} questo è {the_highest} su un totale di {count} {grains} da {all_since}",
        ),
        "member_record.known_since": (
            "per {member} questo è {the_highest} su un totale di {count} {grains} con dati da {known_since}",
        ),
        "member_streak.up": (
            "per {member} il dato è in aumento da {n_grains} {running} (livello iniziale: {base}, {against})",
        ),
        "member_streak.down": (
            "per {member} il dato è in calo da {n_grains} {running} (livello iniziale: {base}, {against})",
        ),
        "weekdays.up": ("a parità di giorni della settimana l’aumento è di {moved}",),
        "weekdays.down": ("a parità di giorni della settimana il calo è di {moved}",),
        "weekdays.flat": ("a parità di giorni della settimana il dato è lo stesso",),
        "mix.weight": ("il peso di {shifted} è {share}, dopo {before}",),
    },
}
"""Clauses by language and by what they say."""
