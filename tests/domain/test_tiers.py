"""What somebody told passes the nets in every field, and the strongest of them counts."""

import pytest

from functions.domain.safety.default_words import DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS
from functions.domain.safety.tiers import Heard, Tier, listen

CALM, DANGER, REPORT = "路灯不亮了", "有人要跳楼", "村主任贪污了修路款"


@pytest.mark.parametrize("at", range(3))
def test_danger_is_heard_in_whichever_text_it_stands(at: int) -> None:
    texts = [CALM, "", CALM]
    texts[at] = DANGER
    heard = listen((), (), *texts)
    assert (heard.danger, heard.report) == (Tier.CERTAIN, Tier.NO)
    assert heard.danger_words == ("跳楼",)


@pytest.mark.parametrize("at", range(3))
def test_a_report_is_heard_in_whichever_text_it_stands(at: int) -> None:
    texts = [CALM, "", CALM]
    texts[at] = REPORT
    heard = listen((), (), *texts)
    assert (heard.danger, heard.report) == (Tier.NO, Tier.CERTAIN)
    assert heard.report_words


def test_calm_words_are_nothing() -> None:
    assert listen((), (), CALM, "") == Heard()
    assert not Heard().anything


BARE = [
    "HELP", "help me", "Help!!!", "HELP HELP HELP", "SOS", "sos help", "ＨＥＬＰ ＭＥ", "please help us", "help, police", "h\u200belp",
    "S O S", "Mayday! Mayday!", "救命", "救命啊！！", "救救我",
]  # fmt: skip


@pytest.mark.parametrize("cry", BARE)
def test_who_only_cries_for_help_is_heard_at_once(cry: str) -> None:
    assert listen(DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS, cry).danger is Tier.CERTAIN


@pytest.mark.parametrize("cry", ["救命", "救救我", "救命啊"])
def test_a_sentence_of_nothing_but_a_cry_reaches_a_person_whatever_is_told_beside_it(
    cry: str,
) -> None:
    for text in (f"{cry}。路灯坏了，请来修一修。", f"路灯坏了！{cry}"):
        assert listen((), (), text).danger


@pytest.mark.parametrize(
    "said", ["helpful staff, thank you", "please help us repair the road", "I need help with my visa", "Sosa lamp"]
)  # fmt: skip
def test_who_asks_for_help_with_something_only_asks(said: str) -> None:
    assert not listen(DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS, said).danger


SHORT = [
    "公交车着火", "烟花爆炸", "被性侵", "被强迫卖淫", "误食老鼠药", "山体滑坡", "娃娃落井了", "有人抢劫", "水淹进来了", "房子着了",
    "矿里透水", "堤要垮了", "房梁断了", "疯狗咬人", "老师亲我", "被拍裸照威胁", "child fell into the well", "call the police please",
]  # fmt: skip


@pytest.mark.parametrize("cry", SHORT)
@pytest.mark.parametrize("sign", ["", "！！", "\u200b"])
def test_a_few_words_of_danger_always_reach_a_person(cry: str, sign: str) -> None:
    assert listen(DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS, cry + sign).danger


@pytest.mark.parametrize("word", [w for w in DEFAULT_EMERGENCY_WORDS if len(w) <= 8])
def test_a_word_of_the_list_alone_reaches_a_person(word: str) -> None:
    said = word.replace("…", "里")

    assert listen(DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS, said).danger


@pytest.mark.parametrize(
    "said", ["透水砖坏了", "迷路标识牌", "救命稻草", "打我电话", "小区爆炸头理发"]
)
def test_a_few_words_that_only_sound_so_do_not(said: str) -> None:
    assert not listen(DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS, said).danger


HINTS = [
    "县纪委监委收了开发商的好处", "河道采沙有保护伞", "县医院主任私收手术费", "工作人员暗示要表示表示", "村zhi书tan污",
    "城管把举报人的电话给了烧烤店", "住建局验收走过场，收了好处", "村支书受\u200b贿",
]  # fmt: skip


@pytest.mark.parametrize("said", HINTS)
def test_a_short_accusation_always_reaches_a_person(said: str) -> None:
    assert listen(DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS, said).report


@pytest.mark.parametrize("word", DEFAULT_GUARDED_WORDS)
def test_a_word_for_an_officials_wrong_alone_reaches_a_person(word: str) -> None:
    said = "他们" + word.replace("…", "他的")

    assert listen(DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS, said).report


CALM_BEFORE = (
    "小区没有停车位。", "公交车太少，等半小时。", "物业费太贵了，电梯也老坏！", "谢谢你们修好路灯；", "想问社保怎么交？\n",
)  # fmt: skip
CRIED = (
    "煤气泄漏了",
    "路口有人触电了",
    "有人晕倒了",
    "刚才有人掉水里了",
    "我家着火了",
    "隔壁拿菜刀砍人",
)


@pytest.mark.parametrize("calm", CALM_BEFORE)
@pytest.mark.parametrize("cried", CRIED)
def test_a_calm_sentence_beside_it_calms_no_cry(calm: str, cried: str) -> None:
    alone = listen(DEFAULT_EMERGENCY_WORDS, (), cried).danger
    for text in (calm + cried, f"{cried}。{calm}"):
        assert listen(DEFAULT_EMERGENCY_WORDS, (), text).danger >= min(alone, Tier.MAYBE), text
    assert alone


def test_a_calm_matter_around_it_hides_no_cry_that_a_list_hears_in_a_sentence_of_its_own() -> None:
    around = (
        "小区门口的路灯坏了，晚上看不清，没有人来修。",
        "垃圾三天没清了，味道很大！",
        "想问一下社保卡怎么补办？",
    )
    cries = ("豆豆掉河里了", "着火了", "有人触电了", "小宝吞了电池", "有人拿刀砍人", "我不想活了")
    reports = ("书记叫我们凑钱给他，不给就不修灯", "村主任贪污修路款")
    both = (DEFAULT_EMERGENCY_WORDS, DEFAULT_GUARDED_WORDS)
    for calm in around:
        for text in (f"{calm}{{}}", f"{{}}。{calm}"):
            assert [one for one in cries if not listen(*both, text.format(one)).danger] == [], text
            assert [one for one in reports if not listen(*both, text.format(one)).report] == [], (
                text
            )
    for fire in (f"{around[0]}着火了", "小区门口的路灯杆着火了"):
        assert listen(*both, fire).danger is Tier.CERTAIN
