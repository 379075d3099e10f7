"""Show contact and full text (查看原文): who looked is recorded first."""

from functions.desk.acts import is_own
from functions.desk.case import Case
from functions.domain import telephones
from functions.domain.refusals import NotPermitted
from functions.domain.roles import Role
from functions.store import appeals

_MAY_CALL = {Role.DISPATCHER, Role.VISITOR}


def reveal(case: Case) -> dict[str, object]:
    """The unmasked contact and text. Of a confidential appeal the handlers see no contact."""
    roles = case.person.roles
    own = Role.HANDLER in roles and is_own(case.appeal, case.person, case.units)
    if not (own or roles & _MAY_CALL):
        raise NotPermitted("您的角色不能查看联系方式", "Your role does not include the contact")
    contact = appeals.contact(case.county.id, case.appeal, reader=case.person.id, at=case.at)
    hidden = case.appeal.told.confidential and not roles & _MAY_CALL
    return {
        "name": "" if hidden else contact.name,
        "phone": "" if hidden else contact.phone,
        "phones": [] if hidden else telephones.links(contact.phone),
        "content": case.appeal.told.content,
    }
