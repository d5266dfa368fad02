"""Loading a block by name, with its real type and a plain error."""

from typing import TypeVar

from prefect.blocks.core import Block
from prefect.client.orchestration import get_client

from pulse.errors import DefinitionError

_Kind = TypeVar("_Kind", bound=Block)


async def load_block(kind: type[_Kind], name: str) -> _Kind:
    """The saved block ``name`` of ``kind``.

    Raises:
        DefinitionError: There is none of that name.
    """
    try:
        found = await kind.aload(name)
    except ValueError:
        label = kind.get_block_type_slug()
        raise DefinitionError(
            f"There is no {label} block named {name!r} on this Prefect server. Save one in the Prefect UI under "
            f"Blocks, or name another in the pulse."
        ) from None
    if not isinstance(found, kind):
        raise DefinitionError(f"The block {name!r} is a {type(found).__name__}, not a {kind.__name__}.")
    return found


async def block_names(kind: type[Block]) -> list[str]:
    """The names of all saved blocks of ``kind``."""
    async with get_client() as client:
        documents = await client.read_block_documents(include_secrets=False)
    slug = kind.get_block_type_slug()
    return sorted(
        str(block_document.name)
        for block_document in documents
        if block_document.block_type and block_document.block_type.slug == slug and block_document.name
    )
