"""Words that narrow what is asked in a way no query can say, in all languages together."""

ABOVE = frozenset(
    [
        *("above", "below", "over", "under", "exceeding", "uber", "unter", "ueber", "oberhalb", "unterhalb"),
        *("dessus", "dessous", "encima", "debajo", "acima", "abaixo", "sopra", "sotto", "superiori", "superiores"),
        *("inferiores", "inferiori", "superieurs", "superieures", "inferieurs", "inferieures"),
    ]
)
"""Before a number or an average: only what is above it."""
BOTH = frozenset(
    ["both", "beide", "beiden", "ambos", "ambas", "entrambi", "entrambe", "deux", "dois", "duas", "due", "dos", "two"]
)
"""Two things that were spoken of."""
WITH = frozenset(["with", "mit", "avec", "con", "com", "plus", "mas", "mais", "piu"])
"""Before a member: beside those that were spoken of."""
