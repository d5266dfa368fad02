"""One question to a model, in either dialect of OpenAI's, and what came back."""

from typing import Any

from openai import AsyncOpenAI
from openai.types.chat import ChatCompletionMessageParam
from pydantic import BaseModel

from pulse.narration.model import Outcome

MOST_TOKENS = 1500


class Answered(BaseModel):
    """What came back: a text that should be a draft, and what it took."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


class Failed(Exception):
    """A use of the model that gives no text; ``outcome`` says what sort of failure, the message what to tell."""

    def __init__(self, outcome: Outcome, said: str, answered: Answered | None = None) -> None:
        super().__init__(said)
        self.outcome = outcome
        self.answered = answered


async def ask_chat(client: AsyncOpenAI, model: str, told: str, said: list[str], schema: dict[str, Any]) -> Answered:
    """Ask by chat completions; ``told`` are the instructions, ``said`` the questions, ``schema`` the answer's shape.

    Raises:
        Failed: It declined, stopped early, or answered nothing.
    """
    messages: list[ChatCompletionMessageParam] = [{"role": "system", "content": told}]
    messages += [{"role": "user", "content": item} for item in said]
    chat = await client.chat.completions.create(
        model=model,
        messages=messages,
        response_format={"type": "json_schema", "json_schema": {"name": "plan", "strict": True, "schema": schema}},
        max_tokens=MOST_TOKENS,
    )
    used = chat.usage
    if not chat.choices:
        raise Failed("bad output", "the model answered nothing")
    answered = Answered(
        text=chat.choices[0].message.content or "",
        tokens_in=getattr(used, "prompt_tokens", None) or 0,
        tokens_out=getattr(used, "completion_tokens", None) or 0,
    )
    ended = chat.choices[0].finish_reason
    if chat.choices[0].message.refusal:
        raise Failed("declined", "the model declined", answered)
    if ended in {"length", "content_filter"}:
        raise Failed("bad output", f"the model stopped early ({ended})", answered)
    return answered


async def ask_responses(
    client: AsyncOpenAI, model: str, told: str, said: list[str], schema: dict[str, Any]
) -> Answered:
    """Ask by the Responses API; as :func:`ask_chat`."""
    response = await client.responses.create(
        model=model,
        instructions=told,
        input=[{"role": "user", "content": item} for item in said],
        store=False,
        max_output_tokens=MOST_TOKENS,
        text={"format": {"type": "json_schema", "name": "plan", "strict": True, "schema": schema}},
    )
    used = response.usage
    answered = Answered(
        text=response.output_text,
        tokens_in=getattr(used, "input_tokens", None) or 0,
        tokens_out=getattr(used, "output_tokens", None) or 0,
    )
    parts = [part for item in response.output if item.type == "message" for part in item.content]
    if any(part.type == "refusal" for part in parts):
        raise Failed("declined", "the model declined", answered)
    if response.status != "completed":
        raise Failed("bad output", f"the model stopped early ({response.status})", answered)
    return answered
