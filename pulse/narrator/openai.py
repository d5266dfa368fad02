"""A model as narrator: it chooses and phrases; the program writes every figure, date and name.

The model sees the facts and answers with marks such as ``{F4.now}``. What it writes is refused unless it passes both
gates of :mod:`pulse.narrator.grounding`; it is then asked once more with the reasons. Any failure, refusal or delay
gives the plain text instead: a reader loses style, never a pulse.
"""

import asyncio
import time
from collections.abc import Collection, Sequence

from openai import APIConnectionError, APIStatusError, AsyncOpenAI
from pydantic import BaseModel, ConfigDict, ValidationError

from pulse.errors import NarratorError
from pulse.insight.fact import Fact, Key
from pulse.narrator.ask import MOST_TOKENS, Answered, Failed, ask_chat, ask_responses
from pulse.narrator.grounding import refuse, refuse_marked
from pulse.narrator.marks import MARK, fill
from pulse.narrator.model import SECONDS, Model, Outcome, Usage, cost
from pulse.narrator.plain import HIGHLIGHTS, write_plainly
from pulse.narrator.prompt import instructions, question, shape, version
from pulse.narrator.proof import Reason
from pulse.narrator.read import NarrationContext, Read
from pulse.wording import TEXT_LIMIT, utf16_length

_MOST_SUMMARY, _MOST_HIGHLIGHT, _MOST_PARAGRAPH = 400, 160, 900
_ROOM_FOR_DATA = 1400
_MOST_PARTS, _MOST_RAW = 12, 12_000
_TRIES = 2
_LETTERS_A_TOKEN = 3
_DENIED, _NO_MONEY, _TOO_MANY, _SERVER = (401, 403), 402, 429, 500


class Part(BaseModel):
    """One part of what the model returns: its text, and the facts that it cites."""

    model_config = ConfigDict(extra="forbid")

    text: str
    facts: list[str]


class Draft(BaseModel):
    """What the model has to return."""

    model_config = ConfigDict(extra="forbid")

    summary: Part
    highlights: list[Part]
    analysis: list[Part]

    @property
    def parts(self) -> list[Part]:
        """Everything that is used of it, in order."""
        return [self.summary, *self.highlights[:HIGHLIGHTS], *self.analysis]


class Refused(NarratorError):
    """A draft that says what the facts do not."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__("; ".join(dict.fromkeys(map(str, reasons))))
        self.reasons = tuple(reasons)


async def write_with_model(
    voice: NarrationContext,
    facts: Sequence[Fact],
    model: Model,
    *,
    seconds: float = SECONDS,
    told: Collection[Key] = (),
) -> Read:
    """The read of ``facts`` in the model's words, or in plain ones where it fails within ``seconds``."""
    use = _Use(voice, facts, model, told)
    try:
        async with asyncio.timeout(seconds):
            read = await use.write()
        return read.model_copy(update={"usage": use.usage("rewritten" if use.tries > 1 else "ok")})
    except Exception as wrong:  # noqa: BLE001 - whatever a provider or its library does, the reader gets a pulse
        outcome, said = sort_out(wrong)
        return write_plainly(voice, facts, fell_back=said).model_copy(update={"usage": use.usage(outcome)})


