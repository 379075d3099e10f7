"""An action, a field, a channel and a kind of work that the product does not have, as somebody would add them.

Each names the files that it adds and the lines that it puts behind others: those are the places that it touches.
"""

from typing import NamedTuple


class Line(NamedTuple):
    """A line put behind another in a file that is there."""

    file: str
    behind: str
    line: str


class Addition(NamedTuple):
    """The new files, and the lines in old ones."""

    files: dict[str, str]
    lines: tuple[Line, ...]

    @property
    def places(self) -> int:
        """How many places it touches: each new file, each file with a new line."""
        return len(self.files) + len({line.file for line in self.lines})


ACTION = Addition(
    {
        "functions/desk/applaud.py": '''
"""Applaud (点赞): a leader thanks who has it in hand."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough


class Applaud(Act):
    """What is thanked for."""

    text: Text


def applaud(case: Case, form: Applaud) -> Outcome:
    """Only colleagues read it."""
    return Outcome(note=long_enough("text", form.text, 2))
'''
    },
    (
        Line(
            "functions/domain/kinds/appeal/moves.py",
            "MOVES: dict[Action, Move] = {\n",
            '    Action("applaud"): Move(Words("点赞", "Applauded"), OPEN, _STAYS, _by(_R.LEADER),'
            ' tells=_tells("领导点赞", "A leader applauds", _A.UNIT)),\n',
        ),
    ),
)

KIND = Addition(
    {
        "functions/domain/kinds/lost_thing/__init__.py": '''
"""A thing that was lost (失物): what, and how many; nobody is asked to answer it without a unit."""

from typing import Annotated

from msgspec import Meta

from functions.domain.forms import Form
from functions.domain.items.detail import Asks
from functions.domain.items.flow import Flow
from functions.domain.items.status import Action
from functions.domain.refusals import Words


class LostThing(Form):
    """What was lost."""

    thing: Annotated[str, Meta(min_length=1, max_length=40)]
    many: Annotated[int, Meta(ge=1, le=9)] = 1


ASKS = Asks(
    LostThing, {"thing": Words("丢了什么", "What was lost"), "many": Words("几件", "How many")},
    Words("丢了东西", "Something was lost"), Words("请写明是什么", "Say what it is"),
)


def made_of(common: Flow) -> Flow:
    """All steps but to answer it at once."""
    moves = {action: move for action, move in common.moves.items() if action is not Action.ANSWER}
    return common._replace(label=Words("失物", "Lost thing"), moves=moves, asks=ASKS)
'''
    },
    (Line("functions/domain/kinds/__init__.py", "OTHERS = (\n", '    "lost_thing",\n'),),
)

FIELD = Addition(
    {},
    (
        Line(
            "functions/domain/kinds/window_issue/__init__.py",
            "    visits: Annotated[int, Meta(ge=1, le=99)] = 1\n",
            '    clerk: Annotated[str, Meta(max_length=20)] = ""\n',
        ),
        Line(
            "functions/domain/kinds/window_issue/__init__.py",
            '        "visits": Words("跑了几次", "Visits"),\n',
            '        "clerk": Words("工号", "Number of the clerk"),\n',
        ),
    ),
)

MAIN_FIELD = Addition(
    {},
    (
        Line(
            "functions/domain/kinds/appeal/asks.py",
            '    """What may be said beside the words."""\n',
            '    since: Annotated[str, Meta(max_length=20)] = ""\n',
        ),
        Line(
            "functions/domain/kinds/appeal/asks.py",
            '"""\n\nfrom functions.domain.forms import Form\n',
            "from typing import Annotated\nfrom msgspec import Meta\n",
        ),
        Line(
            "functions/domain/kinds/appeal/asks.py",
            "LABELS: dict[str, Words] = {",
            '"since": Words("从什么时候起", "Since when")',
        ),
    ),
)

CHANNEL = Addition(
    {
        "functions/notify/pigeon.py": '''
"""A pigeon (信鸽): it carries the lines as they are."""

from datetime import datetime

from functions.notify.robot import Delivery, HttpPost, Message, Response, Robot, body, judge

BASE = "https://pigeon.example"


def request(robot: Robot, message: Message, _at: datetime, base: str) -> HttpPost:
    """The request that says it."""
    return HttpPost(f"{base}/fly/{robot.key}", body({"lines": message.lines}))


def outcome(answer: Response) -> Delivery:
    """What came of it."""
    return judge(answer, ("code",), frozenset(), {})
'''
    },
    (
        Line(
            "functions/domain/words/dictionaries.py",
            "ROBOTS = {\n",
            '    "pigeon": Words("信鸽", "Pigeon"),\n',
        ),
    ),
)
