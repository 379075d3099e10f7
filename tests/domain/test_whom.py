"""The right numbers for the right danger: beside a county's own, the lines that help with what was told."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.county.county import EmergencyNumber, Settings
from functions.domain.safety.whom import MIND, WOMEN, YOUTH, lines

ANY = Settings("任意县")
WHO = ("校长", "班主任", "老师", "宿管", "叔叔", "继父", "舅舅", "教练")
TOUCHES = ("摸我胸", "脱我裤子", "让我坐他腿上", "亲我嘴", "摸我屁股", "手伸进我衣服")
BEATS = ("天天打我", "用皮带打我", "总是打我")
CHILD = ("孩子", "女儿", "小孩", "学生", "我儿子")
SUFFERS = ("被人打", "挨打", "被虐待", "被猥亵", "被欺负", "被霸凌")
BESIDE = ("", "我害怕", "求求你们", "在县一中", "不敢回家")
DESPAIR = ("我不想活了", "想自杀", "要跳楼", "割了腕", "在写遗书", "想死的心都有", "I want to die")
CALM = (
    "路灯坏了半个月", "村主任贪污了修路款", "着火了快来人", "煤气漏了", "孩子掉井里了", "老师摸我头说我进步了",
    "医生让我脱衣服检查", "慢性自杀的熬夜加班", "跳楼价甩卖", "女儿高考报名", "孩子没打疫苗", "有人拿刀砍人",
)  # fmt: skip


@given(st.sampled_from(WHO), st.sampled_from(TOUCHES + BEATS), st.sampled_from(BESIDE))
def test_a_child_that_is_touched_or_beaten_is_shown_the_line_for_the_young(who, does, beside):
    assert YOUTH in lines(f"{beside} {who}{does}")


@given(st.sampled_from(CHILD), st.sampled_from(SUFFERS), st.sampled_from(BESIDE))
def test_so_is_who_tells_it_of_a_child(child, suffers, beside):
    assert YOUTH in lines(f"{child}{suffers} {beside}")


@given(st.sampled_from(DESPAIR), st.sampled_from(BESIDE), st.sampled_from(("", "\u200b", "。")))
def test_who_speaks_of_ending_their_life_is_shown_who_listens(said, beside, sign):
    assert MIND in lines(f"{beside}{sign} {said}")


@pytest.mark.parametrize("who", ["老公", "丈夫", "前夫", "男朋友"])
@pytest.mark.parametrize("does", ["打我", "天天打我", "又喝酒打我", "掐我脖子"])
def test_who_is_beaten_at_home_is_shown_the_line_for_women(who, does):
    assert WOMEN in lines(who + does)


@pytest.mark.parametrize("said", CALM)
def test_nobody_else_is_shown_any(said):
    assert lines(said) == ()


@given(st.lists(st.sampled_from((*CALM, "校长摸我胸", "我不想活了", "老公打我")), max_size=5))
def test_what_several_texts_tell_is_told_once_behind_the_countys_own(texts):
    own = tuple((n.name, n.number) for n in ANY.emergency_numbers)
    shown = ANY.to_call(*texts)

    assert shown[: len(own)] == own
    assert len({number for _, number in shown}) == len(shown)
    assert set(shown[len(own) :]) == {line for text in texts for line in lines(text)}


def test_a_county_that_lists_a_line_itself_calls_it_as_it_likes():
    own = EmergencyNumber("团县委青少年热线", "12355")
    county = replace(ANY, emergency_numbers=(*ANY.emergency_numbers, own))

    shown = county.to_call("校长摸我胸")

    assert [name for name, number in shown if number == "12355"] == ["团县委青少年热线"]


@pytest.mark.parametrize(
    "disguise", ["校 长 摸 我 胸", "校\u200b长摸我胸", "校長摸我胸", "校*长*摸*我*胸"]
)
def test_no_disguise_hides_who_is_to_be_helped(disguise):
    assert YOUTH in partial(lines, disguise)()
