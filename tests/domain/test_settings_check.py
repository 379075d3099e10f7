"""What of a county's settings can't be understood."""

import pytest

from functions.domain.county.county import EmergencyNumber, Settings, Shift
from functions.domain.county.limits import DEFAULT_LIMITS, ONE_DAY, SAME_DAY, Limits
from functions.domain.county.settings_check import faults
from functions.domain.refusals import Lang

WORD_LISTS = ("emergency_words", "guarded_words", "spam_words")


def settings(**fields):
    return Settings(**({"name": "北县"} | fields))


def found(**fields):
    return [(f.field, f.code) for f in faults(settings(**fields), {"duty"}, {"rita"})]


def test_what_a_county_starts_with_is_understood():
    assert found() == []


def test_whole_settings_are_understood():
    assert not found(
        name="长" * 60, hotline="+86-746-12345", notice_text="字" * 2000, duty_unit="duty",
        emergency_words=("着火", "烟…大", "车…撞…人…伤", "长" * 40), guarded_words=(),
        spam_words=tuple(f"词语{n}" for n in range(2000)),
        emergency_numbers=(EmergencyNumber("燃气抢修", "0746-8222220"),),
        roster=(Shift("18:00-08:00", ("rita",), (5,)),),
    )  # fmt: skip


@pytest.mark.parametrize("field", WORD_LISTS)
@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("", "blank"),
        (" ", "blank"),
        ("\u200b\u200b", "blank"),
        (" 着火", "blank"),
        ("火", "too_short"),
        ("火\u200b", "too_short"),
        ("…", "gap"),
        ("……", "gap"),
        ("…着火", "gap"),
        ("着火…", "gap"),
        ("着……火", "gap"),
        ("一…二…三…四…五", "gap"),
        ("长" * 41, "too_long"),
    ],
)
def test_a_word_that_would_find_nothing_or_everything_is_refused(field, word, code):
    assert found(**{field: ("着火", word)}) == [(field, code)]


@pytest.mark.parametrize("field", WORD_LISTS)
def test_a_list_of_more_words_than_anyone_reads_is_refused_once(field):
    assert found(**{field: ("火",) * 2001}) == [(field, "too_many")]


def test_words_that_fit_no_row_are_refused_at_the_longest_list():
    long = tuple(f"{n}{'长' * 30}" for n in range(2000))

    assert found(guarded_words=long) == [("guarded_words", "too_many")]


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"name": " "}, "name", "required"),
        ({"name": "\u200b"}, "name", "required"),
        ({"name": "长" * 61}, "name", "too_long"),
        ({"hotline": ""}, "hotline", "format"),
        ({"hotline": "12"}, "hotline", "format"),
        ({"hotline": "---"}, "hotline", "format"),
        ({"hotline": "热线12345"}, "hotline", "format"),
        ({"hotline": "１２３４５"}, "hotline", "format"),
        ({"hotline": "1" * 21}, "hotline", "format"),
        ({"notice_text": "字" * 2001}, "notice_text", "too_long"),
        ({"emergency_numbers": (EmergencyNumber("火警", "119"), EmergencyNumber("急救", ""))},
         "emergency_numbers[1].number", "format"),
        ({"emergency_numbers": (EmergencyNumber("火警", "打电话"),)},
         "emergency_numbers[0].number", "format"),
        ({"emergency_numbers": (EmergencyNumber(" ", "119"),)},
         "emergency_numbers[0].name", "required"),
        ({"duty_unit": "x"}, "duty_unit", "choice"),
        ({"guarded_unit": "x"}, "guarded_unit", "choice"),
        ({"limits": {}}, "limits", "choice"),
        ({"rating_days": 0}, "rating_days", "range"),
        ({"rating_days": 10**10}, "rating_days", "range"),
        ({"keep_contact_days": -10}, "keep_contact_days", "range"),
        ({"hot_many": 1}, "hot_many", "range"),
        ({"hot_hours": 169}, "hot_hours", "range"),
        ({"quiet_hours": "22:00-22:00"}, "quiet_hours", "empty"),
        ({"limits": DEFAULT_LIMITS | {3: Limits(300, 240, 60)}}, "limits[3].sign", "order"),
        ({"limits": DEFAULT_LIMITS | {3: Limits(60, 240, 60, 300)}}, "limits[3].accept", "order"),
        ({"limits": DEFAULT_LIMITS | {4: Limits(ONE_DAY, SAME_DAY, 60)}}, "limits[4].sign", "order"),
        ({"limits": DEFAULT_LIMITS | {4: Limits(ONE_DAY, 240, 60)}}, "limits[4].sign", "order"),
        ({"roster": (Shift("夜里", ("rita",)),)}, "roster[0].hours", "format"),
        ({"roster": (Shift("18:00-18:00", ("rita",)),)}, "roster[0].hours", "empty"),
        ({"roster": (Shift("1８:00-08:00", ("rita",)),)}, "roster[0].hours", "format"),
        ({"roster": (Shift("18:00-08:00", ("rita",), (8,)),)}, "roster[0].weekdays", "choice"),
        ({"roster": (Shift("18:00-08:00", ()),)}, "roster[0].people", "required"),
        ({"roster": (Shift("18:00-08:00", ("nobody",)),)}, "roster[0].people", "choice"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_named_by_its_field(wrong, field, code):
    assert found(**wrong) == [(field, code)]


def test_a_fault_of_a_row_is_told_by_its_number():
    roster = (Shift("08:00-18:00", ("rita",)), Shift("18:00-08:00", ()))

    (fault,) = faults(settings(roster=roster), (), {"rita"})

    assert fault.message == {Lang.ZH: "第 2 个班次没有值班人", Lang.EN: "shift 2 names nobody"}


def test_each_fault_is_told_in_both_languages():
    wrong = settings(name="", hotline="", roster=(Shift("", ()),), spam_words=("贷", "…"))

    for fault in faults(wrong, (), ()):
        assert all(fault.message[lang] for lang in Lang)


def test_a_county_names_at_least_one_number_to_call_in_danger():
    (fault,) = faults(Settings("北县", emergency_numbers=()), (), ())

    assert (fault.field, fault.code) == ("emergency_numbers", "required")


@pytest.mark.parametrize("finish", [SAME_DAY, 240, ONE_DAY])
def test_who_has_as_long_as_all_of_it_has_not_too_long(finish):
    assert not found(
        limits=DEFAULT_LIMITS | {3: Limits(SAME_DAY if finish == SAME_DAY else 240, finish, 60)}
    )
