"""A model as narrator: it chooses and phrases; the program writes every figure, date and name.

The model sees the facts and answers with marks such as ``{F4.now}``. What it writes is refused unless every mark
exists and nothing outside a mark is a figure, a date or a name (see :mod:`pulse.narrator.grounding`). Any failure,
refusal or delay gives the plain text instead: a reader loses style, never a pulse.
"""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from openai import AsyncOpenAI
from pydantic import BaseModel, ConfigDict, SecretStr

from pulse.errors import NarratorError
from pulse.insight.fact import Fact
from pulse.narrator.grounding import refuse, refuse_marked
from pulse.narrator.marks import MARK, fill, marks
from pulse.narrator.plain import HIGHLIGHTS, INVITATION, write_plainly
from pulse.narrator.read import Read, Voice
from pulse.wording import TEXT_LIMIT, units

SECONDS = 30.0
"""Everything a model does for one pulse takes at most this long."""
_MOST_SUMMARY, _MOST_HIGHLIGHT, _MOST_PARAGRAPH = 400, 160, 900
_MOST_TOKENS = 1500
_ROOM_FOR_DATA = 1400

_INSTRUCTIONS = """\
You write the read of a KPI chart for a busy founder, in plain British English, from facts alone.
Every figure, date, period and name is written as a mark: {F4.now} stands for figure "now" of fact F4. Use only marks
that the facts list. Never write a digit, a number in words, a per cent or currency sign, a month, a weekday or a name
yourself. Say up or down only as a cited fact's direction says. Give no cause, no judgement, no advice; no "all" or
"every". In one sentence about a member, cite {F3.member} and only that member's figures. Write "from" before a base,
and an against mark right after a figure of the same fact. Say record, highest or lowest only with a record fact.
summary: one or two sentences, first the level and its change. highlights: at most two short sentences, each on
another fact. analysis: two to four paragraphs of one to three sentences each. No headings, no lists, no Markdown."""


class Draft(BaseModel):
    """What the model has to return."""

    model_config = ConfigDict(extra="forbid")

    summary: str
    highlights: list[str]
    analysis: list[str]


class Model(BaseModel):
    """Where the model is, what it is called, and the key to it."""

    model_config = ConfigDict(frozen=True)

    name: str
    base_url: str | None
    api_key: SecretStr


async def write_with_model(voice: Voice, facts: Sequence[Fact], model: Model, *, seconds: float = SECONDS) -> Read:
    """The read of ``facts`` in the model's words, or in plain ones where it fails within ``seconds``."""
    try:
        async with asyncio.timeout(seconds):
            draft = await _ask(voice, facts, model, seconds)
        return _checked(voice, facts, draft, model)
    except Exception as wrong:  # noqa: BLE001 - whatever a provider or its library does, the reader gets a pulse
        return write_plainly(voice, facts, fell_back=_reason(wrong))


def _checked(voice: Voice, facts: Sequence[Fact], draft: Draft, model: Model) -> Read:
    """The draft with its marks filled.

    Raises:
        NarratorError: It says what the facts do not, or is too long or empty.
    """
    highlights = draft.highlights[:HIGHLIGHTS]
    parts = [draft.summary, *highlights, *draft.analysis]
    reasons = [reason for part in parts for reason in refuse_marked(part, facts)]
    if reasons:
        raise NarratorError("; ".join(dict.fromkeys(reasons)))
    summary, *rest = [fill(part.strip(), facts) for part in parts]
    filled_highlights, analysis = rest[: len(highlights)], rest[len(highlights) :]
    reasons = [reason for part in (summary, *rest) for reason in refuse(part, facts, voice.own_words)]
    limits = [(summary, _MOST_SUMMARY), *((h, _MOST_HIGHLIGHT) for h in filled_highlights)]
    limits += [(paragraph, _MOST_PARAGRAPH) for paragraph in analysis]
    reasons += [f"a part of {units(text)} units, over {most}" for text, most in limits if units(text) > most]
    if units("\n\n".join(analysis)) > TEXT_LIMIT - _ROOM_FOR_DATA:
        reasons.append("an analysis that leaves no room for what is said about the data")
    if reasons:
        raise NarratorError("; ".join(reasons))
    # What is uncertain about the data is said in the program's words, whatever the model left out.
    plain = write_plainly(voice, facts)
    about_data = next(p for p in plain.analysis if p.startswith("*About the data*"))
    stale = next((f for f in facts if f.about == "stale"), None)
    cited = tuple(dict.fromkeys(mark[1] for part in parts for mark in MARK.finditer(part)))
    return Read(
        summary=plain.summary if stale else summary,
        highlights=tuple(filled_highlights),
        analysis=(*analysis, about_data, INVITATION),
        facts=cited,
        narrator=model.name,
    )


async def _ask(voice: Voice, facts: Sequence[Fact], model: Model, seconds: float) -> Draft:
    """One question to the model, by the Responses API where OpenAI answers, by chat completions elsewhere."""
    schema = Draft.model_json_schema()
    async with AsyncOpenAI(
        api_key=model.api_key.get_secret_value(),
        base_url=model.base_url or None,
        max_retries=1,
        timeout=seconds,
    ) as client:
        if model.base_url:
            chat = await client.chat.completions.create(
                model=model.name,
                messages=[
                    {"role": "system", "content": _INSTRUCTIONS},
                    {"role": "user", "content": _facts_for(voice, facts)},
                ],
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "read", "strict": True, "schema": schema},
                },
                max_tokens=_MOST_TOKENS,
            )
            text = chat.choices[0].message.content
        else:
            answer = await client.responses.create(
                model=model.name,
                instructions=_INSTRUCTIONS,
                input=_facts_for(voice, facts),
                store=False,
                max_output_tokens=_MOST_TOKENS,
                text={"format": {"type": "json_schema", "name": "read", "strict": True, "schema": schema}},
            )
            if answer.status != "completed":
                raise NarratorError(f"the model stopped early ({answer.status})")
            text = answer.output_text
    return Draft.model_validate_json(text or "")


def _facts_for(voice: Voice, facts: Sequence[Fact]) -> str:
    """The facts as the model sees them; names from the data are values of marks and instruct nobody."""
    told: list[dict[str, Any]] = [
        {
            "id": fact.id,
            "kind": fact.kind,
            "about": fact.about if fact.kind in {"change", "record", "quality"} else "",
            "direction": fact.direction,
            "marks": {f"{{{fact.id}.{key}}}": value for key, value in marks(fact).items()},
        }
        for fact in facts
        if fact.score > 0
    ]
    return json.dumps({"measure": voice.measure, "grain": voice.grain, "good": voice.good, "facts": told})


def _reason(wrong: Exception) -> str:
    """Why the model's text is not used, in a form that holds no key and no prompt."""
    if isinstance(wrong, TimeoutError):
        return "the model did not answer in time"
    if isinstance(wrong, NarratorError):
        return f"refused: {wrong}"[:300]
    status = getattr(wrong, "status_code", None)
    return f"the model failed ({type(wrong).__name__}{f', HTTP {status}' if status else ''})"
