"""One cell of a table, read as a number; what cannot be read is refused, never guessed."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pulse.sources.currencies import codes_of

LARGEST = 18
"""Numbers have at most so many digits before the point,"""
_SMALLEST = 60
"""and at most so many places after it."""
_SPACES = "[ \u00a0\u2009\u202f'\u2019]"


def _groups(mark: str) -> str:
    """Groups of three digits; the first never begins with a zero, as nobody writes a thousand so."""
    return rf"[1-9]\d{{0,2}}(?:{mark}\d{{3}})+"


_EXPONENT = r"(?:[eE][+-]?\d{1,2})?"
_POINT = re.compile(
    r"(?:\d+\.?\d*|\.\d+)"
    + _EXPONENT
    + r"|"
    + _groups(",")
    + r"(?:\.\d+)?"
    # Indian grouping: lakhs and crores, pairs before the last three.
    + r"|[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?"
    + r"|"
    + _groups(_SPACES)
    + r"(?:\.\d+)?"
)
_COMMA = re.compile(
    r"(?:\d+,?\d*|,\d+)" + _EXPONENT + r"|" + _groups(r"\.") + r"(?:,\d+)?" + r"|" + _groups(_SPACES) + r"(?:,\d+)?"
)
_LONGEST = 64
_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{EM DASH}": "-"})
_SIGN = r"(?:[A-Z]{0,3}[$€£¥₹₽₺₩₪₫₱฿₦₴]|[A-Z]{3}|kr\.?|zł|Kč|Ft|Fr\.?|lei|R)"
_DRESSED = re.compile(
    rf"(?P<minus>-)?\s*(?P<before>{_SIGN})?\s*(?P<plus>[+-])?(?P<core>[\d.,' \u00a0\u2009\u202f\u2019eE+-]*?\d[.]?)"
    rf"\s*(?P<percent>%)?\s*(?P<after>{_SIGN})?(?P<trailing>-)?"
)
MISSING = frozenset({"-", "--", "n/a", "#n/a", "na", "n.a.", "nan", "null", "..", "...", "…"})
"""What people write where nothing is known, in lower case."""


@dataclass(frozen=True)
class Written:
    """A number as text.

    Args:
        core: Its digits with what divides them.
        negative: Whether a sign, a trailing minus or parentheses make it negative.
        currency: The sign or code beside it, or empty.
        percent: Whether a percent sign follows.
    """

    core: str
    negative: bool
    currency: str = ""
    percent: bool = False

    def readings(self) -> tuple[Decimal | None, Decimal | None]:
        """The number where a point divides whole from fraction, and where a comma does; None where it cannot be."""
        return self.read(decimal_comma=False), self.read(decimal_comma=True)

    def read(self, *, decimal_comma: bool) -> Decimal | None:
        """The number, or None where its digits are not divided that way."""
        core = self.core
        if not (_COMMA if decimal_comma else _POINT).fullmatch(core):
            return None
        for mark in (" ", "\u00a0", "\u2009", "\u202f", "'", "\u2019", "." if decimal_comma else ","):
            core = core.replace(mark, "")
        found = Decimal(core.replace(",", "."))
        return -found if self.negative else found


def is_missing(cell: object) -> bool:
    """Whether a cell says that nothing is known: it is empty, or holds one of the marks for it."""
    return cell is None or (isinstance(cell, str) and (not cell.strip() or is_mark(cell)))


def is_mark(cell: str) -> bool:
    """Whether a text is one of the marks that people write where nothing is known."""
    return cell.strip().translate(_MINUS).casefold() in MISSING


def take_apart(text: str) -> Written | None:
    """The parts of a number that is text; None where it is no number.

    Understood are signs before or after it, parentheses for negative numbers, signs and codes of currencies, and
    percent signs.
    """
    text = text.strip().translate(_MINUS)
    if len(text) > _LONGEST:
        return None
    in_parentheses = text.startswith("(") and text.endswith(")")
    found = _DRESSED.fullmatch(text[1:-1].strip() if in_parentheses else text)
    if found is None or (found["before"] and found["after"]):
        return None
    currency = found["before"] or found["after"] or ""
    if currency and not codes_of(currency):
        return None
    minus = [bool(found["minus"]), found["plus"] == "-", bool(found["trailing"]), in_parentheses]
    if sum(minus) > 1 or (found["plus"] == "+" and any(minus)):
        return None
    return Written(found["core"].strip(), any(minus), currency, bool(found["percent"]))


def number(cell: object, *, decimal_comma: bool = False) -> Decimal | None:
    """The number in ``cell``, exact; None where nothing is known. Signs of currencies and of percent are not looked at.

    Raises:
        ValueError: The cell holds something else, or a number of more than 18 digits before the point.
    """
    if is_missing(cell):
        return None
    if isinstance(cell, bool):
        raise ValueError(cell)  # noqa: TRY004 - a wrong cell, whatever its type
    if isinstance(cell, int | Decimal):
        return within_bounds(Decimal(cell), cell)
    if isinstance(cell, float):
        return within_bounds(Decimal(repr(cell)), cell)
    written = take_apart(str(cell))
    found = written.read(decimal_comma=decimal_comma) if written else None
    if found is None:
        raise ValueError(cell)
    return within_bounds(found, cell)


def within_bounds(found: Decimal, cell: object) -> Decimal | None:
    """``found``, or None where it is a typed cell's sign for nothing known.

    Raises:
        ValueError: It is too large, too fine, or infinite. Nothing is computed with it before that is known.
    """
    if found.is_nan():
        return None
    try:
        if not found.is_finite() or found.adjusted() >= LARGEST or int(found.as_tuple().exponent) < -_SMALLEST:
            raise ValueError(cell)
    except InvalidOperation:
        raise ValueError(cell) from None
    return found
