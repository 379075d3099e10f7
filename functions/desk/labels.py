"""Labels that staff give (分类、单位名称): one line, which lists, boards and other matters repeat.

So none of them holds what its reader may have to be kept from: no number of a person, and of a private
matter nothing of who told it.
"""

from functions.desk import eyes
from functions.desk.case import Case
from functions.domain.forms import long_enough, one_line
from functions.domain.refusals import invalid


def label(case: Case, field: str, text: str, *, least: int = 0) -> str:
    """The label in one line. Raises `InvalidInput` where it says whose matter it is."""
    line = one_line(text)
    if least:
        long_enough(field, line, least)
    if eyes.noted(case)(line) != line:
        raise invalid(
            field, "identity", "这里不要写姓名、电话、车牌和门牌", "must hold no name, number, plate or door"
        )  # fmt: skip
    return line
