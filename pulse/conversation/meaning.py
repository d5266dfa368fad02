"""What a message about a chart means: a tap, a number, a reaction, or words."""

import re

from pulse.conversation import menu
from pulse.conversation.query import FormOfAnswer, Operation, Over, Query
from pulse.conversation.thread import Thread
from pulse.conversation.understand import Outcome, Understood, understand
from pulse.definition.catalogue import LanguageCode
from pulse.languages import of_locale
from pulse.narration.plan import ASKED

_SKIN_OR_STYLE = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")
_BUTTONS: dict[str, Query] = {
    "why": Query(operation=Operation.WHY),
    "more": Query(operation=Operation.MORE),
    "compare": Query(operation=Operation.CHANGE),
    "trend": Query(operation=Operation.TREND),
    "top": Query(operation=Operation.RANK, over=Over.MEMBERS),
    "bottom": Query(operation=Operation.RANK, over=Over.MEMBERS, lowest=True),
    "table": Query(operation=Operation.TABLE, form=FormOfAnswer.TABLE),
    "when": Query(operation=Operation.EXTREME),
    "unusual": Query(operation=Operation.USUAL),
    "quality": Query(operation=Operation.QUALITY),
    "definition": Query(operation=Operation.DEFINITION),
    "cannot": Query(operation=Operation.GOAL),
}
"""What the buttons under a chart ask."""
EMOJI: dict[str, Query] = {
    **dict.fromkeys("❓❔🤔🧐🤨📉📈", Query(operation=Operation.WHY)),
    **dict.fromkeys("😮😯😲😱🤯⁉‼", Query(operation=Operation.USUAL)),
    **dict.fromkeys("👎😡😠❌", Query(operation=Operation.QUALITY)),
    "📊": Query(operation=Operation.CHART, form=FormOfAnswer.CHART),
    "🎯": Query(operation=Operation.GOAL),
    **dict.fromkeys("🗓📅🔁", Query(operation=Operation.CHANGE)),
}
"""What reactions ask; all others ask nothing."""


def read(thread: Thread) -> Understood:
    """What a message about a chart means: a tap, a number, a reaction, or words."""
    picked = read_sign(thread)
    return picked or understand(thread.inbound.text, thread.scope, thread.before.queries)


def read_sign(thread: Thread) -> Understood | None:
    """What a message means that is no sentence: a tap, a number of what was offered, a reaction; None of all others."""
    inbound, scope = thread.inbound, thread.scope
    tapped = inbound.payload.rpartition("/")[2] if inbound.payload.startswith(menu.CHOICE) else ""
    number = tapped or (inbound.text.strip(" .)") if inbound.kind == "text" else "")
    if number in {"1", "2", "3"} and int(number) <= len(thread.before.choices):
        chosen = thread.before.choices[int(number) - 1]
        return Understood(Outcome.ANSWER, _spoken(thread), queries=(chosen,))
    asked = inbound.payload or inbound.text
    if asked.startswith(ASKED) and asked.removeprefix(ASKED) in _BUTTONS:
        return Understood(Outcome.ANSWER, scope.language, queries=(_BUTTONS[asked.removeprefix(ASKED)],))
    if inbound.kind == "reaction" or _is_emoji(inbound.text):
        query = EMOJI.get(bare(inbound.emoji or inbound.text)[:1])
        return Understood(Outcome.ANSWER if query else Outcome.ACK, scope.language, queries=(query,) if query else ())
    if not inbound.text.strip():
        return Understood(Outcome.UNREADABLE, scope.language)
    return None


def _spoken(thread: Thread) -> LanguageCode:
    """The language of the thread so far."""
    return of_locale(thread.before.language) if thread.before.language else thread.language


def bare(emoji: str) -> str:
    """An emoji without its colour of skin and its style."""
    return _SKIN_OR_STYLE.sub("", emoji.strip())


def _is_emoji(text: str) -> bool:
    shown = bare(text)
    return 0 < len(shown) <= 2 and not any(letter.isalnum() or letter in "?!.," for letter in shown)  # noqa: PLR2004
