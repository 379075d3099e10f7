"""The same matter in other words is one issue; other matters are others."""

from datetime import UTC, datetime

from functions.domain.issues.clusters import Matter, grouped, together

NOW = datetime(2026, 12, 5, 9, tzinfo=UTC)
MIXER = (
    ("投诉丽湖新城旁搅拌站噪音", "丽湖新城小区旁边的搅拌站日夜施工，噪音和灰尘让人无法入睡"),
    ("丽湖新城附近搅拌厂灰尘大", "小区旁建搅拌厂，灰尘很大，丽湖新城的孩子都在咳嗽"),
    ("搅拌站噪音严重扰民", "丽湖新城旁的搅拌站半夜还在响，噪音严重"),
)
PARKING = (
    ("滨河苑捆绑销售车位", "滨河苑买房必须买车位，捆绑销售，不买不签合同"),
    ("投诉滨河苑强制捆绑车位", "开发商要求滨河苑购房者同时买车位，捆绑销售"),
)
ALONE = (("图书馆闭馆太早", "希望县图书馆晚上延长开放时间，方便考公的人"),)


def told(texts, *, start=0):
    return [Matter(f"{start + n:03}", NOW, title, body) for n, (title, body) in enumerate(texts)]


def nos(groups):
    return sorted(tuple(m.no for m in group) for group in groups)


def test_the_same_matter_in_other_words_is_one_issue():
    groups, _ = grouped([*told(MIXER), *told(PARKING, start=10), *told(ALONE, start=20)])

    assert nos(groups) == [("000", "001", "002"), ("010", "011")]


def test_an_issue_is_named_by_whole_words_that_its_messages_share():
    _, words = grouped([*told(MIXER), *told(PARKING, start=10)])

    mixer, parking = words(told(MIXER)), words(told(PARKING, start=10))

    assert any("丽湖新城" in word for word in mixer), mixer
    assert "捆绑" in "".join(parking), parking


def test_an_issue_that_a_quarter_of_few_messages_tell_is_still_one():
    others = told(
        [
            (f"{a}的{b}", f"{a}那边{b}，请处理")
            for a, b in zip("甲乙丙丁戊己", "树井河桥渠沟", strict=True)
        ],
        start=20,
    )

    assert ("000", "001", "002") in nos(grouped([*told(MIXER), *others])[0])


def test_what_shares_no_word_is_never_joined():
    assert len(together([{}, {}])) == 2
    assert grouped(told(ALONE))[0] == []


def test_how_people_speak_makes_no_issue():
    polite = (
        ("", "我们是老住户，你们能不能把图书馆开晚一点"),
        ("", "我们是新搬来的，你们能不能修修路灯"),
        ("", "我们是外地人，你们能不能教我办社保"),
    )

    groups, _ = grouped([*told(polite), *told(MIXER, start=10)])

    assert nos(groups) == [("010", "011", "012")]


def test_the_same_matter_in_another_writing_is_one_issue():
    several = told([
        ("路灯坏了", "小区门口路灯不亮"), ("路燈壞了", "小區門口路燈不亮"), ("路 灯 坏 了", "小区门口路\u200b灯不亮"),
        ("暖气不热", "家里只有十度"), ("噪音扰民", "半夜还在施工"),
    ])  # fmt: skip

    assert ("000", "001", "002") in nos(grouped(several)[0])
