import json
import pickle
from pathlib import Path

import pytest

from pulse import errors
from pulse.whatsapp import errors as meta
from pulse.whatsapp.errors import Busy, MetaError, OutcomeUnknown, TokenRefused, WindowClosed, meta_error


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


def test_the_retry_class_of_every_code_in_the_table_is_kept(contracts: Path) -> None:
    codes = json.loads((contracts / "meta" / "error_codes.json").read_text())["codes"]

    for row in codes:
        wrong = meta_error(row["code"], row["title"])
        if row["retry"] == "backoff":
            assert isinstance(wrong, Busy), row
        elif row["retry"] == "uncertain":
            assert isinstance(wrong, OutcomeUnknown), row
        else:
            assert isinstance(wrong, MetaError), row
            assert not wrong.repeatable, row
        if row["scope"] == "token":
            assert isinstance(wrong, TokenRefused), row


def test_an_error_says_code_details_advice_and_trace() -> None:
    wrong = meta_error(190, "Error validating access token", "Session has expired", "AbC")

    assert str(wrong) == (
        "Meta refused with 190: Session has expired. Make a new system user token with "
        "whatsapp_business_messaging and put it into the WhatsApp block. (trace AbC)"
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
