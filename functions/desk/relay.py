"""Pass on to the unit (转告承办单位) what it needs of a private matter, and nothing of who told it.

What the citizen said on the phone, or a door or a plate that the masked text hides from the unit.
"""

from msgspec.structs import replace

from functions.desk import eyes
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough
from functions.domain.items.appeal import Contact
from functions.domain.items.change import contacted
from functions.domain.items.facts import Facts
from functions.domain.refusals import invalid
from functions.domain.words import masking, telephones
from functions.domain.words.masking.own import calls
from functions.store import appeals


class Relay(Act):
    """What the unit may know; whether the citizen was spoken with; whether doors and plates in it are meant."""

    text: Text
    reached: bool = False
    with_doors: bool = False


def relay(case: Case, form: Relay) -> Outcome:
    """The unit reads it; a text that names the citizen is refused, a door is passed on knowingly or not at all."""
    if refusal := eyes.door(case):  # who handles it passes nothing on to themselves
        raise refusal
    text = long_enough("text", form.text, 2)
    if form.reached and not case.appeal.left_contact:
        raise invalid(
            "reached", "no_contact", "群众没有留联系方式，不能填联系过群众",
            "nobody could be reached: there is no contact",
        )  # fmt: skip
    contact = appeals.contact(case.county.id, case.appeal, reader=case.person.id, at=case.at)
    if _names(text, contact):
        raise invalid(
            "text", "identity", "不要写群众的姓名、称呼和电话，承办单位看得到这段话",
            "must not name the citizen: the unit reads it",
        )  # fmt: skip
    facts = Facts(with_doors=_placed(case, form, text), reached=form.reached or None)
    passed = replace(case.state, call_asked=False)
    state = contacted(passed, case.at, case.at) if form.reached else passed
    return Outcome(note=text, facts=facts, state=state)


def _placed(case: Case, form: Relay, text: str) -> bool:
    """That a door or a plate is passed on, and that somebody meant to."""
    found = masking.placing(text, case.doors)
    if found and not form.with_doors:
        shown = "、".join(dict.fromkeys(found))
        raise invalid(
            "with_doors", "required",
            f"这段话里有门牌号或车牌（{shown}），承办单位可能由此认出群众：确是办理必需的，请勾选后再转告",
            f"holds a door or a plate ({shown}) that may give the citizen away: confirm that the work needs it",
        )  # fmt: skip
    return bool(found)


def _names(text: str, contact: Contact) -> bool:
    told = {n.written for n in telephones.numbers(text)}
    if told & {n.written for n in telephones.numbers(contact.phone)}:
        return True
    return calls(text, contact.name)
