"""A name that is a common word (小鱼, 豆豆, 石头): where nobody can tell a child from a beast, a person looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.safety import Tier, heard, listen

COUNTY = Settings("任意县")
NAMES = (
    "小鱼", "小虎", "小马", "小雨", "小草", "乐乐", "豆豆", "毛毛", "球球", "点点", "糖糖", "果果", "妞妞", "石头", "虎子", "铁蛋", "狗剩",
    "阿黄", "阿宝", "小石头",
)  # fmt: skip
PERILS = (
    "掉河里了", "掉进水库了", "跌到井里去了", "滑进粪池了", "从滑梯上摔下来不动了", "被车撞了", "让车碾了", "被大孩子拖走了", "被电梯夹住了",
    "把电池吞了" , "吃了老鼠药", "吞了弹珠脸都紫了", "卡在防盗网上了", "叫不醒了", "口吐白沫", "没声音了",
)  # fmt: skip


def hear(text):
    return listen(COUNTY.emergency_words, COUNTY.guarded_words, text).danger


@given(
    st.sampled_from(NAMES),
    st.sampled_from(PERILS),
    st.sampled_from(("", "妈妈，", "快来 ", "我家", "隔壁")),
)
def test_what_such_a_name_suffers_is_looked_at(name, peril, before):
    if peril.startswith("把"):
        peril = "吞了电池"
    assert hear(before + name + peril) >= Tier.MAYBE


@given(st.sampled_from(NAMES), st.sampled_from(PERILS))
def test_no_list_is_needed_for_it(name, peril):
    assert peril.startswith("把") or heard((), name + peril)


@pytest.mark.parametrize(
    "said",
    [
        "小鱼掉河里了，它是我养的宠物", "豆豆被虫子吃了 打什么药", "毛毛掉了好多 猫是不是有皮肤病", "乐乐是只狗，被车撞了", "球球掉进鱼缸里",
        "小区门口的沟堵了", "小车停在河边", "小学旁边的井盖坏了", "天天掉进水沟的垃圾", "常常被车压坏的路", "小店被淹过要修",
        "人人都往河里倒垃圾", "小狗掉河里了", "阿姨在药店上班", "石头从山上掉下来砸坏了路灯不对，是路障",
    ],
)  # fmt: skip
def test_what_is_no_name_and_what_is_a_beast_by_what_is_said_is_none(said):
    assert not [word for word in heard((), said) if "掉河" in word or "被" in word or "井" in word]
