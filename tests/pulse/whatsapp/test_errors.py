import json
import pickle
from pathlib import Path

import pytest

from pulse import errors
from pulse.whatsapp import errors as meta
from pulse.whatsapp.codes import CODES, look_up
from pulse.whatsapp.errors import (
    AccountRefused,
    Busy,
    MetaError,
    OutcomeUnknown,
    RequestRefused,
    TemplateRefused,
    TokenRefused,
    WindowClosed,
    explain,
    meta_error,
)


@pytest.mark.parametrize("code", [4, 80007, 130429, 131056, 131057])
def test_what_is_refused_before_processing_may_be_repeated(code: int) -> None:
    wrong = meta_error(code, "busy")

    assert isinstance(wrong, Busy)
    assert wrong.repeatable


@pytest.mark.parametrize("code", [1, 2, 131000, 131016, 133004])
def test_what_may_have_been_sent_is_unknown(code: int) -> None:
    assert isinstance(meta_error(code, "?"), OutcomeUnknown)


def test_131047_is_the_window_and_131051_is_not() -> None:
    assert isinstance(meta_error(131047, "Re-engagement message"), WindowClosed)
    assert not isinstance(meta_error(131051, "Unsupported message type"), WindowClosed)


def test_every_code_of_the_table_is_known_with_its_retry_class_a_meaning_and_an_advice(contracts: Path) -> None:
    rows = json.loads((contracts / "meta" / "error_codes.json").read_text())["codes"]

    assert len(rows) == 87
    assert {row["code"] for row in rows} == set(CODES)
    for row in rows:
        known = CODES[row["code"]]
        assert known.retry == row["retry"], row
        assert len(known.meaning) > 10, row
        assert known.advice.endswith("."), row
        wrong = meta_error(row["code"], "said by Meta")
        if row["retry"] == "uncertain":
            assert isinstance(wrong, OutcomeUnknown), row
        else:
            assert isinstance(wrong, MetaError), row
            assert wrong.repeatable == (row["retry"] == "backoff"), row
            assert known.advice in str(wrong), row


@pytest.mark.parametrize("scope", ["token", "recipient", "template", "waba", "number"])
def test_who_is_stopped_follows_from_whom_a_code_is_about(contracts: Path, scope: str) -> None:
    rows = json.loads((contracts / "meta" / "error_codes.json").read_text())["codes"]
    families = {CODES[row["code"]].family for row in rows if row["scope"] == scope and row["retry"] != "backoff"}

    allowed = {
        "token": {"token"},
        "recipient": {"recipient", "window"},
        "template": {"template"},
        "waba": {"account", "template"},
        "number": {"account", "request"},
    }
    assert families <= allowed[scope]


@pytest.mark.parametrize(
    ("code", "family"),
    [(217, TokenRefused), (132099, TemplateRefused), (133099, AccountRefused), (987654, RequestRefused)],
)
def test_a_code_that_is_not_listed_is_taken_as_its_range_and_never_repeated(code: int, family: type[MetaError]) -> None:
    wrong = meta_error(code, "new")

    assert isinstance(wrong, family)
    assert not wrong.repeatable


@pytest.mark.parametrize("code", range(80000, 80015))
def test_a_limit_of_any_business_use_case_is_busy_and_may_be_repeated(code: int) -> None:
    wrong = meta_error(code, "There have been too many calls to this WhatsApp Business account.")

    assert isinstance(wrong, Busy)
    assert wrong.repeatable


@pytest.mark.parametrize(
    ("code", "subcode", "family", "says"),
    [
        (100, 33, AccountRefused, "Meta refused with 100/33: why. Check the phone number id"),
        (100, None, RequestRefused, "Meta refused with 100: why. Nothing was sent"),
        (100, 2494010, RequestRefused, "Meta refused with 100: why. Nothing was sent"),
        (190, 463, TokenRefused, "190/463: why. Make a system user token that never expires"),
        (190, 460, TokenRefused, "190/460: why. Make a new system user token"),
        (131031, 33, AccountRefused, "Meta refused with 131031: why. Open WhatsApp Manager"),
        (100, 2388024, TemplateRefused, "100/2388024: why. Nothing has to be made"),
        (100, 2388299, TemplateRefused, "2388299: why. Correct the template's text"),
        (100, 2388999, TemplateRefused, "100/2388999: why. Correct the template's text"),
    ],
)
def test_a_subcode_says_what_its_code_does_not(
    code: int, subcode: int | None, family: type[MetaError], says: str
) -> None:
    wrong = meta_error(code, "said to programs", "why", subcode=subcode)

    assert type(wrong) is family
    assert says in str(wrong)
    # What is kept is one number, and it says as much later.
    assert says.split("why. ")[1] in explain(wrong.code)
    assert look_up(code, subcode) is wrong.known


def test_what_was_given_up_on_is_not_said_to_be_tried_again() -> None:
    assert "It is tried again by itself" in explain(130429)
    assert explain(130429, "Rate limit hit", tries=4) == (
        "130429: Rate limit hit. It was tried four times and given up on. Use Retry on the run later; if it stays, "
        "send less at once."
    )
    for code, known in CODES.items():
        if "by itself" in known.advice:
            assert "by itself" not in explain(code, tries=2), code
    assert explain(131026, tries=1) == explain(131026)


def test_a_code_is_explained_with_what_to_do() -> None:
    assert explain(None, "the process died") == "the process died"
    assert explain(131026) == (
        "131026: it cannot be delivered to this number. Check the number; they may not use WhatsApp, have an old "
        "version, or have blocked you: ask them."
    )


def test_an_error_says_code_details_advice_and_trace() -> None:
    wrong = meta_error(190, "Error validating access token", "Session has expired", "AbC")

    assert str(wrong) == (
        "Meta refused with 190: Session has expired. Make a new system user token with both "
        "WhatsApp scopes, then run: chartcastr connect whatsapp. (trace AbC)"
    )


def all_errors() -> list[Exception]:
    plain = [
        kind("a sentence")
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, Exception) and kind is not errors.WebhookError
    ]
    coded = [
        kind(7, "message", "details", "trace")
        for kind in vars(meta).values()
        if isinstance(kind, type) and issubclass(kind, MetaError)
    ]
    return [*plain, *coded, errors.WebhookError("no", 403), meta.NotSent("x"), OutcomeUnknown("y")]


@pytest.mark.parametrize("wrong", all_errors(), ids=lambda wrong: type(wrong).__name__)
def test_every_error_survives_pickling(wrong: Exception) -> None:
    again = pickle.loads(pickle.dumps(wrong))  # noqa: S301 - our own

    assert type(again) is type(wrong)
    assert str(again) == str(wrong)
    assert vars(again) == vars(wrong)
