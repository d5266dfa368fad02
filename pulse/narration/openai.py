"""A model as narrator: it chooses what is said and in which order; every word is the program's.

The model sees the facts and answers with a document plan made of enums. A plan is mended where one rule says how, and
asked for once more where it is no plan at all. Any failure, refusal or delay gives the plain plan instead: a reader
loses order, never a pulse.
"""

import asyncio
import time
from collections.abc import Collection, Sequence

from openai import APIConnectionError, APIStatusError, AsyncOpenAI
from pydantic import BaseModel, ConfigDict, ValidationError

from pulse.errors import NarratorError
from pulse.insight import headline_change
from pulse.insight.fact import Fact, Key
from pulse.languages import Form, Joint
from pulse.narration.ask import MOST_TOKENS, Answered, Failed, ask_chat, ask_responses
from pulse.narration.check import Checked, check
from pulse.narration.model import SECONDS, Model, Outcome, Usage, cost
from pulse.narration.plan import Plan, PlannedSentence, Question
from pulse.narration.prompt import NONE, instructions, question, shape, version
from pulse.narration.read import Read
from pulse.narration.write import write, write_plainly
from pulse.text.context import NarrationContext

_TRIES = 2
_LETTERS_A_TOKEN = 3
_DENIED, _NO_MONEY, _TOO_MANY, _SERVER = (401, 403), 402, 429, 500


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DraftSentence(_Strict):
    """A sentence of a plan as a model answers it."""

    fact: str
    form: Form
    style: int
    joint: str = NONE
    beside: str = NONE

    def planned(self) -> PlannedSentence:
        """The sentence as plans have it."""
        alone = NONE in {self.joint, self.beside}
        return PlannedSentence(
            fact=self.fact,
            form=self.form,
            style=max(0, self.style),
            joint=Joint.NONE if alone else Joint(self.joint),
            beside="" if alone else self.beside,
            beside_style=max(0, self.style),
        )


class DraftHeadline(_Strict):
    """How a model has the level and its comparison said."""

    style: int
    joint: str


class Draft(_Strict):
    """What the model has to return."""

    headline: DraftHeadline
    highlights: list[DraftSentence]
    analysis: list[DraftSentence]
    questions: list[Question]

    def plan(self, facts: Sequence[Fact]) -> Plan:
        """The draft as a plan for ``facts``."""
        headline, change = self.headline, headline_change(facts)
        first = DraftSentence(fact=facts[0].id, form=Form.CLAUSE, style=headline.style, joint=headline.joint)
        if change is not None:
            first = first.model_copy(update={"beside": change.id})
        return Plan(
            headline=first.planned(),
            highlights=tuple(highlight.planned() for highlight in self.highlights),
            analysis=tuple(sentence.planned() for sentence in self.analysis),
            questions=tuple(self.questions),
        )


class Unusable(NarratorError):
    """A plan of which too little can be written."""


async def write_with_model(
    context: NarrationContext,
    facts: Sequence[Fact],
    model: Model,
    *,
    seconds: float = SECONDS,
    told: Collection[Key] = (),
    asked: Sequence[str] = (),
) -> Read:
    """The read of ``facts`` by the model's plan, or by the plain one where it fails within ``seconds``.

    Args:
        context: The owner's words.
        facts: What may be said, ranked, as find_facts returns them.
        model: Who plans.
        seconds: Everything the model does takes at most so long.
        told: What the last pulses said.
        asked: What readers asked lately, the newest first.
    """
    use = _Use(context, facts, model)
    try:
        use.asked = question(context, facts, told, asked)
        async with asyncio.timeout(seconds):
            read = await use.write()
        outcome: Outcome = "rewritten" if use.tries > 1 else "repaired" if use.mended else "ok"
        return read.model_copy(update={"usage": use.usage(outcome)})
    except Exception as wrong:  # noqa: BLE001 - whatever a provider or its library does, the reader gets a pulse
        outcome, said = sort_out(wrong)
        return write_plainly(context, facts, fell_back=said).model_copy(update={"usage": use.usage(outcome)})


class _Use:
    """One use of a model for one pulse: what was asked, what it took, and what was wrong with its plan."""

    def __init__(
        self,
        context: NarrationContext,
        facts: Sequence[Fact],
        model: Model,
    ) -> None:
        self._context, self._facts, self._model = context, facts, model
        self.asked = ""
        self._began = time.monotonic()
        self._tokens = [0, 0]
        self.tries = 0
        self.mended: list[str] = []

    async def write(self) -> Read:
        """The read by the model's plan; it is asked once more where its plan cannot be mended."""
        async with AsyncOpenAI(
            api_key=self._model.api_key.get_secret_value(), base_url=self._model.base_url or None, max_retries=1
        ) as client:
            again = ""
            while True:
                self.tries += 1
                try:
                    draft = await self._draft(client, again)
                    return await asyncio.to_thread(self._written, draft)
                except Unusable as unusable:
                    self.mended.append("unusable")
                    if self.tries == _TRIES:
                        raise
                    again = f"Your last plan could not be used: {unusable}. Plan it again without that."

    def usage(self, outcome: Outcome) -> Usage:
        """What it took until now."""
        return Usage(
            model=self._model.name,
            key=self._model.key,
            prompt=version(self._context),
            tokens_in=self._tokens[0],
            tokens_out=self._tokens[1],
            money=cost(self._model.price, *self._tokens),
            seconds=round(time.monotonic() - self._began, 3),
            tries=self.tries,
            outcome=outcome,
            reasons=tuple(self.mended),
        )

    async def _draft(self, client: AsyncOpenAI, again: str) -> Draft:
        ask = ask_responses if self._model.dialect == "responses" else ask_chat
        said = [self.asked, *([again] if again else [])]
        try:
            answered = await ask(client, self._model.name, instructions(self._context), said, shape(self._facts))
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
        sent = len(self.asked) + len(instructions(self._context))
        tokens_in = answered.tokens_in if answered else 0
        tokens_out = answered.tokens_out if answered else 0
        self._tokens[0] += tokens_in or sent // _LETTERS_A_TOKEN
        self._tokens[1] += tokens_out or (len(answered.text) // _LETTERS_A_TOKEN if answered else MOST_TOKENS)

    def _written(self, draft: Draft) -> Read:
        """What the draft makes of the facts.

        Raises:
            Unusable: None of its sentences can be written.
        """
        try:
            plan = draft.plan(self._facts)
        except ValueError as wrong:
            raise Unusable("it names a joint that does not exist") from wrong
        checked: Checked | None = check(plan, self._context, self._facts)
        if checked is None:
            raise Unusable("none of its sentences is on a fact that may be said")
        self.mended += checked.mended
        read = write(checked.plan, self._context, self._facts)
        return read.model_copy(update={"narrator": self._model.name})


def sort_out(wrong: Exception) -> tuple[Outcome, str]:  # noqa: PLR0911 - a table
    """What sort of failure it was, and why the model's plan is not used; no key and no prompt stands in it."""
    if isinstance(wrong, TimeoutError):
        return "late", "the model did not answer in time"
    if isinstance(wrong, Unusable):
        return "refused", f"refused: {wrong}"
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
