"""Where a matter stands, and what can be done to it (field.md §2.1); `domain/kinds` holds the tables."""

from enum import StrEnum


class Status(StrEnum):
    """Where an appeal stands (诉求状态)."""

    SUBMITTED = "submitted"
    NEED_INFO = "need_info"
    DISPATCHED = "dispatched"
    PROCESSING = "processing"
    REVIEW = "review"
    VISIT = "visit"
    DONE = "done"
    ARCHIVED = "archived"
    REJECTED = "rejected"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"


OPEN = (
    Status.SUBMITTED,
    Status.NEED_INFO,
    Status.DISPATCHED,
    Status.PROCESSING,
    Status.REVIEW,
    Status.VISIT,
)
WAITING = frozenset(OPEN) - {Status.NEED_INFO, Status.VISIT}  # for an answer


class Action(StrEnum):
    """What can be done to a matter; the names are those of the HTTP contract.

    Here stand those that the code speaks of. What only its own row and its own file mean needs no name here:
    a row of the table may be of any `Action("…")`.
    """

    SUBMIT = "submit"
    QUEUE = "queue"
    CHECK = "check"
    DISPATCH = "dispatch"
    ANSWER = "answer"
    ASK = "ask"
    REJECT = "reject"
    SIGN = "sign"
    REQUEST_RETURN = "request-return"
    DECIDE_RETURN = "decide-return"
    REQUEST_EXTENSION = "request-extension"
    DECIDE_EXTENSION = "decide-extension"
    CONTACT = "contact"
    ARRIVE = "arrive"
    PAUSE = "pause"
    REVISIT = "revisit"
    RESUME = "resume"
    RESOLVE = "resolve"
    REVIEW = "review"
    VISIT = "visit"
    INSTRUCT = "instruct"
    TERMINATE = "terminate"
    TRANSFER = "transfer"
    PROTECT = "protect"
    MERGE = "merge"
    SPLIT = "split"
    FOLLOW = "follow"
    ADJUST = "adjust"
    SUPPLEMENT = "supplement"
    WITHDRAW = "withdraw"
    URGE = "urge"
    RATE = "rate"
    PANEL = "panel"
    EXCLUDE = "exclude"
    REQUEST_CALL = "request-call"
    RELAY = "relay"
    RESEND_CODE = "resend-code"
    CORRECT = "correct"
    JOIN = "join"
    WHISTLE = "whistle"
    DELEGATE = "delegate"
    SUPERVISE = "supervise"
    COMMENT = "comment"
    REFER = "refer"
    VERIFY = "verify"
    ESCALATE = "escalate"
    SIGN_TASK = "sign-task"
    ANSWER_TASK = "answer-task"
    CLOSE_TASK = "close-task"
    HAND_OVER = "hand-over"
    WARN = "warn"
    RECKON = "reckon"
    CLOSE = "close"
    ARCHIVE = "archive"
    FORGET = "forget"

    @classmethod
    def _missing_(cls, value: object) -> "Action | None":
        if not isinstance(value, str):
            return None
        other = str.__new__(cls, value)
        other._name_ = other._value_ = value
        return other
