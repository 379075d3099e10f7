"""Which passwords are guessed first."""

import itertools

import pytest

from functions.domain.county.weak_passwords import is_weak

AROUND = ["zhujian", "朱承办", "lengshui", "冷水滩区", "chengguan", "县城管局"]
TAILS = ("1", "123", "2026", "@2026", "_01", "888", "!!!", "66666", "19900101", "1234567890")


@pytest.mark.parametrize("word", [*AROUND, "password", "woaini", "admin", "qwerty", "ZhuJian", "zhuj1an", "P@ssw0rd"])  # fmt: skip
def test_a_name_or_a_common_word_with_something_behind_or_before_it_is_weak(word):
    for tail in TAILS:
        assert is_weak(word + tail, AROUND), word + tail
        assert is_weak(tail + word, AROUND), tail + word


@pytest.mark.parametrize("word", ["zhangsan", "lisi", "huawei", "weixin", "dangyuan", "caiwu", "yunying", "xianzhang", "shuji", "secret"])  # fmt: skip
def test_what_everybody_in_an_office_comes_to_first_is_weak_without_any_name_around(word):
    assert is_weak(f"{word}2026", ())
    assert is_weak(f"{word.title()}@1", ())


@pytest.mark.parametrize(
    ("one", "other"), [*itertools.permutations(["zhujian", "冷水滩区", "admin", "chengguan"], 2)]
)
def test_two_of_them_are_no_better(one, other):
    assert is_weak(f"{one}{other}1", AROUND)


@pytest.mark.parametrize("keys", ["12345678", "qwertyuiop", "1qaz2wsx", "aaaa1111", "a1b2c3d4", "abcd1234", "qazwsx123", "asdfghjkl1", "abababab12", "87654321ab"])  # fmt: skip
def test_runs_of_keys_are_weak(keys):
    assert is_weak(keys, ())


@pytest.mark.parametrize("own", ["teapot-river-9", "lamp8-orchard", "Xk9#mQ2v", "门前两棵枣树又高又老", "correct horse battery", "7-umbrellas-uphill"])  # fmt: skip
def test_what_is_somebodys_own_is_taken(own):
    assert not is_weak(own, AROUND)


def test_a_long_one_is_read_quickly():
    assert is_weak("a" * 128, AROUND)
    assert not is_weak("teapot river " * 9, AROUND)
