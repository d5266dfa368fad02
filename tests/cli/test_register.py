"""Registering a number, and finishing templates that were begun, as an owner does it."""

import pytest

from sandbox.faults import Fault
from sandbox.world import Account, Template
from tests.cli.conftest import Owner

# Prefect's client leaves a socket behind at the end of each event loop.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_a_number_that_is_not_registered_is_connected_and_registered_with_a_pin(owner: Owner) -> None:
    number = owner.sandbox.world.numbers[Account.phone_number_id]
    number.registered = False

    without = owner.runs("connect", "whatsapp", "--block", "new")
    shown = " ".join(without.stdout.split())
    assert without.returncode == 1
    assert "not registered (DISCONNECTED), so it can send nothing (133010)" in shown
    assert "chartcastr connect whatsapp --register PIN" in shown
    assert "saved as 'new'" in shown

    done = owner.runs("connect", "whatsapp", "--block", "new", "--register", "314159")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "registered; the PIN is that of its two-step verification from now on" in " ".join(done.stdout.split())
    assert (number.registered, number.pin) == (True, "314159")
    assert "314159" not in done.stdout + done.stderr

    wrong = owner.runs("connect", "whatsapp", "--block", "new", "--register", "271828")
    assert wrong.returncode == 1
    assert "133005" in wrong.stdout
    assert "Use the right PIN" in " ".join(wrong.stdout.split())
    assert "Nothing was saved." in wrong.stderr


@pytest.mark.parametrize("pin", ["12345", "12a456", "1234567"])
def test_a_pin_that_is_none_is_not_tried(owner: Owner, pin: str) -> None:
    done = owner.runs("connect", "whatsapp", "--register", pin)

    assert done.returncode != 0
    assert "A PIN has six digits." in done.stderr


def test_creating_templates_again_finishes_what_is_missing_and_uploads_only_for_that(owner: Owner) -> None:
    owner.runs("connect", "whatsapp", "--block", "new")
    world = owner.sandbox.world
    world.templates["pulse_ready", "de"] = _template(world.new_id(), "de", "PENDING")
    world.templates["pulse_ready", "fr"] = _template(world.new_id(), "fr", "APPROVED")

    done = owner.runs("template", "create", "pulse_ready", "--block", "new")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "pulse_ready (de): pending, utility (made already)" in done.stdout
    assert "pulse_ready (fr): approved, utility (made already)" in done.stdout
    assert {language for _, language in world.templates} == {"de", "fr", "en_US", "es", "pt_BR", "it"}
    uploads = len(world.handles)
    assert uploads == 1

    again = owner.runs("template", "create", "pulse_ready", "--block", "new")

    assert again.returncode == 0, again.stdout + again.stderr
    assert again.stdout.count("(made already)") == 6
    assert len(world.handles) == uploads


def test_a_template_that_meta_rejects_says_why(owner: Owner) -> None:
    owner.runs("connect", "whatsapp", "--block", "new")
    owner.sandbox.world.faults.switch_on(Fault("rejected-template", value="TAG_CONTENT_MISMATCH"))
    owner.runs("template", "create", "pulse_ready", "--language", "de", "--block", "new")

    status = owner.runs("template", "status", "--block", "new")

    assert status.returncode == 1
    assert "rejected" in status.stdout
    assert "Meta says: TAG CONTENT MISMATCH" in status.stdout


def _template(id_: str, language: str, status: str) -> Template:
    return Template(id_, "pulse_ready", language, "UTILITY", [{"type": "body", "text": "{{1}}"}], status)
