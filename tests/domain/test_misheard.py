"""Words as a phone hears or offers them (着伙, 跳搂), with pictures and English amid Chinese: heard as what is meant."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.safety import Tier, listen
from functions.domain.safety.named import befallen
from functions.domain.safety.whom import lines
from functions.domain.words.joined import joined
from functions.domain.words.misheard import _KNOWN, misheard
from functions.domain.words.switched import switched

COUNTY = Settings("任意县")
FORMS = sorted(_KNOWN)


def hear(text):
    return listen(COUNTY.emergency_words, COUNTY.guarded_words, text)


@given(
    st.sampled_from(FORMS),
    st.sampled_from(("", "快来，", "有人", "三楼 ")),
    st.sampled_from(("", "了", "快来人", "。在县一中")),
)
def test_every_form_is_read_as_its_word_wherever_it_stands(form, before, after):
    assert _KNOWN[form] in misheard(before + form + after)
    assert joined(before + form + after) == joined(before + _KNOWN[form] + after)


@given(
    st.sampled_from(
        [form for form in FORMS if _KNOWN[form] in {"着火", "跳楼", "触电", "溺水", "救命", "强奸"}]
    )
)
def test_the_nets_hear_it_as_they_hear_the_right_spelling(form):
    said = "{}了快来人在三单元"
    assert hear(said.format(form)).danger == hear(said.format(_KNOWN[form])).danger > Tier.NO


@pytest.mark.parametrize(
    "said",
    [
        "着伙了着伙了三单元", "厨房着或了", "有人跳搂了在妇幼后面", "我爸触店了身上还连着线", "孩子溺睡了", "救明啊有人拿到追我",
        "我妈合农药了", "他要沙了我", "起活了起活了快来", "工地他方了埋了人", "小鱼掉和里了", "🔥🔥🔥 三楼", "三楼🔥快救", "他🔪我",
        "家里 gas 味 很重", "他拿 knife 追我", "一直 bleeding 停不下来 快来", "朋友 unconscious 了",
    ],
)  # fmt: skip
def test_danger_is_heard_in_it(said):
    assert hear(said).danger


@pytest.mark.parametrize(
    "said", ["村之书把修路的钱贪物了", "镇长手了老板的红宝", "村书纪收了老板的洪包", "镇长手贿三万"]
)
def test_so_is_an_accusation(said):
    assert hear(said).report


# What holds the same characters and is a word of its own, or none of danger.
@pytest.mark.parametrize(
    "said",
    [
        "看着或者听着都行", "接触店家", "跟着伙伴们", "红宝石戒指", "一起活动", "村图书计划", "知书达理", "拿到追加的通知", "喝要收费的水",
        "长沙人多", "出电梯左转", "处电费高", "泥水满地", "逆水行舟", "轻声说话", "打四次电话", "收割晚稻", "条河边", "自沙滩来", "留血样化验",
        "生气火大", "他方意见", "休课一天", "至息止", "挑楼层", "书记开会", "合农药店开门吗", "带着伙食费",
    ],
)  # fmt: skip
def test_what_is_a_word_of_its_own_stays(said):
    assert misheard(said) == said


@pytest.mark.parametrize(
    "said",
    ["🔥🔥这家火锅太棒了", "这个 fire 餐厅很 nice", "新品🔥爆款", "gas station 在哪", "他🔪工很好"],
)
def test_a_picture_or_a_word_that_praises_stays(said):
    assert not hear(said).danger
    assert "着火" not in switched(said)


@given(st.text(alphabet="着火或伙活跳搂楼触店溺睡救明🔥🔪gas knife，。 我", max_size=60))
def test_reading_ends_and_reads_nothing_twice(text):
    once = switched(misheard(text))
    assert len(once) <= 4 * len(text) + 4


@pytest.mark.parametrize(
    "piece", ["🔥 ", "被🔥🔪gas", "着或", "小鱼从小虎被", "老公不", "我 3岁打", "掉河"]
)
def test_reading_takes_no_seconds_whatever_is_repeated(piece):
    text = (piece * 60_000)[:60_000]
    began = time.process_time()

    befallen(misheard(switched(text)))
    lines(text)

    assert time.process_time() - began < 3
