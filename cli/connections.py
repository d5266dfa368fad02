"""``chartcastr connect``: a number of yours, or an account that figures come from, checked and saved as a block."""

from pathlib import Path
from typing import Annotated

import typer

connect = typer.Typer(help="Connect a number of yours, or an account that figures come from.", no_args_is_help=True)
BlockName = Annotated[str, typer.Option("--block", help="Name of the WhatsApp block.")]
AccountName = Annotated[str, typer.Option("--account", help="Name of the block that holds the account.")]


@connect.command("whatsapp")
def connect_whatsapp(
    token: Annotated[
        str, typer.Option(prompt=True, hide_input=True, envvar="META_WHATSAPP_TOKEN", help="System user token.")
    ],
    number_id: Annotated[
        str,
        typer.Option(prompt="Phone number id", envvar="META_WHATSAPP_PHONE_NUMBER_ID", help="Meta's id of the number."),
    ],
    waba_id: Annotated[
        str,
        typer.Option(prompt="WhatsApp Business account id", envvar="META_WHATSAPP_WABA_ID", help="Its account's id."),
    ],
    app_secret: Annotated[
        str, typer.Option(prompt=True, hide_input=True, envvar="META_APP_SECRET", help="Secret of the Meta app.")
    ],
    block: BlockName = "default",
    test: Annotated[str, typer.Option(metavar="READER", help="Send this reader a test message.")] = "",
    register: Annotated[
        str,
        typer.Option(
            metavar="PIN", help="Register the number first, with the six digits of its two-step verification."
        ),
    ] = "",
) -> None:
    """Check a number against Meta, subscribe to its webhooks, and save it as a WhatsApp block.

    Asks for what is neither given nor in the environment. With PUBLIC_URL and META_WHATSAPP_WEBHOOK_VERIFY_TOKEN set,
    the account's webhooks are led to your webhook app. Nothing is saved that Meta does not accept.
    """
    from cli.connect import Given, run_connect

    secret = app_secret.split(",")[0].strip()
    given = Given(token.strip(), number_id.strip(), waba_id.strip(), secret, block, register.strip(), test)
    raise typer.Exit(run_connect(given))


@connect.command("shopify")
def connect_shopify(
    shop: Annotated[str, typer.Option(prompt=True, envvar="SHOPIFY_SHOP", help="What stands before .myshopify.com.")],
    token: Annotated[str, typer.Option(envvar="SHOPIFY_TOKEN", help="Access token; or client id and secret.")] = "",
    client_id: Annotated[str, typer.Option(envvar="SHOPIFY_CLIENT_ID", help="Of an app in the Dev Dashboard.")] = "",
    client_secret: Annotated[str, typer.Option(envvar="SHOPIFY_CLIENT_SECRET", help="The app's secret.")] = "",
    account: AccountName = "default",
) -> None:
    """Check a Shopify store and save it as a block."""
    from cli.account import run_connect

    if not token and not client_id:
        token = typer.prompt("Access token", hide_input=True)
    kept = {"shop": shop, "token": token, "client_id": client_id, "client_secret": client_secret}
    raise typer.Exit(run_connect("shopify", account, **kept))


@connect.command("hubspot")
def connect_hubspot(
    token: Annotated[str, typer.Option(prompt=True, hide_input=True, envvar="HUBSPOT_TOKEN", help="Service key.")],
    account: AccountName = "default",
) -> None:
    """Check a HubSpot account and save it as a block."""
    from cli.account import run_connect

    raise typer.Exit(run_connect("hubspot", account, token=token))


@connect.command("linear")
def connect_linear(
    token: Annotated[str, typer.Option(envvar="LINEAR_TOKEN", help="API key; or client id and secret.")] = "",
    client_id: Annotated[str, typer.Option(envvar="LINEAR_CLIENT_ID", help="Of an OAuth application.")] = "",
    client_secret: Annotated[str, typer.Option(envvar="LINEAR_CLIENT_SECRET", help="Its secret.")] = "",
    account: AccountName = "default",
) -> None:
    """Check a Linear workspace and save it as a block."""
    from cli.account import run_connect

    if not token and not client_id:
        token = typer.prompt("API key", hide_input=True)
    raise typer.Exit(run_connect("linear", account, token=token, client_id=client_id, client_secret=client_secret))


@connect.command("sheets")
def connect_sheets(
    key: Annotated[
        Path, typer.Option(prompt="File with the service account's key", help="JSON file from Google.", dir_okay=False)
    ],
    sheet: Annotated[str, typer.Option(help="Id or address of a sheet to try it on.")] = "",
    account: AccountName = "default",
) -> None:
    """Check a Google account and save it as a block."""
    from cli.account import run_connect

    try:
        credentials = key.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise typer.BadParameter(f"{key} cannot be read.") from None
    raise typer.Exit(run_connect("sheets", account, sheet, credentials=credentials))


@connect.command("sql")
def connect_sql(
    url: Annotated[
        str,
        typer.Option(prompt="SQLAlchemy URL", hide_input=True, envvar="SOURCE_DATABASE_URL", help="Its address."),
    ],
    account: AccountName = "default",
) -> None:
    """Check a database and save it as a block."""
    from cli.account import run_connect

    raise typer.Exit(run_connect("sql", account, url=url))
