"""What a net hears, it hears however it was typed: one sentence, every way of writing it."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.safety import accused, advertised, heard
from functions.domain.safety.minors import endangered
from functions.domain.words.joined import joined
from functions.domain.words.matching import LATIN

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


BETWEEN = "-*/|.·•~_+=^#@&$%😀🔥❤→★●"
HAN = [one for one in SAYINGS if not any(sign.isascii() for sign in one[1])]


@given(st.sampled_from(HAN), st.text(BETWEEN, min_size=1, max_size=3), st.data())
def test_strokes_stars_and_pictures_between_characters_hide_nothing(saying, sign, data):
    net, said = saying
    at = data.draw(st.integers(1, len(said) - 1))
    parted = data.draw(st.sampled_from([sign.join(said), said[:at] + sign + said[at:]]))

    assume("🔥" not in sign)
    assert NETS[net](parted)


@given(
    st.sampled_from(HAN),
    st.sampled_from(["、", "，", "。", "！", "——", "<br>", "&nbsp;", "…", "（）", " - "]),
)
def test_neither_does_whatever_stands_between_any_two(saying, sign):
    net, said = saying

    assert NETS[net](sign.join(said))


@pytest.mark.parametrize(
    "said",
    ["救-命", "救、命！", "救*命", "h-e-l-p", "h.e.l.p m.e", "H*E*L*P* *M*E", "S.O.S", "h e l p"],
)
def test_who_only_cries_is_heard_so_too(said):
    assert heard(COUNTY.emergency_words, said)


@given(
    st.sampled_from([one for one in SAYINGS if any("a" <= sign <= "z" for sign in one[1])]),
    st.data(),
)
def test_accents_and_letters_of_other_scripts_hide_nothing(saying, data):
    net, said = saying
    alike = {letter: [sign for sign, plain in LATIN.items() if plain == letter] for letter in said}
    typed = "".join(
        data.draw(st.sampled_from([sign, sign + "\u0301", *alike[sign]])) for sign in said
    )

    assert NETS[net](typed)


@given(
    st.sampled_from(HAN), st.sampled_from("\u0301\u0336\u0489\u0e47\u064b\u0947\ua66f\U0001d165")
)
def test_marks_over_characters_hide_nothing(saying, mark):
    net, said = saying

    assert NETS[net](mark.join(said) + mark)


@pytest.mark.parametrize(
    "said",
    ["我要自sha", "我要zi杀", "我想zisha", "wo yao zi sha", "WOYAOZISHA", "zháo huǒ le", "zhaohuo le kuai lai", "着huo了", "楼上zhao火了",
     "救ming", "jiu ming a", "有人触dian", "chudian了", "有人luo水了", "他要sha人", "家里🔥着火", "他拿着🔪", "🆘🆘"],
)  # fmt: skip
def test_a_word_that_is_typed_as_it_sounds_or_drawn_is_heard(said):
    assert heard(COUNTY.emergency_words, said)


@pytest.mark.parametrize(
    "said",
    [
        "村主任tan污修路款",
        "书记shou贿",
        "村长收红bao",
        "村长shouhui",
        "shu ji收了hao处费",
        "县局长fubai，收回kou",
    ],
)
def test_so_is_what_somebody_in_office_did(said):
    assert accused(COUNTY.guarded_words, said)


@pytest.mark.parametrize(
    "said",
    [
        "水、电、气都停了",
        "3-5栋、A/B座的路灯坏了",
        "Dubai is nice, sharenting is not",
        "USB 坏了",
        "一、路灯。二、水管",
        "<b>路灯</b>坏了",
    ],
)
def test_a_list_of_things_stays_one(said):
    assert not heard(COUNTY.emergency_words, said)
    assert not accused(COUNTY.guarded_words, said)


@pytest.mark.parametrize("piece", ["a-", "wo ", "水、", "*", "* ", "救*", "zi", "<b", "&n"])
def test_the_time_to_join_grows_with_the_length_and_no_faster(piece):
    began = time.process_time()
    joined((piece * 20_000)[:40_000])

    assert time.process_time() - began < 1


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
        ("heard", "楼道着-火了", "着-火"),
        ("heard", "着、火、了！", "着、火"),
        ("accused", "村主任贪*污了", "贪*污"),
        ("endangered", "我今年九\u200b歲爸爸打我", "我今年九\u200b歲"),
    ],
)
def test_the_words_that_are_shown_are_those_that_were_written(net, written, shown):
    assert shown in NETS[net](written)
