"""Several words in one entry are several words, whatever parts them; and each is found in any writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.county.rule import Duty, Rule
from functions.domain.county.settings_check import faults as unclear
from functions.domain.county.settings_check import tidied as tidied_settings
from functions.domain.safety import accused, advertised, heard
from functions.domain.triage.routing import NetWords, Spot, decide, found
from functions.domain.triage.rulebook import tidied
from functions.domain.words.likeness import likeness, pairs
from functions.domain.words.matching import fold, folded
from functions.domain.words.wordlists import comparable, parted

SEPARATORS = [
    "；",
    ";",
    "、",
    "，",
    ",",
    "｜",
    "|",
    "/",
    "／",
    "。",
    "\n",
    "\t",
    "·",
    "\\",
    " ",
    "\u3000",
    " ; ",
]
LISTS = ("emergency_words", "guarded_words", "spam_words")
SIGNS = st.sampled_from("\u200b\u00ad\u202e\ufeff\ufe0f \n\u3000")


@pytest.mark.parametrize("sign", SEPARATORS)
def test_every_list_of_words_takes_any_separator(sign):
    entry = f"噪音{sign}油烟"
    rule = tidied(Rule("一", "a", keywords=(entry,), places=(f"P1{sign.strip() or ';'}P2",)))
    settings = tidied_settings(Settings("县", **dict.fromkeys(LISTS, (entry,))))

    assert (rule.keywords, rule.places) == (("噪音", "油烟"), ("P1", "P2"))
    assert all(getattr(settings, name) == ("噪音", "油烟") for name in LISTS)
    assert not unclear(settings, (), ())


@pytest.mark.parametrize(
    "sign", [*"﹔﹐﹑︔؛،‖∣⁄∕‧.:：&＆+-－—~_*#@=>→", " - ", "——", "； ", "\u200b;", "\r\n"]
)
def test_between_han_whatever_sign_stands_parts_two_words(sign):
    assert comparable((f"噪音{sign}油烟",)) == ("噪音", "油烟")


@pytest.mark.parametrize(
    "entry", ["1.噪音 2.油烟", "1、噪音\n2、油烟", "（1）噪音；（2）油烟", "1) 噪音，油烟"]
)
def test_a_list_that_is_numbered_holds_its_words_alone(entry):
    assert comparable((entry,)) == ("噪音", "油烟")


@pytest.mark.parametrize(
    "word",
    [
        '"三无"小区',
        "covid-19",
        "5g-基站",
        "gas leak",
        "110/119",
        "3.15晚会",
        "1.5米",
        "2026年",
        "噪音(油烟)",
        "房…塌",
    ],
)
def test_a_sign_within_one_word_parts_nothing(word):
    assert comparable((word,)) == (word,)


@pytest.mark.parametrize("sign", SEPARATORS)
def test_what_was_kept_as_one_before_is_found_as_several(sign):
    """A county's rows are not written anew for this."""
    kept = (f"触电{sign}噪音",)

    assert (
        decide((Rule("一", "a", keywords=kept),), NetWords(), content="噪音大", spot=Spot()).unit
        == "a"
    )
    assert decide(
        (), NetWords(), content="噪音大", spot=Spot(), duties=(Duty("1", "噪音", "b", kept),)
    ).unit
    assert heard(kept, "有人触电")
    assert accused(kept, "噪音")
    assert len(advertised(kept, "触电噪音")) == 2


@pytest.mark.parametrize(
    "word", ["gas leak", "1/2", "K7", "3.5", "1,000", "煤气…味", "24小时", "110", ""]
)
def test_what_is_one_word_stays_one(word):
    assert parted([word]) == (word,)


@given(st.sampled_from(["噪音", "ktv", "变压器", "gas bill", "路灯"]), st.data())
def test_a_word_of_a_rule_or_a_duty_is_found_in_any_writing(word, data):
    at, sign = data.draw(st.integers(0, len(word))), data.draw(SIGNS)
    hidden = word[:at] + (sign if word[0] > "z" else sign.strip()) + word[at:]
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in hidden.upper())
    text = f"这里的{wide.translate(str.maketrans('变压灯', '變壓燈'))}不好"
    rule, duty = Rule("一", "a", keywords=(word,)), Duty("1", "甲", "b", (word,))

    ruled = decide((rule,), NetWords(), content=text, spot=Spot())
    listed = decide((), NetWords(), content=text, spot=Spot(), duties=(duty,))

    assert (ruled.unit, listed.unit) == ("a", "b")
    assert ruled.why[1] in text
    assert folded(ruled.why[1]) == folded(word)


@given(st.sampled_from(["ＫＴＶ", "Ktv", "K\u200bTV"]))
def test_a_rule_may_be_written_in_any_way_too(word):
    assert found((word,), fold("楼下ktv很吵")) == ("ktv",)
    assert comparable((word, "\u200b", "")) == ("ktv",)


def test_what_a_county_taught_is_alike_in_any_writing():
    assert likeness(pairs("路燈壞了KTV"), pairs("路灯\u200b坏 了ｋｔｖ")) == pytest.approx(1)
