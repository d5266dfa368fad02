"""Words that narrow what is asked in a way no query can say, in all languages together."""

ABOVE = frozenset(
    [
        *("above", "below", "over", "under", "exceeding", "uber", "unter", "ueber", "oberhalb", "unterhalb"),
        *("dessus", "dessous", "encima", "debajo", "acima", "abaixo", "sopra", "sotto", "superiori", "superiores"),
        *("inferiores", "inferiori", "superieurs", "superieures", "inferieurs", "inferieures"),
    ]
)
"""Before a number or an average: only what is above it."""
BOTH = frozenset(["both", "beide", "beiden", "ambos", "ambas", "entrambi", "entrambe"])
"""Two things that were spoken of."""
WITH = frozenset(["with", "mit", "avec", "con", "com", "plus", "mas", "mais", "piu"])
"""Before a member: beside those that were spoken of."""
THE = frozenset(
    [
        "the",
        "these",
        "those",
        "die",
        "den",
        "der",
        "les",
        "des",
        "los",
        "las",
        "os",
        "as",
        "dos",
        "das",
        "i",
        "le",
        "dei",
    ]
)
"""Before "two": those that were spoken of."""
SELF = frozenset(
    [
        *("i", "im", "ive", "my", "we", "our", "he", "she", "they", "someone", "somebody"),
        *("ich", "mein", "meine", "meinen", "mir", "wir", "unser", "unsere", "er", "sie", "man"),
        *("je", "j", "mon", "ma", "mes", "on", "nous", "notre", "nos", "il", "elle", "c"),
        *("yo", "mi", "mis", "nosotros", "nuestro", "nuestra", "soy", "estoy", "tengo", "necesito", "quiero"),
        *("eu", "meu", "minha", "nos", "nosso", "nossa", "estou", "preciso", "quero"),
        *("io", "mio", "mia", "noi", "nostro", "nostra", "sono", "devo", "voglio", "ho"),
    ]
)
"""Who speaks: a sentence with one of these, and with nothing of the chart, tells why somebody asks."""
DAYPARTS = frozenset(
    ["morning", "matin", "manana", "mattina", "manha", "frueh", "fruh", "soir", "night", "noche", "sera"]
)
"""After a day: only a part of it."""
WAYS = frozenset(
    [
        *("north", "south", "east", "west", "nord", "sud", "ost", "norden", "suden", "osten", "westen", "ouest", "est"),
        *("norte", "sur", "sul", "este", "leste", "oeste", "ovest"),
    ]
)
"""Points of the compass: two of them in a row are one that lies between."""
WANTS = frozenset(
    [
        *("need", "want", "prefer", "meant", "mean", "like", "asked", "brauche", "will", "mochte", "meine", "meinte"),
        *("necesito", "quiero", "prefiero", "preciso", "quero", "prefiro", "veux", "voudrais", "besoin", "prefere"),
        *("voglio", "vorrei", "bisogno", "serve", "preferisco"),
    ]
)
"""A sentence with one of these says what is wanted."""
