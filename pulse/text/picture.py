"""What a picture says in words, beside the figures that are drawn."""

from typing import NamedTuple

from pulse.text.spans import Text


class PictureText(NamedTuple):
    """The words of a picture.

    Args:
        findings: What may stand under the figure, the best first; of them the first that has room.
        facts: Ids of the facts that caption and finding rest on: what is said is shown.
        alt: What is read to those who cannot see it.
        doubt: What keeps the figure from being taken as it stands; empty if nothing does.
    """

    findings: tuple[Text, ...] = ()
    facts: frozenset[str] = frozenset()
    alt: Text = Text()
    doubt: Text = Text()
