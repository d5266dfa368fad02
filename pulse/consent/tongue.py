"""What a language has for wanting no more and wanting again, from ``words/*.toml``.

Every phrase is a pattern over folded words. ``{news}`` stands for what we send, ``~`` for up to four words of any kind.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pulse.consent.normal import fold

_FOLDER = Path(__file__).parents[1] / "languages" / "consent"


@dataclass(frozen=True)
class Tongue:
    """One language; what is whole has to be all that is said, anything else is looked for.

    Args:
        spaced: Whether spaces stand between its words.
        polite: What may stand anywhere and says nothing.
        asks: How a question about figures begins, and a sentence about others.
        requests: How a wish begins that is put as a question.
        stop: Whole: the commands.
        talk: Whole: those of them that mean something else beside other words, or as a question.
        wishes: Sentences that ask for no more.
        keep: Sentences that ask for neither, though they hold the words of a wish.
        hesitant: How asking for a way out, or thinking of it, begins.
        away: What a wish for no more holds, however it is put.
        near: What it holds besides: the one who writes, or what we send.
        doubts: Whole: what may be meant as a wish for no more.
        start: Whole: the commands.
        begins: Sentences that ask for more.
        figures: Words of whoever speaks of the chart: beside them, a bare command may mean something else.
    """

    spaced: bool
    polite: re.Pattern[str]
    asks: re.Pattern[str]
    requests: re.Pattern[str]
    stop: re.Pattern[str]
    talk: re.Pattern[str]
    wishes: re.Pattern[str]
    keep: re.Pattern[str]
    hesitant: re.Pattern[str]
    away: re.Pattern[str]
    near: re.Pattern[str]
    doubts: re.Pattern[str]
    start: re.Pattern[str]
    begins: re.Pattern[str]
    figures: re.Pattern[str]

    def line(self, said: list[str]) -> str:
        """Words as this language writes them beside each other."""
        return (" " if self.spaced else "").join(said)


@cache
def tongues() -> tuple[Tongue, ...]:
    """Every language that is understood; read once, and only when somebody writes."""
    return tuple(_tongue(tomllib.loads(path.read_text("utf-8"))) for path in sorted(_FOLDER.glob("*.toml")))


def _tongue(raw: dict[str, Any]) -> Tongue:
    spaced = raw.pop("spaced", True)
    news = raw.pop("news")
    lists = {
        key: [said] if isinstance(said, str) else said
        for key, said in ({"away": [], "near": [], "figures": []} | raw).items()
    }
    return Tongue(spaced=spaced, **{key: _pattern(said, news, spaced=spaced) for key, said in lists.items()})


def _pattern(phrases: list[str], news: str, *, spaced: bool) -> re.Pattern[str]:
    """Any of ``phrases``, between spaces where the language has them; of no phrase, what never matches."""
    either = fold("|".join(phrases) or "(?!)").replace("{news}", fold(news))
    either = either.replace("~ ", "~").replace("~", r"(?:\S+ ){0,4}" if spaced else ".{0,8}").replace(" $", " ?$")
    return re.compile(rf"(?<!\S)(?:{either})(?!\S)" if spaced else rf"(?:{either})")
