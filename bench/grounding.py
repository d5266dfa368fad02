"""The check of texts: published sentences, generated mutants of true ones, the plain narrator's own, and its cost."""

import os
import random
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

from bench.cases import FOLDER, ground_of_table, load
from bench.mutants import Mutant, mutants
from bench.panels import random_aims, random_result
from pulse.catalogue import Grain, Language
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.narrator import NarrationContext, Read, write_plainly
from pulse.narrator.grounding import refuse
from pulse.narrator.proof import Ground, prove
from pulse.narrator.proof.facts import ground_of

PANELS = 10_000
MUTATED_PANELS = 120
LANGUAGES: tuple[Language, ...] = ("en", "de", "es", "fr", "pt")
GRAINS: tuple[Grain, ...] = ("hour", "day", "week", "month", "quarter", "year")
MEASURES = {"en": "Orders", "de": "Bestellungen", "es": "Pedidos", "fr": "Commandes", "pt": "Pedidos"}
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")


def measure_grounding(folder: Path = FOLDER) -> dict[str, float]:
    """Verdicts on the published sentences, the share of mutants refused, false refusals, and the time a sentence takes.

    Raises:
        SystemExit: The sentences are not there.
    """
    if not folder.exists():
        raise SystemExit(f"bench: the data of this benchmark is not at {folder}.")
    table, cases = load(folder)
    right = sum(
        (not prove(case["text"], ground_of_table(table, case["lang"]))) == (case["expected"] == "grounded")
        for case in cases
    )
    seeds = [range(begin, PANELS, os.cpu_count() or 1) for begin in range(os.cpu_count() or 1)]
    with ProcessPoolExecutor() as pool:
        told = [*pool.map(false_refusals, seeds)]
    killed = _kill(table, cases)
    alive = [mutant for mutant, refused in killed if not refused]
    for mutant in alive[:20]:
        print(f"survived: {mutant.kind}: {mutant.text!r} (was {mutant.was!r})")
    sentences, seconds = sum(one[1] for one in told), sum(one[2] for one in told)
    return {
        "cases_right": right,
        "cases": len(cases),
        "mutation_score": 1 - len(alive) / len(killed),
        "mutants": len(killed),
        "false_refusals": sum(one[0] for one in told),
        "panels": PANELS,
        "sentences": sentences,
        "ms_per_sentence": seconds * 1000 / sentences,
    }


def voice_of(chance: random.Random, language: Language, grain: Grain) -> NarrationContext:
    """A voice with an owner's ordinary words."""
    good = chance.choice(["up", "down", "neither"])
    return NarrationContext(
        title="Shop 24", measure=MEASURES[language], dimension="region", grain=grain, good=good, language=language
    )


def _reads(seed: int) -> Iterator[tuple[NarrationContext, tuple[Fact, ...], Read]]:
    """One random panel as the plain narrator tells it in each language."""
    chance = random.Random(seed)  # noqa: S311 - it makes up panels
    grain = GRAINS[seed % len(GRAINS)]
    result = random_result(chance, grain)
    facts = find_facts(result, random_aims(chance, result))
    for language in LANGUAGES:
        voice = voice_of(chance, language, grain)
        yield voice, facts, write_plainly(voice, facts)


def false_refusals(seeds: Iterable[int]) -> tuple[int, int, float]:
    """Texts of random panels that are refused though the plain narrator wrote them; sentences, and seconds."""
    refused = sentences = 0
    seconds = 0.0
    for seed in seeds:
        for voice, facts, read in _reads(seed):
            for text in (read.caption(voice.title), read.long_text()):
                began = time.perf_counter()
                reasons = refuse(text, facts, voice)
                seconds += time.perf_counter() - began
                refused += bool(reasons)
                sentences += len([one for one in _SENTENCES.split(text) if one.strip()])
                if reasons:
                    print(f"refused, panel {seed}, {voice.language}: {'; '.join(map(str, reasons))}")
    return refused, sentences, seconds


def _kill(table: dict[str, Any], cases: Sequence[dict[str, Any]]) -> list[tuple[Mutant, bool]]:
    """Every mutant of the published true sentences and of the plain narrator's, and whether it is refused."""
    grounds: list[tuple[Ground, str]] = [
        (ground_of_table(table, case["lang"]), case["text"]) for case in cases if case["expected"] == "grounded"
    ]
    for seed in range(MUTATED_PANELS):
        for voice, facts, read in _reads(seed):
            ground = ground_of(facts, voice)
            lines = chain(
                read.summary.split("\n"), *(part.split("\n") for part in (*read.highlights, *read.analysis[:-2]))
            )
            grounds += [(ground, line) for line in lines if not line.startswith("*")]
    found = []
    for number, (ground, text) in enumerate(grounds):
        chance = random.Random(number)  # noqa: S311 - it chooses what to change
        found += [(mutant, bool(prove(mutant.text, ground))) for mutant in mutants(text, ground, chance)]
    return found
