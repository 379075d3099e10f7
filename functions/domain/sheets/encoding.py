"""The text in a file's bytes, in whichever of the encodings of Chinese offices it was saved."""

import codecs

from functions.domain.refusals import invalid

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_of(raw: bytes) -> str:
    """The file as text: UTF-8, UTF-16 (Excel's “Unicode text”) or GB18030 (Excel's CSV)."""
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
    return ("utf-8", "gb18030")


def _parted(raw: bytes, encoding: str) -> int:
    return sum(c in "\n\r\t,;" for c in raw[:4000].decode(encoding, errors="replace"))
