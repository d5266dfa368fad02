"""What is said across the figures of one pulse, in every language.

Names of figures are the owner's, of any number and gender: but for English, whose past tense has neither, they stand
after a colon, and no word agrees with them.
"""

from collections.abc import Mapping

SEVERAL: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "level.own": ("{measure}: {now}",),
        "across.up": ("{names} rose {when}", "{names} rose"),
        "across.down": ("{names} fell {when}", "{names} fell"),
        "across.flat": ("{names} held {when}", "{names} held"),
        "across.doubt": ("the data of {names} is in doubt",),
        "across.usual": ("all {count} are within their usual swing",),
    },
    "de": {
        "level.own": ("{measure}: {now}",),
        "across.up": ("{when} gestiegen: {names}", "gestiegen: {names}"),
        "across.down": ("{when} gesunken: {names}", "gesunken: {names}"),
        "across.flat": ("{when} fast unverändert: {names}", "fast unverändert: {names}"),
        "across.doubt": ("fraglich sind die Daten für {names}",),
        "across.usual": ("alle {count} liegen im üblichen Rahmen",),
    },
    "es": {
        "level.own": ("{measure}: {now}",),
        "across.up": ("subida {when}: {names}", "subida: {names}"),
        "across.down": ("bajada {when}: {names}", "bajada: {names}"),
        "across.flat": ("casi sin cambios {when}: {names}", "casi sin cambios: {names}"),
        "across.doubt": ("hay dudas sobre los datos de {names}",),
        "across.usual": ("los {count} valores están dentro de su margen habitual",),
    },
    "fr": {
        "level.own": ("{measure} : {now}",),
        "across.up": ("en hausse {when} : {names}", "en hausse : {names}"),
        "across.down": ("en baisse {when} : {names}", "en baisse : {names}"),
        "across.flat": ("presque stable {when} : {names}", "presque stable : {names}"),
        "across.doubt": ("les données sont douteuses pour {names}",),
        "across.usual": ("les {count} valeurs restent dans leur fourchette habituelle",),
    },
    "pt": {
        "level.own": ("{measure}: {now}",),
        "across.up": ("em alta {when}: {names}", "em alta: {names}"),
        "across.down": ("em queda {when}: {names}", "em queda: {names}"),
        "across.flat": ("quase sem variação {when}: {names}", "quase sem variação: {names}"),
        "across.doubt": ("há dúvidas sobre os dados de {names}",),
        "across.usual": ("os {count} valores estão dentro da faixa habitual",),
    },
    "it": {
        "level.own": ("{measure}: {now}",),
        "across.up": ("in aumento {when}: {names}", "in aumento: {names}"),
        "across.down": ("in calo {when}: {names}", "in calo: {names}"),
        "across.flat": ("quasi invariato {when}: {names}", "quasi invariato: {names}"),
        "across.doubt": ("ci sono dubbi sui dati di {names}",),
        "across.usual": ("i {count} valori restano entro i limiti abituali",),
    },
}
"""Clauses by language and by what they say."""
