"""``chartcastr explain`` and ``replay``: why a run said what it said, and the same run again from what was frozen."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cli.reader import open_store
from cli.thread import find
from pulse.chart import brief_of, draw_page
from pulse.chart.choose import choose
from pulse.chart.look import Look, digest, digests_of, drawn_otherwise, look_of
from pulse.chart.span import span_of
from pulse.definition.catalogue import LanguageCode
from pulse.delivery.snapshot import Thawed, thaw
from pulse.errors import ReaderError
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure
from pulse.languages import of_locale
from pulse.narration import NarrationContext, Read, write_plainly
from pulse.narration.lead import WORTH
from pulse.narration.sentence import Phrasing
from pulse.narration.several import all_facts, context_of, write_again
from pulse.store import runs
from pulse.store.tables import Edition, Run, Snapshot
from pulse.text import Origin, Span, Text
from pulse.text.proof import is_recorded, prove
from pulse.text.render import Renderer

_SHORT = 20
"""Facts that are shown in short."""
_WIDE = 80
_COLUMNS = ("id", "kind", "score", "weight", "impact", "surprise", "fresh", "novel", "said", "sentence", "made from")


def load_run(what: str) -> tuple[Run, Snapshot, Thawed, list[Edition], Look]:
    """A run, what was frozen of it, that read again, what it says in other languages, and how its charts look.

    Raises:
        ReaderError: There is no such run, nothing was frozen of it, or an older version froze it, in another form.
    """
    with open_store().begin() as session:
        run = find(session, what)
        snapshot = runs.snapshot(session, run.id)
        further, editions = runs.figures(session, run.id), runs.editions(session, run.id)
        described = snapshot.look if snapshot else ""
        look = look_of(described, runs.assets(session, digests_of(described)))
    if snapshot is None:
        why = f": it {run.why}" if run.why else ""
        raise ReaderError(f"Nothing is frozen of run {run.id} of {run.pulse} ({run.state}{why}).")
    try:
        thawed = thaw(snapshot, further)
        for figure in thawed.figures:
            # Facts of which this version has no phrase cannot be said again.
            write_plainly(NarrationContext.of(figure.pulse, figure.result.measure), figure.facts)
    except (ValidationError, KeyError):
        raise ReaderError(
            "That run was frozen by an older version, in a form that this one cannot read again. Its chart and texts "
            "stand in the store as they were sent: chartcastr thread shows them."
        ) from None
    return run, snapshot, thawed, editions, look


def run_explain(what: str, *, every: bool = False) -> None:
    """Print why a run said what it said; with ``every``, each fact with the parts of its score and its evidence.

    Raises:
        ReaderError: There is no such run, or nothing was frozen of it.
    """
    run, _, thawed, editions, look = load_run(what)
    pulse, read, figures = thawed.pulse, thawed.read, thawed.figures
    facts = all_facts(figures, thawed.across)
    phrasing = Phrasing(Renderer(context_of(figures), facts))
    console = Console(highlight=False)
    if not every:
        console = Console(highlight=False, width=min(_WIDE, console.width))
    console.print(f"[bold]{run.pulse}[/bold] for {run.slot:%Y-%m-%d %H:%M} UTC, run {run.id}: {run.state}")
    if editions:
        also = ", ".join(edition.language for edition in editions)
        console.print(f"Written in {pulse.language}; by the same plan also in {also}.")
    console.print(_picture(thawed, look), markup=False)
    if not every:
        _in_short(console, read, facts, phrasing)
        return
    console.print(
        "score = weight × impact × surprise × freshness × novelty; level and headline change come first, then by score"
    )
    console.print(_scores(read, figures, facts, phrasing))
    _narration(console, read)
    for head, text in (("Caption", read.caption(pulse.title)), ("Analysis", read.long_text())):
        console.rule(f"{head}: where each word comes from", align="left")
        for line in origins(text):
            console.print(line, markup=False, soft_wrap=True)


def _picture(thawed: Thawed, look: Look) -> str:
    """Which kind of picture was drawn, and why."""
    if len(thawed.figures) > 1:
        return "Picture: a row for each figure, because there are several."
    first, words = thawed.figures[0], thawed.read.picture(thawed.figures[0].facts, context_of(thawed.figures))
    brief = brief_of(first, title=thawed.pulse.title, language=thawed.pulse.language, words=words, look=look)
    choice = choose(brief, span_of(brief))
    return f"Picture: {choice.kind}, because {choice.why}."


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


def _scores(read: Read, figures: Sequence[Figure], facts: tuple[Fact, ...], phrasing: Phrasing) -> Table:
    """Each fact with the parts of its score, where it was said, and what it was made from."""
    titles = {
        series.key: series.title if series.key else "whole" for figure in figures for series in figure.result.series
    }
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
    """Draw and write a run again from its snapshot, in every language that was sent, and compare; the exit code.

    Raises:
        ReaderError: There is no such run, or nothing was frozen of it.
    """
    run, snapshot, thawed, editions, look = load_run(what)
    out.mkdir(parents=True, exist_ok=True)
    console, same = Console(highlight=False), True
    sent: list[tuple[LanguageCode, Snapshot | Edition]] = [(thawed.pulse.language, snapshot)]
    sent += [(of_locale(edition.language), edition) for edition in editions]
    for language, kept in sent:
        name = run.id if kept is snapshot else f"{run.id}.{language}"
        if editions:
            console.print(f"[bold]{language}[/bold]")
        same = _replayed(console, thawed, kept, (language, look, snapshot.look), out / name) and same
    console.print(f"Written to {out / run.id}.png and .txt; nothing was sent.", markup=False, soft_wrap=True)
    return 0 if same else 1


def _replayed(
    console: Console, thawed: Thawed, kept: Snapshot | Edition, how: tuple[LanguageCode, Look, str], out: Path
) -> bool:
    """Write one language of a run again beside ``out``; whether all is as it was sent, and proven."""
    language, look, described = how
    pulse, figures, across = thawed.pulse, thawed.figures, thawed.across
    sent, context = Read.model_validate_json(kept.read), context_of(figures, language)
    words = sent.picture(figures[0].facts, context)
    chart = draw_page(figures, title=pulse.title, language=language, words=words, look=look)
    plain = write_again(Read(summary=Text(), highlights=Text(), analysis=Text(), facts=()), context, figures, across)
    texts = (str(plain.caption(pulse.title)), str(plain.long_text()))
    said = sent.caption(pulse.title) + sent.long_text()
    old = is_recorded(said)
    out.with_name(f"{out.name}.png").write_bytes(chart)
    out.with_name(f"{out.name}.txt").write_text("\n\n----\n\n".join(texts) + "\n", encoding="utf-8")
    by_model = sent.narrator != "plain"
    same_texts = texts == (kept.caption, kept.analysis)
    facts = all_facts(figures, across)
    unproven = [] if old else [str(refusal) for refusal in prove(said, facts, context)[1]]
    if not old and (str(sent.caption(pulse.title)), str(sent.long_text())) != (kept.caption, kept.analysis):
        unproven.append("the words that were kept are not those of the kept spans")
    console.print(f"Chart: {'the same bytes' if chart == kept.chart else 'OTHER bytes than were sent'}.")
    if chart != kept.chart and (others := drawn_otherwise(described, {digest(file) for file in look.files.values()})):
        console.print(f"It was drawn with {others}.", markup=False)
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
    return chart == kept.chart and (old or by_model or same_texts) and not unproven
