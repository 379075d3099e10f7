"""Advertisements go into quarantine; who complains of them never does."""

import pytest

from functions.domain.county.county import DEFAULT_SPAM_WORDS
from functions.domain.safety.adverts import advertised


def advert(text):
    return advertised(DEFAULT_SPAM_WORDS, text)


@pytest.mark.parametrize(
    "text",
    [
        "专业办理各类证件刻章 正规发票 加V：abc123",
        "无 抵 押 当 天 放 款 需要的老板加薇信 888",
        "兼职日结一天三百，加Ⅴ了解",
        "正规发票代开，电话微信同号，长期有效",
        "黑户可做秒下款，加➕我V信",
        "刷单日赚五百，加威信",
        "贷 款 秒 批！当天放款！＋Ｖ",
        "ＢＯ彩不做，棋牌送彩金，扫码领",
    ],
)
def test_an_advertisement_is_seen_through_its_tricks(text):
    assert len(advert(text)) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "墙上全是办证刻章的小广告，还有加微信贷款的，请清理",
        "被无抵押贷款骗了，说好的当天放款",
        "有人在门口贴代开发票的小广告，请清理",
        "我被刷单骗了八千块，对方让我加微信",
        "开发商不给开正规发票，要加微信才给",
        "饭店拒绝开发票，说收据长期有效",
        "招工说日结，加微信以后就收押金",
        "想咨询代办证件要不要开发票",
        "小区门口的路灯坏了",
    ],
)
def test_who_complains_of_an_advertisement_is_no_advertiser(text):
    assert advert(text) == ()


def test_one_advertising_word_is_not_enough():
    assert advert("店里可以开发票") == ()


def test_two_spellings_of_one_word_are_one_word():
    assert advertised(("加V", "加v", "加微信"), "加Ｖ") == ()
