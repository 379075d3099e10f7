"""The sum that a busy code asks for is answered as people write numbers."""

from datetime import UTC, datetime

import pytest

from functions.intake import challenge

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
HAN = "零一二三四五六七八九"
ENGLISH = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
]  # fmt: skip


SOUNDS = dict(
    zip(
        HAN + "十",
        ["ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi"],
        strict=True,
    )
)
CAPITAL = str.maketrans(HAN + "十", "〇壹贰叁肆伍陆柒捌玖拾")


def sounded(n):
    return " ".join(SOUNDS[sign] for sign in in_han(n))


def in_han(n):
    return HAN[n] if n < 10 else "十" + (HAN[n - 10] if n > 10 else "")


def spellings(n):
    wide = "".join(chr(ord("０") + int(d)) for d in str(n))
    return [
        str(n), f" {n} ", wide, in_han(n), ENGLISH[n], ENGLISH[n].title(), f"{in_han(n)}个", f"等于{n}",
        f"等于{in_han(n)}。", f"是{n}", f"{n}.", f"答案是{wide}", f"四加七等于{in_han(n)}", f"= {n}",
        f"It is {ENGLISH[n]}.", f"\u200b{n}", in_han(n) + "\n", f"{n}.0", in_han(n).translate(CAPITAL), f"{sounded(n)}",
        sounded(n).replace(" ", ""), f"dengyu {sounded(n)}", f"〇{in_han(n)}",
    ]  # fmt: skip


def token_of(n):
    asked = next(
        c for c in (challenge.ask("secret", AT.replace(microsecond=ms * 1000)) for ms in range(200))
        if challenge.is_answered("secret", c.token, str(n), AT)
    )  # fmt: skip
    return asked.token


@pytest.mark.parametrize("n", range(2, 19))
def test_every_way_of_writing_the_sum_is_right(n):
    token = token_of(n)

    wrong = [s for s in spellings(n) if not challenge.is_answered("secret", token, s, AT)]

    assert wrong == []


@pytest.mark.parametrize("n", range(2, 18))
def test_every_way_of_writing_another_number_is_wrong(n):
    token = token_of(n)

    assert not any(challenge.is_answered("secret", token, s, AT) for s in spellings(n + 1))


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "不知道",
        "eleventh hour of 3",
        "9" * 5000,
        "sing",
        "si4",
        "shishishi",
        "十十十",
        "拾壹拾壹拾",
        "😀",
        "²",
        "½",
    ],
)
@pytest.mark.parametrize("token", ["", ".", "1.é", "9999999999.😀", "x.y", "９.a"])
def test_nonsense_is_a_wrong_answer_and_no_fault(answer, token):
    assert not challenge.is_answered("secret", token, answer, AT)
