"""Meta's error bodies, by what is wrong. Codes and words as Meta documents them (support/error-codes)."""

from typing import Any

from starlette.responses import JSONResponse

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
    """

    def __init__(
        self, status: int, code: int, message: str, *, details: str = "", subcode: int = 0, kind: str = "OAuthException"
    ) -> None:
        super().__init__(status, code, message)
        self.status = status
        self.error: dict[str, Any] = {"message": message, "type": kind, "code": code}
        if subcode:
            self.error["error_subcode"] = subcode
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


def coded(code: int) -> Refusal:
    """The code that was asked for, with the HTTP status that Meta's table gives its family."""
    status, title = CODED.get(code, (400, "Refused on request"))
    return Refusal(status, code, f"(#{code}) {title}")


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
    131049: (400, "This message was not delivered to maintain healthy ecosystem engagement"),
    131050: (400, "User has stopped receiving marketing messages from this business"),
    131051: (400, "Unsupported message type"),
    131053: (400, "Media upload error"),
    131056: (400, "Pair rate limit hit"),
    131057: (500, "Account in maintenance mode"),
    132001: (404, "Template name does not exist in the translation"),
    132012: (400, "Parameter format does not match format in the created template"),
    132015: (400, "Template is paused"),
    132016: (400, "Template is disabled"),
}
"""HTTP status and title of the codes that can be asked for."""


def parameter_text() -> Refusal:
    """A variable of a template holds what it may not."""
    return Refusal(
        400, 132018, "(#132018) There was an error with the template parameters",
        details="Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
    )  # fmt: skip


def media_type() -> Refusal:
    """Not an image, video, audio or document that Meta takes."""
    return Refusal(
        400, 100, "(#100) Param file must be a file with one of the following types: image/jpeg, image/png."
    )  # fmt: skip


def media_size(most: int) -> Refusal:
    """Too large."""
    return Refusal(400, 100, f"(#100) Param file must not be larger than {most} bytes.")
