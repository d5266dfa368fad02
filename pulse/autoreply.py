"""Messages that a program wrote in somebody's name: answering one only makes it write again."""

import re
import unicodedata

_PHRASES = (
    r"\bauto[- ]?(?:reply|response|responder)\b",
    r"\bautomat(?:ed|ic) (?:reply|response|message|answer)\b",
    r"\bout of (?:the )?office\b",
    r"\bon (?:annual |parental |maternity )?leave until\b",
    r"\b(?:thank you|thanks) for (?:contacting|reaching out|getting in touch|your (?:message|enquiry|inquiry))\b",
    r"\bwe(?:'ll| will) (?:get back to|respond to|reply to|be with) you\b",
    r"\bi(?:'m| am) (?:currently )?(?:away|driving)\b",
    r"\bautomatische (?:antwort|nachricht)\b",
    r"\babwesenheitsnotiz\b",
    r"\b(?:bin|sind) (?:derzeit |gerade )?nicht im (?:b[uü]ro|haus)\b",
    r"\b(?:danke|vielen dank) f[uü]r (?:ihre|deine|eure) (?:nachricht|anfrage)\b",
    r"\bwir melden uns (?:so )?(?:bald|schnell)\b",
    r"\brespuesta autom[aá]tica\b",
    r"\bfuera de (?:la )?oficina\b",
    r"\bgracias por (?:contactar|comunicar|escribir|su mensaje|tu mensaje)",
    r"\b(?:te|le|les) responderemos\b",
    r"\br[eé]ponse automatique\b",
    r"\babsent[es]? du bureau\b",
    r"\bmerci (?:de nous avoir (?:contact[eé]s?|[eé]crit)|pour votre message)\b",
    r"\bnous vous r[eé]pondrons\b",
    r"\bresposta autom[aá]tica\b",
    r"\bfora do escrit[oó]rio\b",
    r"\bobrigad[oa] (?:por (?:entrar em contato|sua mensagem)|pela (?:sua )?mensagem)\b",
    r"\bretornaremos (?:o contato|em breve|assim que)\b",
    r"\brisposta automatica\b",
    r"\bgrazie per averci contattato\b",
    r"\bautomatisch antwoord\b",
    r"\bbedankt voor (?:je|uw) bericht\b",
)
"""What WhatsApp Business and office programs write by themselves, in the languages of our readers."""
_ANY = re.compile("|".join(_PHRASES), re.IGNORECASE)


def is_auto_reply(text: str) -> bool:
    """Whether ``text`` is the kind that answers by itself; a question is none."""
    plain = unicodedata.normalize("NFKC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return "?" not in plain and _ANY.search(plain) is not None
