from typing import Any

import pytest
from prefect.blocks.core import Block
from prefect.testing.standard_test_suites.blocks import BlockStandardTestSuite
from pydantic import SecretStr

from blocks import ACCOUNTS, Database, GoogleSheets, HubSpot, LanguageModel, Linear, Shopify, WhatsApp
from pulse.errors import DefinitionError


class TestBlocks(BlockStandardTestSuite):
    """Prefect's own suite, over every block."""

    @pytest.fixture(params=[WhatsApp, LanguageModel, *ACCOUNTS.values()])
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
    assert {kind: block._block_type_slug for kind, block in ACCOUNTS.items()} == {
        "sheets": "google-sheets",
        "sql": "database-to-read",
        "shopify": "shopify-store",
        "hubspot": "hubspot-account",
        "linear": "linear-workspace",
    }


def test_accounts_keep_their_secrets_to_themselves() -> None:
    secret = SecretStr("geheim")
    blocks: list[Any] = [
        Shopify(shop="made", token=secret, client_secret=secret),
        HubSpot(token=secret),
        Linear(token=secret),
        Database(url=SecretStr("sqlite:///geheim")),
        GoogleSheets(credentials=SecretStr('{"private_key": "geheim"}')),
    ]

    for block in blocks:
        assert "geheim" not in f"{block!r} {block} {block.source()!r}"


def test_a_shop_is_named_as_people_name_it() -> None:
    for written in ("made-coffee", "https://made-coffee.myshopify.com/admin", "made-coffee.myshopify.com"):
        assert Shopify(shop=written).shop == "made-coffee"
    with pytest.raises(ValueError, match="stands before"):
        Shopify(shop="made coffee; drop")


def test_credentials_that_are_no_json_are_said_so() -> None:
    with pytest.raises(DefinitionError, match="Paste the whole file"):
        GoogleSheets(credentials=SecretStr("-----BEGIN PRIVATE KEY-----")).source()
