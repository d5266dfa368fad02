import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.errors import ReaderError
from pulse.whatsapp.phone import is_in_use, parse_phone, spellings


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+49 (0)170 1234567", "+491701234567"),
        ("+49 170-123 45 67", "+491701234567"),
        ("+49/170/1234567", "+491701234567"),
        ("\u202a+49\u00a0170\u20111234567\u202c", "+491701234567"),
        ("＋４９１７０１２３４５６７", "+491701234567"),
        ("+٤٩١٧٠١٢٣٤٥٦٧", "+491701234567"),
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("+39 06 698 12345", "+390669812345"),
        ("+52 1 55 1234 5678", "+525512345678"),
        ("+54 11 15 1234 5678", "+5491112345678"),
    ],
)
def test_what_people_paste_is_understood(typed: str, number: str) -> None:
    assert parse_phone(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["", "0170 1234567", "12025550143", "+4912", "+1-800-FLOWERS", "+12025550143 ext 5", "+49 170 12345678901234"],
)
def test_what_might_be_somebody_elses_number_is_refused(typed: str) -> None:
    with pytest.raises(ReaderError, match="write it with"):
        parse_phone(typed)


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        found = parse_phone(text)
    except ReaderError:
        return
    assert found[0] == "+"
    assert 7 <= len(found) - 1 <= 15
    assert found[1:].isdecimal()


def test_a_number_that_nobody_is_given_is_told_apart() -> None:
    assert is_in_use("+491701234567")
    assert not is_in_use("+12020000010")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("5511912345678", "551112345678"),
        ("5531987654321", "553187654321"),
        ("525512345678", "5215512345678"),
        ("5491112345678", "541112345678"),
        ("2290197123456", "22997123456"),
    ],
)
def test_each_spelling_of_a_mobile_number_leads_to_the_other(typed: str, known: str) -> None:
    assert known in spellings(typed)
    assert typed in spellings(known)


@pytest.mark.parametrize("number", ["491701234567", "12025550143", "551134567890", "442079460958"])
def test_other_numbers_have_one_spelling(number: str) -> None:
    assert spellings(number) == {number}
