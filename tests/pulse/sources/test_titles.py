"""No two members are called the same."""

import pytest

from pulse.series.titles import Named, told_apart


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        ([Named("1", "Ada"), Named("2", "Bob")], {"1": "Ada", "2": "Bob"}),
        ([Named("2", "Ada", "b"), Named("1", "Ada", "a")], {"1": "Ada (a)", "2": "Ada (b)"}),
        ([Named("10", "Ada", "a"), Named("9", "Ada", "a")], {"9": "Ada", "10": "Ada (2)"}),
        ([Named("1", "Ada"), Named("2", " ada"), Named("3", "Ada (2)")], {"1": "Ada", "2": " ada (3)", "3": "Ada (2)"}),
        (
            [Named("1", "Ada", "x"), Named("2", "Ada", "y"), Named("3", "Ada (y)")],
            {"1": "Ada (x)", "2": "Ada (y) (2)", "3": "Ada (y)"},
        ),
        ([Named("1", "Ada"), Named("1", "Ada")], {"1": "Ada"}),
    ],
)
def test_titles_are_told_apart_by_a_hint_else_by_a_number_in_order_of_keys(
    names: list[Named], titles: dict[str, str]
) -> None:
    assert told_apart(names) == titles
    assert told_apart(reversed(names)) == titles
