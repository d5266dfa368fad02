"""One letter for another, at the speed of ``str.translate`` however many there may be."""

from collections.abc import Callable


class Letters(dict[int, str]):
    """A table for ``str.translate``: what ``instead`` gives for a letter, which is asked once for each."""

    def __init__(self, instead: Callable[[str], str]) -> None:
        super().__init__()
        self._instead = instead

    def __missing__(self, code: int) -> str:
        self[code] = self._instead(chr(code))
        return self[code]
