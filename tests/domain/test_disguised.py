"""What a net hears, it hears however it was typed: one sentence, every way of writing it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.safety import accused, advertised, heard
from functions.domain.safety.minors import endangered

COUNTY = Settings("任意县")
NETS = {
    "heard": lambda text: heard(COUNTY.emergency_words, text),
    "accused": lambda text: accused(COUNTY.guarded_words, text),
    "advertised": lambda text: advertised(COUNTY.spam_words, text),
    "endangered": endangered,
}
SAYINGS = [
    ("heard", "楼道着火了快来人"),
    ("heard", "我要自杀"),
    ("heard", "有人触电"),
    ("heard", "煤气在漏快来"),
    ("heard", "There's a fire"),
    ("heard", "变压器一直在冒烟"),
    ("accused", "村主任贪污了修路款"),
    ("accused", "村支书受贿三万块"),
    ("accused", "低保给了所长的亲戚"),
    ("advertised", "无抵押贷款当天放款加微信"),
    ("advertised", "加QQ刷单躺赚"),
    ("endangered", "我今年九岁爸爸打我"),
    ("endangered", "门口有个小孩被打伤"),
]
SIGNS = "\u200b\u00ad\u202e\ufeff\ufe0f\u2060\u3164\U000e0020"
BLANKS = " \n\u3000\t\u2028"
TRADITIONAL = str.maketrans(
    "楼着来杀触电变压烟主贪污贿万块给长亲戚无贷当间门个岁妈",
    "樓著來殺觸電變壓煙主貪汙賄萬塊給長親戚無貸當間門個歲媽",
)


@pytest.mark.parametrize(("net", "said"), SAYINGS)
def test_the_sayings_are_heard_as_they_stand(net, said):
    assert NETS[net](said)


@given(st.sampled_from(SAYINGS), st.data())
def test_signs_that_nobody_sees_hide_nothing(saying, data):
    net, said = saying
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(said)))
        said = said[:at] + data.draw(st.sampled_from(SIGNS)) + said[at:]

    assert NETS[net](said)


@given(st.sampled_from([one for one in SAYINGS if "'" not in one[1]]), st.data())
def test_blanks_and_line_breaks_hide_nothing(saying, data):
    net, said = saying
    blank = data.draw(st.sampled_from(BLANKS))
    every = data.draw(st.booleans()) and "QQ" not in said
    at = data.draw(st.integers(1, len(said)))
    spaced = blank.join(said) if every else said[:at] + blank + said[at:]

    assert NETS[net](spaced) or "QQ" in said


@pytest.mark.parametrize(("net", "said"), SAYINGS)
def test_width_case_and_traditional_writing_hide_nothing(net, said):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in said)

    assert NETS[net](wide)
    assert NETS[net](said.upper())
    assert NETS[net](said.translate(TRADITIONAL))
    assert NETS[net](said.replace("'", "’"))


@given(st.sampled_from(SAYINGS), st.sampled_from(SIGNS))
def test_words_of_a_list_may_be_written_in_any_way_too(saying, sign):
    hidden = tuple(sign.join(word.translate(TRADITIONAL)).upper() for word in ("触电", "当天放款"))

    assert heard(hidden, "有人触电")
    assert accused(hidden, "又当天放款又触电")


@pytest.mark.parametrize(
    ("net", "written", "shown"),
    [
        ("heard", "楼道著\u200b火了", "著\u200b火"),
        ("heard", "我要自 殺", "自 殺"),
        ("accused", "村主任貪\u00ad污了", "貪\u00ad污"),
        ("endangered", "我今年九\u200b歲爸爸打我", "我今年九\u200b歲"),
    ],
)
def test_the_words_that_are_shown_are_those_that_were_written(net, written, shown):
    assert shown in NETS[net](written)
