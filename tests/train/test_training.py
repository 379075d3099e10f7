"""What is learnt from, what is set aside, and how figures are counted."""

import pytest

from bench.triage.figures import Answer, automatic, macro_f1, most_at, top2
from functions.router.classifier import Likely
from train.corpus import labelled
from train.strange import strange
from train.twice import Heard

LONG = "小区旁边的搅拌站日夜施工，噪音和灰尘让全体业主无法入睡，多次投诉没有结果，请环保部门查处。"


def said(label, truth, *, conf=0.9, auto=False, second="环境保护"):
    return Answer(Likely(label, conf, auto, (label, second), ()), truth)


def test_a_text_told_again_with_another_greeting_was_told_before():
    heard = Heard([LONG * 3])

    assert heard("尊敬的领导，您好！" + LONG * 3)


def test_another_text_about_the_same_was_not():
    heard = Heard([LONG * 3])

    assert not heard(
        "搅拌站太吵了，灰尘也大，晚上根本睡不着觉，孩子天天咳嗽，希望政府早点关掉它。" * 3
    )


@pytest.mark.parametrize("title", ["咨询户口迁移的问题", "投诉P2P平台不兑付", "村支书侵吞补偿款"])
def test_a_title_of_a_kind_without_a_label_is_strange(title):
    assert strange(title)


@pytest.mark.parametrize("title", ["小区物业乱收费", "派出所旁工地噪音扰民", "请问什么时候开工"])
def test_a_title_that_speaks_of_a_labelled_kind_is_not(title):
    assert not strange(title)


def test_a_missing_corpus_is_named(tmp_path):
    with pytest.raises(SystemExit, match="model-card"):
        labelled(tmp_path)


def test_precision_counts_only_what_went_out():
    told = [
        said("城乡建设", "城乡建设", auto=True),
        said("城乡建设", "交通运输", auto=True),
        said("交通运输", "教育文体"),
        said("交通运输", "交通运输"),
    ]

    assert automatic(told) == (0.5, 0.5)


def test_a_kind_that_is_always_missed_lowers_the_macro_f1():
    told = [said("城乡建设", "城乡建设"), said("城乡建设", "交通运输")]

    assert macro_f1(told) == pytest.approx((2 / 3 + 0) / 2)


def test_the_second_suggestion_counts_as_well():
    assert top2([said("城乡建设", "环境保护"), said("城乡建设", "卫生计生")]) == 0.5


def test_the_most_coverage_ends_before_the_errors_that_break_the_promise():
    told = [said("城乡建设", "城乡建设", conf=0.9)] * 99 + [
        said("城乡建设", "交通运输", conf=0.5)
    ] * 9

    assert most_at(told, 0.99) == pytest.approx(100 / 108)
