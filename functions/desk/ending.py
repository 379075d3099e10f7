"""A reason for which a matter ends is true: nobody “could not be reached” whom nobody tried to reach."""

from functions.desk.case import Case
from functions.domain.items.contacts import was_missed
from functions.domain.refusals import invalid

UNREACHED = {"unclear", "no_cooperation"}  # 无法联系、多次联系不上


def grounds(case: Case, reason: str) -> str:
    """The reason, where the record bears it out."""
    if reason in UNREACHED and case.appeal.left_contact and not was_missed(case.events):
        raise invalid(
            "reason", "not_tried", "群众留了联系方式，又没有“没联系上”的记录，不能用这个原因：请先联系，或者请群众补充",
            "there is a contact, and no attempt to reach it on record: try first, or ask for more",
        )  # fmt: skip
    return reason
