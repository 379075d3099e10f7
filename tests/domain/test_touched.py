"""Who tells in a child's words that somebody touches them is in danger, and is kept from who did it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.safety import Heard, Tier, listen

COUNTY = Settings("任意县")
IN_OFFICE = [
    "校长",
    "老师",
    "体育老师",
    "班主任",
    "主任",
    "教导主任",
    "村支书",
    "书记",
    "派出所的叔叔",
    "警察",
    "那个当官的伯伯",
    "宿管",
    "教练",
    "村干部",
    "园长",
]
OTHERS = [
    "叔叔",
    "不认识的叔叔",
    "陌生人",
    "继父",
    "隔壁爷爷",
    "表哥",
    "司机",
    "门卫大叔",
    "有个男的",
    "爸爸",
]
DONE = [
    "摸我胸", "摸我屁股", "摸我下面", "总是摸我大腿", "亲我嘴", "脱我裤子", "把手伸进我衣服里", "让我脱光", "让我坐他腿上", "要我陪他睡",
    "半夜钻我被窝", "掀我被子", "强吻我", "捏我的胸", "叫我拍不穿衣服的照片",
]  # fmt: skip
AFTER = ["", "我好怕", "，不让我告诉别人", "还给我糖吃", "。我读五年级"]


def nets(text: str) -> Heard:
    return listen(COUNTY.emergency_words, COUNTY.guarded_words, text)


@given(
    st.sampled_from(IN_OFFICE),
    st.sampled_from(DONE),
    st.sampled_from(AFTER),
    st.sampled_from(["", "我们学校的", "上次", "昨天放学以后"]),
)
def test_touched_by_somebody_in_office_is_danger_and_a_report(who, what, after, before):
    heard = nets(before + who + what + after)

    assert heard.danger is Tier.CERTAIN
    assert heard.report


@given(st.sampled_from(OTHERS), st.sampled_from(DONE), st.sampled_from(AFTER))
def test_touched_by_anybody_else_is_danger(who, what, after):
    assert nets(who + what + after).danger is Tier.CERTAIN


@given(st.sampled_from(IN_OFFICE), st.sampled_from(["女儿", "学生", "女生", "班上的女同学", "我妹妹"]),
       st.sampled_from(["摸{}的胸", "脱{}的裤子", "摸{}屁股", "强吻{}", "猥亵{}"]))  # fmt: skip
def test_so_is_who_is_spoken_of(who, whom, what):
    heard = nets(who + what.format(whom))

    assert heard.danger
    assert heard.report


@pytest.mark.parametrize(
    "said",
    [
        "被校长摸了",
        "我被老师亲了",
        "校zhang摸我",
        "校长mo我胸",
        "校*长*摸*我*胸",
        "摸我屁股的是老师",
        "校長摸我胸部",
    ],
)
def test_however_it_is_typed(said):
    heard = nets(said)

    assert heard.danger
    assert heard.report


@pytest.mark.parametrize(
    "said",
    [
        "老师摸我头说我进步了", "校长亲自带我们参观", "校长抱了抱获奖的同学", "医生让我脱衣服检查", "老师让我们脱了外套跑步", "爸爸摸我的手说冷",
        "校长摸底考试太难", "老师没有摸我", "同学碰了我的书包", "老师拉我起来", "同学拉我去打球", "班主任亲手做了蛋糕", "妈妈亲我一下去上班",
        "主任进办公室从不敲门", "老师掐表让我们跑步", "保安拍我肩膀", "领导侵犯我们的合法权益", "他们侵犯我的隐私权", "司机碰到下面的台阶", "警察拉我衣服", "民警抓住了小偷", "警察抓住了摸包的贼", "教练捏我肩膀放松",
    ],
)  # fmt: skip
def test_who_is_only_touched_kindly_sounds_no_siren(said):
    assert nets(said).danger is not Tier.CERTAIN
