"""What a picture says of itself, for those who cannot see it."""

import io

from PIL import Image, UnidentifiedImageError


def description_of(content: bytes) -> str:
    """The ``Description`` of a PNG (PNG, third edition, 11.3.3.2); empty where it has none, or is no PNG."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            return str(picture.info.get("Description", ""))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
