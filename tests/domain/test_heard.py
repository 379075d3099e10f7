"""What counts as an issue's message, and what must never."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from functions.domain.issues.heard import heard
from functions.domain.items.appeal import Appeal, Told
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Status

NOW = datetime(2026, 12, 5, 9, tzinfo=UTC)


def appeal(content="小区供暖不热", status=Status.DISPATCHED, **state):
    stands = State(status, NOW, place_name="热力家园·2栋", category="公用事业/供暖", **state)
    told = Told(content, "NTH000000001")
    return Appeal("north", "0" * 12, f"261205{0:012}", told, NOW, 2, stands)


def test_an_appeal_is_heard_with_its_estate_its_category_and_its_unit():
    message = heard(appeal(unit="heat"))

    assert (message.place, message.category, message.unit) == ("热力家园", "公用事业/供暖", "heat")


@pytest.mark.parametrize(
    "never",
    [
        {"guarded": True},
        {"doubts": (Doubt.DANGER,)},
        {"doubts": (Doubt.DANGER, Doubt.REPORT)},
        {"spam": True},
        {"merged_into": "1" * 18},
        {"status": Status.WITHDRAWN},
    ],
)
def test_reports_doubts_advertisements_merged_and_withdrawn_ones_are_never_heard(never):
    assert heard(appeal(**never)) is None


def test_a_short_first_line_is_a_title_and_else_the_opening_is():
    assert heard(appeal("供暖不热\n屋里只有十二度")).title == "供暖不热"
    assert heard(appeal("屋里只有十二度" * 20)).title == ("屋里只有十二度" * 20)[:20]


def test_numbers_of_people_are_masked():
    assert "19900000061" not in heard(appeal("暖气不热，打 19900000061 找我")).body


def test_what_was_in_doubt_counts_once_somebody_has_decided():
    waiting = appeal(doubts=(Doubt.DANGER,))

    assert heard(waiting) is None
    assert heard(replace(waiting, state=replace(waiting.state, doubts=())))
