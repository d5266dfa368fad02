import json
import pickle
from pathlib import Path

import pytest

from pulse import errors
from pulse.whatsapp import errors as meta
from pulse.whatsapp.codes import CODES
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
        "token": {"token"}, "recipient": {"recipient", "window"}, "template": {"template"},
        "waba": {"account", "template"}, "number": {"account", "request"},
    }  # fmt: skip
    assert families <= allowed[scope]


@pytest.mark.parametrize(
    ("code", "family"),
    [(217, TokenRefused), (132099, TemplateRefused), (133099, AccountRefused), (987654, RequestRefused)],
)
def test_a_code_that_is_not_listed_is_taken_as_its_range_and_never_repeated(code: int, family: type[MetaError]) -> None:
    wrong = meta_error(code, "new")

    assert isinstance(wrong, family)
    assert not wrong.repeatable


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
