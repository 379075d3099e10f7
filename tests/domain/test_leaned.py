"""Blows in a public body's name, and money that a supplier's people ask for themselves, reach a person first."""

from itertools import product

import pytest

from functions.domain.safety.default_words import DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS
from functions.domain.safety.tiers import Tier, listen

WHO = ("城管", "派出所的人", "辅警", "执法队员", "村干部", "社区网格员", "街道办的人", "城管队员")
BLOWS = (
    "打人",
    "动手打老人",
    "把卖菜的老人推倒",
    "在楼下打我妈",
    "踹了我一脚",
    "扇了我一耳光",
    "掀我的摊子",
    "把我按在地上",
)
ASKERS = (
    "燃气公司的安检员", "燃气公司师傅", "供暖公司收费员", "路灯维修的人", "水务公司抄表员", "电力公司的电工", "办证窗口的工作人员",
)  # fmt: skip
ASKED = (
    "开口要500块好处费",
    "说不给500块就不通气",
    "要我给两百块才肯办",
    "让我转钱到他私人微信",
    "每次来都要收十块钱辛苦费",
)
ORDINARY = (
    "物业收停车费太贵，不交不让进", "燃气公司要收200块开户费，合理吗", "供暖公司说不交暖气费就停暖",
    "师傅上门修水管收了50块", "派出所对打伤我的人不处理", "城管打电话让我收摊", "城管打扫卫生很及时",
    "网格员打电话来问了情况", "燃气公司师傅服务好，从不要红包", "社区旁边有人打人", "派出所门口有人推倒了栏杆",
    "自来水公司抄表员说下月起涨价", "电力公司师傅说要先交1000块安装费才装电表", "警察打我电话没接到",
)  # fmt: skip


def report(text: str) -> Tier:
    return listen(DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS, text).report


@pytest.mark.parametrize(("who", "done"), [(WHO, BLOWS), (ASKERS, ASKED)], ids=["blows", "money"])
def test_who_leans_on_people_in_a_public_bodys_name_is_not_told_of_it_first(who, done):
    missed = [f"{one}{deed}" for one, deed in product(who, done) if not report(f"{one}{deed}")]

    assert missed == []


def test_what_is_no_blow_and_no_money_of_ones_own_goes_its_ordinary_way():
    assert [text for text in ORDINARY if report(text)] == []
