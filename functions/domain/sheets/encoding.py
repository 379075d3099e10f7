"""The text in a file's bytes, in whichever of the encodings of Chinese offices it was saved."""

import codecs
import re

from functions.domain.refusals import invalid

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The lead bytes of signs, and of the characters that everybody writes; what is rare lies behind them.
_COMMON = {"gb2312": range(0xB0, 0xD8), "big5": range(0xA4, 0xC7)}
_SIGNS = {"gb2312": range(0xA1, 0xA4), "big5": range(0xA1, 0xA4)}
_HAN = re.compile("[\u3400-\u9fff]")
_CHINESE = re.compile("[\u00b7\u2010-\u2044\u2460-\u24ff\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def text_of(raw: bytes) -> str:
    """The file as text: UTF-8, UTF-16 (Excel's “Unicode text”), GB18030 (Excel's CSV), Big5 or UTF-7."""
    for encoding in _candidates(raw):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise invalid(
        "file", "encoding", "文件编码认不出，请另存为“CSV UTF-8”或 .xlsx 再导入",
        "is in an encoding that we do not know: save it as CSV UTF-8 or .xlsx",
    )  # fmt: skip


def _candidates(raw: bytes) -> tuple[str, ...]:
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    if marked:
        return (marked,)
    if b"\0" in raw[:400]:  # UTF-16 without its mark: told by the signs between cells and lines
        return tuple(sorted(("utf-16-le", "utf-16-be"), key=lambda way: -_parted(raw, way)))
    if raw.isascii():
        return ("utf-7", "utf-8") if _is_seven(raw) else ("utf-8",)
    return ("utf-8", "big5", "gb18030") if _is_big5(raw) else ("utf-8", "gb18030")


def _parted(raw: bytes, encoding: str) -> int:
    return sum(c in "\n\r\t,;" for c in raw[:4000].decode(encoding, errors="replace"))


def _is_seven(raw: bytes) -> bool:
    """Whether what begins with a plus is Chinese in UTF-7, each time; +86 before a number is not."""
    try:
        told = [sign for sign in raw.decode("utf-7") if not sign.isascii()]
    except UnicodeDecodeError:
        return False
    return any(map(_HAN.match, told)) and all(map(_CHINESE.match, told))


def _is_big5(raw: bytes) -> bool:
    """Whether its characters are everyday ones of Big5, and were rare ones in an office of the mainland."""
    try:
        as_big5 = raw.decode("big5")
    except UnicodeDecodeError:
        return False
    as_gb = raw.decode("gb18030", errors="replace")
    return _share(as_big5, "big5") > _share(as_gb, "gb2312")


def _share(text: str, encoding: str) -> float:
    """How many of a text's characters, but those of ASCII, are everyday ones in an encoding."""
    told = [c.encode(encoding, errors="ignore")[:1] for c in text if not c.isascii()]
    known = _COMMON[encoding]
    among = [lead for lead in told if not (lead and lead[0] in _SIGNS[encoding])]
    return sum(bool(lead) and lead[0] in known for lead in among) / max(1, len(among))
