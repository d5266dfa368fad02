"""Truth of the texts: 10,000 random tables in six languages read and reckoned again, and 10,000 damaged texts."""

import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise

from rich.console import Console
from rich.table import Table

from bench.truth.ahead import Ahead
from bench.truth.calendar import CALENDAR
from bench.truth.course import COURSE
from bench.truth.damage import damaged
from bench.truth.data import DATA
from bench.truth.estimates import ESTIMATES
from bench.truth.judge import Judge, checks
from bench.truth.made import Case, make
from bench.truth.read import Reader
from bench.truth.table import Periods, table_of
from bench.truth.words import LANGUAGES
from bench.truth.write import Texts, context_of, facts_of, plain_read, random_read, texts_of
from pulse.insight.fact import Fact
from pulse.narration import NarrationContext, Read
from pulse.text.spans import together

PANELS = 10_000
_SHOWN, _BATCH, _WORKERS, _TRIES = 8, 25, 2, 20
_PLANNED = 3
"""Languages of a panel in which a random plan is written beside the plain one; they take turns."""
_READ = {"a": "numbers", "s": "numbers", "d": "numbers", "g": "numbers", "r": "numbers"} | {
    "p": "dates", "q": "dates", "m": "names", "w": "names", "t": "names", "e": "names", "z": "names", "h": "names",
    "b": "comparisons",
}  # fmt: skip
checks(COURSE | CALENDAR | DATA | ESTIMATES)


@dataclass
class Found:
    """What was counted, and examples of what was not as it should be."""

    counts: Counter[str] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        """Add what another process found."""
        self.counts += other.counts
        self.unread += other.unread
        self.false += other.false
        self.nameless += other.nameless
        self.accepted += other.accepted


def measure_truth(panels: int = 0) -> dict[str, float]:
    """Read texts and hold them against the raw rows; damage texts and hold them against the proof."""
    panels = panels or int(os.environ.get("CHARTCASTR_TRUTH_PANELS", PANELS))
    began = time.perf_counter()
    edges = [*range(0, panels, _BATCH), panels]
    found = Found()
    with ProcessPoolExecutor(_WORKERS) as pool:
        for item in pool.map(_batch, pairwise(edges)):
            found.add(item)
    counts = found.counts
    names = (
        "panels",
        "texts",
        "sentences",
        "numbers",
        "dates",
        "names",
        "directions",
        "comparisons",
        "unread",
        "false",
        "nameless",
        "crashed",
    )
    figures = {name: float(counts[name]) for name in (*names, "damaged", "refused")}
    figures |= {"rows refused": float(counts["rows refused"]), "seconds": time.perf_counter() - began}
    _show(found, figures)
    return figures


def _show(found: Found, figures: dict[str, float]) -> None:
    table = Table("truth", title="texts read and reckoned again, and damaged texts refused")
    table.add_column("value", justify="right")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.0f}")
    for kind, count in sorted(found.counts.items()):
        if kind.startswith("by "):
            table.add_row(kind.removeprefix("by "), f"{found.counts['seen ' + kind[3:]]:,} of {count:,}")
    console = Console(file=sys.stdout)
    console.print(table)
    examples = {"unread": found.unread, "false": found.false, "nameless": found.nameless, "accepted": found.accepted}
    for title, several in examples.items():
        for item in several[:_SHOWN]:
            console.print(f"{title}: {item}", markup=False, highlight=False)


def _batch(seeds: tuple[int, int]) -> Found:
    """Panels of some seeds: read, reckoned again, and one sentence of each damaged."""
    found = Found()
    for seed in range(*seeds):
        case = make(seed)
        made = facts_of(case)
        if made is None:
            found.counts["rows refused"] += 1
            continue
        found.counts["panels"] += 1
        pulse, facts = made
        table = table_of(case)
        ahead, dice = Ahead(case, table), random.Random(seed)  # noqa: S311 - it plays
        for place, language in enumerate(LANGUAGES):
            context = context_of(pulse, language)
            planned = (place + seed) % (len(LANGUAGES) // _PLANNED) == 0
            try:
                reads = [plain_read(context, facts)]
                reads += [read for read in [random_read(dice, context, facts) if planned else None] if read]
            except KeyError as wrong:
                found.counts["crashed"] += 1
                found.false.append(f"{seed} {language}: nothing was written: {wrong}")
                continue
            _judge(found, case, table, ahead, language, [texts_of(read, pulse.title) for read in reads])
            if place == seed % len(LANGUAGES):
                _damage(found, seed, dice, reads[-1], facts, context)
    return found


def _damage(
    found: Found, seed: int, dice: random.Random, read: Read, facts: tuple[Fact, ...], context: NarrationContext
) -> None:
    """Damage one sentence of a read, and hold it against the proof."""
    whole = together((read.summary, read.highlights, read.analysis))
    made = next((pair for pair in (damaged(dice, whole, facts, context) for _ in range(_TRIES)) if pair), None)
    if made is None:
        return
    found.counts["damaged"] += 1
    found.counts["refused"] += made.refused
    found.counts[f"by {made.kind}"] += 1
    found.counts[f"seen {made.kind}"] += made.refused
    if not made.refused:
        found.accepted.append(f"{seed} {context.language}: {made}")


def _judge(found: Found, case: Case, table: Periods, ahead: Ahead, language: str, texts: list[Texts]) -> None:
    """Read the texts of one panel in one language."""
    reader = Reader(case, language, table.complete[-1].year)
    for read in texts:
        of_caption = _judge_text(found, reader, Judge(case, table, ahead, language), read.caption)
        # The analysis goes on where the caption ends: what the figure is held against was said there.
        _judge_text(found, reader, Judge(case, table, ahead, language, base=of_caption.base), read.analysis)


def _judge_text(found: Found, reader: Reader, judge: Judge, text: str) -> Judge:
    case, language = judge.case, judge.language
    found.counts["texts"] += 1
    for sentence in reader.sentences(text):
        found.counts["sentences"] += 1
        for token in sentence.tokens:
            found.counts[_READ[token.tag]] += 1
        if not sentence.clauses:
            found.counts["unread"] += max(1, sum(_READ[token.tag] == "numbers" for token in sentence.tokens))
            found.unread.append(f"{case.seed} {language}: {sentence.text} {[one.text for one in sentence.tokens]}")
            continue
        found.counts["directions"] += sum(len(clause.ways) for clause in sentence.clauses)
        wrong = judge.wrong(sentence)
        said = f"{case.seed} {language}: {sentence.text} {[one.text for one in sentence.tokens]}"
        if judge.nameless:
            found.counts["nameless"] += 1
            found.nameless.append(said)
        if wrong:
            found.counts["false"] += 1
            found.false.append(f"{said} {wrong}")
    return judge
