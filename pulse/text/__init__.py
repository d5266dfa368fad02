"""Texts that carry their proof: every word of one knows where it comes from."""

from pulse.text.spans import Gap, Origin, Part, Saying, Sentence, Shape, Span, Text

__all__ = ["Gap", "Origin", "Part", "Saying", "Sentence", "Shape", "Span", "Text"]
