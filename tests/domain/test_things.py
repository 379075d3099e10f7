"""What befalls an animal or a thing is no danger to anybody; what befalls a person beside it stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.safety import Tier, listen
from functions.domain.safety.things import NOBODY, without_things

COUNTY = Settings("任意县")
BEASTS = ["猪", "鱼", "鸡", "鸭", "狗", "猫", "牛", "羊", "老鼠", "鹅"]
COUNTS = ["", "一头", "一条", "几只", "好多", "十几只", "大量", "一具"]
WHERE = ["河面", "水库里", "路边", "池塘里", "水沟里", "小区门口"]
HOW = ["漂着", "躺着", "有", "浮着", "堆着", "泡着"]


def danger(text: str) -> Tier:
    return listen(COUNTY.emergency_words, COUNTY.guarded_words, text).danger


@given(
    st.sampled_from(WHERE), st.sampled_from(HOW), st.sampled_from(COUNTS),
    st.tuples(st.sampled_from(["死", "病死的", "死掉的", "死了的"]), st.sampled_from(BEASTS)), st.sampled_from(["", "尸体", "，好几天没人收", "，臭死了", "，请来清理"]),
)  # fmt: skip
def test_a_dead_animal_is_no_body(where, how, count, dead, after):
    assert not danger(f"{where}{how}{count}{''.join(dead)}{after}")


@given(st.sampled_from(WHERE), st.sampled_from(["漂着", "浮着"]), st.sampled_from(["一个死人", "一具尸体", "一个人", "一具女尸"]),
       st.sampled_from(["", "旁边还有死鱼", "，还有一头死猪"]))  # fmt: skip
def test_a_dead_person_is_one_whatever_floats_beside(where, how, who, beside):
    assert danger(f"{where}{how}{who}{beside}")


@given(
    st.sampled_from(["一只", "我家的", "邻居的", "那头", ""]), st.sampled_from(["猫", "狗", "牛", "羊", "小狗"]),
    st.sampled_from(["掉到沟里去了", "困在树上了", "掉进化粪池了", "卡在下水管里出不来", "走丢了", "不见了三天", "被关在阳台上天天叫", "被车撞死在路上"]),
)  # fmt: skip
def test_an_animal_that_is_caught_or_lost_is_no_danger(whose, beast, what):
    assert not danger(whose + beast + what)


@pytest.mark.parametrize(
    "said",
    [
        "狗掉井里孩子下去救也没上来", "牛都电死了人还在边上", "爷爷跟狗走丢了", "小马掉进河里了", "他像死猪一样倒在地上叫不醒", "猪圈倒了压着人",
        "疯狗咬人了", "牛把人顶死了", "死鱼漂满河，有人喝了水中毒了", "河里漂着死猪，旁边漂着个人", "被狗咬死了一个人", "放牛的小孩掉进河里了",
        "他拿杀猪刀砍人", "我去捞球掉进河里了快救我", "牛娃掉到井里了", "养羊的老汉被困在山上",
    ],
)  # fmt: skip
def test_whoever_is_told_of_beside_an_animal_is_heard(said):
    assert danger(said)


@pytest.mark.parametrize(
    "name", ["狗娃", "牛叔", "小马", "小牛", "羊倌", "狗剩", "猪妹", "阿猫", "老虎", "马老师"]
)
def test_people_have_such_names(name):
    for what in ("掉进河里了", "不见了", "被困在里面了"):
        assert not NOBODY.search(name + what)


@given(st.text("狗猫猪死漂着在河里掉进了人孩子一只，。", max_size=40))
def test_no_person_is_ever_taken_out(text):
    for who in "人孩":
        assert without_things(text).count(who) == text.count(who)
