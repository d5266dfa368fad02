"""What a picture may be asked, and what the data has not for it."""

from dataclasses import dataclass
from enum import StrEnum

from pulse.errors import NoDataError
from pulse.series import Dataset
from pulse.series.periods import Start

_MOST_MEMBERS = 4


class Asked(StrEnum):
    """What a picture answers."""

    BY_MEMBER = "by member"
    OVER_TIME = "over time"
    MEMBERS = "members compared"
    PERIODS = "periods compared"
    SHARE = "share"
    TABLE = "table"


@dataclass(frozen=True)
class ChartQuestion:
    """A question that a picture answers.

    Args:
        what: What it asks for.
        members: Keys of the members that it is about; of ``OVER_TIME`` the first, of ``MEMBERS`` two to four. Empty for
            the whole.
        periods: First moments of the periods that it is about; of ``PERIODS`` the earlier and the later one. Empty for
            the newest complete one, and for the two newest.
    """

    what: Asked
    members: tuple[str, ...] = ()
    periods: tuple[Start, ...] = ()


PERIODS = {Asked.BY_MEMBER: (0, 1), Asked.SHARE: (0, 1), Asked.PERIODS: (0, 2)}
"""How many periods may be asked of; of all others none, as they show all that there are."""


def refuse_unknown(result: Dataset, question: ChartQuestion) -> None:
    """Nothing, if the data has what is asked for.

    Raises:
        NoDataError: It has not; one sentence says what is missing.
    """
    known = {series.key for series in result.series}
    what, members = question.what, question.members
    if missing := [key for key in members if key not in known]:
        raise NoDataError(f"The data has no part {missing[0]!r}.")
    if what in {Asked.BY_MEMBER, Asked.SHARE, Asked.PERIODS} and not result.members:
        raise NoDataError(f"{result.measure} is not broken down into parts.")
    if what is Asked.MEMBERS and not 2 <= len({*members}) == len(members) <= _MOST_MEMBERS:  # noqa: PLR2004
        raise NoDataError(f"Two to {_MOST_MEMBERS} different parts can be compared on one picture.")
    _refuse_periods(result, question)
    if what is Asked.SHARE:
        _refuse_shares(result, question)


def _refuse_periods(result: Dataset, question: ChartQuestion) -> None:
    complete = {point.at for point in result.complete}
    if strange := [at for at in question.periods if at not in complete]:
        raise NoDataError(f"{result.describe(strange[0])} is no complete period of the data.")
    if len({*question.periods}) not in PERIODS.get(question.what, (0,)):
        most = PERIODS.get(question.what, (0,))[-1]
        raise NoDataError(f"A picture of what was asked ({question.what}) is of {most} periods that are named.")
    if question.what is Asked.PERIODS and len(complete) < 2:  # noqa: PLR2004
        raise NoDataError("Only one complete period is known.")


def _refuse_shares(result: Dataset, question: ChartQuestion) -> None:
    if not result.whole.additive:
        raise NoDataError(f"The parts of {result.measure} do not add up to it, so they have no shares.")
    at = question.periods[0] if question.periods else result.complete[-1].at
    if any((result.value(at, member.key) or 0) < 0 for member in result.members):
        raise NoDataError(f"Some parts of {result.measure} are below zero, so that nothing has a share of it.")
