"""Files in object stores, by fsspec; each store's library is an extra of ours."""

from typing import BinaryIO

from pulse.errors import SourceBusy, SourceError

SCHEMES = {"s3": "s3", "gs": "gcs", "gcs": "gcs", "az": "azure", "abfs": "azure"}
"""Extras by the scheme that they open."""
_PART = 2**20


def open_bucket(address: str, into: BinaryIO, most: int) -> None:
    """Write the object at ``address`` to ``into``; credentials are those that the store's own library finds.

    Raises:
        SourceError: There is no such object, or no library for the store, or the object is larger than ``most`` bytes.
        SourceBusy: The store does not answer.
    """
    import fsspec

    scheme = address.partition("://")[0]
    try:
        with fsspec.open(address, "rb") as content:
            _copy(content, into, address, most)
    except ImportError:
        extra = SCHEMES[scheme]
        raise SourceError(
            f"Nothing here reads {scheme}:// addresses. Install it: pip install 'chartcastr[{extra}]'."
        ) from None
    except FileNotFoundError:
        raise SourceError(f"There is no object {address}. Check source.at.") from None
    except PermissionError:
        raise SourceError(f"The account may not read {address}. Let it read the bucket.") from None
    except SourceError:
        raise
    except Exception as wrong:  # noqa: BLE001 - every store's library has errors of its own
        raise SourceBusy(
            f"{address} cannot be had just now ({type(wrong).__name__}). It is tried again later."
        ) from None


def _copy(content: BinaryIO, into: BinaryIO, address: str, most: int) -> None:
    written = 0
    while part := content.read(_PART):
        written += into.write(part)
        if written > most:
            raise SourceError(f"{address} is larger than {most // 2**20} MB. Give a smaller extract.")
