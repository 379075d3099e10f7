"""What somebody told passes the nets in every field, and the strongest of them counts."""

import pytest

from functions.domain.safety.tiers import Heard, Tier, listen

CALM, DANGER, REPORT = "路灯不亮了", "有人要跳楼", "村主任贪污了修路款"


@pytest.mark.parametrize("at", range(3))
def test_danger_is_heard_in_whichever_text_it_stands(at: int) -> None:
    texts = [CALM, "", CALM]
    texts[at] = DANGER
    heard = listen((), (), *texts)
    assert (heard.danger, heard.report) == (Tier.CERTAIN, Tier.NO)
    assert heard.danger_words == ("跳楼",)


@pytest.mark.parametrize("at", range(3))
def test_a_report_is_heard_in_whichever_text_it_stands(at: int) -> None:
    texts = [CALM, "", CALM]
    texts[at] = REPORT
    heard = listen((), (), *texts)
    assert (heard.danger, heard.report) == (Tier.NO, Tier.CERTAIN)
    assert heard.report_words


def test_calm_words_are_nothing() -> None:
    assert listen((), (), CALM, "") == Heard()
    assert not Heard().anything
