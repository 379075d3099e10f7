"""The State Council's notice, pasted as it was published, gives the days that everybody keeps."""

from datetime import date, timedelta
from time import process_time

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.calendar import Day
from functions.domain.county.holiday_notice import read_notice
from functions.domain.refusals import InvalidInput, Lang

NOTICES = {
    2026: """国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日
""",
    2025: """国务院办公厅关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
""",
    2019: """国务院办公厅关于2019年部分节假日安排的通知
一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
五、端午节：6月7日放假，与周末连休。
六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
""",
}
ADVICE = "鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。"


def read(line, year=2027):
    return read_notice(line, year)


def why(line, year=2027):
    (unread,) = read(line, year).unread
    return unread.message[Lang.ZH]


@pytest.mark.parametrize("year", NOTICES)
def test_the_notice_of_a_year_gives_every_day_of_it(year):
    notice = read_notice(NOTICES[year])
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]

    assert notice.year == year
    assert not notice.unread
    assert not notice.missing
    for day in days:
        worked = notice.days.get(day, Day.REST if day.weekday() >= 5 else Day.WORK) is Day.WORK
        assert worked == chinese_calendar.is_workday(day), day


def test_what_the_notice_of_a_year_says_of_the_year_before_counts_too():
    assert read_notice(NOTICES[2019]).days[date(2018, 12, 29)] is Day.WORK
    assert read_notice(NOTICES[2019]).days[date(2018, 12, 31)] is Day.REST


def test_where_it_stands_is_the_number_of_the_notice_or_its_first_line():
    assert read_notice(NOTICES[2026]).source == "国办发明电〔2025〕7号"
    assert read_notice(NOTICES[2025]).source == "国务院办公厅关于2025年部分节假日安排的通知"


@pytest.mark.parametrize(
    "line",
    [
        "元旦：1月1日（周五）至3日（周日）放假，共3天。1月9日（周六）上班。",
        "一、元旦：１月１日（周五）至３日（周日）放假，共３天。１月９日（周六）上班。",
        "1. 元旦: 1月1日 - 3日放假调休，共 3 天；1月9日（星期六）正常上班",
        "元旦 1月1日～1月3日放假, 1月9日上班",
        "（一）元旦：2027年1月1日至2027年1月3日休息。2027年1月9日补班。",
        "1月1日、2日和3日放假，共3天，1月9日上班",
    ],
)
def test_a_line_is_read_however_it_is_typed(line):
    notice = read(line)

    assert not notice.unread
    assert notice.days == {
        date(2027, 1, 1): Day.REST,
        date(2027, 1, 2): Day.REST,
        date(2027, 1, 3): Day.REST,
        date(2027, 1, 9): Day.WORK,
    }


def test_two_days_of_work_may_share_their_month():
    assert read("2月14日、28日上班").days == {
        date(2027, 2, 14): Day.WORK,
        date(2027, 2, 28): Day.WORK,
    }


def test_advice_to_let_people_rest_is_no_day_of_rest():
    notice = read_notice(ADVICE, 2024)

    assert not notice.days
    assert [unread.message[Lang.ZH] for unread in notice.unread] == ["没有读懂"]


def test_what_was_not_read_is_said_with_its_line_and_the_rest_is_kept():
    notice = read_notice("元旦：1月1日放假。\n\n春节：2月6日起连休，2月5日前后上班。", 2027)

    assert notice.days == {date(2027, 1, 1): Day.REST}
    assert [(unread.line, unread.text[:6]) for unread in notice.unread] == [(3, "春节:2月6")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("元旦：1月1日（周四）放假", "2027 年 1 月 1 日是周五，不是周四"),
        ("元旦：1月1日至3日放假，共4天", "写的是共 4 天，日期是 3 天"),
        ("2月29日上班", "没有这一天"),
        ("3日上班", "没有写明月份"),
        ("10月7日至1日放假", "起止日期不对"),
        ("2031年1月1日放假", "不是 2027 年的安排"),
        ("1月1日至3日放假，1月3日上班", "1 月 3 日前后说法不一"),
        ("1月1日至3日放假。1月2日上班", "1 月 2 日前后说法不一"),
    ],
)
def test_what_cannot_be_right_is_not_taken(line, said):
    assert why(line) == said


def test_a_line_that_broke_off_in_copying_is_not_lost_unseen():
    broken = read("2月14日（周日）、\n2月28日（周日）上班。")

    assert [unread.line for unread in broken.unread] == [1]


def test_a_festival_of_which_nothing_was_read_is_named():
    notice = read_notice("元旦：1月1日放假。\n国庆节、中秋节：10月1日至8日放假。", 2027)

    assert notice.missing == ("春节", "清明", "劳动节", "端午")


def test_a_text_that_tells_no_year_asks_for_it():
    with pytest.raises(InvalidInput) as refused:
        read_notice("元旦：1月1日放假")

    assert refused.value.errors[0].field == "year"


@given(st.text(alphabet="2017年1月日至、，。（）周一休上班放假共天\n", max_size=200))
def test_no_text_breaks_the_reading(text):
    notice = read_notice(text, 2027)

    assert all(abs(day.year - 2027) <= 1 for day in notice.days)


@pytest.mark.parametrize("line", ["1," * 10_000, "1日(" * 5000, "1月1日至" * 4000, "一、" * 9000])
def test_a_hostile_text_is_read_in_no_time(line):
    begun = process_time()
    read(line)

    assert process_time() - begun < 1


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("大家好，节日快乐", ""),
        ("元旦：1月1日（周五）至3日（周日）放假，共3天。", ""),
        ("2027年放假安排\n元旦：1月1日（周五）至3日（周日）放假，共3天。", "2027年放假安排"),
    ],
)
def test_what_names_no_notice_is_offered_as_no_source(text, source):
    assert read_notice(text, 2027).source == source
