"""What Meta says of a number and of the account, asked for field by field."""

from typing import Any

from starlette.requests import Request

from sandbox import refusals
from sandbox.number import PhoneNumber
from sandbox.world import World

NUMBER, ACCOUNT, TEMPLATE = "WhatsAppBusinessPhoneNumber", "WhatsAppBusinessAccount", "MessageTemplate"
_ALSO = {
    NUMBER: (
        "certificate",
        "conversational_automation",
        "country_code",
        "country_dial_code",
        "last_onboarded_time",
        "eligibility_for_api_business_global_search",
        "new_certificate",
        "new_name_status",
        "quality_score",
        "search_visibility",
        "webhook_configuration",
        "messaging_limit_tier",
        "username",
    ),
    ACCOUNT: (
        "marketing_messages_lite_api_status",
        "marketing_messages_onboarding_status",
        "on_behalf_of_business_info",
        "is_enabled_for_insights",
        "disable_marketing_messages_on_cloud_api",
        "subscribed_apps",
        "phone_numbers",
        "message_templates",
        "primary_funding_id",
        "purchase_order_number",
    ),
    TEMPLATE: (
        "message_send_ttl_seconds",
        "correct_category",
        "previous_category",
        "library_template_name",
        "sub_category",
        "cta_url_link_tracking_opted_out",
        "degrees_of_freedom_spec",
    ),
}
"""Fields that Meta knows and the sandbox has nothing to say about: they are left out of an answer, not refused."""
_PAYMENT = {
    "error_code": 141006,
    "error_description": "There is an error with your payment method",
    "possible_solution": "Add or update the payment method of the account",
}
_NAME = (
    "Your display name has not been approved yet. Your message limit will increase after the display name is approved."
)


def asked(request: Request, whole: dict[str, Any], node: str) -> dict[str, Any]:
    """The fields of ``whole`` that a request asks for, and always the id; all of them if it names none.

    Raises:
        Refusal: A node of this type has no such field.
    """
    names = [name.partition(".")[0].partition("{")[0].strip() for name in _fields(request)]
    for name in names:
        if name not in whole and name not in _ALSO[node]:
            raise refusals.unknown_field(name[:60], node)
    return {name: value for name, value in whole.items() if not names or name in {"id", *names}}


def _fields(request: Request) -> list[str]:
    return [name for name in request.query_params.get("fields", "").split(",") if name.strip()]


def number(world: World, phone_number: PhoneNumber, number_id: str = "") -> dict[str, Any]:
    """Everything that Meta says of a number; ``number_id`` is the id it was asked by, if another."""
    faults = world.faults
    declined = faults.happens("name-declined", phone_number.id)
    quality = faults.happens("low-quality", phone_number.id)
    return {
        "id": number_id or phone_number.id,
        "display_phone_number": f"+{phone_number.display}",
        "verified_name": phone_number.name,
        "quality_rating": (quality.value or "RED") if quality else "GREEN",
        "status": state(world, phone_number),
        "name_status": "DECLINED" if declined else "APPROVED",
        "code_verification_status": "NOT_VERIFIED" if state(world, phone_number) == "PENDING" else "VERIFIED",
        # A number that is also in the owner's app says so here; the platform stays the same.
        "platform_type": "CLOUD_API" if state(world, phone_number) != "PENDING" else "NOT_APPLICABLE",
        "is_on_biz_app": faults.happens("coexistence", phone_number.id) is not None,
        "is_official_business_account": False,
        "is_pin_enabled": bool(phone_number.pin),
        "is_preverified_number": False,
        "throughput": {"level": "STANDARD"},
        "account_mode": "LIVE",
        "whatsapp_business_manager_messaging_limit": world.account.tier,
        "health_status": _health(world, _number_health(world, phone_number)),
    }


def state(world: World, phone_number: PhoneNumber) -> str:
    """``CONNECTED``, or what is wrong with the number."""
    for name in ("banned", "disconnected", "pending"):
        if world.faults.happens(name, phone_number.id):
            return name.upper()
    return "CONNECTED" if is_registered(world, phone_number) else "DISCONNECTED"


def is_registered(world: World, phone_number: PhoneNumber) -> bool:
    """Whether the number may send through the API at all."""
    return phone_number.registered and not world.faults.happens("unregistered", phone_number.id)


def account(world: World, account_id: str) -> dict[str, Any]:
    """Everything that Meta says of the account, asked for by this id."""
    ours = world.account
    return {
        "id": account_id,
        "name": ours.name,
        "timezone_id": "1",
        "currency": "EUR",
        "country": "US",
        "status": "ACTIVE",
        "ownership_type": "SELF",
        "message_template_namespace": "5a9d0c3e_0000_4000_8000_000000000010",
        "account_review_status": "APPROVED",
        "business_verification_status": "not_verified" if ours.tier == "TIER_250" else "verified",
        "owner_business_info": {"name": ours.name, "id": ours.business_id},
        "health_status": _health(world),
    }


def _number_health(world: World, phone_number: PhoneNumber) -> dict[str, Any]:
    found: dict[str, Any] = {"entity_type": "PHONE_NUMBER", "id": phone_number.id, "can_send_message": "AVAILABLE"}
    now = state(world, phone_number)
    if now != "CONNECTED":
        said = {
            "error_code": 131031 if now == "BANNED" else 133010,
            "error_description": f"The phone number is {now.lower()}",
            "possible_solution": "Appeal in Business Support" if now == "BANNED" else "Register the phone number",
        }
        found |= {"can_send_message": "BLOCKED", "errors": [said]}
    elif world.faults.happens("name-declined", phone_number.id):
        found |= {"can_send_message": "LIMITED", "additional_info": [_NAME]}
    return found


def _health(world: World, entry: dict[str, Any] | None = None) -> dict[str, Any]:
    """Health of the number (if asked of one), the account, the portfolio and the app; the worst is the whole's."""
    ours, faults = world.account, world.faults
    waba: dict[str, Any] = {"entity_type": "WABA", "id": ours.waba_id, "can_send_message": "AVAILABLE"}
    if faults.happens("account-blocked") or faults.happens("payment-missing"):
        waba |= {"can_send_message": "BLOCKED", "errors": [_PAYMENT]}
    business = {"entity_type": "BUSINESS", "id": ours.business_id, "can_send_message": "AVAILABLE"}
    app = {"entity_type": "APP", "id": ours.app_id, "can_send_message": "AVAILABLE"}
    entities = [*([entry] if entry else []), waba, business, app]
    found = {entity["can_send_message"] for entity in entities}
    worst = next(name for name in ("BLOCKED", "LIMITED", "AVAILABLE") if name in found)
    return {"can_send_message": worst, "entities": entities}
