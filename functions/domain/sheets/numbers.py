"""Numbers that a spreadsheet broke: put right where nothing is lost, else refused."""

import re
import unicodedata
from decimal import Decimal

_FLOAT = re.compile(r"[0-9]+\.0*")
_PARTED = re.compile(r"[0-9]+(?:[ ,\u200b\ufeff]+[0-9]*)+")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{1,3}", re.IGNORECASE)


def whole(cell: str) -> str | None:
    """The digits of a code in a cell: `3.0` is 3, `4.31103E+5` is 431103, `４３１ １０３` and `431,103` too.

    None where digits were lost: `4.31103E+11` shows six of twelve.
    """
    cell = unicodedata.normalize("NFKC", cell).strip().strip("'’")
    if _PARTED.fullmatch(cell):
        return re.sub(r"\D", "", cell)
    if _FLOAT.fullmatch(cell):
        return cell.partition(".")[0]
    if not _SCIENTIFIC.fullmatch(cell):
        return cell
    number = Decimal(cell)
    shown = len(number.as_tuple().digits)
    return f"{number:f}" if shown > number.adjusted() else None
