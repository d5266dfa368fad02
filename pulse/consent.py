"""Whether a person asks for no more pulses, or for them again. Read before anything else, in plain words."""

import re
from enum import Enum

_POLITE = r"(please|pls|bitte|now|all|it|this|everything|thanks?|thank you|por favor|s'il vous pla[iî]t|me|jetzt)"
_OUT = (
    r"(stop|stopp|unsubscribe|cancel|quit|end|opt ?out|abmelden|abbestellen|baja|parar?|arr[eê]te[rz]?|arr[eê]t|"
    r"(se |me )?d[eé]sabonner|(se |me )?d[eé]sinscrire|annuler|sair|remover?|pare|cancelar|dar(me)? de baja|"
    r"keine (nachrichten|berichte) mehr|leave me alone)"
)
_STOP = re.compile(rf"\W*({_POLITE}\W+)*{_OUT}(\W+{_POLITE})*\W*", re.IGNORECASE)
_SENDING = (
    r"(sending|messag\w*|texting|writing|(me )?(these|those|any ?more|your) \w+|"
    r"(charts?|pulses?|reports?) (to me|any ?more))"
)
_STOP_SENDING = re.compile(
    rf"\W*({_POLITE}\W+)*("
    rf"stop {_SENDING}|no more (messages?|charts?|pulses?|texts?|reports?)|"
    r"(don['’]?t|do not|never) (text|message|write|send|contact|bother)( to)? me"
    r"( any ?more| again| any ?thing| these| those|\W*$)"
    r")[^?]*",
    re.IGNORECASE,
)
_START = re.compile(
    rf"\W*({_POLITE}\W+)*(start|resume|subscribe|unstop|anmelden|weiter|alta|reanudar|reprendre|retomar)(\W+(again|{_POLITE}))*\W*",
    re.IGNORECASE,
)


def asks_to_stop(text: str) -> bool:
    """Whether ``text`` asks for no more pulses; a question that holds the word stop does not."""
    return bool(_STOP.fullmatch(text) or _STOP_SENDING.fullmatch(text.strip()))


def asks_to_start(text: str) -> bool:
    """Whether ``text`` takes a stop back."""
    return bool(_START.fullmatch(text))


class Verdict(Enum):
    """What a text asks."""

    STOP = "stop"
    START = "start"
    UNCLEAR = "unclear"
    NONE = "none"


def judge(text: str) -> Verdict:
    """What ``text`` asks."""
    if asks_to_stop(text):
        return Verdict.STOP
    if asks_to_start(text):
        return Verdict.START
    return Verdict.UNCLEAR if text.strip().casefold() in {"enough", "basta"} else Verdict.NONE
