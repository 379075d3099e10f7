"""Numbers of invented persons, in every spelling, for tests of what is masked."""

import re
from collections.abc import Callable

from hypothesis import strategies as st

HAN = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
SPOKEN = HAN | {"1": "幺", "0": "〇"}
WIDE = {str(n): chr(0xFF10 + n) for n in range(10)}
CIRCLED = {"0": "⓪"} | {str(n): chr(0x2460 + n - 1) for n in range(1, 10)}
KEYCAP = {str(n): f"{n}\ufe0f\u20e3" for n in range(10)}
BANKED = dict(zip("0123456789", "零壹贰叁肆伍陆柒捌玖", strict=True))
WORDS = dict(
    zip(
        "0123456789",
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
        strict=True,
    )
)
PINYIN = dict(
    zip(
        "0123456789",
        ["ling", "yao", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"],
        strict=True,
    )
)
SCRIPTS = (HAN, SPOKEN, WIDE, CIRCLED, KEYCAP, BANKED)

Spell = Callable[[str], str]


def _digits(n: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=n, max_size=n)


mobiles = st.builds("1{}{}".format, st.sampled_from("3456789"), _digits(9))
landlines = st.builds(
    "{}{}{}".format,
    st.sampled_from(["010", "021", "0746", "0731", "0898"]),
    st.sampled_from("2345678"),
    _digits(6),
)
days = st.dates().map(lambda day: f"{1950 + day.year % 60}{day:%m}{min(day.day, 28):02}")
identity_cards = st.builds(
    "{}{}{}{}".format, st.sampled_from(["431103", "990101", "110108"]), days, _digits(3),
    st.sampled_from("0123456789X"),
)  # fmt: skip


def luhn(start: str) -> str:
    """The digits with the one more that makes them a card's."""
    total = 0
    for i, digit in enumerate(reversed(start)):
        value = int(digit) * (2 - i % 2)
        total += value - 9 if value > 9 else value
    return f"{start}{-total % 10}"


bank_cards = st.builds("62{}".format, _digits(16)).map(luhn)


def grouped(*sizes: int, by: str) -> Spell:
    """In groups, with something between them."""

    def spell(number: str) -> str:
        parts, at = list[str](), 0
        for size in (*sizes, len(number)):
            parts.append(number[at : at + size])
            at += size
        return by.join(part for part in parts if part)

    return spell


def written(script: dict[str, str]) -> Spell:
    """In other signs."""
    return lambda number: "".join(script.get(c, c) for c in number)


def between_all(sign: str) -> Spell:
    """With a sign between any two."""
    return sign.join


def _amount(group: str) -> str:
    """A group of digits read as an amount: 一百三十八, 八千; what begins with a zero, digit by digit."""
    if group[0] == "0" or len(group) > 4:
        return written(HAN)(group)
    said = "".join(
        HAN[digit] + unit if digit != "0" else "零"
        for digit, unit in zip(group, ("", "十", "百", "千")[len(group) - 1 :: -1], strict=True)
    )
    return re.sub("零+", "零", said.rstrip("零")) or "零"


def reckoned(*sizes: int, by: str, script: dict[str, str] = HAN) -> Spell:
    """In groups, each read as an amount."""

    def spell(number: str) -> str:
        told = by.join(map(_amount, grouped(*sizes, by=" ")(number).split(" ")))
        return told.translate({ord(HAN[digit]): sign for digit, sign in script.items()})

    return spell


def amount_last(number: str) -> str:
    """138零零13八千: the last group as an amount, the one before half in words."""
    return f"{number[:3]}{written(HAN)(number[3:5])}{number[5:7]}{_amount(number[7:])}"


ALIKE = {"0": "o", "1": "l", "8": "b", "5": "s", "2": "z"}


def disguised(number: str) -> str:
    """With letters that look like digits behind its first three."""
    return number[:3] + number[3:7].replace("0", "O") + written(ALIKE)(number[7:9]) + number[9:]


PLATE_SCRIPTS = (HAN, SPOKEN, WIDE, CIRCLED, BANKED)
plates = st.builds(
    lambda place, letter, signs, script, by, every: f"{place}{letter}{by}" + "".join(
        script.get(sign, sign) if n % every else sign for n, sign in enumerate(signs)
    ),
    st.sampled_from("湘京粤云川藏"), st.sampled_from("AEL"), st.text("0123456789", min_size=4, max_size=5).map(lambda n: f"{n[:1]}Z{n[1:]}"),
    st.sampled_from(PLATE_SCRIPTS), st.sampled_from(["", " ", "·", "-"]), st.sampled_from([2, 3, 99]),
)  # fmt: skip
mails = st.builds(
    "{}{}{}{}{}".format, st.sampled_from(["zhangsan", "zhang_san88", "zs.1988", "Zhangsan"]),
    st.sampled_from(["@", "＠", " @ ", "*", "**", " * ", "#", "&", "艾特", " 艾特 ", "(at)", " at ", "圈a", "🐒", "+", "加", " "]),
    st.sampled_from(["qq", "163", "126", "sina", "ＱＱ"]), st.sampled_from([".", "。", "点", " 点 ", " dot ", "．"]), st.sampled_from(["com", "cn", "COM"]),
)  # fmt: skip


NOTHING_SEEN = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202c")
MOBILE_SPELLINGS: tuple[Spell, ...] = (
    str,
    *(written(script) for script in SCRIPTS),
    *(grouped(3, 4, by=by) for by in (" ", "-", "—", ".", "·", "\n", "　", "_", "/", "，", "、", ")", " - ", "~")),
    *(grouped(3, 3, by=by) for by in (" ", "-")),
    *(between_all(sign) for sign in (" ", "-", *NOTHING_SEEN, "\u200b\u200b\u200b", "\n")),
    *(f"{prefix}{{}}".format for prefix in ("+86", "+86 ", "0086", "0086-", "(86)", "（+86）", "86", "86-", "17951 ", "0")),
    lambda n: written(HAN)(n[:4]) + n[4:],
    lambda n: n[:3] + written(HAN)(n[3:7]) + n[7:],
    lambda n: n.replace("0", "O"),
    lambda n: n.replace("1", "I"),
    *(grouped(3, 4, by=by) for by in ("*", "丨", "ㄧ", "#", "@", "&", "☎", "杠", "横杠", "空格", "<br>", "&nbsp;", "，中间", "后面是")),
    *(between_all(sign) for sign in ("*", "#", "&", "空", "、", "😀")),
    lambda n: f"<b>{n[:3]}</b>{n[3:]}",
    lambda n: f"前面{n[:3]}，中间{n[3:7]}，最后{n[7:]}",
    *(reckoned(3, 4, by=by) for by in ("", "，", " ")),
    reckoned(3, 4, by="，", script=BANKED), amount_last, lambda n: f"{n[:3]} {_amount(n[3:7])} {n[7:]}",
    *(lambda n, by=by, script=script: by.join(script[c] for c in n) for script in (WORDS, PINYIN) for by in (" ", "-", "")),
)  # fmt: skip
LANDLINE_SPELLINGS: tuple[Spell, ...] = (
    str,
    written(HAN),
    written(WIDE),
    lambda n: f"{n[:-7]}-{n[-7:]}",
    lambda n: f"({n[:-7]}){n[-7:]}",
    lambda n: f"（{n[:-7]}） {n[-7:]}",
    lambda n: f"{n[:-7]} {n[-7:-4]} {n[-4:]}",
    lambda n: f"{n[:-7]}一{n[-7:]}",
    lambda n: f"{n[:-7]}-{n[-7:]}转801",
    lambda n: f"{n[:-7]}{n[-7:]}-8012",
    lambda n: f"{n[:-7]}-{n[-7:]}ext801",
    lambda n: f"+86-{n[1:-7]}-{n[-7:]}",
    lambda n: f"{n[:-7]}.{n[-7:-4]}.{n[-4:]}",
    lambda n: f"{n[:-7]}*{n[-7:]}",
    lambda n: f"<b>{n[:-7]}</b>{n[-7:]}",
    lambda n: written(HAN)(f"{n[:-7]}，{n[-7:-4]}，{n[-4:]}"),
)
CARD_SPELLINGS: tuple[Spell, ...] = (
    str, written(WIDE), written(HAN), between_all(" "), between_all("\u200b"),
    grouped(6, 8, by=" "), grouped(6, 8, by="*"), grouped(6, 8, by="&nbsp;"), grouped(6, by="<i>"), grouped(4, 4, 4, 4, by=" "), grouped(4, 4, 4, 4, by="-"), grouped(6, 4, 4, by="\n"),
)  # fmt: skip
spelled = st.one_of(
    st.tuples(mobiles, st.sampled_from(MOBILE_SPELLINGS)),
    st.tuples(landlines, st.sampled_from(LANDLINE_SPELLINGS)),
    st.tuples(st.one_of(identity_cards, bank_cards), st.sampled_from(CARD_SPELLINGS)),
)

OTHERS = (
    "zhangsan_88@qq.com", "zhangsan＠163.com", "zhangsan at gmail dot com", "zhangsan(at)sina.com",
    "zhangsan＃qq.com", "zhang.san@mail.gov.cn", "微信号：zhangsan_88", "加V：zhangsan88", "wx:zhangsan88",
    "VX zhangsan88", "威信zhangsan88", "QQ 87654321", "扣扣号87654321", "qq邮箱：87654321", "护照E87654321",
    "G87654321", "湘E8Z765", "湘E·8Z765", "湘 E8Z765", "湘ED87654", "湘E87654D", "湘E8765学", "湘E8765警",
    "豫A8765挂", "车牌E8Z765", "400-876-5432", "4008765432", "800 876 5432", "+852 9876 5432",
    "电话8765432", "打我座机876 5432", "请打8765432转12", "8765432转801", "短号687654", "431103876543219".replace("876543", "870605"),
    "请打876 54 32", "📞8765432", "拨8765432", "零八七六，八七六，五四三二",
    "zhangsan🐒qq.com", "zhangsan圈a qq.com", "zhangsan(a)163.com", "zhangsan%40qq.com", "zhangsan&#64;qq.com", "<zhangsan@abc.de>",
    "z h a n g s a n @qq.com", "邮箱：zhangsan，qq的", "email zhangsan", "微-信：zhangsan88", "微·信 zhangsan88", "wei xin zhangsan88",
    "微信名zhangsan88", "围信zhangsan88", "卫星：zhangsan88", "绿泡泡zhangsan88", "w信zhangsan88", "微x：zhangsan88", "我的V是zhangsan88",
    "微信 z h a n g s a n 8 8", "微博@zhangsan88", "tg:zhangsan88", "B站zhangsan88", "知乎zhangsan88",
    "湘E*8Z765", "湘E丨8Z765", "湘Е8Z765", "湘Ⓔ8Z765", "湘🅔8Z765", "湖南E8Z765", "湖南省E8Z765", "使876543",
    "身份证号43110319870605", "账号 8765 4321 8765 43", "微信87654321",
)  # fmt: skip
