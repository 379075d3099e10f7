"""Make the poster's font anew from Debian's fonts-wqy-microhei: `python -m infra.font`.

WenQuanYi Micro Hei is one collection of two faces with every East Asian script in it. A poster
needs one face and the characters of China's place names: all of U+4E00–9FFF, Latin, punctuation.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

SOURCE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
TARGET = Path(__file__).parents[1] / "functions/qr/fonts/wqy-microhei.ttf"

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
    """Write the subset of the collection's first face."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    face = TTCollection(str(source)).fonts[0]
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=KEPT_NAMES, recalc_timestamp=False
    )
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "gasp", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[u for first, last in RANGES for u in range(first, last + 1)])
    subsetter.subset(face)
    subset.save_font(face, str(TARGET), options)
    print(f"{TARGET.name}: {len(face.getBestCmap())} characters, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
