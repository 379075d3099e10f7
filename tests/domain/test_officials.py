"""Where the line runs between a report about somebody in office and an ordinary complaint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import DEFAULT_GUARDED_WORDS
from functions.domain.safety.officials import accused


def report(text, words=DEFAULT_GUARDED_WORDS):
    return accused(words, text)


@pytest.mark.parametrize(
    "text",
    [
        "举报李局长收钱",
        "副镇长到企业吃拿卡要",
        "派出所民警收红包才给办户口",
        "小学校长挪用营养餐的钱",
        "村主任侵占低保",
        "村支书把低保给了自己亲戚，还打击报复",
        "实名举报村会计做假账",
        "举报青竹村支书",
        "王科长收了三千块才给盖章",
        "法官收了对方的钱判我输",
        "镇里的领导给黑砂场当保护伞",
        "村委会贪污征地款",
        "驻村干部威胁我家里人，不准上访",
        "医生收红包才肯开刀",
        "校长把贫困生的补助私分了",
        "这里头就是官商勾结",
        "村主任把修路款装自己口袋了",
        "补助金被支书塞进了他自己的腰包",
    ],
)
def test_misuse_of_an_office_takes_the_protected_path(text):
    assert report(text)


@pytest.mark.parametrize(
    "text",
    [
        "村主任把自己买的药放进老人口袋里",
        "书记把手机装进口袋走了",
        "城管不管占道摊子",
        "局里不作为，打电话没人接",
        "村支书带我们修路，感谢他",
        "请镇长帮忙解决路灯问题",
        "尊敬的局长您好，物业收钱不办事",
        "希望书记查一查开发商骗取补贴",
        "举报工地半夜施工",
        "举报化工厂偷排污水",
        "我向村主任反映过漏水，他说再等等",
        "民警帮我找回了手机，还不收红包",
        "感谢李主任拒收红包，为民办事",
        "医生态度不好",
        "学校老师有偿补课",
        "反腐败宣传栏的玻璃碎了",
        "举报某公司骗取政府补贴",
        "班主任布置作业太多",
        "公司老板拖欠工资还威胁我们",
        "向市长热线举报过噪音",
        "村支书过年给老人送礼物",
        "村干部上门收合作医疗的钱，扫码付不了",
        "村主任说集体分红下个月发",
        "社区主任替她买了药，谢谢",
        "村长组织大家凑钱修路",
        "村干部把补贴打到我账上了，少了一个月",
        "村主任说我儿子的低保要再等等",
        "官司判我输，法官肯定收了钱",
    ],
)
def test_an_ordinary_complaint_praise_or_a_call_for_help_does_not(text):
    assert report(text) == ()


def test_the_words_that_spoke_are_named():
    assert report("我们镇的副镇长到企业吃拿卡要", ()) == ("镇长", "吃拿卡要")


def test_a_long_letter_may_name_the_person_far_from_the_deeds():
    assert report("局长姓黄。来了六年，账从不公开。修路的钱谁挪用了？救灾的公款又去了哪里？", ())


def test_a_countys_own_word_is_heard_beside_the_rule():
    assert report("那个协会有问题", ("协会",)) == ("协会",)


def test_what_stands_in_another_sentence_accuses_nobody():
    assert report("镇长来过。物业的人收了我的钱", ()) == ()


@given(st.text(alphabet="请修路灯坡树水管小区楼下昨天谢一二三", max_size=40))
def test_words_around_a_report_never_give_it_away(around):
    assert report(f"{around}。村主任侵占低保。{around}")
