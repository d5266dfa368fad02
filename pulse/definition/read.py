"""From what an owner wrote to a pulse, or to one sentence that says what is wrong with it."""

from pydantic import ValidationError

from pulse.definition.pulse import Pulse
from pulse.errors import DefinitionError


def read_pulse(raw: object, where: str) -> Pulse:
    """The pulse that ``raw`` (the mapping of a YAML file) describes.

    Raises:
        DefinitionError: One sentence that names the first wrong key, what is wrong with it, and ``where``.
    """
    try:
        return Pulse.model_validate(raw)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        loc = list(first["loc"])
        if loc[:1] == ["measures"] and isinstance(raw, dict) and raw.get("measure") is None and len(loc) > 1:
            # The first of the owner's list is the pulse's own figure.
            loc[1] = int(loc[1]) + 1
        key = ".".join(str(part) for part in loc) or "the pulse"
        said = first["msg"].removeprefix("Value error, ")
        raise DefinitionError(f"{where}: {key}: {said}.") from None
