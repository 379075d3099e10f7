"""The statuses of an appeal, as those who work on it and its citizen read them (field.md §2.1)."""

from functions.domain.items.flow import Labels
from functions.domain.items.status import Status
from functions.domain.refusals import Words

STAFF_LABEL = {
    Status.SUBMITTED: Words("待受理", "To accept"),
    Status.NEED_INFO: Words("待补充", "Awaiting more information"),
    Status.DISPATCHED: Words("待签收", "To sign for"),
    Status.PROCESSING: Words("办理中", "In progress"),
    Status.REVIEW: Words("待审核", "To review"),
    Status.VISIT: Words("待评价", "Awaiting a rating"),
    Status.DONE: Words("已办结", "Done"),
    Status.ARCHIVED: Words("已归档", "Archived"),
    Status.REJECTED: Words("不予受理", "Not accepted"),
    Status.TERMINATED: Words("已终止", "Terminated"),
    Status.WITHDRAWN: Words("已撤回", "Withdrawn"),
}

CITIZEN_LABEL = STAFF_LABEL | {
    Status.SUBMITTED: Words("已提交", "Received"),
    Status.NEED_INFO: Words("请补充情况", "Please tell us more"),
    Status.DISPATCHED: Words("已受理", "Accepted"),
    Status.REVIEW: Words("办理中", "In progress"),
    Status.VISIT: Words("已答复·请评价", "Answered · please rate"),
    Status.ARCHIVED: Words("已办结", "Done"),
}

# Badly judged in every round, it is not done for its citizen before people decided.
PANEL = Words("您不满意，正在研判", "Not satisfied: people look at it")

STATUSES = {status: Labels(STAFF_LABEL[status], CITIZEN_LABEL[status]) for status in STAFF_LABEL}
