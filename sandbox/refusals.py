"""Meta's error bodies, by what is wrong. Codes and words as Meta documents them (support/error-codes)."""

from typing import Any

from starlette.responses import JSONResponse

MIMES = (
    "image/jpeg",
    "image/png",
    "application/pdf",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
"""Types of media that the sandbox takes; Meta takes more."""
TRACE = "ASANDBOX0000000000000000"


class Refusal(Exception):
    """An answer with an error.

    Args:
        status: HTTP status.
        code: Meta's code.
        message: Meta's words.
        details: ``error_data.details``, if any.
        subcode: ``error_subcode``, if any.
        kind: ``type``.
        user: ``error_user_title`` and ``error_user_msg``, which the management side gives.
    """

    def __init__(
        self,
        status: int,
        code: int,
        message: str,
        *,
        details: str = "",
        subcode: int = 0,
        kind: str = "OAuthException",
        user: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(status, code, message)
        self.status = status
        self.error: dict[str, Any] = {"message": message, "type": kind, "code": code}
        if subcode:
            self.error["error_subcode"] = subcode
        if user is not None:
            self.error |= {"is_transient": False, "error_user_title": user[0], "error_user_msg": user[1]}
        if details:
            self.error["error_data"] = {"messaging_product": "whatsapp", "details": details}
        self.error["fbtrace_id"] = TRACE

    def response(self) -> JSONResponse:
        """The answer."""
        return JSONResponse({"error": self.error}, self.status)


def no_token() -> Refusal:
    """There is no token."""
    return Refusal(401, 104, "An access token is required to request this resource.")


def bad_token() -> Refusal:
    """The token is not one."""
    return Refusal(401, 190, "Malformed access token")


def revoked_token() -> Refusal:
    """The token was taken back, as by a new password."""
    message = "Error validating access token: The session has been invalidated because the user changed their password."
    return Refusal(401, 190, message, subcode=460)


def expired_token() -> Refusal:
    """The token's time is over."""
    message = "Error validating access token: Session has expired on Sunday, 22-Nov-26 01:00:00 PST."
    return Refusal(401, 190, message, subcode=463)


def bad_proof() -> Refusal:
    """The proof of the app secret is wrong."""
    return Refusal(400, 100, "Invalid appsecret_proof provided in the API argument", kind="GraphMethodException")


def unknown_object(name: str) -> Refusal:
    """There is no such id."""
    message = (
        f"Unsupported request. Object with ID '{name}' does not exist, cannot be loaded due to missing permissions, "
        "or does not support this operation."
    )
    return Refusal(400, 100, message, subcode=33, kind="GraphMethodException")


def unknown_field(name: str, node: str) -> Refusal:
    """An object of this type has no such field or edge."""
    return Refusal(400, 100, f"(#100) Tried accessing nonexisting field ({name}) on node type ({node})")


def creation(subcode: int, title: str, said: str) -> Refusal:
    """A template that Meta does not take: code 100, and what is wrong in the subcode and two sentences."""
    return Refusal(400, 100, "Invalid parameter", subcode=subcode, user=(title, said))


def invalid(details: str) -> Refusal:
    """A parameter is wrong."""
    return Refusal(400, 100, "(#100) Invalid parameter", details=details)


def missing(name: str) -> Refusal:
    """A parameter is missing."""
    return Refusal(400, 131008, "(#131008) Required parameter is missing", details=f"Parameter {name} is required.")


def bad_value(details: str) -> Refusal:
    """A value is not valid."""
    return Refusal(400, 131009, "(#131009) Parameter value is not valid", details=details)


def unsupported(kind: object) -> Refusal:
    """A type that Meta, or this sandbox, does not send."""
    return Refusal(
        400,
        131051,
        "(#131051) Unsupported message type",
        details=f"The sandbox does not play messages of type {kind!r}.",
    )


def coded(code: int, details: str = "") -> Refusal:
    """The code that was asked for, with the HTTP status that Meta's table gives its family."""
    status, title = CODED.get(code, (400, "Refused on request"))
    return Refusal(status, code, f"(#{code}) {title}", details=details)


CODED = {
    2: (503, "Service temporarily unavailable"),
    4: (400, "Application request limit reached"),
    10: (403, "Application does not have permission for this action"),
    190: (401, "Error validating access token: the session has been invalidated"),
    130429: (400, "Rate limit hit"),
    131000: (500, "Something went wrong"),
    131026: (400, "Message undeliverable"),
    131030: (400, "Recipient phone number not in allowed list"),
    131031: (403, "Account has been locked"),
    131042: (400, "Business eligibility payment issue"),
    131047: (400, "Re-engagement message"),
    131048: (400, "Spam rate limit hit"),
    131049: (400, "This message was not delivered to maintain healthy ecosystem engagement"),
    131050: (400, "User has stopped receiving marketing messages from this business"),
    131051: (400, "Unsupported message type"),
    131053: (400, "Media upload error"),
    131056: (400, "Pair rate limit hit"),
    131057: (500, "Account in maintenance mode"),
    132000: (400, "Number of parameters does not match the expected number of params"),
    132001: (404, "Template name does not exist in the translation"),
    132005: (400, "Translated text too long"),
    132012: (400, "Parameter format does not match format in the created template"),
    132015: (400, "Template is paused"),
    132016: (400, "Template is disabled"),
    132018: (400, "There was an error with the template parameters"),
    133005: (400, "Two step verification PIN Mismatch"),
    133010: (400, "Account not registered"),
}
"""HTTP status and title of the codes that can be asked for."""


def media_type() -> Refusal:
    """Not an image, video, audio or document that Meta takes."""
    return Refusal(
        400, 100, "(#100) Param file must be a file with one of the following types: " + ", ".join(MIMES) + "."
    )


def media_size(most: int) -> Refusal:
    """Too large."""
    return Refusal(400, 100, f"(#100) Param file must not be larger than {most} bytes.")
