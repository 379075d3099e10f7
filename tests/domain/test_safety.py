"""What alarms, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import DEFAULT_EMERGENCY_WORDS
from functions.domain.safety import alarming, heard
from functions.domain.safety.emergencies import ALWAYS


def alarms(text, words=DEFAULT_EMERGENCY_WORDS):
    return heard(words, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("楼道里好大一股煤气味", "煤气味"),
        ("厨房里天然气好大的味道", "天然气好大的味"),
        ("三楼着火了，快来人", "着火"),
        ("放学在厕所堵我要钱，不给就打", "不给就打"),
        ("我实在不想活了", "不想活"),
        ("去年没有着火，今天着火了", "着火"),
        ("他们又打我，还打我电话威胁", "打我"),
        ("Help! There is a fire on the third floor", "There is a fire"),
        ("已经报了消防着火的是二楼", "着火"),
        ("她男人天天家暴", "家暴"),
        ("楼下有人砍人", "砍人"),
        ("烧炭取暖，怕是一氧化碳中毒了", "一氧化碳"),
        ("三楼窗户在冒浓烟", "冒浓烟"),
        ("奶奶走失两天了", "走失"),
        ("弟弟失踪三天，手机关机", "失踪"),
        ("路边躺着一个人昏迷不醒", "昏迷"),
        ("工地塌方，压了两个人", "塌方"),
        ("高压线掉在路中间了", "高压线掉"),
        ("我老公被困在传销窝点里出不来", "被困"),
        ("挖断了管子，燃气一直在漏", "燃气一直在漏"),
        ("线路短路引起火灾，快来救", "起火"),
        ("好像着火了，在二楼", "着火"),
        ("可能是煤气泄漏了", "煤气泄"),
        ("着火了怎么办，打不开门", "着火"),
        ("着火了很危险，快来", "着火"),
        ("防盗窗里面着火了", "着火"),
        ("鞋厂冒浓烟，有人没跑出来", "冒浓烟"),
        ("曾小明落水了", "落水了"),
    ],
)
def test_what_happens_is_heard_and_named_as_it_was_said(text, word):
    assert word in alarms(text)


@pytest.mark.parametrize(
    "text",
    [
        "有消息请打我电话",
        "幸好没有着火，请检查线路",
        "幸好没有人被困",
        "建议学校开展防溺水教育",
        "希望社区组织触电应急知识讲座",
        "希望加强反家暴宣传",
        "现在是信息爆炸的时代",
        "这是我妈的救命钱，请帮忙追回",
        "去年着火的那栋楼到现在没修",
        "前年车祸的赔偿什么时候给",
        "请问火灾保险怎么理赔",
        "万一着火，消防车根本进不来",
        "充电桩乱接线，有触电的隐患",
        "天天喊跳楼价甩卖，吵死人",
        "工厂烟囱天天冒浓烟，窗户不敢开",
        "老旧小区何时能通天然气",
        "电梯经常困人，请检修",
        "公交车在路口右拐走了",
        "火车站着火车晚点的牌子坏了",
        "老板拖了工资就玩失踪",
        "我老婆快生了，生育津贴怎么领",
        "想在屋顶上装太阳能",
        "过道里面有人抽烟，全是烟味",
        "学生翻墙进网吧没人管",
    ],
)
def test_what_only_sounds_like_it_is_not(text):
    assert alarms(text) == ()


@pytest.mark.parametrize("word", ALWAYS)
def test_self_harm_is_heard_whatever_the_countys_list_says(word):
    assert alarms(f"去年没有人理我，我{word.replace('…', '自己的')}", ()) != ()


@pytest.mark.parametrize("text", ["别防我，没有人理我我就自杀", "不会跳楼的，但是我不想活了"])
def test_a_word_of_self_harm_is_always_heard(text):
    assert alarms(text)


def test_an_idiom_that_names_self_harm_is_none():
    assert alarms("住在这里就是慢性自杀，一哭二闹三上吊才有人管") == ()


def test_an_empty_word_in_a_list_is_no_word():
    assert heard(("",), "着火") == ()


def test_a_county_that_takes_a_word_off_its_list_no_longer_hears_it():
    assert alarms("三楼着火了", ("溺水",)) == ()


def test_the_page_is_given_the_countys_words_and_those_that_no_list_leaves_out():
    assert {"着火", "轻生"} <= set(alarming(("着火", "")))
    assert "" not in alarming(("着火", ""))


EMERGENCIES = [
    "三楼着火了快来人",
    "楼道里好大一股煤气味",
    "我不想活了",
    "老师打我女儿",
    "有人持刀追人",
    "我今年12岁，他们天天打我",
]
PLAIN = st.text(alphabet="请修路灯坡树水管物业小区楼下昨天谢谢您好一二三", max_size=40)


@given(st.sampled_from(EMERGENCIES), PLAIN, PLAIN)
def test_words_around_an_emergency_never_silence_it(emergency, before, after):
    assert alarms(f"{before}。{emergency}。{after}")


@given(st.text(alphabet="没有防预会可能去年万一着火的演练。，险", max_size=30))
def test_self_harm_is_heard_inside_whatever_calms_the_rest(around):
    assert alarms(around + "我要自杀" + around)
