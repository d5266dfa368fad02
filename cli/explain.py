"""``chartcastr explain`` and ``replay``: why a run said what it said, and the same run again from what was frozen."""

import json
from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cli.reader import open_store
from cli.thread import find
from pulse.chart import draw
from pulse.definition import Pulse
from pulse.errors import ReaderError
from pulse.insight.fact import Fact
from pulse.narration import NarrationContext, Read, write_plainly
from pulse.narration.lead import WORTH
from pulse.narration.sentence import Phrasing
from pulse.series import Dataset, from_json
from pulse.store import runs
from pulse.store.tables import Run, Snapshot
from pulse.text import Origin, Span, Text
from pulse.text.proof import is_recorded, prove
from pulse.text.render import Renderer

_SHORT = 20
"""Facts that are shown in short."""
_WIDE = 80
_COLUMNS = ("id", "kind", "score", "weight", "impact", "surprise", "fresh", "novel", "said", "sentence", "made from")


def load_run(what: str) -> tuple[Run, Snapshot]:
    """A run and what was frozen of it.

    Raises:
        ReaderError: There is no such run, or nothing was frozen of it.
    """
    with open_store().begin() as session:
        run = find(session, what)
        snapshot = runs.snapshot(session, run.id)
    if snapshot is None:
        why = f": it {run.why}" if run.why else ""
        raise ReaderError(f"Nothing is frozen of run {run.id} of {run.pulse} ({run.state}{why}).")
    return run, snapshot


def thaw(snapshot: Snapshot) -> tuple[Pulse, Read, Dataset, tuple[Fact, ...]]:
    """What was frozen, read again.

    Raises:
        ReaderError: An older version froze it, in another form.
    """
    try:
        pulse, read = Pulse.model_validate_json(snapshot.definition), Read.model_validate_json(snapshot.read)
        result = from_json(json.loads(snapshot.result))
        facts = tuple(Fact.model_validate(entry | {"times": entry["times"]}) for entry in json.loads(snapshot.facts))
        # Facts of which this version has no phrase cannot be said again.
        write_plainly(NarrationContext.of(pulse, result.measure), facts)
    except (ValidationError, KeyError):
        raise ReaderError(
            "That run was frozen by an older version, in a form that this one cannot read again. Its chart and texts "
            "stand in the store as they were sent: chartcastr thread shows them."
        ) from None
    return pulse, read, result, facts


def run_explain(what: str, *, every: bool = False) -> None:
    """Print why a run said what it said; with ``every``, each fact with the parts of its score and its evidence.

    Raises:
        ReaderError: There is no such run, or nothing was frozen of it.
    """
    run, snapshot = load_run(what)
    pulse, read, result, facts = thaw(snapshot)
    phrasing = Phrasing(Renderer(NarrationContext.of(pulse, result.measure), facts))
    console = Console(highlight=False)
    if not every:
        console = Console(highlight=False, width=min(_WIDE, console.width))
    console.print(f"[bold]{run.pulse}[/bold] for {run.slot:%Y-%m-%d %H:%M} UTC, run {run.id}: {run.state}")
    if not every:
        _in_short(console, read, facts, phrasing)
        return
    console.print(
        "score = weight × impact × surprise × freshness × novelty; level and headline change come first, then by score"
    )
    console.print(_scores(read, result, facts, phrasing))
    _narration(console, read)
    for head, text in (("Caption", read.caption(pulse.title)), ("Analysis", read.long_text())):
        console.rule(f"{head}: where each word comes from", align="left")
        for line in origins(text):
            console.print(line, markup=False, soft_wrap=True)


def _in_short(console: Console, read: Read, facts: tuple[Fact, ...], phrasing: Phrasing) -> None:
    """Where each fact was said, the best first, and why not in the caption; at most thirty lines in all."""
    table = Table(header_style="bold", box=None, pad_edge=False)
    for name, least in (("id", 3), ("score", 5), ("where", len("first line")), ("fact", 20)):
        justify: Literal["right", "left"] = "right" if name == "score" else "left"
        table.add_column(name, no_wrap=True, overflow="ellipsis", min_width=least, justify=justify)
    for fact in facts[:_SHORT]:
        table.add_row(fact.id, f"{fact.score:.2f}", _place(fact, read), escape(str(phrasing.sentence(fact))))
    console.print(table)
    if len(facts) > _SHORT:
        console.print(f"... and {len(facts) - _SHORT} more.")
    console.print(
        f"The first line says level and change, and what the change means: the plainest fact on the whole with a score "
        f"of {WORTH:g} or more. Doubts about the data, and a goal that was decided, stand before it. Two highlights "
        f"follow, of other subjects, from the same score on. With --all: every score, every word and its origin."
    )
    _narration(console, read)


