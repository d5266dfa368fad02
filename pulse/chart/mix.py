"""Why a mean moved: of each member its own figure and its weight, before and now."""

from dataclasses import dataclass
from decimal import Decimal

from pulse.chart.brief import Brief
from pulse.chart.label import part_label
from pulse.chart.page import Box, Page
from pulse.chart.table import Table, draw_table
from pulse.chart.type import Drawn, drawable
from pulse.insight.fact import Fact
from pulse.series import Series
from pulse.text.labels import figure_label, joined, name_label, share_label

MOST = 4
ROW = 58.0


@dataclass(frozen=True)
class _Part:
    member: Series
    weights: tuple[Decimal, Decimal]
    rates: tuple[Decimal, Decimal]


def mix_of(brief: Brief) -> Fact | None:
    """That a mean moved by its weights or its members, where the caption says so."""
    return next((fact for fact in brief.facts if fact.kind == "mix" and fact.id in brief.words.facts), None)


def tall(count: int) -> float:
    """How much room so many members take."""
    return ROW * (count + 1)


def members_of(brief: Brief) -> list[_Part]:
    """Members with what their weight and their figure were and are; those whose weight moved most first."""
    change = brief.change
    if change is None:
        return []
    result = brief.result
    now, base = (next(p.at for p in result.complete if p.at.isoformat() == change.evidence[at].at) for at in (0, 1))
    points = {m.key: (result.table[m.key].get(base), result.table[m.key].get(now)) for m in result.members}
    rows = [[pair[side].rows if pair[side] else 0 for pair in points.values()] for side in (0, 1)]  # type: ignore[union-attr]
    totals = [sum(side) for side in rows]
    found = []
    for at, member in enumerate(result.members):
        before, after = result.value(base, member.key), result.value(now, member.key)
        if before is None or after is None or not all(totals):
            continue
        weights = Decimal(rows[0][at]) / totals[0], Decimal(rows[1][at]) / totals[1]
        found.append(_Part(member, weights, (before, after)))
    return sorted(found, key=lambda part: -abs(part.weights[1] - part.weights[0]))


def draw_mix(page: Page, brief: Brief, box: Box, most: int) -> None:
    """Draw at most ``most`` members into ``box``: two columns, each with what was and what is."""
    language = brief.language
    heads = (
        drawable(name_label(brief.result.dimension or "", language)),
        drawable(name_label(brief.result.measure, language)),
        brief.word("label_weight"),
    )
    rows: list[tuple[Drawn, ...]] = []
    for part in members_of(brief)[:most]:
        name = part_label(brief.result, part.member, language)
        rows.append(
            (drawable(name) or Drawn(f"{len(rows) + 1}."), _pair(brief, part.rates), _weights(brief, part.weights))
        )
    draw_table(page, Table(heads, tuple(rows), strong=0), box)


def _pair(brief: Brief, values: tuple[Decimal, Decimal]) -> Drawn:
    whole = brief.result.whole
    return drawable(
        joined((figure_label(value, whole.unit, whole.currency, brief.language) for value in values), " → ")
    )


def _weights(brief: Brief, values: tuple[Decimal, Decimal]) -> Drawn:
    shown = (share_label(value, brief.language) for value in values)
    return drawable(joined(shown, " → "))
