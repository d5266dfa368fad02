"""An owner's logo and fonts: drawn, frozen with the run, and left out with a sentence where they cannot be used."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pulse.chart import draw, fitted
from pulse.chart.brief import Brief
from pulse.chart.legible import problems
from pulse.chart.look import Look, digest, digests_of, drawn_otherwise, look_of, read_look
from pulse.chart.type import drawable as drawn
from pulse.chart.type import typeface, width
from pulse.definition import Chart, Theme
from pulse.errors import SourceError
from pulse.insight import find_facts
from pulse.sources.files.folders import find_file
from pulse.text.spans import own
from tests.pulse.conftest import Maker

FONTS = Path(__file__).parents[3] / "pulse" / "chart" / "fonts"


def logo(size: tuple[int, int] = (400, 120), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#7a1fa2").save(out, kind)
    return out.getvalue()


def found_in(folder: Path):  # type: ignore[no-untyped-def]
    return lambda at, what: find_file(str(folder / at), what, [folder])


def a_font() -> Path:
    return next(path for path in sorted(FONTS.glob("*.[ot]tf")) if "Sans" in path.name)


def test_a_logo_and_fonts_are_read_and_drawn_inside_the_margins(make: Maker, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(logo())
    (tmp_path / "brand.ttf").write_bytes(a_font().read_bytes())
    theme = Theme(mode="dark", accent="#6ea8ff", logo="logo.png", font="brand.ttf")
    result = make({"": [100 + at * 7 % 13 for at in range(30)]})

    look, wrong = read_look(theme, found_in(tmp_path))
    brief = Brief(result, find_facts(result), Chart(), "A title that is rather long for its line", "up", look=look)
    with typeface(look.typeface):
        figure = fitted(brief)

    assert wrong == []
    assert problems(figure) == []
    [image] = figure.images
    tall, wide, _ = np.asarray(image.get_array()).shape
    assert (wide, tall) == (200, 60)
    assert vars(image)["ox"] + wide == 1024
    assert draw(result, brief.facts, Chart(), title="x", good="up", look=look) != draw(
        result, brief.facts, Chart(), title="x", good="up"
    )


def test_a_brands_font_measures_and_ours_stays_as_it_is() -> None:
    heavy = (FONTS / "Sans-Bold.otf").read_bytes()
    text = drawn(own("Weekly orders"))
    before = width(text, 40)

    with typeface(Look(font=heavy).typeface):
        inside = width(text, 40)

    assert inside > before + 10
    assert width(text, 40) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.png", b"no picture", "is no PNG or JPEG"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 600_000, "has 600,008 bytes"),
        ("missing.png", None, "There is no file"),
    ],
)
def test_a_logo_that_cannot_be_used_is_left_out_with_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    look, wrong = read_look(Theme(logo=name), found_in(tmp_path))

    assert look.logo == b""
    assert len(wrong) == 1
    assert said in wrong[0]
    assert wrong[0].startswith("theme.logo")


def test_a_font_that_is_none_is_left_out_and_its_bold_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"nothing")
    (tmp_path / "b.ttf").write_bytes(a_font().read_bytes())

    look, wrong = read_look(Theme(font="a.ttf", bold="b.ttf"), found_in(tmp_path))

    assert (look.font, look.bold) == (b"", b"")
    assert "is no TTF or OTF font" in wrong[0]


def test_a_file_outside_of_the_folders_that_may_be_read_is_no_logo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHARTCASTR_FILES", raising=False)
    (tmp_path / "logo.png").write_bytes(logo())

    _, wrong = read_look(Theme(logo=str(tmp_path / "logo.png")), find_file)

    assert "lies outside" in wrong[0]
    with pytest.raises(SourceError, match=r"Check theme\.logo"):
        find_file(str(tmp_path), "theme.logo", [tmp_path])


def test_a_look_is_known_by_digests_and_found_again() -> None:
    look = Look("dark", "#6ea8ff", logo=logo(), font=a_font().read_bytes())
    files = {digest(content): content for content in look.files.values()}

    described = look.described()

    assert sorted(digests_of(described)) == sorted(files)
    assert look_of(described, files) == look
    assert look_of("", {}) == Look()
    assert drawn_otherwise(described, files) == ""
    assert "are kept no more" in drawn_otherwise(described)
    assert "matplotlib" in drawn_otherwise(described.replace('"matplotlib": "', '"matplotlib": "0.'), files)


def test_the_picture_carries_its_description(make: Maker) -> None:
    result = make({"": [100 + at * 7 % 13 for at in range(30)]})
    facts = find_facts(result)
    from pulse.narration import NarrationContext, write_plainly

    context = NarrationContext(title="x", measure="Orders", dimension=None, grain="day", good="up")
    words = write_plainly(context, facts).picture(facts, context)

    png = draw(result, facts, Chart(), title="x", good="up", words=words)

    assert Image.open(io.BytesIO(png)).text["Description"] == str(words.alt)  # type: ignore[attr-defined]
    assert "Orders came to" in str(words.alt)
