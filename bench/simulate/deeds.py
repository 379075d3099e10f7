"""What people decide, done by the product's own rules (`functions/domain/items/`), without its forms and tables."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.limits import WorkingDays
from functions.domain.county.purposes import Purpose
from functions.domain.county.roles import Role
from functions.domain.items import change, tasking
from functions.domain.items.appeal import CITIZEN, SYSTEM, Actor, Appeal, Deed
from functions.domain.items.change import Order
from functions.domain.items.clocks import Clocks, lasting
from functions.domain.items.facts import NOTHING, Facts
from functions.domain.items.hanging import Main, joined
from functions.domain.items.kind import APPEAL
from functions.domain.items.pause import Pause
from functions.domain.items.protection import protected
from functions.domain.items.rounds import judged
from functions.domain.items.runs import Clock
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Action, Status
from functions.domain.items.tasks import Party, Task, TaskEnd, TaskKind
from functions.domain.kinds import clocks_of

Step = tuple[Deed, State]
_DORA, _HANS, _RITA, _LENA = (
    Actor(role, role.value) for role in (Role.DISPATCHER, Role.HANDLER, Role.REVIEWER, Role.LEADER)
)


GRID = ("0", "5")  # how units of a grid end
PURPOSES = (Purpose.CONSULT, Purpose.CONSULT, Purpose.HELP, Purpose.COMPLAINT, Purpose.UNSAID)


class Town(Struct, frozen=True):
    """The county that the people live in, its limits, its units, and what is in hand in it."""

    county: County
    clocks: Clocks
    units: tuple[str, ...]
    main: Callable[[str], Appeal | None]  # something else that a matter may be merged into


class Scene(Struct, frozen=True):
    """A matter at the moment in which somebody does something to it."""

    appeal: Appeal
    town: Town
    at: datetime
    chance: Random

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.appeal.state

    def deed(
        self, action: Action, actor: Actor, target: Status | None = None, facts: Facts = NOTHING
    ) -> Deed:
        """A deed of this moment."""
        return Deed(action, actor, self.at, target, facts=facts)

    def order(self, unit: str, level: int) -> Order:
        """To a unit, which may call who left a number."""
        return Order(
            unit, level, category="市政设施", reachable=self.appeal.is_reachable,
            purpose=self.purpose, grid=unit.endswith(GRID),
        )  # fmt: skip

    @property
    def purpose(self) -> Purpose:
        """What a dispatcher takes it for: seldom another thing than before."""
        said = self.state.purpose
        return said if said and self.chance.random() < 0.9 else self.chance.choice(PURPOSES)

    def other_unit(self) -> str:
        """Any unit but the one that has it."""
        return self.chance.choice([u for u in self.town.units if u != self.state.unit])


Verb = Callable[[Scene], Step]


def town_of(county: County, units: tuple[str, ...], main: Callable[[str], Appeal | None]) -> Town:
    """A county, as its people act in it."""
    return Town(county, clocks_of(county, APPEAL), units, main)


def _level(scene: Scene) -> int:
    level: int = scene.chance.choices((2, 3, 4), (8, 75, 17))[0]
    return 1 if scene.state.emergency else level


def route(scene: Scene) -> Step:
    """The router: three in four it sends out, the others it puts before the dispatchers."""
    if scene.state.doubts or (scene.chance.random() < 0.25 and not scene.state.emergency):
        level = scene.state.level if scene.state.doubts else _level(scene)
        waits = replace(scene.state, manual=True, level=level)
        return scene.deed(Action.QUEUE, SYSTEM), waits
    return _given(scene, SYSTEM, scene.other_unit(), _level(scene))


def dispatch(scene: Scene) -> Step:
    return _given(scene, _DORA, scene.other_unit(), _level(scene))


def relevel(scene: Scene) -> Step:
    """The same unit gets it again, more urgent or less."""
    return _given(scene, _DORA, scene.state.unit or "", scene.chance.randint(1, 4))


def _given(scene: Scene, actor: Actor, unit: str, level: int) -> Step:
    state = change.given(scene.state, scene.town.clocks, scene.order(unit, level), scene.at)
    return scene.deed(Action.DISPATCH, actor, facts=Facts(unit=unit)), state


def check(scene: Scene) -> Step:
    """One doubt in three was danger."""
    state = change.settled(scene.state, scene.at, Doubt.DANGER)
    if scene.chance.random() < 1 / 3:
        state = replace(change.raised(state, scene.town.clocks, scene.at), manual=False)
        return scene.deed(Action.CHECK, _DORA, facts=Facts(danger=True)), state
    state = change.reopened(state, scene.town.clocks, scene.at)
    return scene.deed(Action.CHECK, _DORA, facts=Facts(danger=False)), state


def ask(scene: Scene) -> Step:
    return scene.deed(Action.ASK, _DORA), change.asked(scene.state, scene.at)


def tell_more(scene: Scene) -> Step:
    """The citizen answers what was asked."""
    state = change.told_more(scene.state, scene.town.clocks, scene.at)
    return scene.deed(Action.SUPPLEMENT, CITIZEN, Status.SUBMITTED), state


def cry(scene: Scene) -> Step:
    """The citizen adds that it is dangerous."""
    state = change.raised(scene.state, scene.town.clocks, scene.at)
    return scene.deed(
        Action.SUPPLEMENT, CITIZEN, scene.appeal.status, Facts(alarm=("着火",))
    ), state


def answer(scene: Scene) -> Step:
    return scene.deed(Action.ANSWER, _DORA), change.answered(scene.state, scene.at)


def withdraw(scene: Scene) -> Step:
    gone = replace(change.closed(scene.state, scene.at), forgotten=True)
    return scene.deed(Action.WITHDRAW, CITIZEN), gone


def sign(scene: Scene) -> Step:
    return scene.deed(Action.SIGN, _HANS), change.signed(scene.state, scene.at)


def contact(scene: Scene) -> Step:
    """Somebody calls; one in four is not reached."""
    if scene.chance.random() < 0.25:
        return scene.deed(Action.CONTACT, _HANS, facts=Facts(reached=False)), scene.state
    state = change.contacted(scene.state, scene.at, scene.at)
    return scene.deed(Action.CONTACT, _HANS, facts=Facts(reached=True)), state


def ask_return(scene: Scene) -> Step:
    state = change.return_asked(scene.state, scene.town.clocks, scene.at)
    return scene.deed(Action.REQUEST_RETURN, _HANS), state


def decide_return(scene: Scene) -> Step:
    """Three in five go to another unit."""
    if scene.chance.random() < 0.4:
        kept = change.return_refused(scene.state, scene.at)
        return scene.deed(
            Action.DECIDE_RETURN, _DORA, scene.appeal.status, Facts(decision="refuse")
        ), kept
    unit = scene.other_unit()
    order = scene.order(unit, scene.state.level)
    state = change.given(scene.state, scene.town.clocks, order, scene.at)
    deed = scene.deed(
        Action.DECIDE_RETURN, _DORA, Status.DISPATCHED, Facts(decision="approve", unit=unit)
    )
    return deed, state


def resolve(scene: Scene) -> Step:
    handed_in = change.handed_in(scene.state, scene.at)
    return scene.deed(Action.RESOLVE, _HANS, facts=Facts(result="solved")), handed_in


def ask_extension(scene: Scene) -> Step:
    """Some days more than there are."""
    to = scene.state.clocks[Clock.FINISH].due_at + timedelta(days=scene.chance.randint(1, 9))
    state = change.extension_asked(scene.state, scene.town.clocks, to, scene.at)
    return scene.deed(Action.REQUEST_EXTENSION, _HANS, facts=Facts(due_to=to)), state


def decide_extension(scene: Scene) -> Step:
    """A date that has passed by now can only be refused."""
    to = scene.state.extension_to or scene.at
    if to <= scene.at or scene.chance.random() < 0.3:
        refused = change.extension_refused(scene.state, scene.at)
        return scene.deed(Action.DECIDE_EXTENSION, _LENA, facts=Facts(decision="refuse")), refused
    deed = scene.deed(Action.DECIDE_EXTENSION, _LENA, facts=Facts(decision="approve", due_to=to))
    return deed, change.extended(scene.state, scene.at)


def pause(scene: Scene) -> Step:
    hold = Pause("funds", scene.at, _planned(scene))
    deed = scene.deed(Action.PAUSE, _LENA, facts=Facts(plan_date=hold.plan))
    return deed, change.put_on_hold(scene.state, hold, scene.at)


def revisit(scene: Scene) -> Step:
    plan = _planned(scene)
    deed = scene.deed(Action.REVISIT, _LENA, facts=Facts(plan_date=plan))
    return deed, change.revisited(scene.state, plan, scene.at)


def _planned(scene: Scene) -> date:
    return scene.at.date() + timedelta(days=scene.chance.randint(2, 90))


def resume(scene: Scene) -> Step:
    return scene.deed(Action.RESUME, _LENA), change.taken_up(scene.state, scene.at)


def instruct(scene: Scene) -> Step:
    """A leader asks whichever unit has it."""
    run = lasting(scene.town.clocks, WorkingDays(3), scene.at)
    task = Task("", TaskKind.INSTRUCTION, Party(), scene.at, by=_LENA.id, run=run)
    return scene.deed(Action.INSTRUCT, _LENA), tasking.added(scene.state, task)


def answer_task(scene: Scene) -> Step:
    task = next(task for task in tasking.opened(scene.state) if tasking.is_due(task))
    state = tasking.answered(scene.state, task, step=scene.appeal.step + 1, at=scene.at)
    return scene.deed(Action.ANSWER_TASK, _HANS, facts=Facts(task=(task.id,))), state


def close_task(scene: Scene) -> Step:
    """The office signs it off."""
    task = next(task for task in tasking.opened(scene.state) if task.answered)
    step = scene.appeal.step + 1
    state = tasking.closed(scene.state, task, TaskEnd.DONE, step=step, at=scene.at)
    return scene.deed(Action.CLOSE_TASK, _RITA, facts=Facts(task=(task.id,))), state


def protect(scene: Scene) -> Step:
    """A dispatcher sees that it is a report; it waits for who dispatches those."""
    target, state = protected(
        scene.state, scene.town.clocks, {}, place=None, to=None, at=scene.at
    )  # fmt: skip
    return scene.deed(Action.PROTECT, _DORA, target), state


def review(scene: Scene) -> Step:
    """One in ten goes back to the unit."""
    if scene.chance.random() < 0.1:
        back = scene.deed(Action.REVIEW, _RITA, Status.PROCESSING, Facts(decision="refuse"))
        return back, change.sent_back(scene.state, scene.at)
    state = change.answered(scene.state, scene.at)
    return scene.deed(Action.REVIEW, _RITA, Status.VISIT, Facts(decision="approve")), state


def rate(scene: Scene) -> Step:
    """Stars; one in five citizens gives so few that it is handled again."""
    stars = scene.chance.choices((1, 2, 3, 4, 5), (12, 8, 10, 25, 45))[0]
    (target, state), facts = judged(
        scene.state, scene.town.clocks, level=stars, solved=stars > 2,
        reachable=scene.appeal.is_reachable, at=scene.at,
    )  # fmt: skip
    return scene.deed(Action.RATE, CITIZEN, target, facts), state


def merge(scene: Scene) -> Step:
    """Into another matter, where there is one; else it is dispatched."""
    main = scene.town.main(scene.appeal.id)
    asked = tasking.barring(scene.state, Action.MERGE)
    if main is None or asked or scene.state.emergency or scene.state.level < main.state.level:
        return dispatch(scene)
    state = joined(scene.state, Main(main.no, main.step, main.state), scene.at)
    return scene.deed(Action.MERGE, _DORA, facts=Facts(into=main.no)), state


def split(scene: Scene) -> Step:
    free = change.waiting(scene.state, scene.town.clocks, scene.at)
    return scene.deed(Action.SPLIT, _DORA, None, Facts(freed_from=scene.state.merged_into)), free


def follow(scene: Scene) -> Step:
    """Its main matter was answered."""
    return scene.deed(Action.FOLLOW, SYSTEM), change.answered(scene.state, scene.at)


def set_free(scene: Scene) -> Step:
    """Its main matter ended without an answer."""
    free = change.waiting(scene.state, scene.town.clocks, scene.at)
    return scene.deed(Action.SPLIT, SYSTEM, None, Facts(freed_from=scene.state.merged_into)), free
