"""What everybody is asked beside the words: nothing yet, for each question is one more that somebody leaves at.

A field of the form and its label are a question on the page, a bound of the API, a text that the nets hear, a
line on the item, the citizen's page and in the search. It is asked without a tick, so it must be left out freely.
"""

from functions.domain.forms import Form
from functions.domain.items.detail import Asks
from functions.domain.refusals import Words


class Beside(Form):
    """What may be said beside the words."""


LABELS: dict[str, Words] = {}

ASKS = Asks(Beside, LABELS) if LABELS else None
