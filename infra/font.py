"""Make the poster's fonts anew from Debian's fonts-wqy-microhei and fonts-hanazono: `python -m infra.font`.

WenQuanYi Micro Hei is one collection of two faces with every East Asian script in it. A poster
needs one face and the characters of China's place names: all of U+4E00–9FFF, Latin, punctuation.

What it lacks comes from Hanazono, drawn on a coarser grid: all of Extension A (GB 18030), and the
rarer characters of `rare.txt`: those of the 通用规范汉字表 and of dictionaries. Add one there where a
village's name needs it.
"""

from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem

SOURCE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
HANAZONO = Path("/usr/share/fonts/truetype/hanazono")
FONTS = Path(__file__).parents[1] / "functions/qr/fonts"
TARGET, RARE = FONTS / "wqy-microhei.ttf", FONTS / "rare.ttf"
GRID = 256  # units an em of the rare characters: 0.04 mm in the largest name of a poster
EXTENSION_A = range(0x3400, 0x4DC0)

RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1: · × °
    (0x2010, 0x203B),  # dashes, quotation marks, ellipsis, ※
    (0x2100, 0x2122),  # ℃ №
    (0x2160, 0x2169),  # Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x2460, 0x2473),  # circled numbers
    (0x25A0, 0x25CF),  # squares, circles
    (0x3000, 0x303F),  # Chinese punctuation, 〇
    (0x4E00, 0x9FFF),  # Chinese
    (0xFF00, 0xFFEF),  # full-width forms
)
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # copyright, family, version, licence


def main() -> None:
    """Write both subsets."""
    face = TTCollection(str(SOURCE)).fonts[0]
    _subset(face, {u for first, last in RANGES for u in range(first, last + 1)})
    subset.save_font(face, str(TARGET), _options())
    rare = set(map(ord, "".join(Path(__file__).with_name("rare.txt").read_text("utf-8").split())))
    _rare(rare | set(EXTENSION_A) - set(face.getBestCmap()))
    for path in (TARGET, RARE):
        print(
            f"{path.name}: {len(TTFont(path).getBestCmap())} characters, {path.stat().st_size} bytes"
        )


def _rare(wanted: set[int]) -> None:
    """One font of both volumes: the second has what lies beyond the first sixteen bits."""
    parts = []
    for volume in ("HanaMinA.ttf", "HanaMinB.ttf"):
        face = TTFont(HANAZONO / volume)
        here = wanted & set(face.getBestCmap())
        _subset(face, here)
        scale_upem(face, GRID)
        parts.append(RARE.with_suffix(f".{volume}"))
        face.save(parts[-1])
        wanted -= here
    Merger().merge([str(part) for part in parts]).save(RARE)
    _renamed(RARE)
    for part in parts:
        part.unlink()


def _renamed(path: Path) -> None:
    """Its licence keeps the name for the font as it was."""
    face = TTFont(path)
    for record in face["name"].names:
        if record.nameID in {1, 3, 4, 6}:
            record.string = "MashangbanRare"
    face.save(path)


def _subset(face: TTFont, characters: set[int]) -> None:
    subsetter = subset.Subsetter(_options())
    subsetter.populate(unicodes=characters)
    subsetter.subset(face)


def _options() -> subset.Options:
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=KEPT_NAMES, recalc_timestamp=False
    )
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "gasp", "vhea", "vmtx"]
    return options


if __name__ == "__main__":
    main()