class _Use:
    """One use of a model for one pulse: what was asked, what it took, and why it was refused."""

    def __init__(self, voice: NarrationContext, facts: Sequence[Fact], model: Model, told: Collection[Key]) -> None:
        self._voice, self._facts, self._model = voice, facts, model
        self._asked = question(voice, facts, told)
        self._began = time.monotonic()
        self._tokens = [0, 0]
        self._reasons: list[str] = []
        self.tries = 0

    async def write(self) -> Read:
        """The read in the model's words; it is asked once more where it is refused."""
        async with AsyncOpenAI(
            api_key=self._model.api_key.get_secret_value(), base_url=self._model.base_url or None, max_retries=1
        ) as client:
            again = ""
            while True:
                self.tries += 1
                try:
                    draft = await self._draft(client, again)
                    # In a thread, so that the deadline holds whatever the model made the check read.
                    return await asyncio.to_thread(self._checked, draft)
                except Refused as refused:
                    self._reasons += [reason.code for reason in refused.reasons]
                    if self.tries == _TRIES:
                        raise
                    again = f"Your last answer was refused: {refused}. Write it again without that."[:2000]

    def usage(self, outcome: Outcome) -> Usage:
        """What it took until now."""
        return Usage(
            model=self._model.name,
            key=self._model.key,
            prompt=version(self._voice),
            tokens_in=self._tokens[0],
            tokens_out=self._tokens[1],
            money=cost(self._model.price, *self._tokens),
            seconds=round(time.monotonic() - self._began, 3),
            tries=self.tries,
            outcome=outcome,
            reasons=tuple(self._reasons),
        )

    async def _draft(self, client: AsyncOpenAI, again: str) -> Draft:
        ask = ask_responses if self._model.dialect == "responses" else ask_chat
        said = [self._asked, *([again] if again else [])]
        try:
            answered = await ask(client, self._model.name, instructions(self._voice), said, shape(self._facts))
        except Failed as failed:
            self._count(failed.answered)
            raise
        except asyncio.CancelledError:
            # It was asked and did not answer in time; it may be charged for all the same.
            self._count(None)
            raise
        self._count(answered)
        try:
            return Draft.model_validate_json(answered.text)
        except ValidationError:
            raise Failed("bad output", "the model's answer is not what was asked for (ValidationError)") from None

    def _count(self, answered: Answered | None) -> None:
        """Add what an answer took; where the provider does not say, what is reckoned to be the most."""
        sent = len(self._asked) + len(instructions(self._voice))
        tokens_in = answered.tokens_in if answered else 0
        tokens_out = answered.tokens_out if answered else 0
        self._tokens[0] += tokens_in or sent // _LETTERS_A_TOKEN
        self._tokens[1] += tokens_out or (len(answered.text) // _LETTERS_A_TOKEN if answered else MOST_TOKENS)

    def _checked(self, draft: Draft) -> Read:
        """The draft with its marks filled.

        Raises:
            Refused: It says what the facts do not, or is too long or empty.
        """
        voice, facts = self._voice, self._facts
        raw = [part.text for part in draft.parts]
        if len(raw) > _MOST_PARTS or sum(map(len, raw)) > _MOST_RAW:
            raise Refused([Reason("length", "", "far more text than was asked for")])
        reasons = [reason for part in draft.parts for reason in _refuse_part(part, facts, voice)]
        if reasons:
            raise Refused(reasons)
        filled = [fill(part.text.strip(), facts, voice.language) for part in draft.parts]
        count = len(draft.highlights[:HIGHLIGHTS])
        summary, highlights, analysis = filled[0], filled[1 : 1 + count], filled[1 + count :]
        reasons = refuse("\n".join(filled), facts, voice)
        reasons += _too_long(summary, highlights, analysis)
        reasons += _repeated(draft, filled)
        if reasons:
            raise Refused(reasons)
        # What is uncertain about the data is said in the program's words, whatever the model left out.
        plain = write_plainly(voice, facts)
        doubtful = any(fact.about in {"stale", "empty"} for fact in facts)
        said = draft.parts[: 1 + count]
        cited = tuple(dict.fromkeys(mark[1] for part in said for mark in MARK.finditer(part.text)))
        return Read(
            summary=plain.summary if doubtful else summary,
            highlights=tuple(highlights),
            analysis=(*analysis, *plain.analysis[-2:]),
            facts=plain.facts if doubtful else cited,
            narrator=self._model.name,
        )


def _refuse_part(part: Part, facts: Sequence[Fact], voice: NarrationContext) -> list[Reason]:
    cited = {mark[1] for mark in MARK.finditer(part.text)}
    reasons = refuse_marked(part.text, facts, voice)
    if any(mark in part.text for mark in "\n*_~`"):
        reasons.append(Reason("mark", "", "a line break or one of WhatsApp's marks in a part"))
    if missing := sorted(cited - {*part.facts}):
        reasons.append(Reason("mark", missing[0], f"{missing[0]} is cited and not listed in facts"))
    return reasons


def _too_long(summary: str, highlights: list[str], analysis: list[str]) -> list[Reason]:
    limits = [(summary, _MOST_SUMMARY), *((one, _MOST_HIGHLIGHT) for one in highlights)]
    limits += [(paragraph, _MOST_PARAGRAPH) for paragraph in analysis]
    found = [
        Reason("length", "", f"a part of {utf16_length(text)} units, over {most}")
        for text, most in limits
        if utf16_length(text) > most
    ]
    if utf16_length("\n\n".join(analysis)) > TEXT_LIMIT - _ROOM_FOR_DATA:
        found.append(Reason("length", "", "an analysis that leaves no room for what is said about the data"))
    return found


def _repeated(draft: Draft, filled: list[str]) -> list[Reason]:
    """The same sentence twice, or two highlights on the same facts."""
    found = []
    if len({*filled}) < len(filled):
        found.append(Reason("repeat", "", "two parts say the same"))
    on = [frozenset(mark[1] for mark in MARK.finditer(one.text)) for one in draft.highlights[:HIGHLIGHTS]]
    if len(on) == HIGHLIGHTS and on[0] == on[1]:
        found.append(Reason("repeat", "", "both highlights are on the same facts"))
    return found


def sort_out(wrong: Exception) -> tuple[Outcome, str]:
    """What sort of failure it was, and why the model's text is not used; no key and no prompt stands in it."""
    if isinstance(wrong, TimeoutError):
        return "late", "the model did not answer in time"
    if isinstance(wrong, Refused):
        return "refused", f"refused: {wrong}"[:600]
    if isinstance(wrong, Failed):
        return wrong.outcome, str(wrong)
    if isinstance(wrong, APIStatusError):
        said = f"the model failed ({type(wrong).__name__}, HTTP {wrong.status_code})"
        if wrong.status_code in _DENIED:
            return "auth", said
        if wrong.status_code == _TOO_MANY:
            return ("quota" if "insufficient_quota" in {wrong.code, wrong.type} else "busy"), said
        if wrong.status_code == _NO_MONEY:
            return "quota", said
        return ("busy" if wrong.status_code >= _SERVER else "misconfigured"), said
    if isinstance(wrong, APIConnectionError):
        return "busy", f"the model failed ({type(wrong).__name__})"
    return "bad output", f"the model failed ({type(wrong).__name__})"
