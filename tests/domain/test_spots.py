"""Which places a text names, the address that they make, and whether it is another than the code's."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.roles import Unit
from functions.domain.spots import Elsewhere, SpotKind, elsewhere, home, named, spans

UNITS = {
    u.id: u
    for u in (
        Unit("county", "云溪县人民政府"),
        Unit("town", "青竹镇人民政府", "county"),
        Unit("farms", "青竹镇农业技术推广服务中心", "town"),
        Unit("village", "青竹村", "town"),
        Unit("other-town", "石板乡便民服务中心", "county"),
        Unit("other", "石板村", "other-town"),
        Unit("street", "新城街道", "county"),
        Unit("community", "翠竹社区", "street"),
    )
}
ESTATES = {"翠竹苑": "community", "热力家园": "street"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("我住青竹镇石板村八组，门口的路烂了", "青竹镇石板村八组"),
        ("我是石板村8组的，自来水发黄", "石板村8组"),
        ("翠竹苑小区3栋2单元501漏水", "翠竹苑小区3栋2单元501"),
        ("翠竹苑小区三栋二单元５０１室漏水", "翠竹苑小区三栋二单元501室"),
        ("翠竹苑Ｂ区８栋电梯坏了", "翠竹苑B区8栋"),
        ("沙洲区梅湾街道海棠社区A栋门口堆垃圾", "沙洲区梅湾街道海棠社区A栋门口"),
        ("家住青石市云溪县黄桑坪乡上堡村三组", "青石市云溪县黄桑坪乡上堡村三组"),
        ("东风路12号门口积水", "东风路12号门口"),
        ("人民路与解放路交叉口的红绿灯坏了", "人民路与解放路交叉口"),
        ("城东小学对面的烧烤摊，油烟很大", "城东小学对面"),
        ("翠竹苑大门口路灯不亮，晚上看不清路", "翠竹苑大门口"),
        ("反映热力家园2号楼暖气片冰凉", "热力家园2号楼"),
        ("云溪县长铺镇的街上到处是狗", "云溪县长铺镇"),
        ("石板村小学门口没有斑马线", "石板村小学门口"),
        ("青竹镇南路的井盖没了", "青竹镇南路"),
        ("2栋5楼家里暖气不热", "2栋5楼"),
    ],
)
def test_an_address_is_read_from_the_text(text, line):
    assert named(text).line == line


@pytest.mark.parametrize(
    "text",
    [
        "我们小区门口那个灯坏了",
        "老板拖欠工资",
        "我们村里的路该修了，全县农村都这样",
        "孩子小学入学需要什么材料",
        "实名举报青竹村支书王某某",
        "请张大山主任给个说法",
        "青石建设有限公司不给钱",
        "这条路的路灯不亮，过马路很危险",
        "建了3栋房子，分成2组",
        "云溪县的教师工资什么时候发",
    ],
)
def test_what_is_no_address_makes_none(text):
    assert named(text).line == ""


def test_places_are_told_apart_by_kind():
    found = named("青竹镇石板村八组到建设路的翠竹苑3栋")

    assert found.admin == ("青竹镇", "石板村")
    assert found.streets == ("建设路",)
    assert found.areas == ("翠竹苑",)
    assert found.fine == ("八组", "3栋")


def test_an_estate_told_in_full_once_is_found_by_its_short_name_too():
    text = "反映金色云杉城小区3栋漏水。金色云杉城已经漏了两年"

    assert [text[s.start : s.end] for s in spans(text) if s.kind is SpotKind.AREA] == [
        "金色云杉城小区",
        "金色云杉城",
    ]


@pytest.mark.parametrize(
    ("place", "lies_in"),
    [
        ("翠竹苑小区·3栋", "翠竹苑"),
        ("青竹村·村部", "青竹村"),
        ("石板村八组·2号码", "石板村"),
        ("长安路云锦苑·1栋", "云锦苑"),
        ("金色云杉城·3栋", "金色云杉城"),
        ("政务大厅·办不成事窗口", ""),
        ("县政府·信访室", ""),
        ("东方建材城·南门", ""),
        ("城东小学·门岗", ""),
        ("建设路工地·围挡", ""),
    ],
)
def test_a_place_lies_in_an_estate_or_a_village_or_says_nothing(place, lies_in):
    assert home(place) == lies_in


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("石板村的路灯不亮", "翠竹苑小区·大门口", ["石板村"]),
        ("热力家园的暖气不热", "青竹村·村部", ["热力家园"]),
        ("城里热力家园的暖气不热", "青竹村·村部", ["热力家园"]),
        ("桂花苑小区2栋的暖气不热", "翠竹苑小区·3栋", ["桂花苑"]),
        ("梅溪村八组的路不通", "青竹村·村部", ["梅溪村"]),
        ("沙洲县梅溪镇的路不通", "政务大厅·综合窗口", ["沙洲县"]),
        ("石板乡的路灯不亮", "青竹村·村部", ["石板乡"]),
        ("石板村的路灯不亮", "政务大厅·综合窗口", []),  # in a hall everybody tells of elsewhere
        ("石板村的路灯不亮", "城东小学·门岗", []),
        ("翠竹苑大门口路灯不亮", "翠竹苑小区·3栋", []),
        ("我从石板村搬来翠竹苑，路灯不亮", "翠竹苑小区·3栋", []),
        ("翠竹社区没有路灯", "翠竹苑小区·3栋", []),  # its own community
        ("青竹镇的路灯不亮", "青竹村·村部", []),  # its own town
        ("云溪县青竹镇的路不通", "政务大厅·综合窗口", []),
        ("沙洲县的政策比我们好", "政务大厅·综合窗口", []),
        ("桂花苑的暖气不热", "翠竹苑小区·3栋", []),  # nobody knows it, and it is told in passing
        ("桂花苑小区2栋的暖气不热", "青竹村·村部", []),  # it may lie in the village
        ("路灯坏了", "翠竹苑小区·3栋", []),
    ],
)
def test_a_text_about_another_place_than_the_codes_is_noticed(text, place, told):
    assert [e.name for e in elsewhere(text, place, "", UNITS, ESTATES.get)] == told


def test_a_given_address_is_the_citizens_own_word():
    assert elsewhere("石板村的路灯不亮", "翠竹苑小区·3栋", "石板村", UNITS, ESTATES.get) == ()


def test_the_county_is_asked_for_few_names_and_for_none_in_a_hall():
    asked: list[str] = []
    text = "".join(f"{name}花园3栋、" for name in ("东海", "西山", "南江", "北岭", "中原", "天河"))

    elsewhere(text, "政务大厅·综合窗口", "", UNITS, asked.append)
    assert asked == []

    found = elsewhere(text, "翠竹苑小区·3栋", "", UNITS, asked.append)
    assert len(found) == 3
    assert len(asked) <= 1 + 3 * 3


def test_whose_a_known_place_is_comes_with_it():
    found = elsewhere("热力家园的暖气不热", "青竹村·村部", "", UNITS, ESTATES.get)

    assert found == (Elsewhere("热力家园", "street"),)


@given(st.text(alphabet="青竹村镇路3栋小区和，·8组A在的０"))
def test_no_text_breaks_it(text):
    found = spans(text)

    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert isinstance(named(text).line, str)


@given(
    st.lists(
        st.sampled_from(["小区", "花园", "村", "社区", "青竹", "热力", "苑", "3栋", "，", "的"])
    ),
    st.integers(1, 60),
)
def test_no_text_asks_the_county_for_a_longer_name_than_a_place_has(words, times):
    asked = []
    text = "".join(words) * times
    elsewhere(text, "翠竹苑小区·3栋", "", UNITS, asked.append)

    assert all(1 <= len(name) <= 20 for name in [*asked, home(text) or "无"])


@pytest.mark.parametrize("places", ["青竹村", "镇", "3栋路", "一期、", "甲乙丙丁、"])
def test_ten_thousand_characters_of_places_hold_nobody_up(places):
    text = (places * 10_000)[:10_000]

    began = time.process_time()
    named(text)

    assert time.process_time() - began < 1
