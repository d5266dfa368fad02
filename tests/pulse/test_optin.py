import pytest

from pulse.autoreply import is_auto_reply
from pulse.optin import codes_in


@pytest.mark.parametrize(
    "text",
    [
        "123456",
        "123 456",
        "123-456",
        "12 34 56",
        "1 2 3 4 5 6",
        "123\u2013456",
        "123.456",
        "Code: 123456!",
        "my code is 123456, sent at 08:30",
        "um 8.30 Uhr: 123 456",
        "１２３４５６",
        "١٢٣٤٥٦",
        "१२३४५६",
        "①②③④⑤⑥",
        "1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35\ufe0f\u20e36\ufe0f\u20e3",
        "\u202a123456\u202c",
        "Hello, I'm Ada (2 charts please). 123456",
        "on 2026-11-28 I got 123456",
    ],
)
def test_a_code_is_found_in_what_people_make_of_it(text: str) -> None:
    assert codes_in(text) == ("123456",)


@pytest.mark.parametrize(
    "text", ["", "12345", "1234567", "+49 170 1234567", "at 12:34:56", "2026-11-28", "111111 222222 333333"]
)
def test_other_numbers_are_no_code(text: str) -> None:
    assert codes_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for contacting Example Ltd. We'll get back to you soon.",
        "Automatic reply: I am out of the office",
        "Vielen Dank für Ihre Nachricht, wir melden uns so schnell wie möglich.",
        "Abwesenheitsnotiz: bis Montag",
        "Gracias por comunicarte con nosotros",
        "Merci de nous avoir contactés",
        "Obrigado por entrar em contato!",
        "I’m driving, I'll reply later",
    ],
)
def test_what_a_program_wrote_is_told_apart(text: str) -> None:
    assert is_auto_reply(text)


@pytest.mark.parametrize(
    "text", ["Thanks!", "why did it fall?", "Was it out of office hours?", "Thank you for the chart", "automatic"]
)
def test_what_a_person_wrote_is_answered(text: str) -> None:
    assert not is_auto_reply(text)
