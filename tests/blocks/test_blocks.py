import pytest
from prefect.blocks.core import Block
from prefect.testing.standard_test_suites.blocks import BlockStandardTestSuite
from pydantic import SecretStr

from blocks import LanguageModel, WhatsApp


class TestBlocks(BlockStandardTestSuite):
    """Prefect's own suite, over every block."""

    @pytest.fixture(params=[WhatsApp, LanguageModel])
    def block(self, request: pytest.FixtureRequest) -> type[Block]:
        kind: type[Block] = request.param
        return kind

    def test_has_a_valid_image(self, block: type[Block]) -> None:
        # Prefect's version downloads the logo; tests reach this machine only. The address is one that Prefect's own
        # blocks use, and is looked at here as far as that goes without the network.
        from prefect.blocks.system import Secret
        from prefect.blocks.webhook import Webhook

        assert str(block._logo_url) in {str(Secret._logo_url), str(Webhook._logo_url)}


def number() -> WhatsApp:
    return WhatsApp(
        token=SecretStr("EAAgeheim"),
        phone_number_id="1",
        display_number="+1",
        waba_id="2",
        app_secret=SecretStr("geheim"),
    )


def test_secrets_are_in_no_repr() -> None:
    model = LanguageModel(model="m", api_key=SecretStr("sk-geheim"))

    assert "geheim" not in f"{number()!r} {model!r} {model.connection()!r} {model.connection().model_dump_json()}"


def test_slugs_stay_what_they_are() -> None:
    assert (WhatsApp._block_type_slug, LanguageModel._block_type_slug) == ("whatsapp-number", "language-model")
