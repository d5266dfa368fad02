"""Words that turn a wish round, ask about it, or say until when, in all languages together."""

DENIES = frozenset(
    [
        *("not", "no", "dont", "don", "doesnt", "never", "nicht", "kein", "keine", "keinen", "nie", "pas"),
        *("jamais", "sin", "nunca", "jamas", "nao", "nem", "sem", "non", "mai", "senza"),
    ]
)
"""Before what is set: it is not wanted."""
HOW = frozenset(["how", "wie", "como", "comment", "come"])
"""How do I mute it: a question about it."""
TOMORROW = frozenset(["tomorrow", "morgen", "manana", "demain", "domani", "amanha"])