def _place(fact: Fact, read: Read) -> str:
    if fact.id in read.summary.facts:
        return "first line"
    if fact.id in read.highlights.facts:
        return "highlight"
    if fact.id not in read.analysis.facts:
        return "nowhere"
    return "analysis" if fact.kind in {"quality", "driver"} or fact.score >= WORTH else f"under {WORTH:g}"


def _scores(read: Read, result: Dataset, facts: tuple[Fact, ...], phrasing: Phrasing) -> Table:
    """Each fact with the parts of its score, where it was said, and what it was made from."""
    titles = {series.key: series.title if series.key else "whole" for series in result.series}
    table = Table(header_style="bold", box=None, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(name, overflow="fold", justify="right" if name in {"score", "weight", "impact"} else "left")
    for fact in facts:
        parts = (fact.score, fact.weight, fact.impact, fact.surprise, fact.freshness, fact.novelty)
        said = "caption" if fact.id in read.facts else ""
        proof = ", ".join(
            f"{titles.get(evidence.series, evidence.series)} {evidence.at[:10]}={evidence.value}"
            for evidence in fact.evidence[:3]
        )
        more = f" and {len(fact.evidence) - 3} more" if len(fact.evidence) > 3 else ""  # noqa: PLR2004
        kind = f"{fact.kind} {fact.words.get('member', fact.about)}".strip()
        shown = [kind, *(f"{part:.2f}" for part in parts), said, str(phrasing.sentence(fact)), proof + more]
        table.add_row(fact.id, *map(escape, shown))
    return table


def origins(text: Text) -> list[str]:
    """Each sentence of ``text``, its words followed by where they come from."""
    lines = []
    for sentence in text.sentences:
        shown = [f"{span.text.strip()}[{_origin(span)}]" for span in sentence.spans if span.text.strip()]
        lines.append(" ".join(shown))
    return lines


def _origin(span: Span) -> str:
    if span.origin is Origin.SLOT:
        return f"{span.fact}.{span.key}"
    if span.origin is Origin.PHRASE:
        return span.key if not span.fact else f"{span.key} of {span.fact}"
    return f"{span.origin}: {span.key}" if span.origin is not Origin.RECORDED else "as an earlier version wrote it"


def _narration(console: Console, read: Read) -> None:
    console.print(f"Written by {read.narrator}.", markup=False)
    if read.fell_back:
        console.print(f"The plain narrator took over: {read.fell_back}", markup=False)
    if used := read.usage:
        cost = f", cost {used.money}" if used.money is not None else ""
        console.print(
            f"Model {used.model}, instructions {used.prompt}: {used.outcome} after {used.tries} tries in "
            f"{used.seconds:.1f} s, {used.tokens_in} tokens in and {used.tokens_out} out{cost}.",
            markup=False,
        )


def run_replay(what: str, out: Path) -> int:
    """Draw and write a run again from its snapshot, and compare with what was sent; the exit code.

    Raises:
        ReaderError: There is no such run, or nothing was frozen of it.
    """
    run, snapshot = load_run(what)
    pulse, sent, result, facts = thaw(snapshot)
    context = NarrationContext.of(pulse, result.measure)
    chart = draw(result, facts, pulse.chart, title=pulse.title, good=pulse.measure.good, language=pulse.language)
    plain = write_plainly(context, facts)
    texts = (str(plain.caption(pulse.title)), str(plain.long_text()))
    said = sent.caption(pulse.title) + sent.long_text()
    old = is_recorded(said)
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{run.id}.png").write_bytes(chart)
    (out / f"{run.id}.txt").write_text("\n\n----\n\n".join(texts) + "\n", encoding="utf-8")
    by_model = sent.narrator != "plain"
    same_texts = texts == (snapshot.caption, snapshot.analysis)
    unproven = [] if old else [str(refusal) for refusal in prove(said, facts, context)[1]]
    kept = (str(sent.caption(pulse.title)), str(sent.long_text())) == (snapshot.caption, snapshot.analysis)
    if not (old or kept):
        unproven.append("the words that were kept are not those of the kept spans")
    console = Console(highlight=False)
    console.print(f"Chart: {'the same bytes' if chart == snapshot.chart else 'OTHER bytes than were sent'}.")
    if old:
        console.print("Texts: kept as an earlier version wrote them, so they cannot be proven; today's are new.")
    elif by_model:
        console.print(f"Texts: {sent.narrator} wrote those that were sent; the plain ones of the same facts are new.")
    else:
        console.print(f"Texts: {'the same' if same_texts else 'OTHER than were sent'}.")
    if unproven:
        console.print(f"NOT proven any more: {'; '.join(unproven)}", markup=False)
    elif not old:
        console.print("Every word sent is proven.")
    console.print(f"Written to {out / run.id}.png and .txt; nothing was sent.", markup=False, soft_wrap=True)
    return 0 if chart == snapshot.chart and (old or by_model or same_texts) and not unproven else 1
