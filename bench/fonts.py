"""Cut the fonts of the charts from Debian's packages fonts-inter and fonts-noto-core.

``python -m bench.fonts FOLDER`` takes the folder into which both were unpacked (``dpkg -x``). Done by hand when a font
is updated; the cuts are kept in ``pulse/chart/fonts``. They are renamed, so that a font that is
installed under the same name is never taken for ours, and hold the scripts they are for and nothing else.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

HERE = Path(__file__).parents[1] / "pulse" / "chart" / "fonts"
_SIGNS = [
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20D0),
    *range(0x2100, 0x2150),
    0x2190,
    0x2192,
    0x2212,
    0x2248,
    0x25B2,
    0x25BC,
]
_LATIN = [*range(0x20, 0x250), *range(0x2B0, 0x530), *range(0x1E00, 0x2000), *_SIGNS]
_ARABIC = [
    *range(0x600, 0x700), *range(0x750, 0x780), *range(0x8A0, 0x900), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00),
]  # fmt: skip
CUTS = {
    "Sans-Regular.otf": ("Inter-Regular.otf", _LATIN),
    # A family of its own, as matplotlib asks every family for the same weight and the others have no half-bold cut.
    "Semi-Bold.otf": ("Inter-SemiBold.otf", _LATIN),
    "Sans-Bold.otf": ("Inter-Bold.otf", _LATIN),
    **{
        f"{script}-{weight}.ttf": (f"NotoSans{script}-{weight}.ttf", [0x20, 0x200C, 0x200D, *codes])
        for script, codes in {
            "Arabic": _ARABIC,
            "Hebrew": [*range(0x590, 0x600), *range(0xFB1D, 0xFB50)],
            "Devanagari": [*range(0x900, 0x980), *range(0xA8E0, 0xA900), 0x25CC],
            "Thai": [*range(0xE00, 0xE80), 0x25CC],
        }.items()
        for weight in ("Regular", "Bold")
    },
}  # fmt: skip


def main(folders: list[Path]) -> None:
    """Make every cut."""
    for name, (source, codes) in CUTS.items():
        found = next(path for folder in folders for path in folder.rglob(source))
        font = TTFont(found)
        options = Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True, hinting=False)
        subset = Subsetter(options)
        subset.populate(unicodes=codes)
        subset.subset(font)
        family, style = name.rsplit(".", 1)[0].split("-")
        for record in font["name"].names:
            if record.nameID in {1, 4, 16}:
                record.string = f"Pulse {family}" + (f" {style}" if record.nameID == 4 else "")  # noqa: PLR2004 - OpenType's
        font["OS/2"].usWeightClass = 700 if style == "Bold" else 400
        font.save(HERE / name)
        print(f"{name}: {(HERE / name).stat().st_size / 1000:.0f} kB, {len(font.getBestCmap())} characters")


if __name__ == "__main__":
    main([Path(item) for item in sys.argv[1:]])
