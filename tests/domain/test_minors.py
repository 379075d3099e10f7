"""A child in danger is heard by a rule, whatever a county lists."""

import pytest

from functions.domain.safety.minors import endangered


@pytest.mark.parametrize(
    "text",
    [
        "我今年12岁，爸爸天天打我，我好怕",
        "我是六年级的学生，班上有人逼我交保护费，不交就打人",
        "我读初一，有人拍视频发群里，我不敢告诉老师",
        "我女儿才8岁，被继父打得满身是伤",
        "孩子放学没回家，到处找不到",
        "幼儿园老师用针扎孩子",
        "邻居家五岁的小男孩被锁在家里哭了一天",
        "初二女生被几个人拖进厕所扇了耳光",
        "我儿子被高年级的勒索了三百块钱",
        "体育老师乱摸女学生的胸",
        "数学老师体罚学生，手都打肿了",
        "路边有个婴儿被人丢在箱子里",
        "十岁的侄子被人贩子拐走了",
    ],
)
def test_a_child_in_danger_is_heard(text):
    assert len(endangered(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "我女儿今年10岁，想学游泳，哪里有少年宫",
        "我家孩子才8个月，暖气不热一直感冒",
        "我是初三的学生，想问中考政策",
        "小孩被打断学习，楼上装修太吵",
        "请问小孩被狗咬伤打疫苗能报销吗",
        "希望学校预防校园欺凌，保护学生",
        "严重威胁学生的上学安全",
        "这栋楼有30岁了，孩子们都不敢住",
        "孩子上学远。老板欠我工钱，还殴打工友",
    ],
)
def test_a_child_that_is_only_spoken_of_is_not(text):
    assert endangered(text) == ()


@pytest.mark.parametrize("who", ["老师", "班主任", "校长", "叔叔", "继父", "同学"])
@pytest.mark.parametrize(
    "what",
    ["总是打我，我好怕，不敢回家", "用棍子打我", "摸我，不让我告诉别人", "脱我裤子", "天天打我", "进我房间"],
)  # fmt: skip
def test_a_child_is_heard_whoever_has_power_over_it(who, what):
    assert endangered(who + what)


@pytest.mark.parametrize(
    "told",
    ["我被同学脱衣服拍视频", "有人跟踪我放学", "我10岁，家里就我一个人三天了", "屋里只剩我一个人，好黑"],
)  # fmt: skip
def test_a_child_alone_or_followed_is_heard(told):
    assert endangered(told)


@pytest.mark.parametrize(
    "told",
    ["老师打电话给我说要交钱", "同学打我电话没接到", "叔叔给我打了欠条", "班主任联系我说要开家长会", "老师没有打我"],
)  # fmt: skip
def test_who_is_telephoned_is_not_beaten(told):
    assert not endangered(told)
