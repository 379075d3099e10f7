"""What a citizen wants (诉求类型), as a dispatcher says it, and the time limits that go by it (field.md §2.2, §2.3)."""

from enum import StrEnum

from msgspec import Struct

from functions.domain.county.limits import ONE_DAY, Span
from functions.domain.refusals import Words


class Purpose(StrEnum):
    """The seven of the field; UNSAID where nobody said it."""

    UNSAID = ""
    CONSULT = "consult"
    HELP = "help"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    OTHER = "other"


LABELS = {
    Purpose.CONSULT: Words("咨询", "Question"),
    Purpose.HELP: Words("求助", "Request for help"),
    Purpose.COMPLAINT: Words("投诉", "Complaint"),
    Purpose.REPORT: Words("举报", "Report"),
    Purpose.SUGGESTION: Words("建议", "Suggestion"),
    Purpose.PRAISE: Words("表扬", "Praise"),
    Purpose.OTHER: Words("其他", "Other"),
}


class PurposeLimit(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a purpose may take at a level, where that is another time than the level's own."""

    purpose: Purpose
    level: int
    finish: Span


DEFAULT_PURPOSE_LIMITS = (PurposeLimit(Purpose.CONSULT, 3, ONE_DAY),)  # as field.md §2.3 has it
